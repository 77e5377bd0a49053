package writing

import (
	"time"

	"fyne.io/fyne/v2"

	"collate/app/widget/later"
	"collate/notes/markdown"
)

const (
	// countedAtOnce is the longest body, in bytes, whose words are counted at each
	// change. Those of a longer body are counted off the UI thread, when typing pauses
	// and at the latest after countMost.
	countedAtOnce = 64 << 10
	countPause    = 300 * time.Millisecond
	countMost     = 2 * time.Second
	// maxCounted is the longest selection, in bytes, whose words are counted.
	maxCounted = 64 << 10
)

// count is the number of words in the rendered body.
type count struct {
	words int
	runs  int // number of counts started: only the last one is used
	soon  later.Burst
}

// Count returns the numbers of words in the rendered body and in the selection; 0 for a
// selection longer than 64 KiB.
func (w *Writer) Count() (words, selected int) {
	if start, end := w.body.Selection(); start < end && end-start <= maxCounted {
		selected = markdown.Words(w.body.SelectedText())
	}
	return w.count.words, selected
}

// recount counts the words of the body, off the UI thread if it is long.
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

// recountSoon counts the words when typing pauses, or at once if the body is short.
func (w *Writer) recountSoon() {
	if w.body.Len() <= countedAtOnce {
		w.recount()
	} else {
		w.count.soon.Call()
	}
}
