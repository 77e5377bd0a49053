package marked

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatIsMarkedIsSeen(t *testing.T) {
	test.NewTempApp(t)
	const text = "…of the two deaths alike: one brother died directly of the injuries, the other of a heart attack brought on by shock"
	start := strings.Index(text, "heart") - len("…") + 1
	m := &Text{}
	m.Set(text, [][2]int{{start, start + len("heart")}}, color.NRGBA{A: 255}, color.NRGBA{R: 255, A: 255})
	for width := float32(80); width < 1200; width += 20 {
		m.Place(fyne.NewPos(10, 0), width)
		var shown string
		for _, p := range m.parts {
			shown += p.text.Text
		}
		if !strings.Contains(shown, "heart") || !strings.HasPrefix(shown, "…") {
			t.Errorf("%v px show %q", width, shown)
		}
		last := m.parts[len(m.parts)-1].text
		if end := last.Position().X + last.Size().Width; end > 10+width {
			t.Errorf("%v px: the text ends at %v", width, end)
		}
	}
	if got := m.parts[0].text.Text; got != text[:strings.Index(text, "heart")] {
		t.Errorf("with room for all of it the text begins with %q", got)
	}
}
