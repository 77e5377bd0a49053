package app

import (
	"os"
	"strings"
	"testing"

	"collate/app/reading"
	"collate/assets"
	"collate/notes/cite/csl"
	"collate/notes/cite/styles"
	"collate/notes/markdown"
)

func bundledStyles() *styles.Collection {
	return styles.New(
		[]styles.Folder{{Name: "Collate", Files: assets.Styles()}},
		[]styles.Folder{{Name: "Collate", Files: assets.Locales()}})
}

func sampleItems(t testing.TB) []csl.Item {
	t.Helper()
	data, err := os.ReadFile("../notes/cite/testdata/digests.json")
	if err != nil {
		t.Fatal(err)
	}
	items, err := csl.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return items[:previewed]
}

func TestSample(t *testing.T) {
	items := sampleItems(t)
	for _, tt := range []struct {
		style, heading string
		citations      int
	}{
		{"apa", "## In a text\n", previewed + 1},
		{"chicago-notes-bibliography", "## In notes\n", previewed + 1},
	} {
		style, err := bundledStyles().Processor(tt.style, "")
		if err != nil {
			t.Fatal(err)
		}
		citations, bibliography, ok := strings.Cut(sample(style, items), "\n## Bibliography\n")
		if !ok || !strings.HasPrefix(citations, tt.heading) || strings.Count(citations, "\n\n") != tt.citations {
			t.Errorf("%s: citations\n%s", tt.style, citations)
		}
		for _, item := range items {
			if !strings.Contains(bibliography, item.Text["original-title"][:10]) {
				t.Errorf("%s: %s is not in\n%s", tt.style, item.ID, bibliography)
			}
		}
		if got := sample(style, nil); got != tt.heading {
			t.Errorf("%s: of nothing: %q", tt.style, got)
		}
	}
}

// BenchmarkPreview makes the preview of a style that was not read before.
func BenchmarkPreview(b *testing.B) {
	items := sampleItems(b)
	for _, name := range []string{"apa", "chicago-notes-bibliography", "ieee"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				style, err := bundledStyles().Processor(name, "")
				if err != nil {
					b.Fatal(err)
				}
				reading.TextOf(markdown.Document(sample(style, items)))
			}
		})
	}
}
