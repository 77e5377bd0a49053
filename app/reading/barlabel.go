package reading

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"
	"collate/app/widget/later"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/document"
)

// Sizes of the label beside the scroll bar in px.
const (
	barLabelWidth  = 260 // maximum width of its text
	barLabelRight  = 22  // from the right edge of the view
	barLabelPadX   = 9
	barLabelPadY   = 4
	barLabelRadius = 5
)

// barLabelDelay is how long the pointer must be on the bar before the label
// appears, so that it does not flash when the pointer passes.
const barLabelDelay = 200 * time.Millisecond

// barLabel describes, beside the scroll bar, the position under the pointer. It
// takes no clicks, and does not cover the bar.
type barLabel struct {
	widget.BaseWidget

	after later.After
	stop  func() // cancels the delay

	heading, about string
	y              float32
	waiting, shown bool
}

func newBarLabel() *barLabel {
	l := &barLabel{after: later.OnMain, stop: func() {}}
	l.ExtendBaseWidget(l)
	return l
}

// show shows a heading, which may be empty, and a line about a position at y:
// after a delay, or at once if the label is visible already.
func (l *barLabel) show(heading, about string, y float32) {
	l.heading, l.about, l.y = heading, about, y
	switch {
	case l.shown:
		l.Refresh()
	case !l.waiting:
		l.waiting = true
		l.stop = l.after(barLabelDelay, func() {
			l.waiting, l.shown = false, true
			l.Refresh()
		})
	}
}

func (l *barLabel) hide() {
	l.stop()
	was := l.shown
	l.waiting, l.shown = false, false
	if was {
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *barLabel) CreateRenderer() fyne.WidgetRenderer {
	r := &barLabelRenderer{
		label:   l,
		heading: label.New("", label.Style{Size: 12, Bold: true, Lines: 2}),
		about:   label.New("", label.Style{Size: 12, Color: theme.ColorQuiet, Lines: 2}),
	}
	r.Refresh()
	return r
}

type barLabelRenderer struct {
	label          *barLabel
	box            frame.Box
	heading, about *label.Label
}

func (r *barLabelRenderer) Destroy() { r.label.stop() }

func (r *barLabelRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *barLabelRenderer) Objects() []fyne.CanvasObject {
	if !r.label.shown {
		return nil
	}
	return append(r.box.Objects(), r.heading, r.about)
}

func (r *barLabelRenderer) Layout(size fyne.Size) {
	if !r.label.shown {
		return
	}
	room := min(barLabelWidth, size.Width-2*barLabelRight-2*barLabelPadX)
	var text fyne.Size
	for _, part := range []*label.Label{r.heading, r.about} {
		if part.Text() == "" {
			part.Resize(fyne.Size{})
			continue
		}
		width := max(min(part.NaturalWidth(), room), 0)
		part.Resize(fyne.NewSize(width, part.Size().Height))
		part.Resize(fyne.NewSize(width, part.MinSize().Height))
		text = fyne.NewSize(max(text.Width, width), text.Height+part.Size().Height)
	}
	box := text.AddWidthHeight(2*barLabelPadX, 2*barLabelPadY)
	at := fyne.NewPos(size.Width-barLabelRight-box.Width, min(max(r.label.y-box.Height/2, 4), size.Height-box.Height-4))
	r.box.Place(at, box, barLabelRadius)
	at = at.AddXY(barLabelPadX, barLabelPadY)
	r.heading.Move(at)
	r.about.Move(at.AddXY(0, r.heading.Size().Height))
}

func (r *barLabelRenderer) Refresh() {
	colors := theme.For(r.label)
	r.box.Paint(colors.Paper, colors.Line)
	r.box.Cast(canvas.Shadow{Color: colors.Shadow, BlurRadius: 8, Offset: fyne.NewPos(0, 2)})
	r.heading.SetText(r.label.heading)
	r.about.SetText(r.label.about)
	r.Layout(r.label.Size())
	canvas.Refresh(r.label)
}

// barHovered describes the position of the scroll bar under the pointer.
func (r *Reader) barHovered(at textview.BarPlace, over bool) {
	if !over {
		r.barLabel.hide()
		return
	}
	place := r.document.CodePoint(at.Offset)
	about := fmt.Sprintf("%d %%", 100*place/max(1, r.document.Len()))
	switch at.Tick {
	case textview.MarkTick:
		if h, ok := r.highlight(notes.HighlightID(at.Mark)); ok {
			about += " · " + r.colorName(h.Color) + ": “" + strings.Join(strings.Fields(h.Anchor.Exact), " ") + "”"
		}
	case textview.FindTick:
		about += " · found here"
	}
	r.barLabel.show(headingAt(r.document, place), about, at.Y)
}

// headingAt returns the heading above a code point of a text; "" before the
// first one.
func headingAt(d document.Document, place int) string {
	headings := d.Headings()
	i := sort.Search(len(headings), func(i int) bool { return headings[i].Start > place })
	if i == 0 {
		return ""
	}
	return strings.TrimSpace(d.Slice(headings[i-1].Start, headings[i-1].End))
}
