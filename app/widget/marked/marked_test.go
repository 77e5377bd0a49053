package marked

import (
	"image/color"
	"strings"
	"testing"
	"unicode/utf8"

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

// shown returns the text with brackets around the visible marked parts.
func shown(m *Text) string {
	var b strings.Builder
	for _, p := range m.parts {
		if p.ground != nil && p.ground.Size().Width > 0 {
			b.WriteString("[" + p.text.Text + "]")
		} else {
			b.WriteString(p.text.Text)
		}
	}
	return b.String()
}

func TestAsManyMarksAsThereIsRoomFor(t *testing.T) {
	test.NewTempApp(t)
	const lead = "In the first of the two reports it is said that the old man had a weak heart "
	tests := []struct {
		name, text string
		words      []string // that are marked
		chars      int      // of room
		want       func(shown string) bool
	}{
		{"the second one by a shorter lead", lead + "and that nobody knew of it.", []string{"heart", "of it"}, 60, func(s string) bool {
			return strings.HasPrefix(s, "…") && strings.Contains(s, "weak [heart] and that nobody knew [of it].")
		}},
		{"nothing is left of a mark without room", lead + strings.Repeat("so ", 40) + "end", []string{"heart", "end"}, 40, func(s string) bool {
			return strings.Contains(s, "[heart]") && strings.Count(s, "[") == 1 && strings.HasSuffix(s, "…")
		}},
		{"a lead without spaces", strings.Repeat("文", 80) + "阿塞拜疆" + strings.Repeat("文", 80), []string{"阿塞拜疆"}, 40, func(s string) bool {
			return strings.HasPrefix(s, "…文文") && strings.Contains(s, "文[阿塞拜疆]文")
		}},
		{"a mark at the start is not preceded by anything", "heart " + lead + "and end", []string{"heart In", "end"}, 40, func(s string) bool {
			return strings.HasPrefix(s, "[heart In]")
		}},
		{"no room at all", lead, []string{"heart"}, 0, func(s string) bool { return !strings.Contains(s, "heart") }},
	}
	for _, tt := range tests {
		m := &Text{}
		var marks [][2]int
		for _, w := range tt.words {
			start := utf8.RuneCountInString(tt.text[:strings.Index(tt.text, w)])
			marks = append(marks, [2]int{start, start + utf8.RuneCountInString(w)})
		}
		m.Set(tt.text, marks, color.NRGBA{A: 255}, color.NRGBA{R: 255, A: 255})
		width := measure(strings.Repeat("n", tt.chars))
		m.Place(fyne.Position{}, width)
		if got := shown(m); !tt.want(got) {
			t.Errorf("%s: %q", tt.name, got)
		}
		if last := m.parts[len(m.parts)-1].text; last.Position().X+last.Size().Width > width+1 {
			t.Errorf("%s: it ends at %v, want at %v", tt.name, last.Position().X+last.Size().Width, width)
		}
	}
}
