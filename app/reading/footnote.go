package reading

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/widget/label"
	"collate/app/widget/overlay"
	"collate/app/widget/panel"
)

const footnoteWidth = 360 // px at most

// footnote is the popover of a footnote.
type footnote struct {
	text    *label.Label
	popover *overlay.Popover
	layout  *footnoteLayout
}

func newFootnote() *footnote {
	f := &footnote{
		text:   label.New("", label.Style{Serif: true, Size: 14, LineHeight: 1.5, Lines: label.Unlimited}),
		layout: &footnoteLayout{width: footnoteWidth},
	}
	surface := panel.NewSurface(container.New(f.layout, f.text), panel.Card(""))
	f.popover = overlay.NewPopover(surface)
	f.popover.Fit = func(width float32) { f.layout.width = min(footnoteWidth, surface.ContentWidth(width)) }
	return f
}

// openFootnote shows the footnote with that target beside its mark, and says
// whether there is one.
func (r *Reader) openFootnote(target string, at fyne.Position, size fyne.Size) bool {
	blocks := r.document.Footnote(target)
	if len(blocks) == 0 {
		return false
	}
	var paragraphs []string
	for _, b := range blocks {
		paragraphs = append(paragraphs, r.document.Slice(b.Start, b.End))
	}
	r.footnote.text.SetText(strings.Join(paragraphs, "\n"))
	r.footnote.popover.Open(at, size)
	return true
}

// footnoteLayout gives the text a width, and the height that it needs there.
type footnoteLayout struct{ width float32 }

func (l *footnoteLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects[0].Resize(fyne.NewSize(l.width, objects[0].Size().Height))
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

func (l *footnoteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
}
