package feed_test

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/feed"
)

const (
	gap  = 10
	pad  = 20
	high = 400 // px of the view
)

// box is an item whose height is given by its key: "7:50" is 50 px high.
type box struct {
	*canvas.Rectangle
	key string
}

type fixture struct {
	*feed.Feed
	boxes  map[fyne.CanvasObject]*box
	pinned map[string]bool
	made   int
}

func newFixture(t *testing.T) *fixture {
	test.NewTempApp(t)
	f := &fixture{boxes: map[fyne.CanvasObject]*box{}, pinned: map[string]bool{}}
	f.Feed = feed.New(feed.Options{
		Gap: gap, Pad: pad,
		Create: func(string) fyne.CanvasObject {
			f.made++
			b := &box{Rectangle: canvas.NewRectangle(color.Black)}
			f.boxes[b.Rectangle] = b
			return b.Rectangle
		},
		Bind: func(key string, o fyne.CanvasObject) {
			b := f.boxes[o]
			b.key = key
			b.SetMinSize(fyne.NewSize(10, heightOf(key)))
		},
		Pinned: func(o fyne.CanvasObject) bool { return f.pinned[f.boxes[o].key] },
	})
	w := test.NewTempWindow(t, f.Feed)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, high))
	return f
}

func heightOf(key string) float32 {
	var i, h int
	if n, _ := fmt.Sscanf(key, "%d:%d", &i, &h); n == 2 {
		return float32(h)
	}
	return 50
}

// visible returns the keys of the visible items with their y, from top to
// bottom.
func (f *fixture) visible() []string {
	var shown []*box
	for o, b := range f.boxes {
		if o.Visible() && f.Object(b.key) == o {
			shown = append(shown, b)
		}
	}
	slices.SortFunc(shown, func(a, b *box) int { return int(a.Position().Y - b.Position().Y) })
	var out []string
	for _, b := range shown {
		out = append(out, fmt.Sprintf("%s@%.0f", b.key, b.Position().Y))
	}
	return out
}

func (f *fixture) wheel(down float32) {
	f.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -down)})
}

func keys(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strconv.Itoa(i)
	}
	return out
}

func expect(t *testing.T, f *fixture, what string, first, last string) {
	t.Helper()
	shown := f.visible()
	if len(shown) == 0 || shown[0] != first || shown[len(shown)-1] != last {
		t.Errorf("%s: got %v, want %s to %s", what, shown, first, last)
	}
}

func TestOnlyItemsInViewExist(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(100_000))
	expect(t, f, "at the start", "0@20", "6@380")
	f.wheel(60 * 50_000)
	if f.made > 30 {
		t.Errorf("%d objects were made for a view of 7 items", f.made)
	}
}

func TestScrollingEndsAtBothEnds(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(20))
	f.wheel(-500)
	expect(t, f, "above the start", "0@20", "6@380")
	f.wheel(1e6)
	expect(t, f, "below the end", "13@-30", "19@330")
	f.wheel(-60)
	expect(t, f, "an item up from the end", "12@-30", "19@390")
}

func TestFewItemsDoNotScroll(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(3))
	f.wheel(200)
	expect(t, f, "three items", "0@20", "2@140")
}

func TestRevealScrollsNoMoreThanItTakes(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(100))
	f.Reveal("3")
	expect(t, f, "in view already", "0@20", "6@380")
	f.Reveal("6")
	expect(t, f, "at the lower edge", "0@-30", "7@390")
	f.Reveal("0")
	expect(t, f, "at the upper edge", "0@20", "6@380")
	f.Reveal("50")
	if o := f.Object("50"); o == nil || !o.Visible() || o.Position().Y < 0 || o.Position().Y > high {
		t.Errorf("far away: not in view: %v", f.visible())
	}
	f.Reveal("unknown")
}

func TestThePlaceIsKeptWhenItemsChange(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(100))
	f.wheel(10 * 60)
	expect(t, f, "before", "10@20", "16@380")
	f.SetItems(append([]string{"new"}, keys(100)...))
	expect(t, f, "one more above the view", "10@20", "16@380")
	f.SetItems(keys(5))
	expect(t, f, "the first in view is gone", "0@20", "4@260")
	f.SetItems(append([]string{"new"}, keys(100)...))
	expect(t, f, "one more at the top", "new@20", "5@380")
	f.SetItems(nil)
	if shown := f.visible(); len(shown) != 0 {
		t.Errorf("no items: %v", shown)
	}
}

func TestItemsOfDifferentHeights(t *testing.T) {
	f := newFixture(t)
	f.SetItems([]string{"0:300", "1:30", "2:1000", "3:40"})
	expect(t, f, "at the start", "0:300@20", "2:1000@370")
	f.wheel(1e6)
	expect(t, f, "at the end", "2:1000@-670", "3:40@340")
}

func TestAPinnedObjectKeepsItsItem(t *testing.T) {
	f := newFixture(t)
	f.SetItems(keys(100))
	f.pinned["2"] = true
	typedIn := f.Object("2")
	f.wheel(50 * 60)
	if f.Object("2") != typedIn || typedIn.Visible() {
		t.Fatal("a pinned object out of view must be kept, and hidden")
	}
	f.wheel(-1e6)
	if f.Object("2") != typedIn || !typedIn.Visible() {
		t.Error("it must come back with its item")
	}
}
