package main

import (
	"fmt"
	"io"
	"os"

	"collate/notes"
)

// progress shows on a terminal how far something is that may take long: which of
// several files is being imported, and how many notes of one, or how much of
// something else is done.
type progress struct {
	w           io.Writer // nil where it would not be seen
	done, total int
}

func newProgress(w io.Writer, total int) *progress {
	if !isTerminal(w) {
		return &progress{}
	}
	return &progress{w: w, total: total}
}

// isTerminal says whether what is written there is seen by a person.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// The control sequence that a terminal takes for: go to the start of the line
// and clear it (ECMA-48, EL).
const clearLine = "\r\x1b[K"

func (p *progress) next(path string) {
	p.done++
	if p.w != nil && p.total > 1 {
		fmt.Fprintf(p.w, "%sImporting %d of %d: %s", clearLine, p.done, p.total, shorten(path, lineWidth-24))
	}
}

// notes tells how many notes of a file are in the notebook.
func (p *progress) notes(path string, added int) {
	if p.w != nil {
		fmt.Fprintf(p.w, "%sImporting %s: %s", clearLine, shorten(path, lineWidth-36), count(added, "note"))
	}
}

// of returns what tells how much is done of what is called so.
func (p *progress) of(what string) notes.Progress {
	const step = 500 // more often would take time and not be seen
	return func(done, total int) {
		if p.w != nil && total >= step && done%step == 0 {
			fmt.Fprintf(p.w, "%s%s: %d of %d", clearLine, what, done, total)
		}
	}
}

func (p *progress) clear() {
	if p.w != nil {
		fmt.Fprint(p.w, clearLine)
	}
}
