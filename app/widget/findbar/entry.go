package findbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// entry is a field of the bar.
type entry struct {
	widget.Entry
	bar    *Bar
	submit func()
}

func newEntry(b *Bar, placeholder string, submit func()) *entry {
	e := &entry{bar: b, submit: submit}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab leads to the other field, if there is one.
func (e *entry) AcceptsTab() bool { return e.bar.Replacing() }

// TypedKey does for Enter what the field is for, and closes the bar for Escape.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyTab:
		e.other()
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		e.submit()
	case !e.bar.Key(key.Name):
		e.Entry.TypedKey(key)
	}
}

// other puts the cursor into the other field.
func (e *entry) other() {
	to := e.bar.words
	if e == to {
		to = e.bar.with
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(to); c != nil {
		c.Focus(to)
	}
}

// TypedShortcut hands on what the field has no use for.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if !e.bar.OnShortcut(s) {
		e.Entry.TypedShortcut(s)
	}
}
