package label

import (
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestLabelGrowsWithItsLines(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	l := New("the brothers died of post-traumatic shock", Style{Lines: Unlimited})
	l.Resize(fyne.NewSize(400, 20))
	one := l.MinSize().Height
	l.Resize(fyne.NewSize(150, 20))
	if got := l.MinSize().Height; got != 2*one {
		t.Errorf("height of two lines is %v, of one %v", got, one)
	}
}

func TestLabelOnOneLineAsksForItsWidth(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	l := New("Copy with citation", Style{Size: 12})
	if got, want := l.MinSize().Width, l.NaturalWidth(); got != want {
		t.Errorf("width %v, want %v", got, want)
	}
	if got := New("Copy with citation", Style{Size: 12, Lines: 1}).MinSize().Width; got >= l.NaturalWidth() {
		t.Errorf("a label that may be shortened asks for %v", got)
	}
}

func TestLabelFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	l := New("quiet", Style{Color: theme.ColorQuiet})
	window := test.NewTempWindow(t, l)
	for _, v := range theme.Variants() {
		theme.Apply(app, v)
		window.Content().Refresh()
		if got := test.WidgetRenderer(l).(*renderer).lines[0].Color; got != v.Palette().Quiet {
			t.Errorf("%v: colour %v, want %v", v, got, v.Palette().Quiet)
		}
	}
}

func TestLabelTakesUpItsOldLines(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	l := New("one two three four", Style{Lines: Unlimited})
	l.Resize(fyne.NewSize(40, 100))
	r := test.WidgetRenderer(l).(*renderer)
	first := r.lines[1]
	l.SetText("one")
	l.SetText("one two three four")
	if len(r.lines) < 2 || r.lines[1] != first {
		t.Error("the text of the second line was made anew")
	}
}
