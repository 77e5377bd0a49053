package hyphen

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// Fewest letters before and after a break, where a dictionary does not say.
const usualLeft, usualRight = 2, 3

var errNoPatterns = errors.New("no hyphenation patterns")

// parse reads a dictionary in the format of the library hyphen, as its README.hyphen and README.nonstandard describe
// it: the character encoding in the first line, then settings and patterns, one a line. What stands before NEXTLEVEL
// finds where the parts of a compound meet, and what follows the breaks of each part.
func parse(data []byte) (*hyphenator, error) {
	text, err := decoded(data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(text, "\n")
	h := &hyphenator{left: usualLeft, right: usualRight}
	c := &compounds{words: newPatterns(len(lines))}
	compound := false
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '%' || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, " ")
		switch n, _ := strconv.Atoi(strings.TrimSpace(value)); name {
		case "LEFTHYPHENMIN":
			h.left = max(n, 1)
		case "RIGHTHYPHENMIN":
			h.right = max(n, 1)
		case "COMPOUNDLEFTHYPHENMIN":
			c.left = n
		case "COMPOUNDRIGHTHYPHENMIN":
			c.right = n
		case "NOHYPHEN": // beside signs that are no letters
		case "NEXTLEVEL":
			compound = true
			c.parts, c.words = c.words, newPatterns(len(lines)-len(c.words.numbers))
		default:
			c.words.add(name)
		}
	}
	if len(c.words.numbers) == 0 {
		return nil, errNoPatterns
	}
	h.points = c.words.points
	if compound { // a plain list comes from TeX, where all patterns count
		c.parts.longest, c.words.longest = true, true
		h.points = c.points
	}
	return h, nil
}

// decoded returns a dictionary without its first line, which names the encoding.
func decoded(data []byte) (string, error) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	name = strings.ToLower(strings.TrimSpace(name))
	encoding, err := htmlindex.Get(strings.TrimPrefix(name, "microsoft-"))
	if err != nil {
		return "", err
	}
	return encoding.NewDecoder().String(rest)
}
