package cite

import (
	"regexp"
	"strings"
)

// Piece is a part of a text with the inline markup of CSL: either text, or the
// beginning or end of a markup.
type Piece struct {
	Text  string // "" for a beginning or end
	Begin Markup // "" for text, and for an end
	End   Markup
}

// Markup is a kind of inline markup that texts of CSL items may have.
type Markup string

const (
	Italic      Markup = "i"
	Bold        Markup = "b"
	Superscript Markup = "sup"
	Subscript   Markup = "sub"
	SmallCaps   Markup = "sc"
	NoCase      Markup = "nocase" // styles leave the case of letters as it is
)

// Tags returns the tags that stand for the markup: "<i>" and "</i>".
func (m Markup) Tags() (begin, end string) {
	switch m {
	case SmallCaps:
		return `<span style="font-variant:small-caps;">`, "</span>"
	case NoCase:
		return `<span class="nocase">`, "</span>"
	}
	return "<" + string(m) + ">", "</" + string(m) + ">"
}

var inlineTags = regexp.MustCompile(
	`<(i|b|sup|sub|sc|span class="nocase"|span style="font-variant: ?small-caps;?"|/i|/b|/sup|/sub|/sc|/span)>`)

// Pieces takes a text with inline markup apart. Each beginning has its end,
// and they nest; what looks like a tag but has no partner is text.
func Pieces(s string) []Piece {
	if !strings.Contains(s, "<") {
		return []Piece{{Text: s}}
	}
	tags := inlineTags.FindAllStringIndex(s, -1)
	partner := pairTags(s, tags)
	var pieces []Piece
	at := 0
	text := func(end int) {
		if end > at {
			pieces = append(pieces, Piece{Text: s[at:end]})
		}
	}
	for i, tag := range tags {
		j, paired := partner[i]
		if !paired {
			continue
		}
		text(tag[0])
		if at = tag[1]; j > i {
			pieces = append(pieces, Piece{Begin: markupOf(s[tag[0]:tag[1]])})
		} else {
			pieces = append(pieces, Piece{End: markupOf(s[tags[j][0]:tags[j][1]])})
		}
	}
	text(len(s))
	return pieces
}

// pairTags finds which tag goes with which, both ways. An end closes the
// innermost that is open, if that is of its kind.
func pairTags(s string, tags [][]int) map[int]int {
	partner := make(map[int]int)
	var open []int
	for i, tag := range tags {
		name, isEnd := strings.CutPrefix(s[tag[0]+1:tag[1]-1], "/")
		if !isEnd {
			open = append(open, i)
			continue
		}
		if len(open) == 0 {
			continue
		}
		last := open[len(open)-1]
		if opened, _, _ := strings.Cut(s[tags[last][0]+1:tags[last][1]-1], " "); opened == name {
			partner[last], partner[i] = i, last
			open = open[:len(open)-1]
		}
	}
	return partner
}

func markupOf(tag string) Markup {
	switch {
	case strings.Contains(tag, "nocase"):
		return NoCase
	case strings.Contains(tag, "small-caps"):
		return SmallCaps
	}
	return Markup(strings.Trim(tag, "<>"))
}

// PlainText returns a text of an item without its inline markup.
func PlainText(s string) string {
	var b strings.Builder
	for _, piece := range Pieces(s) {
		b.WriteString(piece.Text)
	}
	return b.String()
}
