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
	return e
}

// Height returns the height that the text takes at the editor's width, with the margins; 0 when the editor has no width
// yet. It takes time in proportion to the length of the text.
func (e *Editor) Height() float32 {
	if !e.sync() {
		return 0
	}
	height := 0
	for n := range e.buffer.lines {
		e.rows(n, 0)
		height += e.heights.Value(n)
	}
	return marginTop + float32(height)/e.state.scale + e.marginBottom()
}

// clean makes what comes in a text that the editor can have.
func (e *Editor) clean(text string) string {
	text = clean(text)
	if e.buffer.title {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}
