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

// fill puts articles of 20 paragraphs of some 60 words into a notebook.
func fill(b *testing.B, s *Store, articles int) {
	b.Helper()
	c := newCorpus()
	for done := 0; done < articles; done += 500 {
		var edits []notes.Edit
		for i := range min(500, articles-done) {
			a, r := article(fmt.Sprintf("article-%d", done+i), c.text(6), c.paragraphs(20, 60))
			edits = append(edits, edit(notes.Put(r), notes.Put(a)))
		}
		if _, err := s.ApplyAll(context.Background(), edits...); err != nil {
			b.Fatal(err)
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
