package storage

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/query"
)

// corpus makes texts of words that are as unevenly frequent as those of a
// language: the word of rank n occurs in proportion to 1/n (Zipf's law).
type corpus struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newCorpus() *corpus {
	random := rand.New(rand.NewPCG(1, 2))
	return &corpus{random, rand.NewZipf(random, 1.07, 3, 60_000)}
}

// word returns the word of a rank; the first ones are short.
func word(rank uint64) string {
	syllables := []string{"ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "za", "dra", "gel", "kor", "men", "pir", "sul"}
	var b strings.Builder
	for n := rank + 5; n > 0; n /= uint64(len(syllables)) {
		b.WriteString(syllables[n%uint64(len(syllables))])
	}
	return b.String()
}

func (c *corpus) text(words int) string {
	var b strings.Builder
	for range words {
		b.WriteString(word(c.zipf.Uint64()))
		b.WriteByte(' ')
	}
	return b.String()
}

func (c *corpus) paragraphs(n, words int) string {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = c.text(words)
	}
	return strings.Join(texts, "\n")
}

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
	for _, bench := range []struct{ name, query string }{
		{"one rare word", word(20_000) + " "},
		{"one common word", word(300) + " "},
		{"the commonest word", word(0) + " "},
		{"three words", word(500) + " " + word(900) + " " + word(2000) + " "},
		{"a common and a rare word", word(0) + " " + word(15_000) + " "},
		{"two common words", word(0) + " " + word(1) + " "},
		{"phrase", `"` + word(0) + " " + word(1) + `"`},
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
