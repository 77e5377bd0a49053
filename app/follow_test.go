package app

import (
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

func TestCounterparts(t *testing.T) {
	short := markdown.Document("# Title\n\nIntro.\n\n## One\n\naaaa bbbb\n\n## Two\n\neeee ffff\n")
	long := markdown.Document("# Title\n\nA much longer introduction.\n\n## Eins\n\nwords\n\n## Zwei\n\nend\n\n## Drei\n\nmore\n")
	bare := markdown.Document("No headings at all, just one paragraph of text.")
	for _, c := range []struct {
		name        string
		from        document.Document
		place       int
		to          document.Document
		here, there string
	}{
		{"the start", short, 0, long, "Title\nIntro.\n", "Title\nA much longer introduction.\n"},
		{"within the first section", short, 8, long, "Title\nIntro.\n", "Title\nA much longer introduction.\n"},
		{"a heading begins its section", short, 13, long, "One\naaaa bbbb\n", "Eins\nwords\n"},
		{"the end", short, short.Len(), long, "Two\neeee ffff", "Zwei\nend\n"},
		{"fewer sections there: the last one", long, long.Len(), short, "Drei\nmore", "Two\neeee ffff"},
		{"no headings there", short, 13, bare, "One\naaaa bbbb\n", bare.Text()},
		{"no headings here", bare, 5, short, bare.Text(), "Title\nIntro.\n"},
		{"empty texts", document.Document{}, 0, document.Document{}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			here, there := counterparts(c.from, c.place, c.to)
			if got := c.from.Slice(here[0], here[1]); got != c.here {
				t.Errorf("here %q, want %q", got, c.here)
			}
			if got := c.to.Slice(there[0], there[1]); got != c.there {
				t.Errorf("there %q, want %q", got, c.there)
			}
		})
	}
}
