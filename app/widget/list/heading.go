package list

import (
	"strconv"
	"strings"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Measures of a heading in px.
const (
	headingTop    = 14
	headingBottom = 6
	headingLine   = 16
)

// NoCount is the count of a heading without a count.
const NoCount = -1

// Heading is the heading of a section of a list: "ARTICLES · 5", with an optional small
// button at its end.
type Heading struct {
	widget.BaseWidget
	title  string
	count  int
	button *control.Button // may be nil
}

var _ fyne.Widget = (*Heading)(nil)

// NewHeading returns a heading, which shows its title in capitals. The button at the end
// may be nil.
func NewHeading(title string, count int, button *control.Button) *Heading {
	h := &Heading{title: title, count: count, button: button}
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle replaces the title.
func (h *Heading) SetTitle(title string) {
	if h.title == title {
		return
	}
	h.title = title
	h.Refresh()
}

// SetCount replaces the count; NoCount shows none.
func (h *Heading) SetCount(count int) {
	if h.count == count {
		return
	}
	h.count = count
	h.Refresh()
}

func (h *Heading) text() string {
	text := strings.ToUpper(h.title)
	if h.count >= 0 {
		text += " · " + strconv.Itoa(h.count)
	}
	return text
}

// CreateRenderer implements fyne.Widget.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer {
	return &headingRenderer{
		heading: h,
		label:   label.New(h.text(), label.Style{Size: 11, Bold: true, Spaced: true, Color: theme.ColorQuiet, Lines: 1}),
	}
}

type headingRenderer struct {
	heading *Heading
	label   *label.Label
}

func (r *headingRenderer) Destroy() {}

func (r *headingRenderer) Objects() []fyne.CanvasObject {
	if r.heading.button == nil {
		return []fyne.CanvasObject{r.label}
	}
	return []fyne.CanvasObject{r.label, r.heading.button}
}

func (r *headingRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.label.MinSize().Width+2*padX, headingTop+headingLine+headingBottom)
}

func (r *headingRenderer) Layout(size fyne.Size) {
	width := size.Width - 2*padX
	if b := r.heading.button; b != nil {
		bs := b.MinSize()
		b.Resize(bs)
		b.Move(fyne.NewPos(size.Width-padX-bs.Width+buttonInset, headingTop+(headingLine-bs.Height)/2))
		width -= bs.Width
	}
	r.label.Move(fyne.NewPos(padX, headingTop))
	r.label.Resize(fyne.NewSize(width, headingLine))
}

// buttonInset aligns the icon of the button, not its background, with the rows.
const buttonInset = 6

func (r *headingRenderer) Refresh() {
	r.label.SetText(r.heading.text())
	canvas.Refresh(r.heading)
}
