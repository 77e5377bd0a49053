package editor

import "collate/app/widget/textview"

// NewField returns an empty editor for a few lines, such as a comment: without margins, and as high as its text at its
// width. When its text has changed, the container must lay it out again.
func NewField(engine *textview.Engine, look textview.Look, placeholder string) *Editor {
	e := New(engine, look, placeholder)
	e.margins, e.field = margins{}, true
	return e
}

// Height returns the height of the text at the editor's width, with the margins; 0 while the editor has no width. It
// takes time proportional to the length of the text.
func (e *Editor) Height() float32 {
	if !e.sync() {
		return 0
	}
	height := 0
	for n, l := range e.buffer.lines {
		if l.hidden {
			continue
		}
		for piece := range e.layout(n).Pieces() {
			e.rows(n, piece)
		}
		height += e.heights.Value(n)
	}
	return e.margins.top + float32(height)/e.state.scale + e.margins.below
}
