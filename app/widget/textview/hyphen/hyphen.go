// Package hyphen finds where words may be hyphenated at the end of a line.
//
// A language is served by the hyphenation dictionary that the system has for it, which LibreOffice and hunspell bring
// with them, or where there is none by rules that the package has for a few languages. A wrong break is worse than a
// loose line: where rules are unsure they give no break.
//
// Everything may be called from any goroutine.
package hyphen

import (
	"os"
	"path/filepath"

	"golang.org/x/text/language"
)

// Dictionaries are folders with hyphenation dictionaries, hyph_de_DE.dic and the like. Earlier folders come first.
type Dictionaries []string

// For returns the function that finds the breaks of words in a language, given by its BCP 47 tag; nil for a language
// that has neither dictionary nor rules, and for a tag that cannot be understood. It reads files.
//
// The function returns the bytes of a word that may stand first in a line, in order. It returns none for what is no
// single word of letters, and for a word with a capital inside, which is an abbreviation or a name.
func (d Dictionaries) For(tag string) func(word string) []int {
	t, err := language.Parse(tag)
	if err != nil {
		return nil
	}
	if h := d.read(t); h != nil {
		return h.breaks
	}
	if h := rulesFor(t); h != nil {
		return h.breaks
	}
	return nil
}

// read returns the first dictionary for a language that can be read; nil if there is none.
func (d Dictionaries) read(t language.Tag) *hyphenator {
	for _, pattern := range fileNames(t) {
		for _, folder := range d {
			files, _ := filepath.Glob(filepath.Join(folder, pattern)) // fails for a bad pattern only
			for _, file := range files {
				if data, err := os.ReadFile(file); err == nil {
					if h, err := parse(data); err == nil {
						return h
					}
				}
			}
		}
	}
	return nil
}

// fileNames returns patterns of the names that a dictionary for a language may have, the best first.
func fileNames(t language.Tag) []string {
	base, _ := t.Base()
	script, written := t.Script()
	region, _ := t.Region() // the likeliest when the tag has none
	b := "hyph_" + base.String()
	names := []string{b + "_" + region.String() + ".dic", b + ".dic", b + "_*.dic"}
	if written == language.Exact { // another script has other patterns
		s := b + "_" + script.String()
		names = append([]string{s + "_" + region.String() + ".dic", s + ".dic", s + "_*.dic"}, names...)
	}
	return names
}

// hyphenator finds the breaks of words in one language.
type hyphenator struct {
	left, right int  // fewest letters before and after a break
	wholeNames  bool // a word that begins with a capital has no break
	// points marks the letters of a word, in lower case, that may stand first in a line.
	points func(letters []rune) []bool
}

// breaks is the function that Dictionaries.For returns.
func (h *hyphenator) breaks(word string) []int {
	letters, offsets := lettersOf(word)
	if len(letters) < h.left+h.right || h.wholeNames && startsWithCapital(word) {
		return nil
	}
	var out []int
	points := h.points(letters)
	for i := h.left; i <= len(letters)-h.right; i++ {
		if points[i] {
			out = append(out, offsets[i])
		}
	}
	return out
}
