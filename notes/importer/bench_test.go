package importer_test

import (
	"strings"
	"testing"

	"collate/notes/importer"
)

// BenchmarkImport imports 3 MB: a long book.
func BenchmarkImport(b *testing.B) {
	const size = 3 << 20
	markdown := "## A heading\n\nThe *brothers* were taken in the early hours, and [two of them](https://example.org) did not survive " +
		"the **night**; the [[record]] does not say why, nor does anybody else.\n\n- one item\n- `two` items\n\n"
	text := "It took two days. A murder case several decades old sent police into\nhomes in the city, and over fifty people were detained that " +
		"\nnight.\n\n"
	for name, sample := range map[string]string{"book.md": markdown, "book.txt": text} {
		b.Run(name, func(b *testing.B) {
			data := []byte(strings.Repeat(sample, size/len(sample)))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := importer.Import(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
