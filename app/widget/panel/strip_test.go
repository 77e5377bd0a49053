package panel

import (
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestStripHasItsLineTowardsTheRest(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	for _, tt := range []struct {
		name       string
		line       Side
		least      fyne.Size
		lineAt, at fyne.Position
	}{
		{"top bar", Below, fyne.NewSize(10, 44), fyne.NewPos(0, 199), fyne.Position{}},
		{"status bar", Above, fyne.NewSize(10, 44), fyne.Position{}, fyne.NewPos(0, 1)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := content(10, 20)
			s := NewStrip(c, 44, tt.line)
			s.Resize(fyne.NewSize(100, 200))
			r := test.WidgetRenderer(s).(*stripRenderer)
			if s.MinSize() != tt.least {
				t.Errorf("least size %v, want %v", s.MinSize(), tt.least)
			}
			if r.line.Position() != tt.lineAt || min(r.line.Size().Width, r.line.Size().Height) != 1 {
				t.Errorf("the line is at %v with %v", r.line.Position(), r.line.Size())
			}
			if c.Position() != tt.at {
				t.Errorf("the content is at %v, want %v", c.Position(), tt.at)
			}
			for _, v := range theme.Variants() {
				theme.Apply(app, v)
				s.Refresh()
				if p := v.Palette(); r.ground.FillColor != p.Chrome || r.line.FillColor != p.Line {
					t.Errorf("%v: ground %v, line %v", v, r.ground.FillColor, r.line.FillColor)
				}
			}
		})
	}
}
