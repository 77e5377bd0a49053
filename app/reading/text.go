package reading

import (
	"strconv"

	"collate/app/widget/textview"
	"collate/notes/document"
	"collate/notes/markdown"
)

// TextOf converts a document to a text of the view: offsets from code points to bytes.
// It is safe for concurrent use; for a long document, it should run off the UI thread.
func TextOf(d document.Document) *textview.Text {
	t := &textview.Text{Content: d.Text()}
	for _, b := range d.Blocks() {
		start, end := d.ByteOffset(b.Start), d.ByteOffset(b.End)
		t.Blocks = append(t.Blocks, textview.Block{
			Start: start, End: end,
			Kind: kindOf(b.Kind), Level: b.Level, Marker: markerOf(d, b), Quote: b.Quote, Apart: b.Apart, Target: b.Target,
		})
		if b.Kind == document.Image {
			t.Spans = append(t.Spans, textview.Span{Start: start, End: end, Style: textview.Quiet})
		}
	}
	for _, table := range d.Tables() {
		shared := &textview.Table{Align: alignmentOf(table)}
		for i := range table.Rows {
			row := &t.Blocks[table.First+i]
			row.Table, row.Head = shared, i < table.Head
		}
	}
	for _, s := range d.Spans() {
		span := textview.Span{Start: d.ByteOffset(s.Start), End: d.ByteOffset(s.End), Style: styleOf(s.Style)}
		if isAside(d, s) {
			span.Style |= textview.Quiet
		}
		t.Spans = append(t.Spans, span)
	}
	for _, l := range d.Links() {
		_, task := markdown.TaskTarget(l.Target)
		t.Links = append(t.Links, textview.Link{Start: d.ByteOffset(l.Start), End: d.ByteOffset(l.End), Target: l.Target, Plain: task})
	}
	return t
}

// isAside says whether a span is a whole paragraph in italics: a remark about the text,
// drawn in a quieter colour.
func isAside(d document.Document, s document.Span) bool {
	b := d.Blocks()[d.BlockAt(s.Start)]
	return s.Style == document.Italic && b.Kind == document.Paragraph && s.Start == b.Start && s.End == b.End
}

func kindOf(k document.Kind) textview.Kind {
	switch k {
	case document.Heading:
		return textview.Heading
	case document.Item:
		return textview.Item
	case document.Code:
		return textview.Code
	case document.Row:
		return textview.TableRow
	case document.Image:
		return textview.Picture
	case document.Footnote:
		return textview.Footnote
	}
	return textview.Paragraph
}

// markerOf returns the marker beside a block: the number of an item or footnote, a
// bullet, or "" for other blocks and tasks, whose checkbox is in the text.
func markerOf(d document.Document, b document.Block) string {
	text := d.Slice(b.Start, min(b.End, b.Start+1))
	switch {
	case b.Kind == document.Footnote, b.Numbered():
		return strconv.Itoa(b.Number) + "."
	case b.Kind == document.Item && text != "☐" && text != "☑":
		return "•"
	}
	return ""
}

func alignmentOf(t document.Table) []textview.Align {
	align := make([]textview.Align, len(t.Align))
	for i, a := range t.Align {
		switch a {
		case document.Center:
			align[i] = textview.AlignCenter
		case document.Right:
			align[i] = textview.AlignRight
		default:
			align[i] = textview.AlignLeft
		}
	}
	return align
}

func styleOf(s document.Style) textview.Style {
	var out textview.Style
	if s&document.Bold != 0 {
		out |= textview.Bold
	}
	if s&document.Italic != 0 {
		out |= textview.Italic
	}
	if s&document.Monospace != 0 {
		out |= textview.Mono
	}
	if s&document.Strike != 0 {
		out |= textview.Strike
	}
	return out
}
