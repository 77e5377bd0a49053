package editor

import (
	"image/color"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensed"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbold"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

const (
	testWidth  = 700
	testHeight = 600
)

func rgb(n uint32) color.NRGBA { return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff} }

func testLook() textview.Look {
	return textview.Look{
		Size: 17, LineHeight: 1.62, Measure: 60,
		Paper: rgb(0xffffff), Ink: rgb(0x000000), Quiet: rgb(0x777777), Link: rgb(0x0000ff), Broken: rgb(0xcc0000), Rule: rgb(0xcccccc),
		Code: rgb(0xeeeeee), Selection: rgb(0x88bbff), Find: rgb(0xffee88), Current: rgb(0xffaa00), ScrollBar: rgb(0xdddddd),
	}
}

// newTest returns an editor of a text in which "|" stands for the caret, and two of them for the ends of the selection.
func newTest(t testing.TB, text string) *Editor {
	test.NewTempApp(t)
	engine := textview.NewEngine(textview.Fonts{
		Serif: typeset.Family{Regular: dejavuserifcondensed.TTF, Bold: dejavuserifcondensedbold.TTF},
		Mono:  typeset.Family{Regular: dejavusansmono.TTF},
	}, func(func()) {}) // fonts of the machine are not used
	e := New(engine, testLook(), "Write…")
	e.Resize(fyne.NewSize(testWidth, testHeight))
	e.setMarked(text)
	return e
}

// setMarked opens a marked text.
func (e *Editor) setMarked(text string) {
	plain, start, end := unmark(text)
	e.Open(plain)
	e.Select(start, end)
}

// unmark returns a marked text without the marks, and where they stood; the end of the text when there are none.
func unmark(text string) (plain string, start, end int) {
	parts := strings.Split(text, "|")
	plain = strings.Join(parts, "")
	var at []int
	for n, i := 0, 0; i+1 < len(parts); i++ {
		n += len(parts[i])
		at = append(at, n)
	}
	switch len(at) {
	case 0:
		return plain, len(plain), len(plain)
	case 1:
		return plain, at[0], at[0]
	}
	return plain, at[0], at[1]
}

// marked returns the text with "|" for the caret or the ends of the selection.
func (e *Editor) marked() string {
	text := e.Text()
	start, end := e.Selection()
	if start == end {
		return text[:start] + "|" + text[start:]
	}
	return text[:start] + "|" + text[start:end] + "|" + text[end:]
}

func (e *Editor) write(text string) {
	for _, r := range text {
		if r == '\n' {
			e.press(fyne.KeyReturn)
			continue
		}
		e.TypedRune(r)
	}
}

func (e *Editor) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (e *Editor) shifted(k fyne.KeyName) {
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	e.press(k)
	e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

const ctrl = fyne.KeyModifierShortcutDefault

func (e *Editor) control(k fyne.KeyName, with fyne.KeyModifier) {
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: ctrl | with})
}
