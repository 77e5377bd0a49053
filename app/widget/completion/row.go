package completion

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/marked"
	"collate/app/widget/press"
)

// Measures of a row in px.
const (
	rowHeight   = 28
	rowWidth    = 380 // at most
	rowPad      = 8
	detailShare = 0.42 // of the width, at most
)

// row shows a candidate.
type row struct {
	press.Pointer
	list      *List
	candidate Candidate
	chosen    bool
}

var (
	_ desktop.Mouseable = (*row)(nil)
	_ fyne.Scrollable   = (*row)(nil)
)

// newRow returns the i-th row from the top of a list.
func newRow(l *List, i int) *row {
	r := &row{list: l}
	r.Extend(r)
	r.OnTapped = func() {
		l.release()
		l.pick(l.top + i)
	}
	return r
}

// MouseDown notes that the list is pressed, before the editor loses the keyboard by it.
func (r *row) MouseDown(*desktop.MouseEvent) { r.list.held = true }

// MouseUp implements desktop.Mouseable.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() {
	r.Pointer.MouseOut()
	r.list.release()
}

// Scrolled implements fyne.Scrollable: the wheel goes through the candidates, up to either end.
func (r *row) Scrolled(e *fyne.ScrollEvent) {
	by := -1
	if e.Scrolled.DY < 0 {
		by = 1
	}
	if to := r.list.chosen + by; to >= 0 && to < len(r.list.given) {
		r.list.move(by)
	}
}

func (r *row) set(c Candidate, chosen bool) {
	r.candidate, r.chosen = c, chosen
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{
		row: r, ground: &canvas.Rectangle{CornerRadius: 5}, text: &marked.Text{},
		detail: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12, Lines: 1}),
	}
	rr.Refresh()
	return rr
}

type rowRenderer struct {
	row    *row
	ground *canvas.Rectangle
	text   *marked.Text
	detail *label.Label
}

func (r *rowRenderer) Destroy() {}

func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(r.row.list.width, rowHeight) }

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{r.ground}, r.text.Objects()...), r.detail)
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	width := min(r.detail.NaturalWidth()+1, size.Width*detailShare)
	height := r.detail.MinSize().Height
	r.detail.Resize(fyne.NewSize(width, height))
	r.detail.Move(fyne.NewPos(size.Width-rowPad-width, (rowHeight-height)/2))
	r.text.Place(fyne.NewPos(rowPad, 5), size.Width-3*rowPad-width)
}

func (r *rowRenderer) Refresh() {
	p := theme.Of(r.row.Theme())
	r.ground.FillColor = nil
	switch {
	case r.row.chosen:
		r.ground.FillColor = p.Soft
	case r.row.Hovered():
		r.ground.FillColor = p.Hover
	}
	c := r.row.candidate
	r.text.Set(c.Text, c.Marks, p.Ink, p.Find)
	r.detail.SetText(c.Detail)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
