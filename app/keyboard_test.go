package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEscapeClosesADialogFromWhatHasTheKeyboard(t *testing.T) {
	test.NewTempApp(t)
	closed := 0
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	entry := newDialogEntry(func() { closed++ })
	entry.TypedKey(escape)
	tapped := 0
	button := newDialogButton("Close", func() { tapped++ }, func() { closed++ })
	button.TypedKey(escape)
	button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if closed != 2 || tapped != 1 {
		t.Errorf("closed %d times, want 2; tapped %d times, want 1", closed, tapped)
	}
}
