package hyphen

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// The smallest numbers of letters before and after a break, unless a dictionary gives them.
const usualLeft, usualRight = 2, 3

var errNoPatterns = errors.New("no hyphenation patterns")

// parse reads a dictionary in the format of the library hyphen, as described in its README.hyphen and README.nonstandard:
// the character encoding in the first line, then settings and patterns, one per line. The patterns before NEXTLEVEL divide a
// compound into its parts, and those after it hyphenate each part.
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
		case "NOHYPHEN": // no break beside these non-letters: there is none anyway
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
	if compound { // a list without compounds comes from TeX, where all patterns count
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
