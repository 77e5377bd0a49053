package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestZZ(t *testing.T) {
	test.NewTempApp(t)
	text := "The count differs: see [[levant-files]] and more text that wraps over lines and some more of that so that there are several lines"
	bad := 0
	for w := 100; w < 400; w++ {
		e := widget.NewMultiLineEntry()
		e.Wrapping = fyne.TextWrapWord
		win := test.NewWindow(e)
		win.SetPadded(false)
		win.Resize(fyne.NewSize(float32(w), 300))
		win.Canvas().Focus(e)
		test.Type(e, text)
		if e.Text != text {
			bad++
			if bad < 4 {
				t.Errorf("width %d: %q", w, e.Text)
			}
		}
		win.Close()
	}
	t.Log(bad, "of 300")
}
