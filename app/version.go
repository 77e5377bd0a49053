package app

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/overlay"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/diff"
)

// Highlight colours of the differences between two versions.
const (
	insertedColor = notes.Green
	deletedColor  = notes.Red
)

// showVersion shows the differences between an earlier version of the note in
// the focused pane and the current one, and offers to go back to the earlier
// one.
func (w *window) showVersion(e notes.Entry) {
	p := w.desk.current()
	if p.shown.Kind != notes.KindNote {
		return
	}
	p.writer.Flush()
	ref, now := p.shown, p.writer.Note()
	go show(w.ctx, w, func() (notes.Note, error) {
		r, err := w.notebook.Version(w.ctx, ref, e.Seq)
		if err != nil {
			return notes.Note{}, err
		}
		return r.(notes.Note), nil
	}, func(was notes.Note) { w.compareVersion(e, was, now) })
}

func (w *window) compareVersion(e notes.Entry, was, now notes.Note) {
	text, marks := compared(diff.Words(was.Body, now.Body))
	view := textview.New(w.engine, lookOf(w.session))
	view.SetText(text)
	view.SetMarks(marks)
	legend := widget.NewLabel("What is struck out in red was there then and is gone now; green has come since.")
	if len(marks) == 0 {
		legend.SetText("This is how the text is now.")
	}
	if was.Title != now.Title {
		legend.SetText(legend.Text + fmt.Sprintf("\nIt was called “%s” then. The title stays, as links go by it.", titleOf(was)))
	}
	title := "As it was " + moment(e.Time)
	ask := dialog.NewCustomConfirm(title, "Go back to this version", "Close", container.NewBorder(legend, nil, nil, nil, view), func(back bool) {
		if back {
			w.changes.RevertNote(was.ID, e)
			w.conflict()
			w.whenMade(func(made notes.Entry) {
				w.offerTakingBack(overlay.Notice{Message: fmt.Sprintf("“%s” is as it was %s.", titleOf(now), moment(e.Time))}, made.ID)
			})
		}
	}, w.win)
	view.OnKey = func(key fyne.KeyName) { w.typedKey(&fyne.KeyEvent{Name: key}) }
	size := w.win.Canvas().Size()
	w.ask(ask, min(size.Width-80, 860), size.Height-80)
}

// moment formats a time for a sentence: "on 14 March 2026, 15:04:05".
func moment(t time.Time) string { return t.Local().Format("on 2 January 2006, 15:04:05") }

// compared returns one text with both versions, and marks on the parts that
// only one has.
func compared(runs []diff.Run) (*textview.Text, []textview.Mark) {
	t := &textview.Text{}
	var marks []textview.Mark
	content := make([]byte, 0, 1024)
	for i, r := range runs {
		start := len(content)
		content = append(content, r.Text...)
		color := insertedColor
		switch r.Kind {
		case diff.Equal:
			continue
		case diff.Deleted:
			color = deletedColor
			t.Spans = append(t.Spans, textview.Span{Start: start, End: len(content), Style: textview.Strike})
		}
		marks = append(marks, textview.Mark{ID: strconv.Itoa(i), Start: start, End: len(content), Color: int(color)})
	}
	t.Content = string(content)
	return t, marks
}
