package writing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/marked"
	"collate/app/widget/press"
	"collate/notes"
	"collate/notes/complete"
)

// Measures of a row in px.
const (
	candidateHeight = 28
	candidateWidth  = 380
	candidatePad    = 8
	detailShare     = 0.42 // of the width, at most
)

// candidateRow shows a candidate of the completion.
type candidateRow struct {
	press.Pointer
	candidate complete.Candidate
	chosen    bool
}

func newCandidateRow(onTapped func()) *candidateRow {
	r := &candidateRow{}
	r.Extend(r)
	r.OnTapped = onTapped
	return r
}

func (r *candidateRow) set(c complete.Candidate, chosen bool) {
	r.candidate, r.chosen = c, chosen
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *candidateRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &candidateRenderer{
		row: r, ground: &canvas.Rectangle{CornerRadius: 5}, text: &marked.Text{},
		detail: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12, Lines: 1}),
	}
	rr.Refresh()
	return rr
}

type candidateRenderer struct {
	row    *candidateRow
	ground *canvas.Rectangle
	text   *marked.Text
	detail *label.Label
}

func (r *candidateRenderer) Destroy() {}

func (r *candidateRenderer) MinSize() fyne.Size { return fyne.NewSize(candidateWidth, candidateHeight) }

func (r *candidateRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{r.ground}, r.text.Objects()...), r.detail)
}

func (r *candidateRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	width := min(r.detail.NaturalWidth()+1, size.Width*detailShare)
	height := r.detail.MinSize().Height
	r.detail.Resize(fyne.NewSize(width, height))
	r.detail.Move(fyne.NewPos(size.Width-candidatePad-width, (candidateHeight-height)/2))
	r.text.Place(fyne.NewPos(candidatePad, 5), size.Width-3*candidatePad-width)
}

func (r *candidateRenderer) Refresh() {
	p := theme.Of(r.row.Theme())
	r.ground.FillColor = nil
	switch {
	case r.row.chosen:
		r.ground.FillColor = p.Soft
	case r.row.Hovered():
		r.ground.FillColor = p.Hover
	}
	text, detail := r.row.shown()
	r.text.Set(text, r.row.candidate.Marks, p.Ink, p.Find)
	r.detail.SetText(detail)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

// shown returns what the row says: the name, and what it is the name of.
func (r *candidateRow) shown() (text, detail string) {
	c := r.candidate
	if c.Create != "" {
		return "New note “" + c.Create + "”", ""
	}
	if c.Detail != "" {
		return c.Text, c.Detail
	}
	switch c.Ref.Kind {
	case notes.KindNote:
		return c.Text, "note"
	case notes.KindArticle:
		return c.Text, "article"
	case notes.KindHighlight:
		return c.Text, "highlight"
	}
	return c.Text, ""
}
