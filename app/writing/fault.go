package writing

import (
	"maps"

	"collate/notes/link"
)

// check has it looked which links of the Markdown lead nowhere, if that is shown.
func (w *Writer) check() {
	if w.view == Read || w.note.ID == "" {
		return
	}
	w.checks++
	w.OnCheck(Draft{w.Note(), w.checks})
}

// SetFaults shows the answer to OnCheck: what the links lead to that lead nowhere, and why.
// An answer to another draft than the last is dropped.
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
