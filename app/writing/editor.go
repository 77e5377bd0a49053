package writing

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/field"
)

// Measures of the editor.
const (
	editorTop   = 20 // px
	editorSides = 18 // px
	columnEms   = 36 // widest line, in sizes of the text
)

// entry is the field of the title or of the body.
type entry struct {
	field.Prose
	writer   *Writer
	commands *command.Set
}

func newEntry(w *Writer, placeholder string, commands *command.Set) *entry {
	e := &entry{writer: w, commands: commands}
	e.PlaceHolder = placeholder
	e.OnChanged = func(string) { w.changed() }
	e.ExtendBaseWidget(e)
	return e
}

// replace sets the text without reporting a change, and not at all if it is
// the same: that keeps the cursor and what can be undone in the field.
func (e *entry) replace(text string) {
	if text == e.Text {
		return
	}
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = func(string) { e.writer.changed() }
}

// FocusGained tells the window where the keyboard is.
func (e *entry) FocusGained() {
	e.Prose.FocusGained()
	e.writer.focused(true)
}

// FocusLost hands on what was typed.
func (e *entry) FocusLost() {
	e.Prose.FocusLost()
	e.writer.Flush()
}

// AcceptsTab implements fyne.Tabbable: Tab leads from the title to the body.
func (e *entry) AcceptsTab() bool { return e.MultiLine }

// TypedKey goes on to the body for Enter in the title, and back to reading for
// Escape.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape:
		c := fyne.CurrentApp().Driver().CanvasForObject(e)
		e.writer.SetEditing(false)
		e.writer.FocusOn(c)
	case !e.MultiLine && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeyDown):
		if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
			c.Focus(e.writer.body)
		}
	default:
		e.Prose.TypedKey(key)
	}
}

// TypedShortcut hands on what the field has no use for.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if !e.commands.HandleInField(s) {
		e.Prose.TypedShortcut(s)
	}
}

// column puts the title over the body, in a column as wide as the one for
// reading.
type column struct{ writer *Writer }

func (c *column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 60) }

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(0, min(size.Width-2*editorSides, columnEms*c.writer.size))
	x := (size.Width - width) / 2
	y := float32(editorTop)
	title, body := objects[0], objects[1]
	height := title.MinSize().Height
	title.Move(fyne.NewPos(x, y))
	title.Resize(fyne.NewSize(width, height))
	y += height
	body.Move(fyne.NewPos(x, y))
	body.Resize(fyne.NewSize(width, max(0, size.Height-y)))
}

// editorTheme sets the fields in the size of the text, on paper, without a
// border.
type editorTheme struct{ writer *Writer }

func (t *editorTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	current := fyne.CurrentApp().Settings().Theme()
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder:
		return current.Color(theme.ColorPaper, variant)
	}
	return current.Color(name, variant)
}

func (t *editorTheme) Font(style fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(style)
}

func (t *editorTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

func (t *editorTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return t.writer.size - 1
	case fynetheme.SizeNameInputBorder:
		return 0
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}
