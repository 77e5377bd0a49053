package app

import (
	"strings"
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

// place returns where words stand in a document, in code points.
func placeOf(t *testing.T, d document.Document, words string) int {
	t.Helper()
	i := strings.Index(d.Text(), words)
	if i < 0 {
		t.Fatalf("%q does not occur", words)
	}
	return d.CodePoint(i)
}

func TestCounterpart(t *testing.T) {
	short := markdown.Document("# Title\n\nIntro.\n\n## One\n\naaaa bbbb cccc dddd\n\n## Two\n\neeee ffff\n")
	long := markdown.Document("# Title\n\nA much longer introduction stands here.\n\n## Eins\n\n" +
		strings.Repeat("word ", 40) + "\n\n## Zwei\n\nend\n\n## Drei\n\nmore\n")
	bare := markdown.Document("No headings at all, just one paragraph of text.")
	for _, c := range []struct {
		name     string
		from     document.Document
		place    int
		to       document.Document
		how      following
		min, max int
	}{
		{"the start", short, 0, long, followHeadings, 0, 0},
		{"a heading goes to the heading of the same number", short, placeOf(t, short, "One"), long, followHeadings, placeOf(t, long, "Eins"), placeOf(t, long, "Eins")},
		{"the next one likewise", short, placeOf(t, short, "Two"), long, followHeadings, placeOf(t, long, "Zwei"), placeOf(t, long, "Zwei")},
		{"half a section goes to half the section", short, placeOf(t, short, "cccc"), long, followHeadings, placeOf(t, long, "Eins") + 80, placeOf(t, long, "Zwei") - 60},
		{"fewer headings: the last section", long, placeOf(t, long, "Drei"), short, followHeadings, placeOf(t, short, "Two"), placeOf(t, short, "Two")},
		{"no headings there", short, placeOf(t, short, "One"), bare, followHeadings, 0, 0},
		{"no headings here", bare, 0, short, followHeadings, 0, 0},
		{"by proportion, half", bare, bare.Len() / 2, long, followProportion, long.Len()/2 - 5, long.Len()/2 + 5},
		{"by proportion, the end", bare, bare.Len(), long, followProportion, long.Len(), long.Len()},
		{"an empty text", document.Document{}, 0, short, followProportion, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := counterpart(c.from, c.place, c.to, c.how)
			if got < c.min || got > c.max {
				t.Errorf("got %d, want %d to %d", got, c.min, c.max)
			}
		})
	}
}
