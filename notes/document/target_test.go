package document_test

import (
	"testing"

	"collate/notes/document"
)

func notesOf(text string) document.Document {
	var b document.Builder
	mark := func(number int) {
		start := b.Len()
		b.Write("[n]", 0)
		b.Link(start, document.FootnoteTarget(number))
	}
	b.Begin(document.Block{Kind: document.Heading, Level: 1})
	b.Write(text, 0)
	mark(1)
	mark(2)
	mark(1)
	b.Begin(document.Block{Kind: document.Item, Level: 1, Number: 1})
	b.Write("no note", 0)
	for number := range 2 {
		b.Begin(document.Block{Kind: document.Footnote, Level: 1, Number: number + 1})
		b.Write("note", 0)
		b.Begin(document.Block{Kind: document.Paragraph, Level: 1})
		b.Write("more", 0)
	}
	b.Begin(document.Block{Kind: document.Footnote, Level: 1, Number: 3})
	return b.Document()
}

func TestFootnote(t *testing.T) {
	d := notesOf("Text")
	for target, want := range map[string]string{
		"#fn:1": "note\nmore", "#fn:2": "note\nmore", "#fn:3": "",
	} {
		note := d.Footnote(target)
		if len(note) == 0 || note[0].Kind != document.Footnote {
			t.Errorf("Footnote(%q) = %v", target, note)
			continue
		}
		if got := d.Slice(note[0].Start, note[len(note)-1].End); got != want {
			t.Errorf("Footnote(%q) is %q, want %q", target, got, want)
		}
	}
	for _, target := range []string{"", "#", "#fn:", "#fn:4", "#fn:x", "#fnref:1", "fn:1", "https://example.org/#fn:1"} {
		if note := d.Footnote(target); note != nil {
			t.Errorf("Footnote(%q) = %v", target, note)
		}
	}
}

func TestTargetOfFootnotes(t *testing.T) {
	d := notesOf("Text")
	for target, want := range map[string]int{
		document.FootnoteTarget(1): 22, document.FootnoteTarget(2): 32, "#fnref:1": 4, "#fnref:2": 7,
	} {
		if got, ok := d.Target(target); !ok || got != want {
			t.Errorf("Target(%q) = %d, %v, want %d", target, got, ok, want)
		}
	}
	if got, ok := d.Target("#fnref:3"); ok {
		t.Errorf("a footnote that nothing refers to is referred to at %d", got)
	}
}

func TestTargetOfHeadings(t *testing.T) {
	var b document.Builder
	starts := make(map[string]int)
	for _, heading := range []string{
		"The Raid, & after", "Ölçü 2.5_x – one", "Again", "İki", "again", "---", "Again 1", "Ends with a space ", "…", "東京",
	} {
		b.Begin(document.Block{Kind: document.Heading, Level: 2})
		if _, known := starts[heading]; !known {
			starts[heading] = b.Len()
		}
		b.Write(heading, 0)
		b.Begin(document.Block{})
		b.Write("Again", 0)
	}
	d := b.Document()
	for target, want := range map[string]string{
		"#the-raid--after":               "The Raid, & after",
		"#The%20Raid,%20&%20after":       "The Raid, & after",
		"#ölçü-25_x--one":                "Ölçü 2.5_x – one",
		"#%C3%B6l%C3%A7%C3%BC-25_x--one": "Ölçü 2.5_x – one",
		"#again":                         "Again",
		"#again-1":                       "again",
		"#---":                           "---",
		"#ends-with-a-space":             "Ends with a space ",
		"#東京":                            "東京",
		"#":                              "The Raid, & after",
		"#top":                           "The Raid, & after",
	} {
		if got, ok := d.Target(target); !ok || got != starts[want] {
			t.Errorf("Target(%q) = %d, %v, want %d", target, got, ok, starts[want])
		}
	}
	for _, target := range []string{"", "again", "#none", "#again-7", "#%zz", "https://example.org/#again", "#…"} {
		if got, ok := d.Target(target); ok {
			t.Errorf("Target(%q) = %d, want none", target, got)
		}
	}
}

func TestTargetOfOwnHeading(t *testing.T) {
	var b document.Builder
	b.Write("before", 0)
	b.Begin(document.Block{Kind: document.Heading, Level: 1})
	b.Write("Top", 0)
	if got, ok := b.Document().Target("#top"); !ok || got != 7 {
		t.Errorf("Target of #top is %d, %v, want the heading of that name", got, ok)
	}
}
