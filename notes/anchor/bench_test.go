package anchor

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// prose returns a text of that many bytes whose words are distributed as in a
// natural one (Zipf), always the same.
func prose(size int) string {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 4, 50_000)
	var b strings.Builder
	for n := 1; b.Len() < size; n++ {
		fmt.Fprintf(&b, "w%s", strings.ToLower(fmt.Sprintf("%X", zipf.Uint64()*2654435761%1_000_003)))
		switch {
		case n%120 == 0:
			b.WriteString(".\n")
		case n%15 == 0:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// spread returns anchors of passages of 120 characters all over the text.
func spread(b *testing.B, text string, count int) []Anchor {
	t := NewText(text)
	anchors := make([]Anchor, count)
	for i := range anchors {
		start := i * (t.length - 120) / count
		a, err := t.Describe(start, start+120)
		if err != nil {
			b.Fatal(err)
		}
		anchors[i] = a
	}
	return anchors
}

const large = 3 << 20

// edit returns the text with every nth word replaced and something new at its
// beginning.
func edit(text string, nth int) string {
	words := strings.SplitAfter(text, " ")
	for i := range words {
		if i%nth == 0 {
			words[i] = "new "
		}
	}
	return "A new beginning. " + strings.Join(words, "")
}

func BenchmarkDescribe(b *testing.B) {
	text := NewText(prose(large))
	for i := 0; b.Loop(); i++ {
		start := i * 7919 % (text.length - 120)
		if _, err := text.Describe(start, start+120); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkQuote(b *testing.B) {
	source := prose(large)
	text := NewText(source)
	quote := source[large/2 : large/2+200]
	b.Run("exact", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := text.Quote(quote, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("typography", func(b *testing.B) {
		other := strings.ReplaceAll(quote, " ", "\n")
		for b.Loop() {
			if _, _, err := text.Quote(other, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkNewFinder(b *testing.B) {
	text := prose(large)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NewFinder(text)
	}
}

func BenchmarkFind(b *testing.B) {
	old := prose(large)
	anchors := spread(b, old, 1000)
	for _, c := range []struct{ name, text string }{
		{"unchanged", old},
		{"shifted", "A new beginning. " + old},
		{"every tenth word edited", edit(old, 10)},
		{"every third word edited", edit(old, 3)},
	} {
		f := NewFinder(c.text)
		b.Run(c.name, func(b *testing.B) {
			found := 0
			for i := 0; b.Loop(); i++ {
				if _, ok := f.Find(anchors[i%len(anchors)]); ok {
					found++
				}
			}
			b.ReportMetric(100*float64(found)/float64(b.N), "%found")
		})
	}
	b.Run("deleted", func(b *testing.B) {
		f := NewFinder(old[:large/2])
		for i := 0; b.Loop(); i++ {
			f.Find(anchors[len(anchors)/2+i%(len(anchors)/2)])
		}
	})
}

// BenchmarkFindAll is what a new revision of a book of 3 MB with a thousand
// highlights costs, the preparation of the text included.
func BenchmarkFindAll(b *testing.B) {
	old := prose(large)
	anchors := spread(b, old, 1000)
	text := edit(old, 10)
	for b.Loop() {
		if _, err := NewFinder(text).FindAll(context.Background(), anchors); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFindLong(b *testing.B) {
	old := prose(large)
	a, err := Describe(old, large/4, large/2)
	if err != nil {
		b.Fatal(err)
	}
	f := NewFinder(edit(old, 10))
	for b.Loop() {
		if _, ok := f.Find(a); !ok {
			b.Fatal("not found")
		}
	}
}
