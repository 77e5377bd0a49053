package margin

import "collate/notes"

// Travel shows a comment, if it is the one that is being written, as an undo or a redo
// left it; seen says whether the user can see what is different.
func (m *Margin) Travel(h notes.Highlight) (seen bool) { return m.pen.travel(h) }

// Hold has what is typed into comments from now on wait for Release: it is to come after
// what an undo or a redo that is on its way leaves. As many calls of Release must follow.
func (m *Margin) Hold() { m.pen.editor.Hold() }

// Release lets what was typed since Hold happen.
func (m *Margin) Release() { m.pen.editor.Release() }
