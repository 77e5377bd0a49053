package editor

import (
	"strings"

	"collate/app/widget/textview"
)

// titleLevel is the heading level whose style a title has.
const titleLevel = 1

// NewTitle returns an empty editor for the title of a text: one paragraph without Markdown, in the style of a heading of
// level 1. Line feeds in the input become spaces; Enter is left to OnKey. The text is in the same column as in an editor
// with the same look and width.
func NewTitle(engine *textview.Engine, look textview.Look, placeholder string) *Editor {
	e := New(engine, look, placeholder)
	e.buffer = newBuffer(true)
	e.margins.below = 10 // the text follows below
	return e
}

// Clean returns a text as the editor normalises it: see Units in the package comment.
func (e *Editor) Clean(text string) string {
	text = clean(text)
	if e.buffer.title {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}
