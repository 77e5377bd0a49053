package typeset

import (
	"sort"
	"strings"

	"github.com/go-text/typesetting/bidi"
	ucd "golang.org/x/text/unicode/bidi"
)

// levelRun is text of one embedding level: even for left-to-right, odd for right-to-left. A run starts where the previous
// one ends.
type levelRun struct {
	end         int
	level, base int8 // base is the level of the paragraph: 0 for left-to-right, 1 for right-to-left
}

// maxLevels is the size of the cache of levels, in pieces; it is more than a screen shows.
const maxLevels = 256

// levelsOf returns the embedding levels of a piece that has lines, by UAX #9; nil if all of it is left-to-right.
func (l *Layout) levelsOf(piece int) []levelRun {
	p := &l.pieces[piece]
	if !p.rightToLeft {
		return nil
	}
	if runs, ok := l.levels[piece]; ok {
		return runs
	}
	if len(l.levels) >= maxLevels {
		clear(l.levels)
	}
	var out []levelRun
	before := l.paragraphBefore(piece)
	text := l.text.Content[:p.end]
	for start := int(p.start); start < len(text); { // each line feed ends a paragraph
		end := start
		for end < len(text) {
			r, n := decode(text[end:])
			end += n
			if classify(r) == classNewline {
				break
			}
		}
		out = l.engine.appendLevels(out, before, text[start:end], start)
		before = ""
		start = end
	}
	l.levels[piece] = out
	return out
}

// paragraphBefore returns the text before a piece in the same paragraph; it is empty except in a very long one.
func (l *Layout) paragraphBefore(piece int) string {
	if l.first(piece) {
		return ""
	}
	before := l.text.Content[l.block(piece).Start:l.pieces[piece].start]
	return before[strings.LastIndexByte(before, '\n')+1:]
}

// RightToLeft reports whether the paragraph at an offset is right-to-left.
func (l *Layout) RightToLeft(offset int) bool {
	piece, _ := l.Locate(offset)
	runs := l.levelsOf(piece)
	if len(runs) == 0 {
		return false
	}
	offset = min(max(offset, l.PieceStart(piece)), runs[len(runs)-1].end-1)
	_, base, _ := levelAt(runs, offset, offset+1)
	return base == 1
}

// appendLevels appends the level runs of text, the rest of a paragraph, which starts at offset and follows before.
func (e *Engine) appendLevels(out []levelRun, before, text string, offset int) []levelRun {
	runes := openControls(before)
	skip := len(runes)
	var offsets []int
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		runes, offsets = append(runes, r), append(offsets, offset+i)
		i += n
	}
	offsets = append(offsets, offset+len(text))

	base, direction := int8(0), bidi.LeftToRight
	if startsRightToLeft(before, text) {
		base, direction = 1, bidi.RightToLeft
	}
	runs := e.paragraph.Segment(runes, direction)
	add := func(end int, level int8) {
		if end > skip {
			out = append(out, levelRun{offsets[end-skip], level, base})
		}
	}
	done := 0
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		if base == 0 && r.Level == 2 {
			// A number after right-to-left text, which the library joined with the following left-to-right text.
			if cut := r.Start + numberEnd(runes[r.Start:r.End]); cut < r.End {
				add(cut, 2)
				r.Level = 0
			}
		}
		add(r.End, int8(r.Level))
		done = r.End
	}
	if done < len(runes) {
		add(len(runes), base)
	}
	return out
}

// openControls returns the embedding, override and isolate controls that are still open at the end of before, which starts a
// paragraph.
func openControls(before string) []rune {
	const (
		embeddings = "\u202a\u202b\u202d\u202e"
		isolates   = "\u2066\u2067\u2068"
	)
	var open []rune
	for i := strings.IndexByte(before, 0xE2); i >= 0; {
		switch r, _ := decode(before[i:]); {
		case strings.ContainsRune(embeddings+isolates, r):
			open = append(open, r)
		case r == 0x202C && len(open) > 0 && strings.ContainsRune(embeddings, open[len(open)-1]):
			open = open[:len(open)-1]
		case r == 0x2069:
			for n := len(open) - 1; n >= 0; n-- {
				if strings.ContainsRune(isolates, open[n]) {
					open = open[:n]
					break
				}
			}
		}
		next := strings.IndexByte(before[i+1:], 0xE2)
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return open
}

// numberEnd returns the end of the numbers at the start of runes, before the first letter.
func numberEnd(runes []rune) int {
	end := 0
	for i, r := range runes {
		switch classOf(r) {
		case ucd.L:
			return end
		case ucd.EN, ucd.AN:
			end = i + 1
		}
	}
	return len(runes)
}

// startsRightToLeft reports whether the first strong character of a paragraph, given in parts, is right-to-left: rules
// P2 and P3.
func startsRightToLeft(parts ...string) bool {
	isolated := 0
	for _, s := range parts {
		for i := 0; i < len(s); {
			r, n := decode(s[i:])
			i += n
			switch classOf(r) {
			case ucd.LRI, ucd.RLI, ucd.FSI:
				isolated++
			case ucd.PDI:
				isolated = max(isolated-1, 0)
			case ucd.L:
				if isolated == 0 {
					return false
				}
			case ucd.R, ucd.AL:
				if isolated == 0 {
					return true
				}
			}
		}
	}
	return false
}

func classOf(r rune) ucd.Class {
	p, _ := ucd.LookupRune(r)
	return p.Class()
}

// hasRightToLeft reports whether s has a character of a right-to-left script or a right-to-left control.
func hasRightToLeft(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0xD6 { // the first byte of U+0580 and above
			continue
		}
		switch r, _ := decode(s[i:]); {
		case r >= 0x590 && r < 0x900, r >= 0xFB1D && r < 0xFDFE, r >= 0xFE70 && r < 0xFEFF, r >= 0x10800 && r < 0x11000,
			r >= 0x1E800 && r < 0x1F000, r == 0x200F, r == 0x202B, r == 0x202E, r == 0x2067:
			return true
		}
	}
	return false
}

// levelAt returns the level and the paragraph's level at offset, and the end of the run, at most limit.
func levelAt(runs []levelRun, offset, limit int) (level, base int8, end int) {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].end > offset })
	if i == len(runs) {
		return 0, 0, limit
	}
	return runs[i].level, runs[i].base, min(runs[i].end, limit)
}

// reorder returns the indexes of segments with the given levels from left to right: rule L2 of UAX #9.
func reorder(levels []int8) []int {
	order := make([]int, len(levels))
	var highest int8
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); {
			if levels[order[i]] < level {
				i++
				continue
			}
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = j
		}
	}
	return order
}
