package textview

import (
	"image/color"
	"math"
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
		v.ScrollToOffset(9000, where)
		at, _, _ := v.RangeBounds(9000, 9001)
		if d := at.Y - where*testHeight; d < -1 || d > 1 {
			t.Errorf("at %v, want %v", at.Y, where*testHeight)
		}
	}
	v.ScrollToOffset(0, 0.5)
	if v.Progress() != 0 {
		t.Errorf("progress %v at the start", v.Progress())
	}
}

// Two texts of different widths keep side by side by their headings.
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
	if len(ticks) != 3 || !ticks[1].heading {
		t.Fatalf("ticks %v", ticks)
	}
	img := v.paint(testWidth, testHeight)
	x := testWidth - barInset - barWidth - 3
	if c := img.At(x, ticks[1].y); c != (color.RGBA{0x55, 0x66, 0x77, 0xff}) {
		t.Errorf("the tick is %v", c)
	}

	var hovered []int
	v.OnBarHover = func(offset int, _ float32) { hovered = append(hovered, offset) }
	on := fyne.NewPos(testWidth-barInset-2, float32(ticks[1].y)+1)
	v.MouseMoved(press(on, 0))
	v.MouseMoved(press(fyne.NewPos(200, 100), 0))
	v.MouseMoved(press(fyne.NewPos(200, 110), 0))
	v.MouseOut()
	heading := v.text.Blocks[150].Start
	if len(hovered) != 2 || hovered[0] != heading || hovered[1] != -1 {
		t.Errorf("told of %v, want %d and -1", hovered, heading)
	}
	v.MouseMoved(press(on.AddXY(0, 20), 0))
	if got := hovered[2]; got < heading || got > heading+3000 {
		t.Errorf("below the heading at %d is %d", heading, got)
	}

	v.MouseDown(press(on, 0))
	v.MouseUp(press(on, 0))
	at, _, _ := v.RangeBounds(heading, heading+1)
	if at.Y < testHeight/3-2 || at.Y > testHeight/3+2 {
		t.Errorf("a click on the tick puts the heading at %v", at.Y)
	}
}
