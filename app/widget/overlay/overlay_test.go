package overlay

import (
	"testing"
	"time"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/panel"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// show puts an overlay over an entry on a canvas of 600 × 400 px, in the light theme.
func show(t *testing.T, over fyne.CanvasObject) (fyne.Window, *widget.Entry) {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	entry := widget.NewMultiLineEntry()
	window := test.NewTempWindow(t, container.NewStack(entry, over))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(600, 400))
	return window, entry
}

func TestPopoverOpensBesideItsAnchor(t *testing.T) {
	bar := panel.NewSurface(control.NewButton("Link", nil), panel.Bar())
	p := NewPopover(bar)
	show(t, p)
	if p.IsOpen() || len(test.WidgetRenderer(p).Objects()) != 0 {
		t.Error("open at first")
	}
	p.Open(fyne.NewPos(40, 100), fyne.NewSize(80, 20))
	if !p.IsOpen() || bar.Position() != fyne.NewPos(40, 128) || bar.Size() != bar.MinSize() {
		t.Errorf("at %v with %v", bar.Position(), bar.Size())
	}
	p.Open(fyne.NewPos(590, 370), fyne.NewSize(80, 20))
	if right, bottom := bar.Position().X+bar.Size().Width, bar.Position().Y+bar.Size().Height; right > 600 || bottom > 370 {
		t.Errorf("reaches to %v, %v: out of the bounds or over its anchor", right, bottom)
	}
	p.Close()
	if p.IsOpen() || len(test.WidgetRenderer(p).Objects()) != 0 {
		t.Error("open after Close")
	}
	p.Close()
}

func TestPopoverHidesWhileItsAnchorIsOutOfBounds(t *testing.T) {
	p := NewPopover(&canvas.Rectangle{})
	show(t, p)
	p.Open(fyne.NewPos(40, -50), fyne.NewSize(80, 20))
	if len(test.WidgetRenderer(p).Objects()) != 0 || !p.IsOpen() {
		t.Error("shown, or closed for good, above the bounds")
	}
	p.Open(fyne.NewPos(40, 50), fyne.NewSize(80, 20))
	if len(test.WidgetRenderer(p).Objects()) != 1 {
		t.Error("did not come back")
	}
}

func TestPopoverTellsItsContentHowMuchWidthThereIs(t *testing.T) {
	row := &flow.Fit{GapX: 4, GapY: 4}
	bar := panel.NewSurface(container.New(row, control.NewSwatches(nil, nil), control.NewButton("Copy with citation", nil)), panel.Bar())
	p := NewPopover(bar)
	p.Fit = func(width float32) { row.Limit = bar.ContentWidth(width) }
	window, _ := show(t, p)
	p.Open(fyne.NewPos(40, 100), fyne.NewSize(80, 20))
	wide := bar.Size()
	window.Resize(fyne.NewSize(250, 400))
	if narrow := bar.Size(); narrow.Width > 240 || narrow.Height <= wide.Height {
		t.Errorf("%v in a wide pane, %v in a narrow one", wide, narrow)
	}
}

func TestPopoverLeavesFocusAndClicksToWhatIsBelow(t *testing.T) {
	pressed := 0
	bar := panel.NewSurface(control.NewButton("Link", func() { pressed++ }), panel.Bar())
	p := NewPopover(bar)
	window, entry := show(t, p)
	window.Canvas().Focus(entry)
	p.Open(fyne.NewPos(40, 100), fyne.NewSize(80, 20))
	if window.Canvas().Focused() != entry {
		t.Error("opening took the focus")
	}
	middle := bar.Position().AddXY(bar.Size().Width/2, bar.Size().Height/2)
	test.TapCanvas(window.Canvas(), middle)
	if pressed != 1 {
		t.Errorf("the button was pressed %d times", pressed)
	}
	if window.Canvas().Overlays().Top() != nil {
		t.Error("there is an overlay on the canvas, which takes keys and clicks")
	}
}

func TestPopoverOpensInTheThemeOfTheDay(t *testing.T) {
	button := control.NewButton("Link", nil)
	p := NewPopover(panel.NewSurface(button, panel.Bar()))
	show(t, p)
	p.Open(fyne.NewPos(40, 100), fyne.NewSize(80, 20))
	p.Close()
	theme.Apply(fyne.CurrentApp(), theme.Dark)
	p.Open(fyne.NewPos(40, 100), fyne.NewSize(80, 20))
	for _, o := range test.LaidOutObjects(button) {
		if text, ok := o.(*canvas.Text); ok && text.Color != theme.Dark.Palette().Ink {
			t.Errorf("%q is %v", text.Text, text.Color)
		}
	}
}

// clock replaces the real clock: it keeps the scheduled function.
type clock struct {
	after time.Duration
	f     func()
}

func (c *clock) later(d time.Duration, f func()) (stop func()) {
	c.after, c.f = d, f
	return func() { c.f = nil }
}

func newNotices(t *testing.T) (*Notices, *clock, fyne.Window) {
	t.Helper()
	c := &clock{}
	n := NewNotices()
	n.after = c.later
	window, _ := show(t, n)
	return n, c, window
}

func buttons(n *Notices) []*control.Button {
	var found []*control.Button
	for _, o := range test.LaidOutObjects(n) {
		if b, ok := o.(*control.Button); ok {
			found = append(found, b)
		}
	}
	return found
}

func TestANoticeIsWithdrawnAloneItself(t *testing.T) {
	n, _, _ := newNotices(t)
	first := n.Tell(Notice{Message: "first"})
	second := n.Tell(Notice{Message: "second"})
	first()
	if n.bar == nil {
		t.Fatal("the second notice went with the first")
	}
	second()
	if n.bar != nil {
		t.Error("the second notice is still there")
	}
	first()
}

func TestNewsIsToldStillWhenItsActionIsWithdrawn(t *testing.T) {
	n, c, _ := newNotices(t)
	withdraw := n.Tell(Notice{Message: "The links were changed.", Action: "Undo", News: true})
	withdraw()
	if len(buttons(n)) != 1 || c.after != noticeTime { // to close it
		t.Errorf("%d buttons, for %v", len(buttons(n)), c.after)
	}
	withdraw()
	if n.bar == nil {
		t.Error("withdrawn twice")
	}
}

func TestNoticeGoesByItself(t *testing.T) {
	n, c, _ := newNotices(t)
	n.Tell(Notice{Message: "The highlight is deleted."})
	if n.bar == nil || c.after != noticeTime {
		t.Fatalf("shown: %v, for %v", n.bar != nil, c.after)
	}
	c.f()
	if n.bar != nil {
		t.Error("still shown after its time")
	}
}

func TestNoticeWithAnActionStaysLonger(t *testing.T) {
	n, c, _ := newNotices(t)
	undone := 0
	n.Tell(Notice{Message: "The highlight is deleted.", Action: "Undo", OnAction: func() { undone++ }})
	if c.after != offerTime {
		t.Errorf("shown for %v", c.after)
	}
	test.Tap(buttons(n)[0])
	if undone != 1 || n.bar != nil || c.f != nil {
		t.Errorf("undone %d times; shown: %v; still to go by itself: %v", undone, n.bar != nil, c.f != nil)
	}
}

func TestErrorStaysUntilItIsClosed(t *testing.T) {
	n, c, _ := newNotices(t)
	n.Tell(Notice{Message: "Could not save the comment: the disk is full. Free some space and try again.", Error: true})
	if c.f != nil {
		t.Error("an error goes by itself")
	}
	all := buttons(n)
	test.Tap(all[len(all)-1])
	if n.bar != nil {
		t.Error("still shown after it was closed")
	}
}

func TestNewNoticeTakesThePlaceOfTheLast(t *testing.T) {
	n, c, _ := newNotices(t)
	n.Tell(Notice{Message: "first"})
	first := n.bar
	n.Tell(Notice{Message: "second", Error: true})
	if n.bar == first || c.f != nil {
		t.Error("the time of the first notice still runs, or it is still shown")
	}
}

func TestLongNoticeWraps(t *testing.T) {
	n, _, window := newNotices(t)
	window.Resize(fyne.NewSize(1000, 400))
	n.Tell(Notice{Message: "short"})
	short := n.bar.Size()
	n.Tell(Notice{Message: "Could not import report.pdf: the file is encrypted. Save a copy without a password and import that. The notebook is as it was.", Error: true})
	long := n.bar.Size()
	if long.Height <= short.Height || long.Width > noticeWidth+150 {
		t.Errorf("a short notice is %v, a long one %v", short, long)
	}
	if bottom := n.bar.Position().Y + long.Height; bottom != 400-noticeBottom {
		t.Errorf("ends at %v", bottom)
	}
}
