package cite

import (
	"strings"

	"collate/notes/cite/csl"
)

// Quotation returns a passage in quotation marks with its citation, to stand
// alone in another text. In a style of notes, the citation follows a dash; else it
// stands in the text, and the entry of the bibliography follows in a paragraph of
// its own.
func Quotation(style *csl.Processor, ref Reference, passage string, f Format) string {
	text, entry := Citation(style, ref)
	quote := "“" + f.Escape(passage) + "”"
	citation := f.Write(text)
	if style.Style().Note() {
		return f.paragraph(quote + " — " + citation)
	}
	paragraphs := f.paragraph(strings.TrimSpace(quote + " " + citation))
	if shown := entry.In(f); shown != "" {
		paragraphs += f.between() + f.paragraph(shown)
	}
	return paragraphs
}

// paragraph writes a paragraph of what is in the format already.
func (f Format) paragraph(text string) string {
	if f == HTML {
		return "<div>" + text + "</div>"
	}
	return text
}

// between is what stands between paragraphs.
func (f Format) between() string {
	if f == HTML {
		return "\n"
	}
	return "\n\n"
}
