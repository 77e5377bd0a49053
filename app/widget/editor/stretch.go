package editor

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// changeKind tells which changes may be of one stretch.
type changeKind uint8

const (
	alone    changeKind = iota // of none
	typing                     // characters, one behind the other
	deleting                   // Backspace or Delete
)

const (
	// thinkingPause is how long one may stop to think and still be in the same stretch.
	thinkingPause = time.Second
	// longStretch is the time after which a stretch ends, wherever the typing is.
	longStretch = 20 * time.Second
	// longTyping is how many bytes are typed, without a pause, before the next word begins another stretch: a line or two.
	longTyping = 120
)

// stretch is what is undone as one: some words typed within a line, or some characters deleted, where neither a pause
// nor a move of the caret comes between. An undo itself is not the editor's: see [Editor.OnStretch].
type stretch struct {
	open        bool // the next change may go on with it
	kind        changeKind
	began, last time.Time
	start, end  int  // where the next change must be to go on with it
	typed       int  // bytes
	spaced      bool // the last of them is a space
	broken      bool // a line was broken
}

// goesOn reports whether a change is of the stretch.
func (s *stretch) goesOn(c Edit, kind changeKind, now time.Time) bool {
	if !s.open || kind != s.kind || now.Sub(s.last) >= thinkingPause || now.Sub(s.began) >= longStretch {
		return false
	}
	switch kind {
	case typing:
		return c.Removed == "" && c.Start == s.end && !s.endsBefore(c.Inserted)
	case deleting:
		return c.Start+len(c.Removed) == s.start || c.Start == s.start
	}
	return false
}

// endsBefore reports whether what is typed next begins another stretch: the first word of a line, or one behind many.
func (s *stretch) endsBefore(next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return s.spaced && !unicode.IsSpace(first) && (s.broken || s.typed >= longTyping)
}

// add makes a change a part of the stretch.
func (s *stretch) add(c Edit, now time.Time) {
	s.start, s.end, s.last = c.Start, c.end(), now
	s.typed += len(c.Inserted)
	last, _ := utf8.DecodeLastRuneInString(c.Inserted)
	s.spaced = unicode.IsSpace(last)
	s.broken = s.broken || strings.Contains(c.Inserted, "\n")
}

// closeStretch ends the stretch: the next change begins another.
func (e *Editor) closeStretch() { e.stretch.open = false }

// extend makes a change, which comes next, a part of the stretch that it goes on with, or tells that it begins another.
func (e *Editor) extend(c Edit, kind changeKind) {
	now := e.now()
	if !e.stretch.goesOn(c, kind, now) {
		if e.OnStretch != nil {
			e.OnStretch()
		}
		e.stretch = stretch{open: true, kind: kind, began: now}
	}
	e.stretch.add(c, now)
}
