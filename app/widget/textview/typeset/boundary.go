package typeset

import (
	"sort"
	"unicode"
)

// context is the number of bytes on each side of an offset that are searched for a boundary.
const context = 256

// window returns the runes around offset and their byte offsets, followed by the end of the last rune.
func (t *Text) window(offset int) (runes []rune, offsets []int) {
	start, end := max(offset-context, 0), min(offset+context, len(t.Content))
	for start > 0 && start < len(t.Content) && t.Content[start]&0xC0 == 0x80 && offset-start < context+4 {
		start--
	}
	i := start
	for i < end {
		r, n := decode(t.Content[i:])
		runes, offsets = append(runes, r), append(offsets, i)
		i += n
	}
	return runes, append(offsets, i)
}

// Next returns the end of the grapheme cluster that starts at offset or contains it; the length of the content at the end.
func (e *Engine) Next(t *Text, offset int) int {
	runes, offsets := t.window(offset)
	e.breaks.Init(runes)
	for it := e.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		if end := offsets[g.Offset+len(g.Text)]; end > offset {
			return end
		}
	}
	return len(t.Content)
}

// Previous returns the start of the grapheme cluster that ends at offset or contains it; 0 at the start.
func (e *Engine) Previous(t *Text, offset int) int {
	runes, offsets := t.window(offset)
	e.breaks.Init(runes)
	at := 0
	for it := e.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		if offsets[g.Offset] >= offset {
			break
		}
		at = offsets[g.Offset]
	}
	return at
}

// Word returns the word at offset by UAX #29; between words the white space or the sign at offset.
func (e *Engine) Word(t *Text, offset int) (start, end int) {
	offset = min(max(offset, 0), len(t.Content))
	runes, offsets := t.window(offset)
	if len(runes) == 0 {
		return offset, offset
	}
	at := sort.SearchInts(offsets, offset+1) - 1 // the rune at offset
	at = min(max(at, 0), len(runes)-1)
	e.breaks.Init(runes)
	for it := e.breaks.WordIterator(); it.Next(); {
		w := it.Word()
		if w.Offset <= at && at < w.Offset+len(w.Text) {
			return offsets[w.Offset], offsets[w.Offset+len(w.Text)]
		}
	}
	start, end = at, at+1
	if unicode.IsSpace(runes[at]) && runes[at] != '\n' {
		for start > 0 && unicode.IsSpace(runes[start-1]) && runes[start-1] != '\n' {
			start--
		}
		for end < len(runes) && unicode.IsSpace(runes[end]) && runes[end] != '\n' {
			end++
		}
	}
	return offsets[start], offsets[end]
}

// NextWord returns the end of the word at offset or, if there is none, of the next one; the length of the content at the
// end.
func (e *Engine) NextWord(t *Text, offset int) int {
	for offset < len(t.Content) {
		start, end := e.Word(t, offset)
		if e.isWord(t, start, end) && end > offset {
			return end
		}
		offset = max(end, offset+1)
	}
	return len(t.Content)
}

// PreviousWord returns the start of the word before offset; 0 at the start.
func (e *Engine) PreviousWord(t *Text, offset int) int {
	for offset > 0 {
		start, end := e.Word(t, offset-1)
		if e.isWord(t, start, end) {
			return start
		}
		offset = min(start, offset-1)
	}
	return 0
}

func (e *Engine) isWord(t *Text, start, end int) bool {
	for _, r := range t.Content[start:end] {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}
