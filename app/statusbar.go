package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"collate/app/history"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/notes"
)

const statusHeight = 26 // px

// statusBar is the line at the foot of the window: the saving state, the number
// of highlights, the selection, the number of links.
type statusBar struct {
	bar *panel.Strip

	saved, marks, selection, links *label.Label

	busy    *label.Label    // progress of a long change
	cancel  *control.Button // cancels the long change
	running *fyne.Container // busy and cancel

	total int // highlights in the notebook
	here  int // highlights in the focused article, -1 if there is none
	about notes.Ref
}

func newStatusBar() *statusBar {
	quiet := label.Style{Size: 12, Color: theme.ColorQuiet}
	s := &statusBar{saved: label.New("", quiet), busy: label.New("", quiet), marks: label.New("", quiet), selection: label.New("", quiet), links: label.New("", quiet)}
	s.cancel = control.NewButton("Cancel", nil)
	s.cancel.SetColor(theme.ColorAccent)
	s.running = container.NewHBox(s.cancel, s.busy)
	s.running.Hide()
	row := container.New(layout.NewCustomPaddedHBoxLayout(22), s.saved, s.running, s.marks, s.selection, layout.NewSpacer(), s.links)
	s.bar = panel.NewStrip(container.New(layout.NewCustomPaddedLayout(0, 0, 16, 16), row), statusHeight, panel.Above)
	s.setSaved(false, false)
	return s
}

// setSaved shows whether something could not be saved, or is not saved yet.
func (s *statusBar) setSaved(failed, pending bool) {
	switch {
	case failed:
		s.set(s.saved, "Not saved")
	case pending:
		s.set(s.saved, "Saving…")
	default:
		s.set(s.saved, "Saved")
	}
}

// setRunning shows the progress of a large change with a button to cancel it;
// nil hides both.
func (s *statusBar) setRunning(r *history.Running) {
	const many = 1000 // records; fewer are done too fast to be read
	if r == nil || r.Total < many {
		s.running.Hide()
		s.set(s.busy, "")
		return
	}
	s.cancel.OnTapped = r.Cancel
	s.running.Show()
	s.set(s.busy, fmt.Sprintf("Changing %d of %d texts…", r.Done, r.Total))
}

func (s *statusBar) setTotal(n int) {
	s.total = n
	s.showMarks()
}

func (s *statusBar) setHere(p *pane) {
	s.here = -1
	if p.shown.Kind == notes.KindArticle {
		s.here = len(p.highlights)
	}
	if s.about != p.shown {
		s.about = p.shown
		s.set(s.links, "")
		s.set(s.selection, "")
	}
	s.showMarks()
}

func (s *statusBar) showMarks() {
	text := count(s.total, "highlight") + " in the notebook"
	if s.here >= 0 {
		text = fmt.Sprintf("%s here · %d in the notebook", count(s.here, "highlight"), s.total)
	}
	s.set(s.marks, text)
}

func (s *statusBar) setSelection(words int) {
	text := ""
	if words > 0 {
		text = "Selection: " + count(words, "word")
	}
	s.set(s.selection, text)
}

// setLinks shows the number of links to the record in the focused pane.
func (s *statusBar) setLinks(ref notes.Ref, n int) {
	if ref != s.about {
		return
	}
	text := ""
	if n > 0 {
		text = fmt.Sprintf("%s to this %s", count(n, "link"), ref.Kind)
	}
	s.set(s.links, text)
}

// set changes a text and lays the line out again.
func (s *statusBar) set(l *label.Label, text string) {
	if l.Text() == text {
		return
	}
	l.SetText(text)
	if s.bar != nil {
		s.bar.Refresh()
	}
}
