package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/marked"
	"collate/app/widget/press"
	"collate/notes"
)

// Measures of a row in px.
const (
	choiceHeight = 30
	hitHeight    = 50
	rowPad       = 10
	indentStep   = 16
)

// result is one line of the list: a choice, or a hit of the search.
type result struct {
	mode   Mode
	choice *matched // nil for a hit
	hit    notes.Hit
}

func (r result) height() float32 {
	if r.choice != nil {
		return choiceHeight
	}
	return hitHeight
}

// indent returns by how many px the title is set in.
func (r result) indent() float32 {
	if r.choice == nil {
		return 0
	}
	return indentStep * float32(r.choice.Indent)
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
	r.detail.Resize(detail)
	r.detail.Move(fyne.NewPos(size.Width-rowPad-detail.Width, (choiceHeight-detail.Height)/2))
	width := size.Width - 2*rowPad
	indent := r.row.result.indent()
	r.title.Place(fyne.NewPos(rowPad+indent, 6), width-indent-detail.Width-rowPad)
	r.text.Place(fyne.NewPos(rowPad, 26), width)
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
	res := r.row.result
	if res.choice != nil {
		ink := p.Ink
		if res.choice.Disabled {
			ink = p.Quiet
		}
		r.title.Set(res.choice.Title, res.choice.marks, ink, p.Find)
		r.text.Set("", nil, p.Ink, p.Find)
		r.detail.SetText(res.choice.Detail)
	} else {
		r.title.Set(res.hit.Title, nil, p.Ink, p.Find)
		r.text.Set(res.hit.Snippet, res.hit.Marks, p.Quiet, p.Find)
		r.detail.SetText(kindName(res.hit.Kind))
	}
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

func kindName(k notes.HitKind) string {
	switch k {
	case notes.HitHighlight:
		return "highlight"
	case notes.HitComment:
		return "comment"
	case notes.HitNote:
		return "note"
	}
	return "article"
}
