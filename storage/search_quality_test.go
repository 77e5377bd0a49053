package storage

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"collate/notes"
)

// TestSearchQuality measures, over a generated corpus, how often a note is found
// among the first ten hits, and as the first, by words that were drawn from it.
func TestSearchQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes a corpus")
	}
	s := open(t)
	c := newCorpus()
	all := c.notes(3000)
	addNotes(t, s, all)
	for _, want := range []struct {
		sort
		ten, first float64 // shares
	}{
		{sort{name: "exact", words: 2, rare: true}, 0.99, 0.98},
		{sort{name: "exact", words: 3, rare: true}, 0.99, 0.98},
		{sort{name: "one typo", words: 2, rare: true, typo: true}, 0.99, 0.98},
		{sort{name: "one typo", words: 3, rare: true, typo: true}, 0.99, 0.98},
		{sort{name: "unfinished", words: 2, rare: true, begun: true}, 0.97, 0.93},
		{sort{name: "unfinished", words: 3, rare: true, begun: true}, 0.99, 0.97},
		{sort{name: "any words, side by side,", words: 3, close: true}, 0.97, 0.93},
		{sort{name: "any words", words: 3}, 0.85, 0.75},
	} {
		t.Run(fmt.Sprint(want.name, " ", want.words), func(t *testing.T) {
			const count = 300
			first, ten := 0.0, 0.0
			for _, q := range c.ask(all, want.sort, count) {
				switch place := q.place(t, s); {
				case place == 1:
					first++
					fallthrough
				case place > 0:
					ten++
				}
			}
			t.Logf("among the first ten %.3f, the first %.3f", ten/count, first/count)
			if ten/count < want.ten || first/count < want.first {
				t.Errorf("want %.2f and %.2f", want.ten, want.first)
			}
		})
	}
}

// BenchmarkSearchNotes searches notes of 60 words for words that were drawn from
// them, 400 times in each round. How many notes, says the environment variable COLLATE_NOTES.
func BenchmarkSearchNotes(b *testing.B) {
	s, c, all := library(b)
	for _, sort := range sorts() {
		b.Run(sort.name, func(b *testing.B) {
			const count = 400
			queries := c.ask(all, sort, count)
			var took []time.Duration
			for b.Loop() {
				for _, q := range queries {
					start := time.Now()
					q.place(b, s)
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(milliseconds(took[len(took)*95/100]), "p95-ms")
			b.ReportMetric(milliseconds(took[len(took)-1]), "max-ms")
		})
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// library returns a notebook of as many notes as are to be measured with.
func library(b *testing.B) (*Store, *corpus, []notes.Note) {
	s, c := open(b), newCorpus()
	all := c.notes(corpusSize(b))
	addNotes(b, s, all)
	must(b, s.Optimize(b.Context()))
	asked{text: "first"}.place(b, s) // which reads the vocabulary
	return s, c, all
}

// BenchmarkImportNotes makes notes of 60 words durable, a thousand at a time.
func BenchmarkImportNotes(b *testing.B) {
	s, c := open(b), newCorpus()
	const count = 5000
	all := c.notes(count)
	for b.Loop() {
		for i := range all {
			all[i].ID = notes.NewID[notes.NoteID]()
		}
		addNotes(b, s, all)
	}
	b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "notes/s")
}

// BenchmarkChangeNote changes one of many notes.
func BenchmarkChangeNote(b *testing.B) {
	s, _, all := library(b)
	n := all[len(all)/2]
	for i := 0; b.Loop(); i++ {
		n.Body = fmt.Sprint(all[i%len(all)].Body, " ", i)
		apply(b, s, notes.Put(n))
	}
}

// BenchmarkVocabulary reads all words of the index.
func BenchmarkVocabulary(b *testing.B) {
	s, _, _ := library(b)
	for b.Loop() {
		s.vocabulary.forget()
		asked{text: "first"}.place(b, s)
	}
	b.ReportMetric(float64(s.vocabulary.words.Len()), "words")
}
