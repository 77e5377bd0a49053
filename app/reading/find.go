package reading

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/textview"
)

const findWidth = 200 // px of the field

// findBar is find in page: a field with a count at the top right of the text.
type findBar struct {
	view    *textview.View
	leave   func() // gives the keyboard back to the text
	entry   *findEntry
	options textview.FindOptions
	count   *label.Label
	overlay *fyne.Container
}

func newFindBar(view *textview.View, commands *command.Set, leave func()) *findBar {
	f := &findBar{view: view, leave: leave, count: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12})}
	f.entry = newFindEntry(f, commands)
	field := container.New(layout.NewGridWrapLayout(fyne.NewSize(findWidth, 30)), f.entry)
	surface := panel.NewSurface(container.New(layout.NewCustomPaddedHBoxLayout(3),
		field, f.count,
		f.toggle("Aa", "Capitals count", &f.options.Case),
		f.toggle("é", "Accents count", &f.options.Diacritics),
		f.toggle("ab|", "Whole words", &f.options.Word),
		f.toggle(".*", "Regular expression", &f.options.Regexp),
		control.NewIconButton(fynetheme.MoveUpIcon(), "Previous (Shift+F3)", f.previous),
		control.NewIconButton(fynetheme.MoveDownIcon(), "Next (F3)", f.next),
		control.NewIconButton(fynetheme.CancelIcon(), "Close (Escape)", f.dismiss),
	), panel.Bar())
	right := container.New(layout.NewCustomPaddedLayout(8, 0, 0, 22), surface)
	f.overlay = container.NewVBox(container.NewHBox(layout.NewSpacer(), right))
	f.overlay.Hide()
	return f
}

// open shows the bar and puts the cursor into it; words that are not empty
// replace what was searched for last.
func (f *findBar) open(words string) {
	f.overlay.Show()
	if words != "" {
		f.entry.SetText(words)
	} else {
		f.changed(f.entry.Text)
	}
	f.focus()
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// focus puts the cursor into the field.
func (f *findBar) focus() {
	// The bar itself is on no canvas before it is painted for the first time.
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.view); c != nil {
		c.Focus(f.entry)
	}
}

// again searches the text that is shown now, if the bar is open.
func (f *findBar) again() {
	if f.overlay.Visible() {
		f.changed(f.entry.Text)
	}
}

// toggle returns a button that turns an option on and off.
func (f *findBar) toggle(text, hint string, option *bool) *control.Button {
	b := control.NewButton(text, nil)
	b.Hint = hint
	b.SetColor(theme.ColorQuiet)
	b.OnTapped = func() {
		*option = !*option
		if *option {
			b.SetColor(theme.ColorAccent)
		} else {
			b.SetColor(theme.ColorQuiet)
		}
		f.focus()
		f.changed(f.entry.Text)
	}
	return b
}

func (f *findBar) changed(words string) {
	if err := f.view.FindWith(words, f.options); err != nil {
		f.say(err.Error(), theme.ColorDanger)
		return
	}
	f.tell()
}

func (f *findBar) next() {
	f.view.FindNext()
	f.tell()
}

func (f *findBar) previous() {
	f.view.FindPrevious()
	f.tell()
}

// step goes to the next place, or with Shift to the previous one.
func (f *findBar) step() {
	if shiftIsDown() {
		f.previous()
	} else {
		f.next()
	}
}

func (f *findBar) tell() {
	current, count := f.view.FindState()
	switch {
	case f.entry.Text == "":
		f.say("", theme.ColorQuiet)
	case count == 0 && f.view.Finding():
		f.say("…", theme.ColorQuiet)
	case count == 0:
		f.say("not found", theme.ColorQuiet)
	default:
		f.say(fmt.Sprintf("%d of %d", current, count), theme.ColorQuiet)
	}
}

func (f *findBar) say(text string, color fyne.ThemeColorName) {
	f.count.SetText(text)
	f.count.SetColor(color)
	f.overlay.Refresh()
}

// close hides the bar and the marks of what was found.
func (f *findBar) close() {
	f.overlay.Hide()
	f.view.ClearFind()
}

func (f *findBar) dismiss() {
	f.close()
	f.leave()
}

// findEntry is the field of the bar.
type findEntry struct {
	widget.Entry
	bar      *findBar
	commands *command.Set
}

func newFindEntry(bar *findBar, commands *command.Set) *findEntry {
	e := &findEntry{bar: bar, commands: commands}
	e.PlaceHolder = "Find in this text"
	e.OnChanged = bar.changed
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey goes to the next place for Enter, to the previous one with Shift,
// and closes the bar for Escape.
func (e *findEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		e.bar.dismiss()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
		e.bar.step()
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut hands on what the field has no use for.
func (e *findEntry) TypedShortcut(s fyne.Shortcut) {
	if !e.commands.HandleInField(s) {
		e.Entry.TypedShortcut(s)
	}
}

func shiftIsDown() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
