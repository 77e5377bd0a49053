package editor

import (
	"strings"

	"collate/app/widget/textview"
)

// titleLevel is the level of the headings that a title looks like.
const titleLevel = 1

// NewTitle returns an empty editor for the title of a text: one paragraph, set as a heading of the first level is and
// without Markdown. Line feeds in what comes in become spaces; Enter is for OnKey. The text stands in the same column as
// that of an editor of the same look and width.
func NewTitle(engine *textview.Engine, look textview.Look, placeholder string) *Editor {
	e := New(engine, look, placeholder)
	e.buffer = newBuffer(true)
	e.margins.below = 10 // the text follows
	return e
}

// Clean returns a text as the editor would have it: see Units in the package comment.
func (e *Editor) Clean(text string) string {
	text = clean(text)
	if e.buffer.title {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}
