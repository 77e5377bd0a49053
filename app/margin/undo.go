package margin

import "collate/notes"

// Travel shows the comment that is being edited, if it is that of h, as undo or redo
// left it; seen says whether the change is visible.
func (m *Margin) Travel(h notes.Highlight) (seen bool) { return m.pen.travel(h) }

// Hold delays input typed into comments until Release, so that it comes after the result
// of a running undo or redo. Release must be called as often as Hold.
func (m *Margin) Hold() { m.pen.editor.Hold() }

// Release processes the input typed since Hold.
func (m *Margin) Release() { m.pen.editor.Release() }
