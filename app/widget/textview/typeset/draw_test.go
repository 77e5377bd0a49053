package typeset

import (
	"image"
	"image/color"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"github.com/go-text/typesetting/font"
	"golang.org/x/image/math/fixed"
)

var (
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	black = color.NRGBA{0, 0, 0, 0xff}
	red   = color.NRGBA{0xff, 0, 0, 0xff}
)

func newCanvas(w, h int) Canvas {
	c := Canvas{image.NewRGBA(image.Rect(0, 0, w, h))}
	c.Fill(white)
	return c
}

// dark returns the bounds of the pixels that are not white, and the sum of their darkness.
func dark(c Canvas) (r image.Rectangle, sum int) {
	for y := range c.Image.Rect.Dy() {
		for x := range c.Image.Rect.Dx() {
			if p := c.Image.RGBAAt(x, y); p != (color.RGBA{0xff, 0xff, 0xff, 0xff}) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
				sum += 255 - int(p.G)
			}
		}
	}
	return r, sum
}

func draw(e *Engine, c Canvas, s string, x, y int) {
	l := NewLayout(e, &Text{Content: s}, testSheet, 1000)
	var r Row
	l.Row(&r, 0, 0)
	e.Draw(c, &r, x, y, func(Style, fixed.Int26_6) color.NRGBA { return black })
}

func TestDrawnWhereSet(t *testing.T) {
	e := testEngine()
	c := newCanvas(100, 50)
	draw(e, c, "H", 20, 30)
	r, sum := dark(c)
	if sum == 0 || r.Max.Y != 30 || r.Min.X < 19 || r.Max.X > 36 || r.Min.Y < 14 || r.Min.Y > 20 {
		t.Errorf("an H at 20, 30 covers %v", r)
	}
}

func TestDrawingIsClipped(t *testing.T) {
	e := testEngine()
	for _, at := range []image.Point{{-5, 10}, {35, 10}, {10, 2}, {10, 49}, {-500, -500}, {500, 500}} {
		draw(e, newCanvas(40, 40), "Hg👩 \U0010fffd", at.X, at.Y) // must not panic
	}
}

func TestCharacterWithoutFontIsABox(t *testing.T) {
	for name, fonts := range map[string]Fonts{
		"no fonts":     {},
		"broken fonts": {Serif: Family{Regular: []byte("not a font"), Bold: []byte{}}, Fallback: [][]byte{{1, 2, 3}}},
	} {
		e := NewEngine(fonts)
		c := newCanvas(100, 50)
		draw(e, c, "ab", 10, 30)
		if _, sum := dark(c); sum == 0 {
			t.Errorf("%s: nothing drawn", name)
		}
		checkRows(t, NewLayout(e, &Text{Content: "some words, عربي 日本"}, testSheet, 60))
	}
}

func TestFallbackAndMissing(t *testing.T) {
	e := NewEngine(Fonts{Serif: testEngine().library.fonts.Serif, Fallback: [][]byte{dejavusansmono.TTF}})
	c := newCanvas(100, 50)
	draw(e, c, "ب", 10, 30) // the fallback has it, the serif does not
	if m := e.Missing(); len(m) != 0 {
		t.Errorf("missing %q", m)
	}
	draw(e, c, "語", 10, 30)
	if m := e.Missing(); len(m) != 1 || m[0] != '語' {
		t.Errorf("missing %q, want 語", m)
	}
	draw(e, c, "語", 10, 30)
	if m := e.Missing(); len(m) != 0 {
		t.Errorf("missing told twice: %q", m)
	}
}

func TestAddedFontsAreUsed(t *testing.T) {
	e := NewEngine(Fonts{Serif: testEngine().library.fonts.Serif})
	width := func() int {
		l := NewLayout(e, &Text{Content: "ببب"}, testSheet, 1000)
		var r Row
		l.Row(&r, 0, 0)
		return int(r.Extent().X1 - r.Extent().X0)
	}
	before := width()
	e.AddFonts([]*font.Font{parse(dejavusansmono.TTF).Font})
	if after := width(); after == before {
		t.Errorf("width %d as before", after)
	}
}

func TestRoundRect(t *testing.T) {
	c := newCanvas(20, 20)
	c.RoundRect(image.Rect(5, 5, 15, 15), 3, Corners{TopLeft: true}, black)
	if p := c.Image.RGBAAt(5, 5); p.R < 0x80 {
		t.Errorf("round corner %v", p)
	}
	for _, at := range []image.Point{{14, 5}, {5, 14}, {14, 14}, {8, 5}, {5, 8}, {10, 10}} {
		if p := c.Image.RGBAAt(at.X, at.Y); p.R != 0 {
			t.Errorf("%v is %v", at, p)
		}
	}
	if r, _ := dark(c); r != image.Rect(5, 5, 15, 15) {
		t.Errorf("covers %v", r)
	}
}

func TestTranslucentRect(t *testing.T) {
	c := newCanvas(4, 4)
	c.Rect(image.Rect(1, 1, 99, 2), color.NRGBA{0xff, 0, 0, 0x80})
	if got, want := c.Image.RGBAAt(2, 1), (color.RGBA{0xff, 0x7f, 0x7f, 0xff}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := c.Image.RGBAAt(2, 2); got.G != 0xff {
		t.Errorf("beside it %v", got)
	}
}

func TestFrame(t *testing.T) {
	c := newCanvas(20, 20)
	c.Frame(image.Rect(2, 2, 18, 18), 2, true, false, red)
	isRed := func(x, y int) bool { return c.Image.RGBAAt(x, y).G == 0 }
	if !isRed(2, 10) || !isRed(10, 2) || !isRed(10, 17) || isRed(17, 10) || isRed(10, 10) {
		t.Error("want a frame that is open on the right")
	}
}
