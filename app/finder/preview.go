package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/textview"
)

// previewSize is that of the text beside the list, as a share of the size that
// texts are read in.
const previewSize = 0.82

// preview shows the text around what is chosen, beside the list. A click picks
// what is chosen; the wheel scrolls.
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

// CreateRenderer implements fyne.Widget. What lies over the text keeps the
// pointer from it: a click is not to move the keyboard there.
func (p *preview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.view, newCover(p)))
}

func (p *preview) setLook(look textview.Look) { p.view.SetLook(smaller(look)) }

// show shows a text from near a range of bytes on, which is marked.
func (p *preview) show(t *textview.Text, start, end int) {
	p.view.SetTextAt(t, 0)
	var marks []textview.Mark
	if start < end {
		marks = append(marks, textview.Mark{ID: "found", Start: start, End: end})
	}
	p.view.SetMarks(marks)
	if start < end {
		p.view.Reveal(start, end)
	}
}

// cover lies over the text and hands on what the pointer does.
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
