package storage

import (
	"fmt"
	"testing"

	"collate/notes"
)

// BenchmarkFilters asks 5,000 articles by whom, from where and from when they are, as at
// each key.
func BenchmarkFilters(b *testing.B) {
	s := open(b)
	var ops []notes.Op
	for i := range 5_000 {
		a, r := article(fmt.Sprint("key-", i), fmt.Sprint("The road ", i), "A text about a raid.")
		ops = append(ops, notes.Put(a), notes.Put(r))
	}
	apply(b, s, ops...)
	for _, q := range []string{"by:doe raid", "from:weekly raid", "after:2020 raid"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Search(b.Context(), parse(q), 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
