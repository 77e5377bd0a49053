package cite

import (
	"strings"
	"testing"

	"collate/notes/document"
)

func TestParagraph(t *testing.T) {
	var b document.Builder
	starts := make(map[string]int)
	for _, block := range []struct {
		name string
		kind document.Kind
	}{
		{"title", document.Heading}, {"p1", document.Paragraph}, {"h2", document.Heading}, {"p2", document.Paragraph},
		{"item1", document.Item}, {"item2", document.Item}, {"p3", document.Paragraph}, {"quote", document.Quotation},
		{"h3", document.Heading}, {"item3", document.Item}, {"item4", document.Item}, {"code", document.Code},
		{"row1", document.Row}, {"row2", document.Row}, {"map", document.Image}, {"p7", document.Paragraph},
		{"h4", document.Heading}, {"photo", document.Image}, {"p8", document.Paragraph}, {"note1", document.Footnote}, {"note2", document.Footnote},
	} {
		level := 0
		if block.kind == document.Heading {
			level = 2
		}
		if block.name == "title" {
			level = 1
		}
		b.Begin(document.Block{Kind: block.kind, Level: level})
		starts[block.name] = b.Len()
		b.Write(block.name, 0)
	}
	doc := b.Document()
	at := func(first, last string) (start, end int) { return starts[first], starts[last] + len(last) }
	tests := []struct{ name, first, last, want string }{
		{"the first", "p1", "p1", "1"},
		{"headings do not count", "p2", "p2", "2"},
		{"a list belongs to the paragraph before", "item1", "item2", "2"},
		{"what follows a list", "p3", "p3", "3"},
		{"block quotes count", "quote", "quote", "4"},
		{"a list after a heading counts once", "item3", "item4", "5"},
		{"code counts", "code", "code", "6"},
		{"a table and a picture belong to the paragraph before", "row1", "map", "6"},
		{"what follows a picture", "p7", "p7", "7"},
		{"a picture after a heading does not count", "photo", "photo", ""},
		{"what follows such a picture", "p8", "p8", "8"},
		{"footnotes belong to the paragraph before", "note1", "note2", "8"},
		{"several paragraphs", "p1", "p3", "1–3"},
		{"from a heading on", "h2", "p2", "2"},
		{"only the title", "title", "title", ""},
		{"only a heading", "h2", "h2", "“h2”"},
	}
	for _, tt := range tests {
		start, end := at(tt.first, tt.last)
		got := Paragraph(doc, start, end)
		if got.Value != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got.Value, tt.want)
		}
		if isSection := got.Label == "section"; isSection != strings.HasPrefix(tt.want, "“") {
			t.Errorf("%s: it is a %s", tt.name, got.Label)
		}
	}
	start, _ := at("p2", "p2")
	if got := Paragraph(doc, start, start).Value; got != "2" {
		t.Errorf("an empty passage at the beginning of a paragraph: %q", got)
	}
	if got := Paragraph(document.Document{}, 0, 5); got != (Locator{}) {
		t.Errorf("empty text: %v", got)
	}
	if got := Paragraph(doc, 1000, 2000); got != (Locator{}) {
		t.Errorf("behind the text: %v", got)
	}
}
