package writing

import (
	"time"

	"fyne.io/fyne/v2"

	"collate/app/widget/later"
	"collate/notes/markdown"
)

const (
	// countedAtOnce is the longest body, in bytes, whose words are counted whenever
	// something is typed. Those of a longer one are counted off the UI thread, when the
	// typing pauses and at the latest after countMost.
	countedAtOnce = 64 << 10
	countPause    = 300 * time.Millisecond
	countMost     = 2 * time.Second
	// maxCounted is the longest selection, in bytes, whose words are counted.
	maxCounted = 64 << 10
)

// count is how many words are read in the body.
type count struct {
	words int
	runs  int // counts how often they were counted: only the last time matters
	soon  later.Burst
}

// Count returns how many words are read in the body, and in the selection.
func (w *Writer) Count() (words, selected int) {
	if start, end := w.body.Selection(); start < end && end-start <= maxCounted {
		selected = markdown.Words(w.body.SelectedText())
	}
	return w.count.words, selected
}

// recount counts the words of a body that is another one.
func (w *Writer) recount() {
	w.count.soon.Stop()
	w.count.runs++
	run, text := w.count.runs, w.body.Text()
	if len(text) <= countedAtOnce {
		w.counted(markdown.Words(text))
		return
	}
	go func() {
		words := markdown.Words(text)
		fyne.Do(func() {
			if run == w.count.runs {
				w.counted(words)
			}
		})
	}()
}

func (w *Writer) counted(words int) {
	w.count.words = words
	w.OnCount()
}

// recountSoon counts them when the typing pauses, or at once if there are few.
func (w *Writer) recountSoon() {
	if w.body.Len() <= countedAtOnce {
		w.recount()
	} else {
		w.count.soon.Call()
	}
}
