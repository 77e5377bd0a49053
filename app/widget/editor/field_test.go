package editor

import (
	"testing"

	"fyne.io/fyne/v2"
)

func newField(t *testing.T) *Editor {
	e := NewField(newTest(t, "").engine, testLook(), "Add a comment…")
	e.Resize(fyne.NewSize(300, e.MinSize().Height))
	return e
}

func TestAFieldIsAsHighAsItsText(t *testing.T) {
	e := newField(t)
	one := e.MinSize().Height
	for lines := 2; lines < 5; lines++ {
		e.press(fyne.KeyReturn)
		if got := e.MinSize().Height; got != float32(lines)*one {
			t.Errorf("%d lines are %v px high, one is %v", lines, got, one)
		}
	}
	e.Open("Same words in another account, but only for one of the two, and in another order")
	wide := e.MinSize().Height
	e.Resize(fyne.NewSize(120, wide))
	if narrow := e.MinSize().Height; narrow < 2*wide {
		t.Errorf("%v px high at a width of 120, %v at 300", narrow, wide)
	}
}

func TestAFieldHasNothingToScroll(t *testing.T) {
	e := newField(t)
	turned := float32(0)
	e.OnWheel = func(ev *fyne.ScrollEvent) { turned += ev.Scrolled.DY }
	e.write("one\ntwo\nthree")
	e.Resize(fyne.NewSize(300, e.MinSize().Height))
	e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	if turned != -25 {
		t.Errorf("the list around it was told of %v", turned)
	}
	if at, _, visible := e.edgeBounds(caretAt(0).head); !visible || at.Y != 0 {
		t.Errorf("the first line is at %v, visible %v", at, visible)
	}
	e.click(fyne.NewPos(299, 1), 0) // where an editor may have a scroll bar
	if got := e.marked(); got != "one|\ntwo\nthree" {
		t.Errorf("after a click at the right edge: %q", got)
	}
}

func TestTabLeavesAFieldUnlessItIsTaken(t *testing.T) {
	e := newField(t)
	taken := false
	e.TakesTab = func() bool { return taken }
	if e.AcceptsTab() {
		t.Error("Tab is typed into the field")
	}
	taken = true
	if e.press(fyne.KeyEscape); !e.AcceptsTab() {
		t.Error("Tab leaves although it is taken")
	}
}
