package editor

import (
	"image/color"
	"slices"
	"testing"
)

// draws reports whether something in the editor has a colour.
func (e *Editor) draws(c color.Color) bool {
	img := e.paint(testWidth, testHeight)
	for y := range testHeight {
		for x := range testWidth {
			if color.NRGBAModel.Convert(img.At(x, y)) == c {
				return true
			}
		}
	}
	return false
}

func TestLinksThatLeadNowhereAreDrawnSo(t *testing.T) {
	e := newTest(t, "")
	e.Open(`See [[Nobody|who]], [[Somebody]], [Nobody](Nobody) and in a table [[Nobody\|who]].`)
	if e.draws(testLook().Broken) {
		t.Error("drawn so before anything is known")
	}
	var asked []string
	e.SetFaults(func(target string) string {
		asked = append(asked, target)
		return map[string]string{"Nobody": "There is nobody."}[target]
	})
	if !e.draws(testLook().Broken) {
		t.Error("not drawn so")
	}
	if want := []string{"Nobody", "Somebody", "Nobody"}; !slices.Equal(asked, want) {
		t.Errorf("asked of %q, want %q", asked, want)
	}
	e.SetFaults(func(string) string { return "" })
	if e.draws(testLook().Broken) {
		t.Error("drawn so when there is somebody")
	}
}
