package label

import (
	"strings"
	"testing"
	"unicode/utf8"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// bracketed returns lines with brackets around the marked stretches.
func bracketed(lines []string, marked []stretch) string {
	for i := len(marked) - 1; i >= 0; i-- {
		s := marked[i]
		line := lines[s.line]
		lines[s.line] = line[:s.start] + "[" + line[s.start:s.end] + "]" + line[s.end:]
	}
	return strings.Join(lines, "\n")
}

func TestWhatIsMarkedIsSeen(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	f := newFace(Style{}, "")
	width := f.width("the first of two") + 0.5
	for _, tt := range []struct {
		name, text string
		words      []string // that are marked
		limit      int
		want       string
	}{
		{"nothing", "the first of two", nil, 1, "the first of two"},
		{"a word", "the first of two", []string{"first"}, 1, "the [first] of two"},
		{"words on two lines", "the first of two brothers", []string{"of two brothers"}, 2, "the first [of two]\n[brothers]"},
		{"several", "the first of two", []string{"the", "two"}, 2, "[the] first of [two]"},
		{"after white space that is not shown", "the\n\nfirst  of two", []string{"of"}, Unlimited, "the\n\nfirst [of] two"},
		{"with accents", "évidemment, après", []string{"après"}, Unlimited, "évidemment,\n[après]"},
		{"behind what there is room for", "it is said that the old man had a weak heart and no more", []string{"heart"}, 2, "…had a weak\n[heart] and no…"},
		{"at the end of what there is room for", "the first of two brothers died", []string{"died"}, 1, "…[died]"},
		{"all before it", "one two three four five", []string{"one"}, 1, "[one] two…"},
		{"within a word", "the first of all the two-brothers", []string{"brothers"}, 1, "…two-[brothers]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var marks [][2]int
			for _, w := range tt.words {
				at := utf8.RuneCountInString(tt.text[:strings.Index(tt.text, w)])
				marks = append(marks, [2]int{at, at + utf8.RuneCountInString(w)})
			}
			if got := bracketed(f.wrapMarked(tt.text, marks, tt.limit, width)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestMarksHaveAGround(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	l := New("", Style{Lines: 2})
	l.Resize(fyne.NewSize(200, 40))
	r := test.WidgetRenderer(l).(*renderer)
	l.SetMarked("the first of two", [][2]int{{4, 9}})
	if len(r.grounds) != 1 || len(r.Objects()) != 2 {
		t.Fatalf("%d grounds in %d objects", len(r.grounds), len(r.Objects()))
	}
	ground := r.grounds[0]
	if left, width := r.face.width("the "), r.face.width("the first"); ground.Position().X != left || ground.Size().Width != width-left {
		t.Errorf("the ground is at %v, %v wide; want %v, %v", ground.Position(), ground.Size(), left, width-left)
	}
	if ground.FillColor != theme.Light.Palette().Find {
		t.Errorf("its colour is %v", ground.FillColor)
	}
	l.SetText("the first of two")
	if len(r.grounds) != 0 {
		t.Error("a text without marks has a ground")
	}
}
