package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2/theme"
)

// enough is the contrast that WCAG 2.2 asks of text (success criterion 1.4.3).
const enough = 4.5

// luminance is the relative luminance of WCAG 2.2 of an opaque colour.
func luminance(c color.NRGBA) float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// over returns the colour that a translucent colour makes on an opaque one.
func over(top, under color.NRGBA) color.NRGBA {
	opaque := color.NRGBA{R: top.R, G: top.G, B: top.B, A: 0xff}
	return Mix(under, opaque, float32(top.A)/255)
}

func TestContrastOfKnownPairs(t *testing.T) {
	white, black := rgb(0xffffff), rgb(0x000000)
	if got := contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white: %v, want 21", got)
	}
	// A grey well known for just passing on white.
	if got := contrast(rgb(0x767676), white); got < 4.5 || got > 4.6 {
		t.Errorf("#767676 on white: %v, want a little over 4.5", got)
	}
}

// requireContrast fails for text that cannot be read well enough on a ground.
func requireContrast(t *testing.T, what string, text, ground color.NRGBA) {
	t.Helper()
	if got := contrast(text, ground); got < enough {
		t.Errorf("%s: contrast %.2f of %v on %v, want %.1f", what, got, text, ground, enough)
	}
}

func forEachVariant(t *testing.T, f func(t *testing.T, p Palette)) {
	for _, v := range Variants() {
		t.Run(v.String(), func(t *testing.T) { f(t, v.Palette()) })
	}
}

func TestInkIsReadableOnEveryGround(t *testing.T) {
	forEachVariant(t, func(t *testing.T, p Palette) {
		grounds := map[string]color.NRGBA{
			"paper": p.Paper, "chrome": p.Chrome, "soft": p.Soft, "selection": p.Selection,
			"find": p.Find, "current find": p.FindCurrent,
			"hover on paper": over(p.Hover, p.Paper), "hover on chrome": over(p.Hover, p.Chrome),
		}
		for name, ground := range grounds {
			requireContrast(t, "ink on "+name, p.Ink, ground)
		}
		for i, mark := range p.Marks {
			requireContrast(t, fmt.Sprintf("ink on mark %d", i), p.Ink, mark)
		}
	})
}

// However two marks that overlap are blended, and a selection over them, the colour lies
// between the two.
func TestInkIsReadableOnBlends(t *testing.T) {
	forEachVariant(t, func(t *testing.T, p Palette) {
		grounds := append([]color.NRGBA{p.Paper, p.Selection, p.Find, p.FindCurrent}, p.Marks[:]...)
		for _, a := range grounds {
			for _, b := range grounds {
				for fraction := float32(0); fraction <= 1; fraction += 0.125 {
					requireContrast(t, fmt.Sprintf("ink on %v with %v of %v", a, fraction, b), p.Ink, Mix(a, b, fraction))
				}
			}
		}
	})
}

func TestOtherTextIsReadable(t *testing.T) {
	forEachVariant(t, func(t *testing.T, p Palette) {
		for name, text := range map[string]color.NRGBA{"quiet": p.Quiet, "accent": p.Accent} {
			requireContrast(t, name+" on paper", text, p.Paper)
			requireContrast(t, name+" on chrome", text, p.Chrome)
			requireContrast(t, name+" on soft", text, p.Soft)
			requireContrast(t, name+" under the pointer", text, over(p.Hover, p.Chrome))
		}
		requireContrast(t, "danger on paper", p.Danger, p.Paper)
		requireContrast(t, "danger on chrome", p.Danger, p.Chrome)
		requireContrast(t, "paper on accent", p.Paper, p.Accent)
		requireContrast(t, "paper on danger", p.Paper, p.Danger)
	})
}

// Colours that stand next to each other and mean different things must not be taken for
// each other: three just noticeable differences at least, in the simple measure of
// CIE76.
func TestGroundsAreDistinct(t *testing.T) {
	forEachVariant(t, func(t *testing.T, p Palette) {
		grounds := append([]color.NRGBA{p.Paper, p.Selection, p.Find, p.FindCurrent}, p.Marks[:]...)
		for i, a := range grounds {
			for _, b := range grounds[i+1:] {
				if d := difference(a, b); d < 3*2.3 {
					t.Errorf("%v and %v differ by %.1f only", a, b, d)
				}
			}
		}
	})
}

// A field and a box that is not ticked are seen by their borders alone (WCAG 2.2, success criterion 1.4.11).
func TestBordersOfFieldsAreSeen(t *testing.T) {
	for _, v := range Variants() {
		p := v.Palette()
		border := New(v).Color(theme.ColorNameInputBorder, 0).(color.NRGBA)
		for name, ground := range map[string]color.NRGBA{"paper": p.Paper, "chrome": p.Chrome} {
			if got := contrast(border, ground); got < 3 {
				t.Errorf("%s: border on %s: contrast %.2f, want 3", v, name, got)
			}
		}
	}
}

func TestHighContrastIsHigher(t *testing.T) {
	p := HighContrast.Palette()
	for i, mark := range p.Marks {
		if got := contrast(p.Ink, mark); got < 7 {
			t.Errorf("ink on mark %d: contrast %.2f, want 7", i, got)
		}
	}
	for name, c := range map[string]color.NRGBA{"line": p.Line, "thumb": p.Thumb} {
		// WCAG 2.2, success criterion 1.4.11.
		if got := contrast(c, p.Paper); got < 3 {
			t.Errorf("%s on paper: contrast %.2f, want 3", name, got)
		}
	}
}

// difference is the distance of two colours in CIELAB under D65.
func difference(a, b color.NRGBA) float64 {
	la, lb := lab(a), lab(b)
	return math.Sqrt(math.Pow(la[0]-lb[0], 2) + math.Pow(la[1]-lb[1], 2) + math.Pow(la[2]-lb[2], 2))
}

func lab(c color.NRGBA) [3]float64 {
	channel := func(v uint8) float64 { return luminance(color.NRGBA{R: v, G: v, B: v, A: 0xff}) }
	r, g, b := channel(c.R), channel(c.G), channel(c.B)
	x := (0.4124*r + 0.3576*g + 0.1805*b) / 0.9505
	y := 0.2126*r + 0.7152*g + 0.0722*b
	z := (0.0193*r + 0.1192*g + 0.9505*b) / 1.089
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	return [3]float64{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}
