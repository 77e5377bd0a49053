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

// statusBar is the line at the foot of the window: what is saved, how much is
// marked, what is selected.
type statusBar struct {
	bar *panel.Strip

	saved, marks, selection, links *label.Label

	busy    *label.Label    // how far a change is that takes long
	cancel  *control.Button // of that change
	running *fyne.Container // both of them

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

// setSaved says whether something could not be saved, or is yet to be.
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

// setRunning says how far a change is, if it takes long, and offers to cancel it.
func (s *statusBar) setRunning(r *history.Running) {
	const many = 1000 // records; fewer are done before one could read it
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

// setLinks shows how many links lead to what the focused pane shows.
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

// set changes a text and lays the line out anew.
func (s *statusBar) set(l *label.Label, text string) {
	if l.Text() == text {
		return
	}
	l.SetText(text)
	if s.bar != nil {
		s.bar.Refresh()
	}
}
