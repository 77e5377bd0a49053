package control

import (
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

// show puts an object on a canvas of its minimum size, in the light theme.
func show(t *testing.T, o fyne.CanvasObject) (fyne.App, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	return app, test.NewTempWindow(t, container.NewCenter(o))
}

// centre returns the middle of an object on its canvas.
func centre(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

func typeKeys(target fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		target.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestButtonIsPressedByPointerAndKeys(t *testing.T) {
	presses := 0
	b := NewButton("Link", func() { presses++ })
	_, window := show(t, b)
	test.TapCanvas(window.Canvas(), centre(b))
	typeKeys(b, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyA)
	if presses != 4 {
		t.Errorf("%d presses, want 4", presses)
	}
}

func TestButtonWithoutCallbackIsHarmless(t *testing.T) {
	b := NewButton("Link", nil)
	show(t, b)
	test.Tap(b)
}

func TestPressingLeavesTheFocusAlone(t *testing.T) {
	b := NewButton("Link", func() {})
	other := NewButton("other", nil)
	_, window := show(t, container.NewHBox(b, other))
	window.Canvas().Focus(other)
	test.Tap(b)
	if b.Focused() {
		t.Error("the button took the focus")
	}
}

func TestButtonShowsPointerAndFocus(t *testing.T) {
	b := NewButton("Link", nil)
	_, window := show(t, b)
	rect := test.WidgetRenderer(b).(*buttonRenderer).ground
	colors := theme.Light.Palette()

	test.MoveMouse(window.Canvas(), centre(b))
	if rect.FillColor != colors.Hover {
		t.Errorf("under the pointer the ground is %v", rect.FillColor)
	}
	test.MoveMouse(window.Canvas(), fyne.Position{})
	if rect.FillColor != nil {
		t.Errorf("without the pointer the ground is %v", rect.FillColor)
	}
	window.Canvas().Focus(b)
	if rect.StrokeColor != colors.Accent || rect.StrokeWidth != 1 {
		t.Errorf("with the focus the ring is %v, %v px", rect.StrokeColor, rect.StrokeWidth)
	}
	window.Canvas().Unfocus()
	if rect.StrokeWidth != 0 {
		t.Error("the ring stays when the focus is gone")
	}
}

func TestButtonGrowsWithItsParts(t *testing.T) {
	b := NewButton("Comment", nil)
	show(t, b)
	plain := b.MinSize()
	b.SetKey("N")
	withKey := b.MinSize()
	if plain.Width >= withKey.Width {
		t.Errorf("%v px wide, %v with a key", plain.Width, withKey.Width)
	}
	if plain.Height != buttonHeight || withKey.Height != buttonHeight {
		t.Errorf("heights %v, %v", plain.Height, withKey.Height)
	}
	if icon := NewIconButton(fynetheme.SettingsIcon(), "Settings", nil); icon.MinSize() != fyne.NewSquareSize(buttonHeight) {
		t.Errorf("a button with an icon only is %v", icon.MinSize())
	}
}

func TestChip(t *testing.T) {
	presses := 0
	c := NewChip("number", 7, func() { presses++ })
	_, window := show(t, c)
	test.TapCanvas(window.Canvas(), centre(c))
	if presses != 1 {
		t.Errorf("%d presses", presses)
	}
	if got := texts(c)[0].Text; got != "number 7" {
		t.Errorf("it says %q", got)
	}
	if got := texts(NewChip("number", 0, nil))[0].Text; got != "number" {
		t.Errorf("without a count it says %q", got)
	}
}

func TestSegmentedChoosesByPointer(t *testing.T) {
	var chosen []int
	s := NewSegmented([]string{"1", "2", "3", "4"}, func(i int) { chosen = append(chosen, i) })
	_, window := show(t, s)
	for _, i := range []int{2, 2, 0} {
		test.TapCanvas(window.Canvas(), centre(s.segments[i]))
	}
	if len(chosen) != 2 || chosen[0] != 2 || chosen[1] != 0 || s.selected != 0 {
		t.Errorf("told of %v, want [2 0]: choosing the chosen one changes nothing", chosen)
	}
}

func TestSegmentedChoosesByArrows(t *testing.T) {
	s := NewSegmented([]string{"1", "2", "3"}, nil)
	_, window := show(t, s)
	window.Canvas().Focus(s.segments[0])
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyRight, 1}, {fyne.KeyDown, 2}, {fyne.KeyRight, 2}, {fyne.KeyLeft, 1}, {fyne.KeyUp, 0}, {fyne.KeyLeft, 0}} {
		typeKeys(window.Canvas().Focused(), step.key)
		if s.selected != step.want {
			t.Errorf("after %s: %d, want %d", step.key, s.selected, step.want)
		}
		if window.Canvas().Focused() != s.segments[step.want] {
			t.Errorf("after %s the focus is elsewhere", step.key)
		}
	}
}

func TestSetSelectedTellsNobody(t *testing.T) {
	s := NewSegmented([]string{"1", "2"}, func(int) { t.Error("a choice was told") })
	show(t, s)
	s.SetSelected(1)
	if s.selected != 1 {
		t.Errorf("selected %d", s.selected)
	}
	s.SetSelected(-1)
}

func TestSwatchesPick(t *testing.T) {
	var picked []int
	s := NewSwatches([]string{"Yellow", "Green"}, func(i int) { picked = append(picked, i) })
	_, window := show(t, s)
	for i, d := range s.dots {
		test.TapCanvas(window.Canvas(), centre(d))
		if picked[i] != i {
			t.Errorf("picked %d, want %d", picked[i], i)
		}
	}
	if got := s.dots[1].Hint; got != "Green · 2" {
		t.Errorf("hint %q", got)
	}
	if got := s.dots[7].Hint; got != "8" {
		t.Errorf("hint of a colour without a name: %q", got)
	}
}

func TestSwatchesRingTheChosen(t *testing.T) {
	s := NewSwatches(nil, nil)
	show(t, s)
	s.SetChosen(3)
	for i, d := range s.dots {
		ring := test.WidgetRenderer(d).(*dotRenderer).ring.FillColor
		if (ring != nil) != (i == 3) {
			t.Errorf("dot %d has the ring %v", i, ring)
		}
	}
	test.Tap(s.dots[0]) // without a callback
}

func TestControlsFollowTheTheme(t *testing.T) {
	button, chip, cap := NewButton("Link", nil), NewChip("claim", 1, nil), NewKeyCap("N")
	segmented, swatches := NewSegmented([]string{"1", "2"}, nil), NewSwatches(nil, nil)
	app, window := show(t, container.NewVBox(button, chip, cap, segmented, swatches))
	for _, v := range theme.Variants() {
		theme.Apply(app, v)
		window.Content().Refresh()
		p := v.Palette()
		if got := test.WidgetRenderer(chip).(*chipRenderer).box.FillColor; got != p.Soft {
			t.Errorf("%v: chip %v, want %v", v, got, p.Soft)
		}
		if got := test.WidgetRenderer(swatches.dots[4]).(*dotRenderer).disc.FillColor; got != p.Marks[4] {
			t.Errorf("%v: dot %v, want %v", v, got, p.Marks[4])
		}
		for name, w := range map[string]fyne.Widget{"button": button, "key cap": cap, "segmented": segmented} {
			for _, text := range texts(w) {
				if text.Color != p.Ink && text.Color != p.Quiet {
					t.Errorf("%v: text %q of the %s is %v", v, text.Text, name, text.Color)
				}
			}
		}
	}
}

// texts returns all texts that an object shows.
func texts(o fyne.CanvasObject) []*canvas.Text {
	var found []*canvas.Text
	for _, part := range test.LaidOutObjects(o) {
		if text, ok := part.(*canvas.Text); ok {
			found = append(found, text)
		}
	}
	return found
}

func TestAChoiceTellsWhetherItHasTheKeyboard(t *testing.T) {
	s := NewSegmented([]string{"Highlights", "Links"}, nil)
	if s.Focused() {
		t.Error("nothing has the keyboard")
	}
	s.segments[1].FocusGained()
	if !s.Focused() {
		t.Error("an option has the keyboard")
	}
}

func TestEscapeGoesToTheCanvas(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	chip := NewChip("claim", 1, nil)
	window := test.NewTempWindow(t, chip)
	var got []fyne.KeyName
	window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { got = append(got, key.Name) })
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(got) != 1 || got[0] != fyne.KeyEscape {
		t.Errorf("the canvas got %v, want Escape", got)
	}
}
