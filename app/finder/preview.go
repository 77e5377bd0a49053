package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/textview"
)

// previewSize is the text size of the preview, relative to that of the panes.
const previewSize = 0.82

// Preview is a text with matches. All ranges are bytes of the text,
// end-exclusive.
type Preview struct {
	Text  *textview.Text
	Marks [][2]int // all matches
	// Start and End are the range to scroll to; equal for the beginning.
	Start, End int
}

// preview shows the text of the chosen hit beside the list. A click picks the
// hit; the wheel scrolls.
type preview struct {
	widget.BaseWidget
	view     *textview.View
	onTapped func()
}

func newPreview(engine *textview.Engine, look textview.Look, onTapped func()) *preview {
	p := &preview{view: textview.New(engine, smaller(look)), onTapped: onTapped}
	p.ExtendBaseWidget(p)
	return p
}

func smaller(look textview.Look) textview.Look {
	look.Size *= previewSize
	return look
}

// CreateRenderer implements fyne.Widget. A cover above the text keeps clicks
// from focusing the text.
func (p *preview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.view, newCover(p)))
}

func (p *preview) setLook(look textview.Look) { p.view.SetLook(smaller(look)) }

// show shows a text, scrolled to its best match.
func (p *preview) show(shown Preview) {
	p.view.SetTextAt(shown.Text, 0)
	marks := make([]textview.Mark, len(shown.Marks))
	for i, m := range shown.Marks {
		marks[i] = textview.Mark{Start: m[0], End: m[1]}
	}
	p.view.SetMarks(marks)
	if shown.Start < shown.End {
		p.view.Reveal(shown.Start, shown.End)
	}
}

// cover is above the text and forwards pointer events.
type cover struct {
	widget.BaseWidget
	preview *preview
}

var (
	_ fyne.Tappable   = (*cover)(nil)
	_ fyne.Scrollable = (*cover)(nil)
)

func newCover(p *preview) *cover {
	c := &cover{preview: p}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *cover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// Tapped implements fyne.Tappable.
func (c *cover) Tapped(*fyne.PointEvent) { c.preview.onTapped() }

// Scrolled implements fyne.Scrollable.
func (c *cover) Scrolled(e *fyne.ScrollEvent) { c.preview.view.Scrolled(e) }
