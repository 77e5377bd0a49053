package margin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/completion"
	"collate/app/widget/editor"
	"collate/app/widget/later"
	"collate/app/widget/textview"
	"collate/notes"
)

// pen edits comments: one editor for all cards, placed in the card whose comment is
// being edited.
type pen struct {
	margin     *Margin
	editor     *editor.Editor
	completion *completion.List

	card    *card             // contains the editor; nil for none
	id      notes.HighlightID // the highlight whose comment is in the editor
	typed   bool              // the text differs from what was handed on last
	stretch string            // id of the stretch that is being typed
	save    later.Burst       // hands on typed text
}

func newPen(m *Margin, engine *textview.Engine, look textview.Look) *pen {
	p := &pen{margin: m, editor: editor.NewField(engine, look, placeholder)}
	p.save = later.Burst{After: later.OnMain, Quiet: typingPause, Most: typingMost, Run: p.flush}
	p.completion = completion.New(p.editor)
	p.completion.OnQuery = func(q completion.Query) { m.OnComplete(q) }
	p.completion.OnCreate = func(title string) { m.OnCreate(title) }
	p.editor.OnStretch = p.beginStretch
	p.editor.OnChanged = func(e editor.Edit) {
		p.completion.Edited(e)
		p.changed()
	}
	p.editor.OnCaret = p.completion.Follow
	p.editor.OnFocus = func() { m.OnGo(p.id) }
	p.editor.OnBlur = p.blurred
	p.editor.OnKey = p.key
	p.editor.TakesTab = p.completion.IsOpen
	p.editor.OnShortcut = p.shortcut
	p.editor.OnWheel = m.wheel
	p.editor.OnMenu = func(at fyne.Position) {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p.editor); c != nil {
			widget.ShowPopUpMenuAtPosition(p.editor.Menu(), c, at)
		}
	}
	p.editor.OnLink = func(target string, wiki bool) {
		if wiki {
			target = "[[" + target + "]]"
		}
		m.OnLink(target)
	}
	return p
}

// write puts the caret at the end of the comment of a card.
func (p *pen) write(c *card) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(p.margin)
	if canvas == nil {
		return
	}
	if p.card != c {
		p.end()
		p.card = c
		p.open(c.highlight)
		c.showEditor(p.editor)
		p.margin.remeasure()
	}
	canvas.Focus(p.editor)
}

// press puts the caret where the comment of a card was pressed. Dragging on selects,
// because the editor is where the comment was.
func (p *pen) press(c *card, e *desktop.MouseEvent) {
	p.write(c)
	p.editor.MouseDown(e)
}

// open puts the comment on a highlight into the editor.
func (p *pen) open(h notes.Highlight) {
	comment := p.margin.comment(h)
	if h.ID != p.id || comment != p.editor.Text() {
		p.id = h.ID
		p.editor.Open(comment)
	}
	p.editor.Select(p.editor.Len(), p.editor.Len())
}

// refresh shows a comment that was changed elsewhere, unless the user is editing it.
func (p *pen) refresh(h notes.Highlight) {
	if !p.typed && !p.editor.Focused() {
		p.open(h)
	}
}

// travel shows the comment as undo or redo left it, with the caret at the change, and
// says whether it has changed.
func (p *pen) travel(h notes.Highlight) bool {
	if p.card == nil || h.ID != p.id || p.typed || h.Comment == p.editor.Text() {
		return false
	}
	p.editor.Travel(h.Comment)
	p.margin.remeasure()
	return true
}

// key handles keys before the editor does.
func (p *pen) key(key *fyne.KeyEvent) bool {
	switch {
	case p.completion.Key(key.Name):
	case key.Name == fyne.KeyEscape:
		p.leave()
	default:
		return false
	}
	return true
}

// shortcut offers a shortcut to the commands first, unless every editor has it.
func (p *pen) shortcut(s fyne.Shortcut) bool {
	if isDone(s) {
		p.leave()
		return true
	}
	return !editor.Keeps(s) && p.margin.commands.Handle(s)
}

// isDone says whether a shortcut is Ctrl+Enter, or Cmd+Enter on a Mac.
func isDone(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

func (p *pen) changed() {
	if !p.typed {
		p.typed = true
		p.margin.OnTyping(true)
	}
	p.save.Call()
	p.margin.remeasure()
}

// beginStretch hands on the text typed so far, so that it is undone separately from the
// next stretch.
func (p *pen) beginStretch() {
	p.flush()
	p.stretch = string(notes.NewID[notes.EditID]())
}

// flush hands on typed text.
func (p *pen) flush() {
	p.save.Stop()
	if !p.typed {
		return
	}
	p.typed = false
	comment := p.editor.Text()
	p.margin.unsaved[p.id] = comment
	p.margin.OnComment(p.id, comment, p.stretch)
	p.margin.OnTyping(false)
}

// blurred hands on typed text. Editing goes on if only the window has lost the focus,
// which is known only after the next widget has gained it.
func (p *pen) blurred() {
	p.flush()
	if held := p.completion.Blurred(); !held {
		p.margin.after(0, p.settle)
	}
}

// settle ends editing if the editor no longer has the focus.
func (p *pen) settle() {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.editor)
	if c == nil || c.Focused() != fyne.Focusable(p.editor) {
		p.end()
	}
}

// end removes the editor from its card, which shows the comment again.
func (p *pen) end() {
	c := p.card
	if c == nil {
		return
	}
	p.flush()
	p.completion.Close()
	p.card = nil
	c.hideEditor(p.editor)
	p.margin.remeasure()
}

// leave ends editing and gives the focus back.
func (p *pen) leave() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.editor); c != nil {
		c.Unfocus()
	}
	p.end()
	p.margin.OnLeave()
}
