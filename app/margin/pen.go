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

// pen is what comments are written with: one editor for all cards, which stands in
// that whose comment is being written.
type pen struct {
	margin     *Margin
	editor     *editor.Editor
	completion *completion.List

	card    *card             // that the editor stands in; nil for none
	id      notes.HighlightID // whose comment is in the editor
	typed   bool              // it differs from what was handed on last
	stretch string            // names the stretch that is being typed
	save    later.Burst       // hands on what is typed
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

// write puts the cursor to the end of the comment of a card.
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

// press puts the cursor to where the comment of a card was pressed. A drag from there
// selects: the editor stands where the comment stood.
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

// refresh shows a comment that was changed elsewhere, unless the user is at it.
func (p *pen) refresh(h notes.Highlight) {
	if !p.typed && !p.editor.Focused() {
		p.open(h)
	}
}

// travel shows the comment as an undo or a redo left it, and says whether it is another.
// The caret goes to where it has changed.
func (p *pen) travel(h notes.Highlight) bool {
	if p.card == nil || h.ID != p.id || p.typed || h.Comment == p.editor.Text() {
		return false
	}
	p.editor.Travel(h.Comment)
	p.margin.remeasure()
	return true
}

// key is offered the keys of the editor.
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

// shortcut lets the commands have a shortcut first, unless it is one of those that
// every editor has.
func (p *pen) shortcut(s fyne.Shortcut) bool {
	if isDone(s) {
		p.leave()
		return true
	}
	return !editor.Keeps(s) && p.margin.commands.Handle(s)
}

// isDone says whether a shortcut is Enter with Ctrl, or Cmd on a Mac.
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

// beginStretch hands on what was typed so far, to be undone apart from what comes next.
func (p *pen) beginStretch() {
	p.flush()
	p.stretch = string(notes.NewID[notes.EditID]())
}

// flush hands on what was typed.
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

// blurred hands on what was typed. The comment is still being written where only the
// window has lost the keyboard, which is known once it is clear who has it next.
func (p *pen) blurred() {
	p.flush()
	if held := p.completion.Blurred(); !held {
		p.margin.after(0, p.settle)
	}
}

// settle ends the writing if something else in the window has the keyboard.
func (p *pen) settle() {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.editor)
	if c == nil || c.Focused() != fyne.Focusable(p.editor) {
		p.end()
	}
}

// end takes the editor out of its card, which shows the comment again.
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

// leave ends the writing and gives the keyboard back.
func (p *pen) leave() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.editor); c != nil {
		c.Unfocus()
	}
	p.end()
	p.margin.OnLeave()
}
