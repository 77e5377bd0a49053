package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/marked"
	"collate/app/widget/press"
)

// Sizes of a row in px.
const (
	lineHeight  = 30
	linesHeight = 50
	rowPad      = 10
	indentStep  = 16
)

// result is one row of the list.
type result struct {
	key    string // identifies the row, also in a later list; "" if that is not needed
	title  string
	marks  [][2]int // highlighted code points of title
	indent int      // level of indentation
	detail string   // at the end of the title's line, or at column
	column float32  // x position of detail, px; 0 for the end of the line

	text      string // a second line; "" for none
	textMarks [][2]int

	heading bool // heading of a group
	quiet   bool // cannot be picked
	pick    func(other bool)
	preview func() // requests the preview; nil for none
}

func (r result) height() float32 {
	if r.text == "" {
		return lineHeight
	}
	return linesHeight
}

// row shows a result.
type row struct {
	press.Pointer
	result result
	chosen bool
}

func newRow() *row {
	r := &row{}
	r.Extend(r)
	return r
}

func (r *row) show(res result, chosen bool) {
	r.result, r.chosen = res, chosen
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{
		row:    r,
		ground: &canvas.Rectangle{CornerRadius: 5},
		title:  &marked.Text{},
		detail: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12}),
		text:   &marked.Text{},
	}
	rr.Refresh()
	return rr
}

type rowRenderer struct {
	row         *row
	ground      *canvas.Rectangle
	title, text *marked.Text
	detail      *label.Label
}

func (r *rowRenderer) Destroy() {}

func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(200, r.row.result.height()) }

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	objects = append(objects, r.title.Objects()...)
	objects = append(objects, r.text.Objects()...)
	return append(objects, r.detail)
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	detail := r.detail.MinSize()
	at := size.Width - rowPad - detail.Width
	if column := r.row.result.column; column > 0 {
		at = column
	}
	r.detail.Resize(detail)
	r.detail.Move(fyne.NewPos(at, (lineHeight-detail.Height)/2))
	width := size.Width - 2*rowPad
	indent := indentStep * float32(r.row.result.indent)
	r.title.Place(fyne.NewPos(rowPad+indent, 6), at-indent-2*rowPad)
	r.text.Place(fyne.NewPos(rowPad, 26), width)
}

func (r *rowRenderer) Refresh() {
	p := theme.Of(r.row.Theme())
	res := r.row.result
	r.ground.FillColor = nil
	switch {
	case r.row.chosen:
		r.ground.FillColor = p.Soft
	case r.row.Hovered() && !res.heading:
		r.ground.FillColor = p.Hover
	}
	ink := p.Ink
	if res.quiet || res.heading {
		ink = p.Quiet
	}
	r.title.Set(res.title, res.marks, ink, p.Find)
	r.text.Set(res.text, res.textMarks, p.Quiet, p.Find)
	r.detail.SetText(res.detail)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
