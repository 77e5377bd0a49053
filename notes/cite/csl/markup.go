package csl

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseMarkup reads the text of a field: the HTML-like tags that CSL-JSON has
// for rich text (<i>, <b>, <sup>, <sub>, <sc>, <span style="font-variant:
// small-caps;">, <span class="nocase">), quotation marks and apostrophes. Tags
// and quotation marks without a counterpart are text.
func parseMarkup(s string, quotes *quoteMarks) []piece {
	if !strings.ContainsAny(s, "<\"'") && !strings.ContainsFunc(s, quotes.isMark) {
		return []piece{{text: s}}
	}
	m := markupParser{quotes: quotes}
	m.scan(s)
	m.settle()
	return m.pieces
}

// markupParser holds the pieces so far, and which of them are open.
type markupParser struct {
	quotes *quoteMarks
	pieces []piece
	open   []int // indices of pieces that wait for their counterpart
	prev   rune  // the character before, 0 at the beginning
}

func (m *markupParser) add(kind pieceKind, text string) {
	last := len(m.pieces) - 1
	if kind == pieceText && last >= 0 && m.pieces[last].kind == pieceText {
		m.pieces[last].text += text
		return
	}
	m.pieces = append(m.pieces, piece{kind: kind, text: text})
}

func (m *markupParser) scan(s string) {
	start := 0 // of text that is not added yet
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		n := 0
		switch {
		case r == '<':
			n = m.tagLength(s[i:])
		case r == '"' || r == '\'' || m.quotes.isMark(r):
			n = size
		}
		if n == 0 {
			i += size
			m.prev = r
			continue
		}
		if i > start {
			m.add(pieceText, s[start:i])
		}
		if r == '<' {
			m.tag(s[i : i+n])
		} else {
			next, _ := utf8.DecodeRuneInString(afterTags(s[i+n:]))
			m.quote(r, next)
			m.prev = r
		}
		i += n
		start = i
	}
	if start < len(s) {
		m.add(pieceText, s[start:])
	}
}

// tagLength returns how long the tag is that s begins with, 0 where it is none
// of those known.
func (m *markupParser) tagLength(s string) int {
	end := strings.IndexByte(s, '>')
	if end < 0 || end > 60 {
		return 0
	}
	tag := s[:end+1]
	if _, ok := openTag(tag); ok || closeTag(tag) {
		return len(tag)
	}
	return 0
}

// openTag reads an opening tag.
func openTag(tag string) (p piece, ok bool) {
	p = piece{kind: pieceOpen, text: tag}
	switch tag {
	case "<i>", "<em>":
		p.mark.style = italic
	case "<b>", "<strong>":
		p.mark.weight = bold
	case "<sup>":
		p.mark.align = superscript
	case "<sub>":
		p.mark.align = subscript
	case "<sc>":
		p.mark.variant = smallCaps
	default:
		if !strings.HasPrefix(tag, "<span") {
			return p, false
		}
		switch attr := strings.NewReplacer(" ", "", "'", `"`, ";", "").Replace(tag); attr {
		case `<spanclass="nocase">`:
			p.kind = pieceNoCase
		case `<spanstyle="font-variant:small-caps">`:
			p.mark.variant = smallCaps
		case `<spanclass="nodecor">`:
			p.mark = format{style: styleNormal, variant: variantNormal, weight: weightNormal}
		default:
			return p, false
		}
	}
	return p, true
}

func closeTag(tag string) bool {
	switch tag {
	case "</i>", "</em>", "</b>", "</strong>", "</sup>", "</sub>", "</sc>", "</span>":
		return true
	}
	return false
}

// tag adds a tag. A closing one closes the innermost open tag of its name; what
// was opened inside of that and is still open, is text.
func (m *markupParser) tag(tag string) {
	if p, ok := openTag(tag); ok {
		m.open = append(m.open, len(m.pieces))
		m.pieces = append(m.pieces, p)
		return
	}
	name := tag[2 : len(tag)-1]
	for i := len(m.open) - 1; i >= 0; i-- {
		p := m.pieces[m.open[i]]
		if (p.kind == pieceOpen || p.kind == pieceNoCase) && strings.TrimRight(strings.SplitN(p.text[1:], " ", 2)[0], ">") == name {
			m.giveUp(i + 1)
			m.open = m.open[:i]
			m.pieces = append(m.pieces, piece{kind: pieceClose, text: tag})
			return
		}
	}
	m.add(pieceText, tag)
}

// giveUp makes text of what has waited for its counterpart from the i-th on.
func (m *markupParser) giveUp(i int) {
	for _, at := range m.open[i:] {
		p := &m.pieces[at]
		if p.kind == pieceInner && p.text == "'" {
			p.text = "’"
		}
		p.kind, p.mark = pieceText, format{}
	}
	m.open = m.open[:i]
}

// settle makes text of all that still waits, and puts texts side by side
// together.
func (m *markupParser) settle() {
	m.giveUp(0)
	kept := m.pieces[:0]
	for _, p := range m.pieces {
		if last := len(kept) - 1; p.kind == pieceText && last >= 0 && kept[last].kind == pieceText {
			kept[last].text += p.text
			continue
		}
		kept = append(kept, p)
	}
	m.pieces = kept
}

// afterTags returns what follows the tags that s begins with.
func afterTags(s string) string {
	for strings.HasPrefix(s, "<") {
		end := strings.IndexByte(s, '>')
		if end < 0 || end > 60 {
			break
		}
		if _, ok := openTag(s[:end+1]); !ok && !closeTag(s[:end+1]) {
			break
		}
		s = s[end+1:]
	}
	return s
}

// quote adds a quotation mark or apostrophe. It closes where something like it
// is open and no word follows; it opens where no word goes before.
func (m *markupParser) quote(r, next rune) {
	single := m.quotes.single(r)
	opens := (m.prev == 0 || !isWord(m.prev)) && next != utf8.RuneError && !unicode.IsSpace(next) && m.quotes.mayOpen(r)
	closes := m.prev != 0 && !unicode.IsSpace(m.prev) && !isWord(next) && m.quotes.mayClose(r)
	openKind, closeKind := pieceQuote, pieceUnquote
	if single {
		openKind, closeKind = pieceInner, pieceUninner
	}
	if closes {
		for i := len(m.open) - 1; i >= 0; i-- {
			p := m.pieces[m.open[i]]
			if p.kind == pieceOpen || p.kind == pieceNoCase {
				break // a quotation does not end inside of other markup
			}
			if p.kind == openKind {
				m.giveUp(i + 1)
				m.open = m.open[:i]
				m.pieces = append(m.pieces, piece{kind: closeKind, text: string(r)})
				return
			}
		}
	}
	if opens {
		m.open = append(m.open, len(m.pieces))
		m.pieces = append(m.pieces, piece{kind: openKind, text: string(r)})
		return
	}
	if r == '\'' {
		r = '’'
	}
	m.add(pieceText, string(r))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// quoteMarks are the quotation marks of a locale.
type quoteMarks struct {
	open, close           string // with the spaces that belong to them
	openInner, closeInner string
	runes                 string // single characters that count as marks in a field
}

func newQuoteMarks(l *Locale) *quoteMarks {
	q := &quoteMarks{
		open: l.text("open-quote", "long", false), close: l.text("close-quote", "long", false),
		openInner: l.text("open-inner-quote", "long", false), closeInner: l.text("close-inner-quote", "long", false),
	}
	for _, mark := range []string{q.open, q.close, q.openInner, q.closeInner} {
		mark = strings.TrimFunc(mark, unicode.IsSpace)
		if utf8.RuneCountInString(mark) == 1 && mark != "‘" && mark != "’" { // ’ may be an apostrophe
			q.runes += mark
		}
	}
	q.runes += "“”"
	return q
}

// isMark says whether a character, other than " and ', is a mark in a field.
func (q *quoteMarks) isMark(r rune) bool {
	return r >= utf8.RuneSelf && strings.ContainsRune(q.runes, r)
}

// single says whether a mark is one of single quotes.
func (q *quoteMarks) single(r rune) bool {
	return r == '‚' || r == '‹' || r == '›' || r == '\''
}

func (q *quoteMarks) mayOpen(r rune) bool {
	return r == '"' || r == '\'' || r != '’' && (r == '‘' || r == '“' || strings.ContainsRune(q.open, r) || strings.ContainsRune(q.openInner, r))
}

func (q *quoteMarks) mayClose(r rune) bool {
	return r == '"' || r == '\'' || r == '’' || r == '”' || strings.ContainsRune(q.close, r) || strings.ContainsRune(q.closeInner, r)
}
