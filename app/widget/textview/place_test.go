package textview

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestScrollToProgress(t *testing.T) {
	v, _ := newView(t, long(400))
	v.layout.Settle(func() bool { return false })
	told := 0
	v.OnScrolled = func() { told++ }
	for _, f := range []float64{0, 0.25, 0.5, 1, 0.75, -1, 2} {
		v.ScrollToProgress(f)
		if got, want := v.Progress(), min(max(f, 0), 1); math.Abs(got-want) > 0.002 {
			t.Errorf("progress %v, want %v", got, want)
		}
	}
	if told != 7 {
		t.Errorf("told %d times", told)
	}
}

func TestScrollToOffset(t *testing.T) {
	v, _ := newView(t, long(400))
	for _, where := range []float32{0, 0.25, 0.5, 0.9} {
		v.scrollToOffset(9000, where)
		at, _, _ := v.RangeBounds(9000, 9001)
		if d := at.Y - where*testHeight; d < -1 || d > 1 {
			t.Errorf("at %v, want %v", at.Y, where*testHeight)
		}
	}
	v.scrollToOffset(0, 0.5)
	if v.Progress() != 0 {
		t.Errorf("progress %v at the start", v.Progress())
	}
}

// Two texts of different widths stay side by side at the same headings.
func TestScrollBetween(t *testing.T) {
	v, _ := newView(t, long(400))
	u := New(v.engine, testLook())
	u.Resize(fyne.NewSize(300, 300))
	u.SetText(v.text)
	for _, f := range []float64{0, 0.3, 1, 1.2} {
		v.ScrollBetween(5000, 9000, f)
		got := v.FractionBetween(5000, 9000)
		u.ScrollBetween(5000, 9000, got)
		if other := u.FractionBetween(5000, 9000); math.Abs(got-f) > 0.01 || math.Abs(other-f) > 0.01 {
			t.Errorf("at %v and %v, want %v", got, other, f)
		}
	}
	if v.FractionBetween(5, 6) != 0 {
		t.Error("a fraction of one line")
	}
}

// headed is a text of many paragraphs under three headings.
func headed() *Text {
	text := long(300)
	line := len(text.Content) / 300
	for i := range 300 {
		b := Block{Start: i * (line + 1), End: min((i+1)*(line+1)-1, len(text.Content))}
		if i%100 == 50 {
			b.Kind, b.Level = Heading, 1
		}
		text.Blocks = append(text.Blocks, b)
	}
	return text
}

func TestTicksOfHeadings(t *testing.T) {
	v, _ := newView(t, headed())
	if len(v.ticks()) != 0 {
		t.Error("ticks although the look has none")
	}
	look := testLook()
	look.Outline = color.NRGBA{0x55, 0x66, 0x77, 0xff}
	v.SetLook(look)
	ticks := v.ticks()
	if len(ticks) != 3 || ticks[1].kind != HeadingTick {
		t.Fatalf("ticks %v", ticks)
	}
	img := v.paint(testWidth, testHeight)
	x := testWidth - barInset - barWidth - 3
	if c := img.At(x, ticks[1].y); c != (color.RGBA{0x55, 0x66, 0x77, 0xff}) {
		t.Errorf("the tick is %v", c)
	}

	var hovered []BarPlace
	left := 0
	v.OnBarHover = func(at BarPlace, over bool) {
		if over {
			hovered = append(hovered, at)
		} else {
			left++
		}
	}
	on := fyne.NewPos(testWidth-barInset-2, float32(ticks[1].y)+1)
	v.MouseMoved(press(on, 0))
	v.MouseMoved(press(fyne.NewPos(200, 100), 0))
	v.MouseMoved(press(fyne.NewPos(200, 110), 0))
	v.MouseOut()
	heading := v.text.Blocks[150].Start
	if want := (BarPlace{Offset: heading, Y: on.Y, Tick: HeadingTick}); len(hovered) != 1 || hovered[0] != want || left != 1 {
		t.Fatalf("told of %v, and %d times that the pointer left; want %v once", hovered, left, want)
	}
	v.MouseMoved(press(on.AddXY(0, 20), 0))
	if got := hovered[1].Offset; hovered[1].Tick != NoTick || got < heading || got > heading+3000 {
		t.Errorf("below the heading at %d is %d", heading, got)
	}

	v.MouseDown(press(on, 0))
	v.MouseUp(press(on, 0))
	at, _, _ := v.RangeBounds(heading, heading+1)
	if at.Y < testHeight/3-2 || at.Y > testHeight/3+2 {
		t.Errorf("a click on the tick puts the heading at %v", at.Y)
	}
}

func TestTicksTellWhatTheyStandFor(t *testing.T) {
	v, _ := newView(t, headed())
	v.SetMarks([]Mark{{ID: "m", Start: len(v.text.Content) / 4, End: len(v.text.Content)/4 + 10}})
	kinds := func() (found []Tick) {
		v.OnBarHover = func(at BarPlace, _ bool) {
			if !slices.Contains(found, at.Tick) {
				found = append(found, at.Tick)
			}
			if (at.Tick == MarkTick) != (at.Mark == "m") {
				t.Errorf("the mark of tick %d is %q", at.Tick, at.Mark)
			}
		}
		for y := range testHeight {
			v.MouseMoved(press(fyne.NewPos(testWidth-barInset-2, float32(y)), 0))
		}
		return found
	}
	if got, want := kinds(), []Tick{NoTick, MarkTick}; !slices.Equal(got, want) {
		t.Errorf("with a mark: told of %v, want %v", got, want)
	}
	v.SetMarks(nil)
	v.Find("paragraph")
	if got := kinds(); !slices.Contains(got, FindTick) {
		t.Errorf("with finds: told of %v", got)
	}
}

func TestDraggingTheKnobTellsWhereItIs(t *testing.T) {
	v, _ := newView(t, headed())
	var over []bool
	v.OnBarHover = func(_ BarPlace, is bool) { over = append(over, is) }
	on := fyne.NewPos(testWidth-barInset-2, 4)
	v.MouseDown(press(on, 0))
	off := fyne.NewPos(100, 200)
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: off}})
	v.DragEnd()
	if want := []bool{true, false}; !slices.Equal(over, want) {
		t.Errorf("told that the pointer is over the bar: %v, want %v", over, want)
	}
}

func TestProgressIsToldWhenTheViewOrTheLookChanges(t *testing.T) {
	v, w := newView(t, long(40))
	v.SetPlace(len(v.text.Content) / 2)
	told := -1.0
	v.OnProgress = func() { told = v.Progress() }
	for name, change := range map[string]func(){
		"size": func() { w.Resize(fyne.NewSize(testWidth, 2*testHeight)) },
		"look": func() {
			look := testLook()
			look.Size *= 2
			v.SetLook(look)
		},
	} {
		told = -1
		if change(); told != v.Progress() {
			t.Errorf("another %s: told of %v, it is %v", name, told, v.Progress())
		}
	}
}

func TestPlaceComesBackAfterTheViewWasLarger(t *testing.T) {
	v, w := newView(t, long(40))
	v.SetPlace(len(v.text.Content) / 2)
	v.scrollBy(7)
	place, shift := v.Place(), v.scroll.shift
	for name, size := range map[string]fyne.Size{
		"higher": {Width: testWidth, Height: 20 * testHeight}, "wider": {Width: 3 * testWidth, Height: 5 * testHeight},
	} {
		w.Resize(size)
		if v.Progress() != 1 || v.Place() == place {
			t.Fatalf("%s: place %d, progress %v: not all of the text is visible", name, v.Place(), v.Progress())
		}
		w.Resize(fyne.NewSize(testWidth, testHeight))
		if v.Place() != place || v.scroll.shift != shift {
			t.Errorf("after it was %s: at %d, %v px, want %d, %v px", name, v.Place(), v.scroll.shift, place, shift)
		}
	}
}
