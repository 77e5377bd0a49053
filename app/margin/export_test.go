package margin

import (
	"time"

	"collate/app/widget/editor"
	"collate/app/widget/textblock"
	"collate/notes"
)

// Wait makes what the margin waits for happen when the returned function is called, and
// not by the clock.
func (m *Margin) Wait() (pass func()) {
	waiting := map[int]func(){}
	n := 0
	m.pen.save.After = func(d time.Duration, f func()) func() { return m.after(d, f) }
	m.after = func(_ time.Duration, f func()) func() {
		n++
		id := n
		waiting[id] = f
		return func() { delete(waiting, id) }
	}
	return func() {
		for id, f := range waiting {
			delete(waiting, id)
			f()
		}
	}
}

// Editor returns what comments are written in.
func (m *Margin) Editor() *editor.Editor { return m.pen.editor }

// Comment returns the comment of a card as it is read.
func (m *Margin) Comment(id notes.HighlightID) *textblock.Block { return m.card(string(id)).text }

// Shown returns what stands there, or that it is being written.
func (m *Margin) Shown(id notes.HighlightID) string {
	c := m.card(string(id))
	if c.writing() {
		return "(editor)"
	}
	if c.shown == "" {
		return placeholder
	}
	return m.Text(c.shown).Content
}

// CommentHeight returns the height of the comment of a card in px.
func (m *Margin) CommentHeight(id notes.HighlightID) float32 {
	return m.card(string(id)).comment.Size().Height
}
