package textview

import (
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

func TestNearestFace(t *testing.T) {
	face := func(name string, style font.Style, weight font.Weight, stretch font.Stretch) fontscan.Footprint {
		p := fontscan.Footprint{Aspect: font.Aspect{Style: style, Weight: weight, Stretch: stretch}}
		p.Location.File = name
		return p
	}
	members := []fontscan.Footprint{
		face("condensed", font.StyleNormal, font.WeightNormal, font.StretchCondensed),
		face("light", font.StyleNormal, font.WeightLight, 0),
		face("regular", font.StyleNormal, font.WeightNormal, font.StretchNormal),
		face("black", font.StyleNormal, font.WeightBlack, 0),
		face("bold", font.StyleNormal, font.WeightBold, 0),
		face("italic", font.StyleItalic, font.WeightNormal, 0),
	}
	tests := []struct {
		bold, italic bool
		want         string
	}{{false, false, "regular"}, {true, false, "bold"}, {false, true, "italic"}, {true, true, ""}}
	for _, test := range tests {
		if p, ok := nearest(members, test.bold, test.italic); p.Location.File != test.want || ok != (test.want != "") {
			t.Errorf("bold %v, italic %v: %q", test.bold, test.italic, p.Location.File)
		}
	}
	if p, _ := nearest(members[:2], false, false); p.Location.File != "light" {
		t.Errorf("without a regular face: %q", p.Location.File)
	}
}

func TestFamilyOfTheLook(t *testing.T) {
	v, _ := newView(t, sample())
	width := func() float32 {
		v.Select(0, 9)
		_, size, _ := v.SelectionBounds()
		return size.Width
	}
	serif := width()
	look := testLook()
	look.Family = "Nobody Has This"
	v.SetLook(look)
	if width() != serif || !v.engine.wanted["Nobody Has This"] {
		t.Error("a family that is not there changes the text")
	}
	v.engine.set.AddFamily("Nobody Has This", [4]*font.Font{testFonts()[0]})
	v.engine.changed()
	if width() == serif {
		t.Error("a family that was read does not change the text")
	}
	if names := v.engine.installed.families(); len(names) != 0 {
		t.Errorf("installed: %q", names)
	}
}
