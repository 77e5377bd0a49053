package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/link"
	"collate/notes/query"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Mention is a place in a text that calls something by its name without a link
// to it.
type Mention struct {
	Text       string // as it is read there, in one line
	Start, End int    // code points
	Context
}

// Mentions returns where a Markdown text has one of the names, in order and not
// overlapping: as whole words, without regard to case and accents, and with the
// signs that the name has, such as "C++". Hyphens may be spaces, and the end of a
// line is one. Code, HTML, links, tags and the descriptions of pictures have none.
func Mentions(markdown string, names ...string) []Mention {
	wanted := namesOf(names)
	if len(wanted) == 0 {
		return nil
	}
	source := []byte(markdown)
	var mentions []Mention
	var block *reading
	visit(markdown, func(n ast.Node) bool {
		first, ok := n.(*ast.Text)
		if !ok {
			return n.Kind() != ast.KindImage && isProse(n)
		}
		for _, m := range proseFrom(first, markdown).mentions(wanted) {
			if in := blockOf(n); block == nil || block.block != in {
				block = read(in, source)
			}
			m.Context = block.context(source, m.Start, m.End)
			mentions = append(mentions, m)
		}
		return true
	})
	locate(markdown, mentions, func(m *Mention) (start, end *int) { return &m.Start, &m.End })
	return mentions
}

// name is what something is called by: "Yahoo! (company)" has the words yahoo and
// company, with "!(" between and ")" after them.
type name struct {
	words         []string // folded
	before, after string   // the signs at the first word and at the last
	between       []string // the signs after each of the others
}

// namesOf returns the names that have words, those with most words first.
func namesOf(texts []string) (names []name) {
	for _, text := range texts {
		words := wordsOf(text)
		if len(words) == 0 {
			continue
		}
		before, after := text[:words[0].start], text[words[len(words)-1].end:]
		n := name{before: before[strings.LastIndexFunc(before, unicode.IsSpace)+1:], after: after}
		if i := strings.IndexFunc(after, unicode.IsSpace); i >= 0 {
			n.after = after[:i]
		}
		for i, w := range words {
			n.words = append(n.words, w.folded)
			if i > 0 {
				n.between = append(n.between, signs(text[words[i-1].end:w.start]))
			}
		}
		names = append(names, n)
	}
	slices.SortStableFunc(names, func(a, b name) int { return len(b.words) - len(a.words) })
	return names
}

// signs returns what stands between two words without spaces and hyphens.
func signs(between string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.In(r, unicode.Pd, unicode.Pc):
			return -1
		case r == '’':
			return '\''
		}
		return r
	}, between)
}

// in returns where a text has the name that begins with the first of its words
// given, in bytes; it says false where there is something else.
func (n name) in(text string, words []word) (start, end int, ok bool) {
	if len(words) < len(n.words) {
		return 0, 0, false
	}
	for i, folded := range n.words {
		if words[i].folded != folded || i > 0 && signs(text[words[i-1].end:words[i].start]) != n.between[i-1] {
			return 0, 0, false
		}
	}
	start, end = words[0].start, words[len(n.words)-1].end
	if !strings.HasSuffix(text[:start], n.before) || !strings.HasPrefix(text[end:], n.after) {
		return 0, 0, false
	}
	start, end = start-len(n.before), end+len(n.after)
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return start, end, !(n.before != "" && isInWord(before)) && !(n.after != "" && isInWord(after))
}

func isInWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// word is one of the words of a text, in bytes.
type word struct {
	folded     string
	start, end int
}

func wordsOf(text string) (words []word) {
	at, points := 0, 0 // how far the text was gone through, in bytes and code points
	byteOf := func(point int) int {
		at += byteOffset(text[at:], point-points)
		points = point
		return at
	}
	for w := range query.Words(text) {
		words = append(words, word{w.Folded, byteOf(w.Start), byteOf(w.End)})
	}
	return words
}

// prose is a text without markup as it is read, in one line.
type prose struct {
	markdown string
	text     string
	at       []int // where each byte of it, and its end, stands in the Markdown
	segments []text.Segment
}

// proseFrom returns the text of a node and of those that follow it, over the ends
// of lines too; nothing if the node itself follows another so.
func proseFrom(first *ast.Text, markdown string) prose {
	p := prose{markdown: markdown}
	if before, ok := first.PreviousSibling().(*ast.Text); ok && before.SoftLineBreak() {
		return p
	}
	var b strings.Builder
	for n := first; n != nil; {
		segment, last := textRun(n)
		if last == nil {
			return p
		}
		p.segments = append(p.segments, segment)
		for i := segment.Start; i < segment.Stop; {
			read, length := markdown[i:i+1], 1
			if read == `\` || read == "&" {
				read, length = escaped(markdown[i:segment.Stop])
			}
			b.WriteString(read)
			for range len(read) {
				p.at = append(p.at, i)
			}
			i += length
		}
		p.at = append(p.at, segment.Stop)
		if n = nil; last.SoftLineBreak() {
			if next, ok := last.NextSibling().(*ast.Text); ok {
				b.WriteByte(' ')
				n = next
			}
		}
	}
	p.text = b.String()
	return p
}

// mentions returns the mentions of names; the offsets are bytes of the Markdown.
func (p prose) mentions(names []name) (mentions []Mention) {
	words := wordsOf(p.text)
	var tags []Tag
	for _, s := range p.segments {
		tags = appendTags(tags, p.markdown, s.Start, s.Stop)
	}
	for i := 0; i < len(words); i++ {
		for _, name := range names {
			from, to, ok := name.in(p.text, words[i:])
			if !ok {
				continue
			}
			m := Mention{Text: p.text[from:to], Start: p.at[from], End: p.at[to]}
			for len(tags) > 0 && tags[0].End <= m.Start {
				tags = tags[1:]
			}
			if len(tags) == 0 || tags[0].Start >= m.End {
				mentions = append(mentions, m)
			}
			i += len(name.words) - 1
			break
		}
	}
	return mentions
}

// ReplaceWithLink returns the text with a link in place of a range of code
// points. It says false, and returns the text as it was, where that would be no
// link, as in code.
func ReplaceWithLink(markdown string, start, end int, l link.Link) (text string, ok bool) {
	from := byteOffset(markdown, start)
	to := from + byteOffset(markdown[from:], end-start)
	for _, written := range []string{l.String(), inCell(l.String())} {
		text = markdown[:from] + written + markdown[to:]
		for _, found := range Links(text) {
			if found.Start == start && found.End == start+codePoints(written) && found.Link == link.Clean(l) {
				return text, true
			}
		}
	}
	return markdown, false
}
