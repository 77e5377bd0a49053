package storage

import (
	"context"
	"fmt"
	"testing"

	"collate/notes"
	"collate/notes/query"
)

// fill puts articles into a notebook.
func fill(b *testing.B, s *Store, articles int) {
	b.Helper()
	c := newCorpus()
	for done := 0; done < articles; done += 500 {
		importArticles(b, s, c, done, 500)
	}
}

// importArticles puts articles of 20 paragraphs of 60 words into a notebook, in
// one transaction. Their keys are numbered from first.
func importArticles(b *testing.B, s *Store, c *corpus, first, count int) {
	b.Helper()
	var edits []notes.Edit
	for i := range count {
		a, r := article(fmt.Sprint("article-", first+i), c.text(6), c.paragraphs(20, 60))
		edits = append(edits, edit(notes.Put(r), notes.Put(a)))
	}
	must(b, s.Apply(context.Background(), edits...))
}

// BenchmarkApply makes one new highlight durable, with all that an edit entails.
func BenchmarkApply(b *testing.B) {
	s := open(b)
	_, r := addArticle(b, s, "daily", "The road", newCorpus().paragraphs(20, 60))
	for i := 0; b.Loop(); i++ {
		apply(b, s, notes.Put(highlight(r, i%100, i%100+40)))
	}
}

// BenchmarkApplyComment types into the comment of a highlight.
func BenchmarkApplyComment(b *testing.B) {
	s := open(b)
	_, r := addArticle(b, s, "daily", "The road", newCorpus().paragraphs(20, 60))
	h := highlight(r, 0, 40)
	for i := 0; b.Loop(); i++ {
		h.Comment = fmt.Sprint("Doubtful: compare what the ministry said in July. ", i)
		apply(b, s, notes.Put(h))
	}
}

// BenchmarkImport adds articles of 1200 words, 500 in a transaction.
func BenchmarkImport(b *testing.B) {
	s := open(b)
	c := newCorpus()
	for n := 0; b.Loop(); n += 500 {
		importArticles(b, s, c, n, 500)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(500*b.N), "µs/article")
}

func BenchmarkOpen(b *testing.B) {
	s := open(b)
	fill(b, s, 500)
	for b.Loop() {
		again, err := Open(b.Context(), s.path, Options{Window: true})
		must(b, err)
		_, err = again.Articles(b.Context())
		must(b, err)
		must(b, again.Close())
	}
}

// BenchmarkRevision loads a text of 3 MB.
func BenchmarkRevision(b *testing.B) {
	s := open(b)
	_, r := addArticle(b, s, "book", "A book", newCorpus().paragraphs(8000, 60)[:3_000_000])
	b.SetBytes(int64(len(r.Document.Text())))
	for b.Loop() {
		_, err := s.Revision(b.Context(), r.ID)
		must(b, err)
	}
}

// BenchmarkHighlights lists the 10,000 highlights of one article.
func BenchmarkHighlights(b *testing.B) {
	s := open(b)
	_, r := addArticle(b, s, "book", "A book", newCorpus().paragraphs(1000, 60))
	var ops []notes.Op
	for i := range 10_000 {
		ops = append(ops, notes.Put(highlight(r, 10*i, 10*i+50)))
	}
	apply(b, s, ops...)
	for b.Loop() {
		highlights, err := s.Highlights(b.Context(), r.Article)
		must(b, err)
		if len(highlights) != len(ops) {
			b.Fatalf("%d highlights", len(highlights))
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	s := open(b)
	fill(b, s, 10_000)
	c := newCorpus()
	for _, bench := range []struct{ name, query string }{
		{"one rare word", c.words[20_000] + " "},
		{"one common word", c.words[300] + " "},
		{"the commonest word", c.words[0] + " "},
		{"three words", c.words[500] + " " + c.words[900] + " " + c.words[2000] + " "},
		{"a common and a rare word", c.words[0] + " " + c.words[15_000] + " "},
		{"two common words", c.words[0] + " " + c.words[1] + " "},
		{"phrase", `"` + c.words[0] + " " + c.words[1] + `"`},
		{"one letter", "b"},
		{"three letters", "dra"},
		{"nothing", "qqq "},
	} {
		b.Run(bench.name, func(b *testing.B) {
			q := query.Parse(bench.query)
			var total int
			for b.Loop() {
				results, err := s.Search(b.Context(), q, 50)
				if err != nil {
					b.Fatal(err)
				}
				total = results.Total
			}
			b.ReportMetric(float64(total), "found")
		})
	}
}
