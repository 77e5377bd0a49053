package list

import (
	"strings"
	"testing"

	"collate/app/theme"
	"collate/app/widget/control"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// show puts an object on a canvas as wide as the sidebar, in the light theme.
func show(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	window := test.NewTempWindow(t, o)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(236, 200))
	return window
}

func typeKeys(target fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		target.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestRowIsOpenedByPointerAndKeys(t *testing.T) {
	opened := 0
	row := NewRow("A Raid as Symptom", "Insight News · Jul 2025", func() { opened++ })
	window := show(t, row)
	test.TapCanvas(window.Canvas(), fyne.NewPos(50, 20))
	typeKeys(row, fyne.KeyReturn, fyne.KeySpace)
	if opened != 3 {
		t.Errorf("opened %d times, want 3", opened)
	}
}

func TestRowAsksForItsMenu(t *testing.T) {
	row := NewRow("A Raid as Symptom", "", nil)
	var at []fyne.Position
	row.OnMenu = func(pos fyne.Position) { at = append(at, pos) }
	show(t, row)
	row.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(70, 9)})
	typeKeys(row, desktop.KeyMenu)
	if len(at) != 2 || at[0] != fyne.NewPos(70, 9) || at[1] != fyne.NewPos(padX, row.Size().Height) {
		t.Errorf("asked at %v", at)
	}
}

func TestRowPassesArrowsOn(t *testing.T) {
	row := NewRow("A Raid as Symptom", "", nil)
	show(t, row)
	typeKeys(row, fyne.KeyDown) // without a callback
	var moves []int
	row.OnMove = func(delta int) { moves = append(moves, delta) }
	typeKeys(row, fyne.KeyDown, fyne.KeyUp)
	if len(moves) != 2 || moves[0] != 1 || moves[1] != -1 {
		t.Errorf("moves %v", moves)
	}
}

func TestRowIsAsHighAsItNeeds(t *testing.T) {
	row := NewRow("Short", "", nil)
	show(t, row)
	bare := row.MinSize().Height
	row.SetText("Short", "and about it", "")
	withSubtitle := row.MinSize().Height
	row.SetProgress(0)
	withBar := row.MinSize().Height
	row.SetText("A title that is far too long to stand on one line of the sidebar, or on two of them", "and about it", "")
	twoLines := row.MinSize().Height
	if withSubtitle != bare+17 || withBar != withSubtitle+barGap+barHeight || twoLines != withBar+17 {
		t.Errorf("heights %v, %v, %v, %v", bare, withSubtitle, withBar, twoLines)
	}
}

func TestRowShowsHowFarItWasRead(t *testing.T) {
	row := NewRow("A Raid as Symptom", "Insight News", nil)
	row.SetProgress(0.25)
	show(t, row)
	r := test.WidgetRenderer(row).(*rowRenderer)
	if got, want := r.bar.Size().Width, (236-2*padX)*float32(0.25); got != want {
		t.Errorf("the bar is %v px wide, want %v", got, want)
	}
	row.SetProgress(7)
	if got, want := r.bar.Size().Width, r.track.Size().Width; got != want {
		t.Errorf("a progress of 7 makes a bar of %v px on a track of %v", got, want)
	}
}

func TestRowShowsThatItIsSelected(t *testing.T) {
	row := NewRow("A Raid as Symptom", "", nil)
	window := show(t, row)
	r := test.WidgetRenderer(row).(*rowRenderer)
	colors := theme.Light.Palette()

	test.MoveMouse(window.Canvas(), fyne.NewPos(50, 20))
	if r.over.FillColor != colors.Hover {
		t.Errorf("under the pointer: %v", r.over.FillColor)
	}
	row.SetSelected(true)
	if r.ground.FillColor != colors.Soft || r.accent.FillColor != colors.Accent || r.accent.Size().Width != 3 {
		t.Errorf("selected: ground %v, accent %v", r.ground.FillColor, r.accent.FillColor)
	}
	theme.Apply(fyne.CurrentApp(), theme.Dark)
	window.Content().Refresh()
	if got := theme.Dark.Palette().Soft; r.ground.FillColor != got {
		t.Errorf("in the dark: ground %v, want %v", r.ground.FillColor, got)
	}
	row.SetSelected(false)
	if r.ground.FillColor != nil || row.Selected() {
		t.Error("still selected")
	}
}

func TestHeading(t *testing.T) {
	added := 0
	button := control.NewButton("+", func() { added++ })
	h := NewHeading("Articles", 5, button)
	window := show(t, h)
	if got := h.text(); got != "ARTICLES · 5" {
		t.Errorf("says %q", got)
	}
	at := button.Position().AddXY(button.Size().Width/2, button.Size().Height/2)
	test.TapCanvas(window.Canvas(), at)
	if added != 1 {
		t.Errorf("the button was pressed %d times", added)
	}
	h.SetCount(NoCount)
	if got := h.text(); got != "ARTICLES" {
		t.Errorf("without a count it says %q", got)
	}
	if NewHeading("Tags", NoCount, nil).MinSize().Height != h.MinSize().Height {
		t.Error("a heading without a button has another height")
	}
}

func TestSubtitleGivesWayToTheEnd(t *testing.T) {
	const long = "The Eastern Mediterranean and Caucasus Monthly Review"
	tests := []struct{ name, subtitle, end, want string }{
		{"room for both", "Insight News", " · Jul 2025", "Insight News| · Jul 2025"},
		{"too long", long, " · 7 Jul 2025 · 12 marks", "The Eastern…| · 7 Jul 2025 · 12 marks"},
		{"no subtitle", "", "7 Jul 2025", "7 Jul 2025"},
		{"no end", "Insight News", "", "Insight News"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := NewRow("A Raid as Symptom", "", nil)
			window := show(t, row)
			row.SetText("A Raid as Symptom", tt.subtitle, tt.end)
			var got []string
			for _, o := range test.LaidOutObjects(row)[1:] {
				text, ok := o.(*canvas.Text)
				if !ok || text.Text == "A Raid as Symptom" {
					continue
				}
				got = append(got, text.Text)
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
				if right := at.X + text.MinSize().Width; right > window.Canvas().Size().Width-padX+1 {
					t.Errorf("%q ends at %v", text.Text, right)
				}
				if r := test.WidgetRenderer(row).(*rowRenderer); len(got) == 1 && tt.subtitle != "" && r.end.Position().X > padX+text.MinSize().Width+2 {
					t.Errorf("%q begins at %v, the text before is %v wide", tt.end, r.end.Position().X, text.MinSize().Width)
				}
			}
			if got := strings.Join(got, "|"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
