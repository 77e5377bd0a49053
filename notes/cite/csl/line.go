package csl

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// span is formatting, a block or a link around a part of a text. Spans are
// nested: each knows the one around it.
type span struct {
	parent  *span
	change  format  // what the span changes; one attribute
	format  format  // what holds in it
	display display // 0 where the span is none of a block
	link    string
}

// run is text in one span.
type run struct {
	text string
	span *span
	kind runKind
}

type runKind uint8

const (
	runText runKind = iota
	runOpenQuote
	runCloseQuote
)

// liner writes a tree of nodes as a line of runs. Where parts meet it does
// what a typesetter does: of two spaces one stays, of punctuation marks that
// meet those stay that CSL processors keep, and a comma or full stop goes into
// the quotation marks before it where the locale wants that. Within the text of
// one field nothing is changed.
type liner struct {
	marks   *quoteMarks
	inQuote bool // punctuation goes into quotation marks
	runs    []run
	span    *span
	quoted  []bool // for each open quotation whether its marks are double
}

// node writes a node with all in it.
func (l *liner) node(n *node) {
	if n == nil {
		return
	}
	outer := l.span
	d := n.decor
	if d == nil {
		d = &decor{}
	}
	if d.display != 0 {
		l.span = &span{parent: l.span, format: l.format(), display: d.display}
	}
	inner := l.span
	l.write(d.prefix[:len(d.prefix)-len(linkedPrefix(n, d.prefix))])
	if n.link != "" {
		l.span = &span{parent: l.span, format: l.format(), link: n.link}
		l.write(linkedPrefix(n, d.prefix))
	}
	l.push(d.format)
	if d.quotes {
		l.openQuote(true)
	}
	l.content(n)
	if d.quotes {
		l.closeQuote()
	}
	l.span = inner
	l.write(d.suffix)
	l.span = outer
}

// linkedPrefix returns the end of a prefix that is a part of what the node leads
// to: the "https://doi.org/" before a DOI.
func linkedPrefix(n *node, prefix string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if i := strings.LastIndex(prefix, scheme); i >= 0 && n.link != "" {
			return prefix[i:]
		}
	}
	return ""
}

func (l *liner) content(n *node) {
	if n.text != nil {
		l.pieces(n.text)
	}
	wrote := false
	for _, kid := range n.kids {
		if kid == nil {
			continue
		}
		if wrote {
			l.write(n.delim)
		}
		l.node(kid)
		wrote = true
	}
}

// format returns what holds where the liner is.
func (l *liner) format() format {
	if l.span == nil {
		return format{}
	}
	return l.span.format
}

// push opens a span for each attribute that a format changes. The attributes
// that change a letter most stand inside.
func (l *liner) push(f format) {
	if f == (format{}) {
		return
	}
	now := l.format()
	if f.align != 0 && f.align != max(now.align, baseline) {
		l.open(format{align: f.align})
	}
	if f.decoration != 0 && f.decoration != max(now.decoration, decorationNone) {
		l.open(format{decoration: f.decoration})
	}
	if f.weight != 0 && f.weight != max(now.weight, weightNormal) {
		l.open(format{weight: f.weight})
	}
	if f.variant != 0 && f.variant != max(now.variant, variantNormal) {
		l.open(format{variant: f.variant})
	}
	if f.style != 0 && f.style != max(now.style, styleNormal) {
		l.open(format{style: f.style})
	}
}

func (l *liner) open(change format) {
	l.span = &span{parent: l.span, change: change, format: change.over(l.format())}
}

// flip opens a span for markup in a field, which takes formatting away where
// there is the same around it.
func (l *liner) flip(f format) {
	now := l.format()
	switch {
	case f.style != 0 && now.style == f.style:
		f.style = styleNormal
	case f.weight != 0 && now.weight == f.weight:
		f.weight = weightNormal
	case f.variant != 0 && now.variant == f.variant:
		f.variant = variantNormal
	case f.align != 0 && now.align == f.align:
		f.align = baseline
	}
	l.open(f)
}

// pieces writes the text of a leaf.
func (l *liner) pieces(pieces []piece) {
	var outer []*span
	first := true
	for _, p := range pieces {
		switch p.kind {
		case pieceText:
			if first {
				l.write(p.text)
			} else {
				l.append(p.text)
			}
		case pieceOpen:
			outer = append(outer, l.span)
			if p.mark.style == styleNormal {
				l.push(p.mark)
			} else {
				l.flip(p.mark)
			}
			continue
		case pieceNoCase:
			outer = append(outer, l.span)
			continue
		case pieceClose:
			if last := len(outer) - 1; last >= 0 {
				l.span, outer = outer[last], outer[:last]
			}
			continue
		case pieceQuote:
			l.openQuote(true)
		case pieceInner:
			l.openQuote(false)
		case pieceUnquote:
			l.closeQuote()
		}
		first = false
	}
}

// openQuote writes an opening quotation mark: a double one as double is said,
// but inside of other quotation marks always the other kind.
func (l *liner) openQuote(double bool) {
	if n := len(l.quoted); n > 0 {
		double = !l.quoted[n-1]
	}
	l.quoted = append(l.quoted, double)
	mark := l.marks.openInner
	if double {
		mark = l.marks.open
	}
	if mark != "" {
		l.runs = append(l.runs, run{mark, l.span, runOpenQuote})
	}
}

func (l *liner) closeQuote() {
	n := len(l.quoted) - 1
	if n < 0 {
		return
	}
	mark := l.marks.closeInner
	if l.quoted[n] {
		mark = l.marks.close
	}
	l.quoted = l.quoted[:n]
	if mark != "" {
		l.runs = append(l.runs, run{mark, l.span, runCloseQuote})
	}
}

// append writes text as it is.
func (l *liner) append(s string) {
	for s != "" {
		i, n, plain := findSuperscript(s)
		if i > 0 {
			l.runs = append(l.runs, run{text: s[:i], span: l.span})
		}
		if n > 0 {
			raised := &span{parent: l.span, change: format{align: superscript}}
			raised.format = raised.change.over(l.format())
			l.runs = append(l.runs, run{text: plain, span: raised})
		}
		s = s[i+n:]
	}
}

// write writes text that begins a new part.
func (l *liner) write(s string) {
	for s != "" {
		switch c := s[0]; {
		case c == ' ' && l.endsWithSpace():
			s = s[1:]
			continue
		case isStop(c):
			if l.meet(c) {
				l.append(s)
			} else {
				s = s[1:]
				if s != "" && s[0] == ' ' && l.endsWithSpace() {
					s = s[1:]
				}
				l.append(s)
			}
			return
		default:
			l.append(s)
			return
		}
	}
}

func isStop(c byte) bool { return strings.IndexByte(".,:;!?", c) >= 0 }

func (l *liner) endsWithSpace() bool {
	n := len(l.runs)
	return n > 0 && (strings.HasSuffix(l.runs[n-1].text, " ") || strings.HasSuffix(l.runs[n-1].text, "\u00a0"))
}

// meet settles what becomes of a punctuation mark after what is written
// already. It returns whether the mark is still to be written here.
func (l *liner) meet(c byte) bool {
	for {
		last := len(l.runs) - 1
		for last >= 0 && l.runs[last].kind == runCloseQuote {
			last--
		}
		if last < 0 {
			return true
		}
		quoted := last < len(l.runs)-1
		before := &l.runs[last]
		end := len(before.text) - 1
		prev := before.text[end]
		if isStop(prev) {
			switch clash(prev, c) {
			case keepFirst:
				return false
			case keepSecond:
				if !quoted {
					before.text = before.text[:end]
					if before.text == "" {
						l.runs = l.runs[:last]
					}
					continue
				}
			}
		}
		if quoted && l.inQuote && strings.IndexByte(".,!?", c) >= 0 {
			mark := run{text: string(c), span: before.span}
			l.runs = append(l.runs, run{})
			copy(l.runs[last+2:], l.runs[last+1:])
			l.runs[last+1] = mark
			return false
		}
		return true
	}
}

// outcome says which of two punctuation marks that meet stay.
type outcome uint8

const (
	keepBoth outcome = iota
	keepFirst
	keepSecond
)

// clash tells which of two punctuation marks stay. The same mark is not
// repeated; a colon or semicolon gives way to ! and ?; a full stop or colon to
// what ends a sentence or clause already.
func clash(first, second byte) outcome {
	switch {
	case first == second:
		return keepFirst
	case first == ':' || first == ';':
		switch second {
		case '.', ':':
			return keepFirst
		case '!', '?':
			return keepSecond
		}
	case first == '!' || first == '?':
		if second == '.' || second == ':' {
			return keepFirst
		}
	}
	return keepBoth
}

// findSuperscript finds the first superscript letter or digit of Unicode in s,
// and returns where it is, its length, both in bytes, and the plain one. The
// length is 0 and the place the end of s where there is none.
func findSuperscript(s string) (at, length int, plain string) {
	for i := 0; i < len(s); i++ {
		if s[i] < utf8.RuneSelf {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if plain := superscriptOf(r); plain != "" {
			return i, size, plain
		}
		i += size - 1
	}
	return len(s), 0, ""
}

// superscriptOf returns the letter or digit that a superscript one stands for,
// or "": what Unicode decomposes with <super>, and the modifier letters that
// are used alike.
func superscriptOf(r rune) string {
	switch {
	case r == 'ª', r == 'º', r == '²', r == '³', r == '¹', r == '℠', r == '™',
		r >= 'ʰ' && r <= 'ʸ', r >= 'ˠ' && r <= 'ˤ', r >= 'ᴬ' && r <= 'ᵡ', r >= 'ᶛ' && r <= 'ᶿ',
		r >= '⁰' && r <= 'ⁿ', r >= '㆒' && r <= '㆟':
		return string(norm.NFKD.PropertiesString(string(r)).Decomposition())
	case r == 'ˀ':
		return "ʔ"
	case r == 'ˁ':
		return "ʕ"
	case r == 'ۥ':
		return "و"
	case r == 'ۦ':
		return "ي"
	}
	return ""
}
