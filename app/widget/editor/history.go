package editor

import (
	"time"
	"unicode"
	"unicode/utf8"
)

// step is what one undo takes back.
type step struct {
	edit          Edit
	before, after selection
	kind          stepKind
}

// stepKind tells which steps may be one.
type stepKind uint8

const (
	alone    stepKind = iota // of no other
	typing                   // characters, one behind the other
	deleting                 // Backspace or Delete
)

// history is what can be undone and redone.
type history struct {
	done, undone []step
	size         int // bytes held by done
	open         bool
	last         time.Time // of the last step
}

const (
	// typingPause is how long one may stop to think and still type the same step.
	typingPause = time.Second
	// maxHistory bounds the bytes kept for undo; the oldest steps are forgotten.
	maxHistory = 64 << 20
)

// add takes a step that was made at a time. It becomes part of the one before if that goes on: typing within a word and
// the space behind it, deleting, both without a pause.
func (h *history) add(s step, now time.Time) {
	h.undone = nil
	if n := len(h.done); n > 0 && h.open && now.Sub(h.last) < typingPause && h.done[n-1].join(s) {
		h.size += len(s.edit.Removed) + len(s.edit.Inserted)
	} else {
		h.push(s)
	}
	h.open, h.last = true, now
}

func (h *history) push(s step) {
	h.done = append(h.done, s)
	h.size += len(s.edit.Removed) + len(s.edit.Inserted)
	for h.size > maxHistory && len(h.done) > 1 {
		h.size -= len(h.done[0].edit.Removed) + len(h.done[0].edit.Inserted)
		h.done = h.done[1:]
	}
}

// join makes next a part of s, if it goes on with it.
func (s *step) join(next step) bool {
	if s.kind != next.kind {
		return false
	}
	a, b := &s.edit, next.edit
	switch {
	case s.kind == typing && b.Removed == "" && b.Start == a.end() && !startsWord(a.Inserted, b.Inserted):
		a.Inserted += b.Inserted
	case s.kind == deleting && a.Inserted == "" && b.Inserted == "" && b.Start+len(b.Removed) == a.Start:
		a.Start, a.Removed = b.Start, b.Removed+a.Removed
	case s.kind == deleting && a.Inserted == "" && b.Inserted == "" && b.Start == a.Start:
		a.Removed += b.Removed
	default:
		return false
	}
	s.after = next.after
	return true
}

// startsWord reports whether a word begins between what was typed and what is typed next.
func startsWord(before, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsSpace(last) && !unicode.IsSpace(first)
}

// close ends the last step: what follows is another.
func (h *history) close() { h.open = false }

// undo returns the step to be taken back; false when there is none.
func (h *history) undo() (step, bool) {
	n := len(h.done)
	if n == 0 {
		return step{}, false
	}
	s := h.done[n-1]
	h.done = h.done[:n-1]
	h.size -= len(s.edit.Removed) + len(s.edit.Inserted)
	h.undone = append(h.undone, s)
	h.close()
	return s, true
}

// redo returns the step to be made again; false when there is none.
func (h *history) redo() (step, bool) {
	n := len(h.undone)
	if n == 0 {
		return step{}, false
	}
	s := h.undone[n-1]
	h.undone = h.undone[:n-1]
	h.push(s)
	h.close()
	return s, true
}
