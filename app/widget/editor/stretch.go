package editor

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// changeKind is the kind of a change; a stretch has changes of one kind.
type changeKind uint8

const (
	alone    changeKind = iota // a stretch of its own
	typing                     // typed characters in sequence
	deleting                   // Backspace or Delete
)

const (
	// thinkingPause is the pause that ends a stretch.
	thinkingPause = time.Second
	// longStretch is the maximum duration of a stretch.
	longStretch = 20 * time.Second
	// longTyping is the number of typed bytes after which the next word begins a new stretch: a line or two.
	longTyping = 120
)

// stretch is one undo step: some words typed within a line, or some characters deleted, without a pause or a move of
// the caret in between. The editor itself does not undo: see [Editor.OnStretch].
type stretch struct {
	open        bool // the next change may continue it
	kind        changeKind
	began, last time.Time
	start, end  int  // where a change must be to continue it
	typed       int  // number of typed bytes
	spaced      bool // the last of them is a space
	broken      bool // a line break was typed
}

// goesOn reports whether a change continues the stretch.
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

// endsBefore reports whether the text typed next begins a new stretch: the first word of a line, or a word after
// longTyping bytes.
func (s *stretch) endsBefore(next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return s.spaced && !unicode.IsSpace(first) && (s.broken || s.typed >= longTyping)
}

// add adds a change to the stretch.
func (s *stretch) add(c Edit, now time.Time) {
	s.start, s.end, s.last = c.Start, c.end(), now
	s.typed += len(c.Inserted)
	last, _ := utf8.DecodeLastRuneInString(c.Inserted)
	s.spaced = unicode.IsSpace(last)
	s.broken = s.broken || strings.Contains(c.Inserted, "\n")
}

// closeStretch ends the stretch: the next change begins a new one.
func (e *Editor) closeStretch() { e.stretch.open = false }

// extend adds the next change to the stretch, or begins a new one and calls OnStretch.
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
