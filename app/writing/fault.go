package writing

import (
	"maps"

	"collate/notes/link"
)

// check calls OnCheck for the Markdown, if it is shown.
func (w *Writer) check() {
	if w.view == Read || w.note.ID == "" {
		return
	}
	w.checks++
	w.OnCheck(Draft{w.Note(), w.checks})
}

// SetFaults answers OnCheck with the targets of broken links and the reasons. An answer for
// another than the last draft is ignored.
func (w *Writer) SetFaults(seq int, faults map[link.Target]string) {
	if seq != w.checks || maps.Equal(faults, w.faults) {
		return
	}
	w.faults = faults
	w.body.SetFaults(func(target string) string {
		l, _ := link.Parse("[[" + target + "]]")
		return faults[l.Target]
	})
}
