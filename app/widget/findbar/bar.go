// Package findbar is the bar with which words are found in a text, and replaced in one
// that can be written.
//
// Everything belongs to Fyne's goroutine.
package findbar

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/press"
	"collate/app/widget/textview"
)

// Text is a widget whose text can be searched, as [textview.View] says. One that
// searches in the background has a method Finding that tells whether that goes on.
type Text interface {
	fyne.CanvasObject
	FindWith(query string, o textview.FindOptions) error
	FindNext()
	FindPrevious()
	FindState() (current, count int)
	ClearFind()
}

// Writable is a Text in which what is found can be replaced.
type Writable interface {
	Text
	ReplaceFind(with string) bool
	ReplaceAll(with string) int
}

// Bar stands below a text: a field with a count, at the right. It is closed at first. What
// it searches is to be put on the screen by [Bar.Below].
type Bar struct {
	widget.BaseWidget

	// OnLeave is called when the user has closed the bar: the keyboard goes back to the
	// text.
	OnLeave func()
	// OnShortcut is offered each shortcut before a field makes use of it, and says
	// whether it took it.
	OnShortcut func(fyne.Shortcut) bool
	// OnReplacedAll is called after all that was found has been replaced at once.
	OnReplacedAll func()

	text    Text // that is searched; nil before the first time
	options textview.FindOptions
	words   *entry
	with    *entry
	count   *label.Label
	problem *label.Label    // what is wrong with what was typed
	replace *fyne.Container // the row for replacing
	content fyne.CanvasObject
	area    *fyne.Container // the bar and what stands above it
}

var _ fyne.Widget = (*Bar)(nil)

// New returns a bar. The placeholder, such as "Find in this text", stands in its empty
// field.
func New(placeholder string) *Bar {
	b := &Bar{
		OnLeave: func() {}, OnShortcut: func(fyne.Shortcut) bool { return false }, OnReplacedAll: func() {},
		count:   label.New("", label.Style{Color: theme.ColorQuiet, Size: 12}),
		problem: label.New("", label.Style{Color: theme.ColorDanger, Size: 12, Lines: label.Unlimited}),
	}
	b.words = newEntry(b, placeholder, b.step)
	b.words.OnChanged = func(string) { b.search() }
	b.with = newEntry(b, "Replace with", b.replaceOne)
	b.problem.Hide()
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(0),
		container.New(layout.NewCustomPaddedLayout(0, 0, 10, 6), b.count),
		b.toggle("Aa", "Capitals count", &b.options.Case),
		b.toggle("é", "Accents count", &b.options.Diacritics),
		b.toggle("ab|", "Whole words", &b.options.Word),
		b.toggle(".*", "Regular expression; \"$1\" in what replaces it is its first group", &b.options.Regexp),
		b.button(fynetheme.MoveUpIcon(), "Previous (Shift+F3)", b.Previous),
		b.button(fynetheme.MoveDownIcon(), "Next (F3)", b.Next),
		control.NewIconButton(fynetheme.CancelIcon(), "Close (Escape)", b.leave),
	)
	replacing := container.New(layout.NewCustomPaddedHBoxLayout(0),
		control.NewButton("Replace", b.replaceOne), control.NewButton("Replace all", b.replaceAll))
	b.replace = newRow(b.with, replacing)
	column := container.New(flow.Column(4), newRow(b.words, buttons), b.problem, b.replace)
	style := panel.Bar()
	style.Floating = false
	b.content = panel.NewSurface(column, style)
	b.area = container.New(below{}, container.NewStack(), b)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Below returns a text that is searched, with all that belongs to it, and below it the bar.
// While that is open it takes its space from the text, and covers nothing.
func (b *Bar) Below(text fyne.CanvasObject) fyne.CanvasObject {
	b.area.Objects[0] = text
	return b.area
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.content) }

// Find opens the bar for a text, with the keyboard. Words of one line, if they are not
// too many, replace what was searched for last.
func (b *Bar) Find(t Text, words string) {
	b.open(t, words, false)
}

// Replace opens the bar with a second field for what is to stand in the place of what is
// found.
func (b *Bar) Replace(t Writable, words string) {
	b.open(t, words, true)
}

// maxWords is the most bytes of a selection that are taken for words to be found.
const maxWords = 100

func (b *Bar) open(t Text, words string, replace bool) {
	if b.text != nil && b.text != t {
		b.text.ClearFind()
	}
	b.text = t
	if replace {
		b.replace.Show()
	} else {
		b.replace.Hide()
	}
	b.show(true)
	if words != "" && words != b.words.Text && len(words) <= maxWords && !strings.Contains(words, "\n") {
		b.words.SetText(words)
	} else {
		b.search()
	}
	b.focus()
	b.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Replacing says whether the bar is open for replacing.
func (b *Bar) Replacing() bool { return b.Visible() && b.replace.Visible() }

// Again searches a text, whose content is another now, if the bar is open for it.
func (b *Bar) Again(t Text) {
	if b.Visible() && b.text == t {
		b.search()
	}
}

// Close hides the bar and the marks of what was found.
func (b *Bar) Close() {
	b.show(false)
	if b.text != nil {
		b.text.ClearFind()
	}
}

func (b *Bar) show(open bool) {
	if open == b.Visible() {
		return
	}
	if open {
		b.Show()
	} else {
		b.Hide()
	}
	b.area.Refresh()
}

func (b *Bar) leave() {
	b.Close()
	b.OnLeave()
}

// Key is offered a key of the text and says whether it took it: F3, and Escape while the
// bar is open.
func (b *Bar) Key(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyF3:
		b.step()
	case key == fyne.KeyEscape && b.Visible():
		b.leave()
	default:
		return false
	}
	return true
}

// Next goes to the next place that was found.
func (b *Bar) Next() {
	if b.text != nil {
		b.text.FindNext()
		b.Tell()
	}
}

// Previous goes to the place before.
func (b *Bar) Previous() {
	if b.text != nil {
		b.text.FindPrevious()
		b.Tell()
	}
}

// step goes to the next place, or with Shift to the previous one.
func (b *Bar) step() {
	if press.ShiftIsDown() {
		b.Previous()
	} else {
		b.Next()
	}
}

func (b *Bar) search() {
	if b.text == nil {
		return
	}
	b.problem.Hide()
	var wrong *textview.PatternError
	if err := b.text.FindWith(b.words.Text, b.options); errors.As(err, &wrong) {
		first, size := utf8.DecodeRuneInString(wrong.Reason)
		b.problem.SetText(string(unicode.ToUpper(first)) + wrong.Reason[size:])
		b.problem.Show()
	}
	b.Tell()
}

func (b *Bar) replaceOne() {
	if t, ok := b.text.(Writable); ok {
		t.ReplaceFind(b.with.Text)
		b.Tell()
	}
}

func (b *Bar) replaceAll() {
	if t, ok := b.text.(Writable); ok {
		replaced := t.ReplaceAll(b.with.Text)
		if replaced > 0 {
			b.OnReplacedAll()
		}
		b.say(fmt.Sprintf("%d replaced", replaced))
	}
}

// Tell shows how much was found. It is to be called when that may be another.
func (b *Bar) Tell() {
	if b.text == nil || !b.Visible() {
		return
	}
	b.say(b.found())
}

// say shows a few words beside the field.
func (b *Bar) say(words string) {
	b.count.SetText(words)
	b.area.Refresh()
}

// found says which place is looked at, and how many there are.
func (b *Bar) found() string {
	current, count := b.text.FindState()
	searcher, inBackground := b.text.(interface{ Finding() bool })
	switch {
	case b.words.Text == "":
		return ""
	case count == 0 && inBackground && searcher.Finding():
		return "…"
	case count == 0:
		return "none"
	case current == 0:
		return fmt.Sprint(count)
	}
	return fmt.Sprintf("%d of %d", current, count)
}

// focus puts the cursor into the field. The text and the bar may not have been on the
// canvas yet.
func (b *Bar) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.area); c != nil {
		c.Focus(b.words)
	}
}

// button returns a button that leaves the cursor in the field.
func (b *Bar) button(icon fyne.Resource, hint string, do func()) *control.Button {
	return control.NewIconButton(icon, hint, func() {
		do()
		b.focus()
	})
}

// toggle returns a button that turns an option on and off.
func (b *Bar) toggle(text, hint string, option *bool) *control.Button {
	button := control.NewButton(text, nil)
	button.Hint = hint
	button.SetColor(theme.ColorQuiet)
	button.OnTapped = func() {
		*option = !*option
		button.SetColor(theme.ColorQuiet)
		if *option {
			button.SetColor(theme.ColorAccent)
		}
		b.focus()
		b.search()
	}
	return button
}
