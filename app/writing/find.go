package writing

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/editor"
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

// findBar finds and replaces in the body, or finds in the page if the note is
// read.
type findBar struct {
	writer  *Writer
	words   *findEntry
	with    *findEntry
	matches bool // capitals count
	count   *label.Label
	replace *fyne.Container // the row for replacing
	overlay *fyne.Container
}

func newFindBar(w *Writer) *findBar {
	f := &findBar{writer: w, count: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12})}
	f.words = newFindEntry(w, "Find in this note", f.step)
	f.words.OnChanged = func(string) { f.search() }
	f.with = newFindEntry(w, "Replace with", f.replaceOne)
	capitals := control.NewButton("Aa", nil)
	capitals.Hint = "Capitals count"
	capitals.SetColor(theme.ColorQuiet)
	capitals.OnTapped = func() {
		f.matches = !f.matches
		capitals.SetColor(theme.ColorQuiet)
		if f.matches {
			capitals.SetColor(theme.ColorAccent)
		}
		f.focus()
		f.search()
	}
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(0),
		container.New(layout.NewCustomPaddedLayout(0, 0, 10, 6), f.count),
		capitals,
		f.button(fynetheme.MoveUpIcon(), "Previous (Shift+F3)", f.previous),
		f.button(fynetheme.MoveDownIcon(), "Next (F3)", f.next),
		control.NewIconButton(fynetheme.CancelIcon(), "Close (Escape)", f.dismiss),
	)
	one, all := control.NewButton("Replace", f.replaceOne), control.NewButton("Replace all", f.replaceAll)
	replacing := container.New(layout.NewCustomPaddedHBoxLayout(0), one, all)
	f.replace = container.New(flow.Dock(nil, nil, nil, replacing), replacing, f.with)
	find := container.New(flow.Dock(nil, nil, nil, buttons), buttons, f.words)
	f.overlay = container.New(findLayout{}, panel.NewSurface(container.New(flow.Column(4), find, f.replace), panel.Bar()))
	f.overlay.Hide()
	return f
}

// Find opens the bar, with the selected words if there are some.
func (w *Writer) Find() { w.find.openWith(w.find.replace.Visible() && w.find.overlay.Visible()) }

// Replace opens the bar with the field for what is to stand in the place of
// what is found.
func (w *Writer) Replace() {
	if w.view == Read {
		w.SetView(Write)
	}
	w.find.openWith(true)
}

// FindNext goes to the next place that was found, and FindPrevious to the one
// before.
func (w *Writer) FindNext() { w.find.next() }

// FindPrevious goes to the place before.
func (w *Writer) FindPrevious() { w.find.previous() }

// reads says whether the bar searches the page.
func (f *findBar) reads() bool { return f.writer.view == Read }

func (f *findBar) openWith(replace bool) {
	show(f.replace, replace)
	f.overlay.Show()
	words := f.writer.body.SelectedText()
	if f.reads() {
		words = f.writer.page.SelectedText()
	}
	if words != "" && len(words) <= 100 && !strings.Contains(words, "\n") {
		f.words.SetText(words)
	}
	f.search()
	f.focus()
	f.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// focus puts the cursor into the field.
func (f *findBar) focus() {
	// The bar itself is on no canvas before it is painted for the first time.
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.writer); c != nil {
		c.Focus(f.words)
	}
}

// other puts the cursor into the other field than the one given.
func (f *findBar) other(than *findEntry) {
	to := f.words
	if than == f.words {
		to = f.with
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(to); c != nil {
		c.Focus(to)
	}
}

// again searches the page that is shown now, if the bar is open.
func (f *findBar) again() {
	if f.overlay.Visible() && f.reads() {
		f.search()
	}
}

// button returns a button that leaves the cursor in the field.
func (f *findBar) button(icon fyne.Resource, hint string, do func()) *control.Button {
	return control.NewIconButton(icon, hint, func() {
		do()
		f.focus()
	})
}

func (f *findBar) search() {
	if f.reads() {
		// Without a regular expression nothing can be wrong with the words.
		_ = f.writer.page.FindWith(f.words.Text, textview.FindOptions{Case: f.matches})
	} else {
		f.writer.body.Find(f.words.Text, editor.FindOptions{Case: f.matches})
	}
	f.tell()
}

func (f *findBar) next() {
	if f.reads() {
		f.writer.page.FindNext()
	} else {
		f.writer.body.FindNext()
	}
	f.tell()
}

func (f *findBar) previous() {
	if f.reads() {
		f.writer.page.FindPrevious()
	} else {
		f.writer.body.FindPrevious()
	}
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

func (f *findBar) replaceOne() {
	f.writer.body.ReplaceFind(f.with.Text)
	f.tell()
}

func (f *findBar) replaceAll() {
	f.writer.body.ReplaceAll(f.with.Text)
	f.tell()
}

func (f *findBar) tell() {
	current, count := f.writer.body.FindState()
	if f.reads() {
		current, count = f.writer.page.FindState()
	}
	switch {
	case f.words.Text == "":
		f.count.SetText("")
	case count == 0:
		f.count.SetText("none")
	case current == 0:
		f.count.SetText(fmt.Sprint(count))
	default:
		f.count.SetText(fmt.Sprintf("%d of %d", current, count))
	}
	f.overlay.Refresh()
}

// key is offered a key of the text and says whether it took it.
func (f *findBar) key(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyF3:
		f.step()
	case key == fyne.KeyEscape && f.overlay.Visible():
		f.dismiss()
	default:
		return false
	}
	return true
}

// close hides the bar and the marks of what was found.
func (f *findBar) close() {
	f.overlay.Hide()
	f.writer.body.ClearFind()
	f.writer.page.ClearFind()
}

func (f *findBar) dismiss() {
	f.close()
	f.writer.focus()
}

// findLayout puts the bar at the top right, as wide as it likes to be or the
// pane has room for.
type findLayout struct{}

func (findLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (findLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar := objects[0]
	width := max(0, min(findWidth, size.Width-2*findMargin))
	bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
	bar.Move(fyne.NewPos(size.Width-findMargin-width, 8))
}

// findEntry is a field of the bar.
type findEntry struct {
	widget.Entry
	writer *Writer
	submit func()
}

func newFindEntry(w *Writer, placeholder string, submit func()) *findEntry {
	e := &findEntry{writer: w, submit: submit}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab leads to the other field, if there is
// one.
func (e *findEntry) AcceptsTab() bool { return e.writer.find.replace.Visible() }

// TypedKey does for Enter what the field is for, and closes the bar for Escape.
func (e *findEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyTab:
		e.writer.find.other(e)
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		e.submit()
	case !e.writer.find.key(key.Name):
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut hands on what the field has no use for.
func (e *findEntry) TypedShortcut(s fyne.Shortcut) {
	if !e.writer.commands.HandleInField(s) {
		e.Entry.TypedShortcut(s)
	}
}
