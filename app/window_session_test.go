package app

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"collate/app/widget/list"
)

// looks tells how the window is laid out.
func (u *user) looks() string {
	library, margin := u.sides.Widths()
	left, right := u.sides.Shown()
	return fmt.Sprintf("%v px; panes %q arranged %v %.2f, focus on %d; library %v px %v, margin %v px %v; text %v px %v; side %d; a section folded: %v",
		u.win.Canvas().Size(), u.shows(), u.desk.arranged, u.desk.table.weights(), u.desk.focused,
		library, left, margin, right, u.session.Size, u.session.Theme, u.side.chosen,
		slices.ContainsFunc(u.sections(), (*list.Section).Folded))
}

// sections returns the headings of the library.
func (u *user) sections() (all []*list.Section) {
	for _, o := range u.visible() {
		if s, ok := o.(*list.Section); ok {
			all = append(all, s)
		}
	}
	return all
}

func TestTheWindowIsLaidOutAsItWasLeft(t *testing.T) {
	path := newNotebookOf(t, texts{"raid.md": raid, "Causes": "One.\n\nTwo."})
	u := openWindow(t, path)
	first := u.looks()
	u.win.Resize(fyne.NewSize(1250, 780))
	u.does("view.panes.3")
	u.desk.arrange(inGrid)
	u.desk.table.setWeights([][]float64{{0.7, 0.3}, {0.4, 0.6}, {1}})
	u.sides.SetWidths(200, 333)
	u.opens("the-raid")
	u.does("go.next")
	u.writes("Causes")
	u.presses(fyne.KeyUp)
	u.does("view.larger")
	u.does("theme.dark")
	u.chooseSide(sideLinks)
	u.sections()[0].Tapped(&fyne.PointEvent{})
	u.rests()
	left, caret := u.looks(), u.desk.current().writer.Place()
	u.quits()
	if left == first {
		t.Fatalf("the window is as it was at first: %s", left)
	}

	u = openWindow(t, path)
	if again := u.looks(); again != left {
		t.Errorf("the window is\n%s, and was\n%s", again, left)
	}
	if at := u.desk.current().writer.Place(); at != caret {
		t.Errorf("the note is at %+v, and was at %+v", at, caret)
	}
	if u.win.Canvas().Focused() == nil {
		t.Error("nothing has the keyboard")
	}
}
