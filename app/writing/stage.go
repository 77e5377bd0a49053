package writing

import (
	"math"

	"fyne.io/fyne/v2"

	"collate/app/theme"
	"collate/app/widget/panel"
)

// leastBeside is the minimum width in px for the Markdown and the page side by
// side; in a narrower pane the page is below.
const leastBeside = 640

// stage lays out the title above the body, and the page beside or below them.
type stage struct {
	writer *Writer
	line   fyne.CanvasObject // between body and page
}

func newLine() fyne.CanvasObject { return panel.NewFill(theme.ColorLine, fyne.NewSize(1, 1)) }

func (s *stage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 60) }

func (s *stage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := s.writer
	show(w.title, w.view != Read)
	show(w.body, w.view != Read)
	show(s.line, w.view == Both)
	show(w.page, w.view != Write)
	switch {
	case w.view == Write:
		s.layOutEditors(size)
	case w.view == Read:
		place(w.page, fyne.Position{}, size)
	case size.Width >= leastBeside:
		half := whole(size.Width / 2)
		s.layOutEditors(fyne.NewSize(half, size.Height))
		place(s.line, fyne.NewPos(half, 0), fyne.NewSize(1, size.Height))
		place(w.page, fyne.NewPos(half+1, 0), fyne.NewSize(size.Width-half-1, size.Height))
	default:
		half := whole(size.Height / 2)
		s.layOutEditors(fyne.NewSize(size.Width, half))
		place(s.line, fyne.NewPos(0, half), fyne.NewSize(size.Width, 1))
		place(w.page, fyne.NewPos(0, half+1), fyne.NewSize(size.Width, size.Height-half-1))
	}
}

func (s *stage) layOutEditors(size fyne.Size) {
	w := s.writer
	w.title.Resize(fyne.NewSize(size.Width, max(w.title.Size().Height, 1)))
	height := whole(min(w.title.Height(), size.Height/2))
	place(w.title, fyne.Position{}, fyne.NewSize(size.Width, height))
	place(w.body, fyne.NewPos(0, height), fyne.NewSize(size.Width, max(0, size.Height-height)))
}

// whole rounds a length: an image between two pixels loses some of its lines.
func whole(length float32) float32 { return float32(math.Round(float64(length))) }

func place(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}
