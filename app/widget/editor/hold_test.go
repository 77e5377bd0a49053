package editor

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestWhatIsTypedWaitsInItsOrder(t *testing.T) {
	e := newTest(t, "one|")
	e.OnShortcut = func(fyne.Shortcut) bool { // an undo, which takes a while
		e.Hold()
		return true
	}
	undo := func() { e.TypedShortcut(&fyne.ShortcutUndo{}) }
	undo()
	e.write("x")
	undo()
	e.press(fyne.KeyBackspace)
	e.write("y")
	if got := e.marked(); got != "one|" {
		t.Fatalf("while it waits: %q", got)
	}
	e.Travel("on")
	e.Release()
	if got := e.marked(); got != "onx|" {
		t.Fatalf("until the second undo: %q", got)
	}
	e.Travel("o")
	e.Release()
	if got := e.marked(); got != "y|" {
		t.Errorf("at last: %q", got)
	}
}
