package writing

import (
	"time"

	"collate/app/widget/editor"
	"collate/app/widget/textview"
	"collate/notes/link"
)

// Wait makes what a writer waits for happen when the returned function is
// called, and not by the clock.
func (w *Writer) Wait() (pass func()) {
	waiting := map[int]func(){}
	n := 0
	w.save.After = func(d time.Duration, f func()) func() { return w.after(d, f) }
	w.after = func(_ time.Duration, f func()) func() {
		n++
		id := n
		waiting[id] = f
		return func() { delete(waiting, id) }
	}
	return func() {
		for id, f := range waiting {
			delete(waiting, id)
			f()
		}
	}
}

// Fault says why links to a name lead nowhere.
func (w *Writer) Fault(name string) string { return w.faults[link.Target{Name: name}] }

// Title, Body and Page return what the user sees and types in.
func (w *Writer) Title() *editor.Editor { return w.title }
func (w *Writer) Body() *editor.Editor  { return w.body }
func (w *Writer) Page() *textview.View  { return w.page }

// Deleted says whether the bar over a deleted note is shown.
func (w *Writer) Deleted() bool { return w.deleted.bar.Visible() }
