package reading

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/textview"
)

// Measures of the bar in px.
const (
	findWidth  = 460 // at most
	findMargin = 16
)

// findBar is find in page: a field with a count at the top right of the text.
type findBar struct {
	view    *textview.View
	leave   func() // gives the keyboard back to the text
	entry   *findEntry
	options textview.FindOptions
	count   *label.Label
	problem *label.Label // what is wrong with what was typed
	overlay *fyne.Container
}

func newFindBar(view *textview.View, commands *command.Set, leave func()) *findBar {
	f := &findBar{view: view, leave: leave, count: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12})}
	f.entry = newFindEntry(f, commands)
	f.problem = label.New("", label.Style{Color: theme.ColorDanger, Size: 12, Lines: label.Unlimited})
	f.problem.Hide()
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(0),
		container.New(layout.NewCustomPaddedLayout(0, 0, 10, 6), f.count),
		f.toggle("Aa", "Capitals count", &f.options.Case),
		f.toggle("é", "Accents count", &f.options.Diacritics),
		f.toggle("ab|", "Whole words", &f.options.Word),
		f.toggle(".*", "Regular expression", &f.options.Regexp),
		f.button(fynetheme.MoveUpIcon(), "Previous (Shift+F3)", f.previous),
		f.button(fynetheme.MoveDownIcon(), "Next (F3)", f.next),
		control.NewIconButton(fynetheme.CancelIcon(), "Close (Escape)", f.dismiss),
	)
	row := container.New(flow.Dock(nil, nil, nil, buttons), buttons, f.entry)
	f.overlay = container.New(findLayout{}, panel.NewSurface(container.New(flow.Column(4), row, f.problem), panel.Bar()))
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

// button returns a button that leaves the cursor in the field.
func (f *findBar) button(icon fyne.Resource, hint string, do func()) *control.Button {
	return control.NewIconButton(icon, hint, func() {
		do()
		f.focus()
	})
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
	var wrong *textview.PatternError
	if err := f.view.FindWith(words, f.options); errors.As(err, &wrong) {
		first, size := utf8.DecodeRuneInString(wrong.Reason)
		f.problem.SetText(string(unicode.ToUpper(first)) + wrong.Reason[size:])
		f.problem.Show()
	} else {
		f.problem.Hide()
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
		f.count.SetText("")
	case count == 0 && f.view.Finding():
		f.count.SetText("…")
	case count == 0:
		f.count.SetText("none")
	default:
		f.count.SetText(fmt.Sprintf("%d of %d", current, count))
	}
	f.overlay.Refresh()
}

// findLayout puts the bar at the top right, as wide as it likes to be or the
// pane has room for.
type findLayout struct{}

func (findLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (findLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar := objects[0]
	width := min(findWidth, size.Width-2*findMargin)
	bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
	bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
	bar.Move(fyne.NewPos(size.Width-findMargin-width, 8))
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
