package document

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// Links within a document have these targets:
//
//	#fn:1        footnote 1
//	#fnref:1     the first reference to footnote 1
//	#a-heading   a heading, by its anchor in the style of GitHub
//	#, #top      the start, as in HTML
const (
	footnotePrefix = "fn:"
	markPrefix     = "fnref:"
)

// FootnoteTarget returns the target of the references to a footnote: "#fn:1".
func FootnoteTarget(number int) string { return fmt.Sprintf("#%s%d", footnotePrefix, number) }

// Footnote returns the blocks of the footnote with that target, the first of
// which is of the kind [Footnote]; nil if there is none. The caller must not
// modify the slice.
func (d Document) Footnote(target string) []Block {
	number, ok := cutNumber(target, "#"+footnotePrefix)
	if !ok {
		return nil
	}
	end := len(d.blocks)
	for i := end - 1; i >= 0; i-- {
		if d.blocks[i].Kind != Footnote {
			continue
		}
		if d.blocks[i].Number == number {
			return d.blocks[i:end]
		}
		end = i
	}
	return nil
}

// Target returns the offset of the passage that a link within the document
// leads to, in code points. ok is false for the target of another link, or if
// it does not exist.
//
// A heading is addressed by its anchor in the style of GitHub and Pandoc, or by
// its words; the anchor of the second heading with the same words ends in "-1",
// the next one in "-2".
func (d Document) Target(target string) (offset int, ok bool) {
	fragment, ok := strings.CutPrefix(target, "#")
	if !ok {
		return 0, false
	}
	if note := d.Footnote(target); note != nil {
		return note[0].Start, true
	}
	if number, ok := cutNumber(fragment, markPrefix); ok {
		for _, l := range d.links {
			if l.Target == FootnoteTarget(number) {
				return l.Start, true
			}
		}
		return 0, false
	}
	if unescaped, err := url.PathUnescape(fragment); err == nil {
		fragment = unescaped
	}
	if offset, ok = d.heading(anchor(fragment)); ok {
		return offset, true
	}
	return 0, fragment == "" || fragment == "top"
}

// heading returns the offset of the heading with the wanted anchor.
func (d Document) heading(wanted string) (offset int, ok bool) {
	used := make(map[string]int)
	for _, h := range d.Headings() {
		name := anchor(d.Slice(h.Start, h.End))
		unique := name
		if n := used[name]; n > 0 {
			unique = name + "-" + strconv.Itoa(n)
		}
		used[name]++
		if unique == wanted && name != "" {
			return h.Start, true
		}
	}
	return 0, false
}

// anchor returns the anchor of a heading in the style of GitHub: letters,
// marks, digits, "-" and "_" in lower case, with "-" for white space.
func anchor(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(words))
}

func cutNumber(s, prefix string) (number int, ok bool) {
	digits, ok := strings.CutPrefix(s, prefix)
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(digits)
	return number, err == nil
}
