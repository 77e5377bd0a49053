package csl

import "strings"

// Text is formatted text: runs of characters that look the same, in blocks. The
// zero Text is empty. A Text is immutable and safe for any goroutine.
type Text struct{ runs []run }

// Run is a stretch of text that looks the same all over.
type Run struct {
	Text   string
	Format Format
	Link   string // a URL that the text leads to, or ""
}

// Format is how text looks.
type Format struct {
	Italic, Bold, SmallCaps, Underline bool
	Superscript, Subscript             bool // at most one of them
}

// Block is a part of an entry of a bibliography, with its place on the page.
type Block struct {
	Display Display
	Runs    []Run
}

// Display is where a block of an entry stands.
type Display uint8

const (
	// Inline is text that goes on in its line.
	Inline Display = iota

	// Paragraph is a block of its own, from margin to margin.
	Paragraph

	// LeftMargin begins a line at the left margin, for a number or label.
	LeftMargin

	// RightInline follows a LeftMargin block in the same line, and is set off
	// from the margin in all lines.
	RightInline

	// Indent is a block of its own, set off to the right.
	Indent
)

// IsEmpty says whether the text shows nothing.
func (t Text) IsEmpty() bool {
	for _, r := range t.runs {
		if r.text != "" {
			return false
		}
	}
	return true
}

// Blocks returns the text by blocks. Text of a citation is one inline block.
func (t Text) Blocks() []Block {
	var blocks []Block
	var m runMerger
	var last *span
	for _, r := range t.runs {
		if r.text == "" {
			continue
		}
		if in := r.span.block(); len(blocks) == 0 || in != last {
			if len(blocks) > 0 {
				blocks[len(blocks)-1].Runs = m.done()
			}
			b := Block{}
			if in != nil {
				b.Display = Display(in.display)
			}
			blocks = append(blocks, b)
			last = in
		}
		m.add(r)
	}
	if len(blocks) > 0 {
		blocks[len(blocks)-1].Runs = m.done()
	}
	return blocks
}

// runMerger puts runs that look the same together.
type runMerger struct {
	runs []Run
	text []byte // of the last run
}

func (m *runMerger) add(r run) {
	if r.text == "" {
		return
	}
	next := Run{Format: r.span.look(), Link: r.span.target()}
	if last := len(m.runs) - 1; last < 0 || m.runs[last].Format != next.Format || m.runs[last].Link != next.Link {
		m.flush()
		m.runs = append(m.runs, next)
	}
	m.text = append(m.text, r.text...)
}

func (m *runMerger) flush() {
	if last := len(m.runs) - 1; last >= 0 {
		m.runs[last].Text = string(m.text)
	}
	m.text = m.text[:0]
}

// done returns the runs, and begins anew.
func (m *runMerger) done() []Run {
	m.flush()
	runs := m.runs
	m.runs = nil
	return runs
}

// block returns the innermost span of a block around s, or nil.
func (s *span) block() *span {
	for ; s != nil; s = s.parent {
		if s.display != 0 {
			return s
		}
	}
	return nil
}

// target returns the link around s, or "".
func (s *span) target() string {
	for ; s != nil; s = s.parent {
		if s.link != "" {
			return s.link
		}
	}
	return ""
}

func (s *span) look() Format {
	if s == nil {
		return Format{}
	}
	f := s.format
	return Format{
		Italic: f.style == italic || f.style == oblique, Bold: f.weight == bold, SmallCaps: f.variant == smallCaps,
		Underline: f.decoration == underline, Superscript: f.align == superscript, Subscript: f.align == subscript,
	}
}

// String returns the text without formatting. Blocks that begin a line of their
// own do so.
func (t Text) String() string {
	var b strings.Builder
	var last *span
	for _, r := range t.runs {
		if r.text == "" {
			continue
		}
		in := r.span.block()
		if b.Len() > 0 && in != last && in.breaksBefore(last) {
			b.WriteByte('\n')
		}
		last = in
		b.WriteString(r.text)
	}
	return b.String()
}

// breaksBefore says whether a line ends between two blocks, nil being text that
// goes on.
func (s *span) breaksBefore(before *span) bool {
	own := func(s *span) bool {
		return s != nil && (s.display == displayBlock || s.display == displayIndent)
	}
	return own(s) || own(before)
}
