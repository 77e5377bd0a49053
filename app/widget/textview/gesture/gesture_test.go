package gesture

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestClicks(t *testing.T) {
	tests := []struct {
		name  string
		after time.Duration // since the last press
		at    fyne.Position
		want  int
	}{
		{"the first", 0, fyne.NewPos(10, 10), 1},
		{"a double click", 100 * time.Millisecond, fyne.NewPos(10, 10), 2},
		{"a triple click", 100 * time.Millisecond, fyne.NewPos(13, 14), 3},
		{"a fourth", 100 * time.Millisecond, fyne.NewPos(13, 14), 1},
		{"its second", 399 * time.Millisecond, fyne.NewPos(13, 14), 2},
		{"too late", 400 * time.Millisecond, fyne.NewPos(13, 14), 1},
		{"too far", 100 * time.Millisecond, fyne.NewPos(19, 14), 1},
	}
	var c Clicks
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, test := range tests {
		now = now.Add(test.after)
		if c.Press(now, test.at); c.Count != test.want {
			t.Errorf("%s: click %d, want %d", test.name, c.Count, test.want)
		}
	}
}

func TestAutoscroll(t *testing.T) {
	test.NewTempApp(t)
	var a Autoscroll
	calls := 0
	drag := func(y float32) { a.Drag(y, 300, func(float64) { calls++ }) }
	if drag(150); a.Scrolling() {
		t.Error("scrolls with the pointer inside")
	}
	if drag(310); !a.Scrolling() || calls != 1 {
		t.Errorf("scrolls below the view: %v, %d calls in the first frame", a.Scrolling(), calls)
	}
	if drag(320); calls != 1 {
		t.Error("a second animation began")
	}
	if drag(150); a.Scrolling() {
		t.Error("scrolls on with the pointer inside again")
	}
	drag(-10)
	if a.Stop(); a.Scrolling() {
		t.Error("scrolls on when stopped")
	}
}

func TestSpeed(t *testing.T) {
	const height = 300
	if s := speed(150, height); s != 0 {
		t.Errorf("inside: %v", s)
	}
	if s := speed(-10, height); s >= 0 {
		t.Errorf("above: %v", s)
	}
	if near, far := speed(height+5, height), speed(height+50, height); near <= 0 || far <= near {
		t.Errorf("below: %v near, %v far", near, far)
	}
	if a, b := speed(1e6, height), speed(2e6, height); a != b {
		t.Errorf("no limit: %v, %v", a, b)
	}
}
