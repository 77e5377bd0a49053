package editor

import (
	"unicode"

	"collate/app/widget/textview/typeset"
)

// run is a run of "*" or "_" that may open or close emphasis: a delimiter run of CommonMark 6.2. Its marks from start to
// end are not matched yet.
type run struct {
	start, end        int
	mark              byte
	count             int // original length
	canOpen, canClose bool
}

// newRun returns the run of marks from start to end.
func newRun(text string, start, end int) run {
	r := run{start: start, end: end, mark: text[start], count: end - start}
	before, after := previousRune(text, start), nextRune(text, end)
	left := !unicode.IsSpace(after) && (!isPunctuation(after) || unicode.IsSpace(before) || isPunctuation(before))
	right := !unicode.IsSpace(before) && (!isPunctuation(before) || unicode.IsSpace(after) || isPunctuation(after))
	r.canOpen, r.canClose = left, right
	if r.mark == '_' { // not within a word
		r.canOpen = left && (!right || isPunctuation(before))
		r.canClose = right && (!left || isPunctuation(after))
	}
	return r
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// pairs reports whether an opening and a closing run may match: the same mark, and the rule of three.
func (r *run) pairs(closer *run) bool {
	if r.mark != closer.mark || !r.canOpen || r.start == r.end {
		return false
	}
	odd := (r.canClose || closer.canOpen) && (r.count+closer.count)%3 == 0 && (r.count%3 != 0 || closer.count%3 != 0)
	return !odd
}

// maxApart is the maximum number of runs between an opening and a closing run, which bounds the search.
const maxApart = 500

// emphasis matches the runs as CommonMark does: each closing run with the nearest opening one, two marks at a time for
// bold and one for italic.
func (h *highlighter) emphasis() {
	for c := 0; c < len(h.runs); c++ {
		closer := &h.runs[c]
		if !closer.canClose {
			continue
		}
		for closer.start < closer.end {
			o := c - 1
			for o >= 0 && c-o <= maxApart && !h.runs[o].pairs(closer) {
				o--
			}
			if o < 0 || c-o > maxApart {
				break
			}
			opener := &h.runs[o]
			n, style := 1, typeset.Italic
			if opener.end-opener.start >= 2 && closer.end-closer.start >= 2 {
				n, style = 2, typeset.Bold
			}
			h.style(opener.end-n, opener.end, typeset.Quiet)
			h.style(closer.start, closer.start+n, typeset.Quiet)
			h.style(opener.end, closer.start, style)
			opener.end -= n
			closer.start += n
			for i := o + 1; i < c; i++ { // runs in between cannot match outside
				h.runs[i].canOpen = false
			}
		}
	}
}
