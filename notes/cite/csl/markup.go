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

// maxOpen is how many tags and quotation marks may wait for their counterparts;
// more are text.
const maxOpen = 50

// markupParser holds the pieces so far, and which of them are open.
type markupParser struct {
	quotes *quoteMarks
	pieces []piece
	open   []int  // indices of pieces that wait for their counterpart
	text   []byte // behind the pieces, not made one yet
	prev   rune   // the character before, 0 at the beginning
}

// add adds a piece that is no text.
func (m *markupParser) add(p piece) {
	m.flush()
	m.pieces = append(m.pieces, p)
}

// begin adds a piece that waits for its counterpart.
func (m *markupParser) begin(p piece) {
	m.add(p)
	m.open = append(m.open, len(m.pieces)-1)
}

func (m *markupParser) flush() {
	if len(m.text) > 0 {
		m.pieces = append(m.pieces, piece{text: string(m.text)})
		m.text = m.text[:0]
	}
}

func (m *markupParser) scan(s string) {
	start := 0 // of text that is not added yet
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		n := 0
		switch {
		case r == '<':
			n = tagLength(s[i:])
		case r == '"' || r == '\'' || m.quotes.isMark(r):
			n = size
		}
		if n == 0 {
			i += size
			m.prev = r
			continue
		}
		m.text = append(m.text, s[start:i]...)
		if r == '<' {
			m.tag(s[i : i+n])
		} else {
			next, _ := utf8.DecodeRuneInString(afterTags(s[i+n:]))
			m.prev = m.quote(r, next)
		}
		i += n
		start = i
	}
	m.text = append(m.text, s[start:]...)
	m.flush()
}

// tagLength returns how long the tag is that s begins with, 0 where it is none
// of those known.
func tagLength(s string) int {
	const longest = 60 // of the tags known, with some spaces
	end := strings.IndexByte(s[:min(len(s), longest)], '>')
	if end < 0 {
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
	if p, ok := openTag(tag); ok && len(m.open) < maxOpen {
		m.begin(p)
		return
	}
	name := tag[2 : len(tag)-1]
	for i := len(m.open) - 1; i >= 0; i-- {
		p := m.pieces[m.open[i]]
		if (p.kind == pieceOpen || p.kind == pieceNoCase) && strings.TrimRight(strings.SplitN(p.text[1:], " ", 2)[0], ">") == name {
			m.giveUp(i + 1)
			m.open = m.open[:i]
			m.add(piece{kind: pieceClose, text: tag})
			return
		}
	}
	m.text = append(m.text, tag...)
}

// giveUp makes text of what has waited for its counterpart from the i-th on.
func (m *markupParser) giveUp(i int) {
	for _, at := range m.open[i:] {
		p := &m.pieces[at]
		if p.text == "'" {
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
		n := tagLength(s)
		if n == 0 {
			break
		}
		s = s[n:]
	}
	return s
}

// beforeTags returns what goes before the tags that s ends with.
func beforeTags(s string) string {
	for strings.HasSuffix(s, ">") {
		i := strings.LastIndexByte(s, '<')
		if i < 0 || tagLength(s[i:]) != len(s)-i {
			break
		}
		s = s[:i]
	}
	return s
}

// quote adds a quotation mark or apostrophe, and returns what it is. It closes
// where something like it is open and no word follows; it opens where no word
// goes before.
func (m *markupParser) quote(r, next rune) rune {
	if m.prev != 0 && !unicode.IsSpace(m.prev) && !isWord(next) && m.closeQuote(r) {
		return r
	}
	opens := !isWord(m.prev) && (m.prev != '’' || r != '\'') && next != utf8.RuneError && !unicode.IsSpace(next)
	if pair, ok := m.quotes.opens(r); ok && opens && len(m.open) < maxOpen {
		kind := pieceQuote
		if pair.single {
			kind = pieceInner
		}
		m.begin(piece{kind: kind, text: string(r)})
		return r
	}
	if r == '\'' {
		r = '’'
	}
	m.text = utf8.AppendRune(m.text, r)
	return r
}

// closeQuote closes the innermost quotation that the mark ends, if there is one
// that does not reach out of other markup.
func (m *markupParser) closeQuote(r rune) bool {
	for i := len(m.open) - 1; i >= 0; i-- {
		p := m.pieces[m.open[i]]
		if p.kind != pieceQuote && p.kind != pieceInner {
			return false
		}
		open, _ := utf8.DecodeRuneInString(p.text)
		if m.quotes.pair(open, r) {
			m.giveUp(i + 1)
			m.open = m.open[:i]
			m.add(piece{kind: pieceUnquote, text: string(r)})
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// quoteMarks are the quotation marks of a locale.
type quoteMarks struct {
	open, close           string // with the spaces that belong to them
	openInner, closeInner string
	pairs                 []quotePair // those that count as marks in a field
}

// quotePair is a mark that begins a quotation, and the one that ends it.
type quotePair struct {
	open, close rune
	single      bool // stays single where no other quotation is around it
}

func newQuoteMarks(l *Locale) *quoteMarks {
	q := &quoteMarks{
		open: l.text("open-quote", "long", false), close: l.text("close-quote", "long", false),
		openInner: l.text("open-inner-quote", "long", false), closeInner: l.text("close-inner-quote", "long", false),
	}
	q.add(q.open, q.close, false)
	q.add(q.openInner, q.closeInner, true)
	q.pairs = append(q.pairs, quotePair{'"', '"', false}, quotePair{'\'', '\'', false}, quotePair{'“', '”', false}, quotePair{'‘', '’', true})
	return q
}

// add adds a pair of the locale, where its marks are single characters.
func (q *quoteMarks) add(open, close string, single bool) {
	open, close = strings.TrimFunc(open, unicode.IsSpace), strings.TrimFunc(close, unicode.IsSpace)
	if utf8.RuneCountInString(open) == 1 && utf8.RuneCountInString(close) == 1 {
		first, _ := utf8.DecodeRuneInString(open)
		last, _ := utf8.DecodeRuneInString(close)
		q.pairs = append(q.pairs, quotePair{first, last, single})
	}
}

// isMark says whether a character, other than " and ', is a mark in a field.
func (q *quoteMarks) isMark(r rune) bool {
	if r < 0xab { // «
		return false
	}
	for _, p := range q.pairs {
		if p.open == r || p.close == r {
			return true
		}
	}
	return false
}

// opens returns the pair that a mark may begin.
func (q *quoteMarks) opens(r rune) (quotePair, bool) {
	for _, p := range q.pairs {
		if p.open == r {
			return p, true
		}
	}
	return quotePair{}, false
}

// pair says whether the second mark ends what the first one began.
func (q *quoteMarks) pair(open, close rune) bool {
	for _, p := range q.pairs {
		if p.open == open && p.close == close {
			return true
		}
	}
	return false
}
