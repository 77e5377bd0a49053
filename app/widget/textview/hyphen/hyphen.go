// Package hyphen finds where words may be hyphenated at the end of a line.
//
// It uses the hyphenation dictionary that LibreOffice or hunspell installed for a language, or else built-in rules for a few
// languages. A wrong break is worse than a loose line: where the rules are uncertain they give no break.
//
// All functions are safe for any goroutine.
package hyphen

import (
	"os"
	"path/filepath"

	"golang.org/x/text/language"
)

// Dictionaries are folders with hyphenation dictionaries, hyph_de_DE.dic and the like. Earlier folders take precedence.
type Dictionaries []string

// For returns the function that hyphenates words of a language, given by its BCP 47 tag; nil for a language without
// dictionary and rules, and for an invalid tag. For reads files.
//
// The function returns the byte offsets at which a word may break, in order. It returns none for a string that is not a
// single word of letters, and for a word with an inner capital, which is an abbreviation or a name.
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

// read returns the first readable dictionary for a language; nil if there is none.
func (d Dictionaries) read(t language.Tag) *hyphenator {
	for _, pattern := range fileNames(t) {
		for _, folder := range d {
			files, _ := filepath.Glob(filepath.Join(folder, pattern)) // the only error is that of a bad pattern
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

// fileNames returns glob patterns for the dictionary of a language, the best first.
func fileNames(t language.Tag) []string {
	base, _ := t.Base()
	script, written := t.Script()
	region, _ := t.Region() // the likeliest region if the tag has none
	b := "hyph_" + base.String()
	names := []string{b + "_" + region.String() + ".dic", b + ".dic", b + "_*.dic"}
	if written == language.Exact { // another script has other patterns
		s := b + "_" + script.String()
		names = append([]string{s + "_" + region.String() + ".dic", s + ".dic", s + "_*.dic"}, names...)
	}
	return names
}

// hyphenator hyphenates words of one language.
type hyphenator struct {
	left, right int  // smallest numbers of letters before and after a break
	wholeNames  bool // words that begin with a capital are not hyphenated
	// points reports for each letter of a word, in lower case, whether the word may break before it.
	points func(letters []rune) []bool
}

// breaks is the function returned by Dictionaries.For.
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
