package cite

import (
	"slices"
	"unicode"
)

// nestQuotes returns the text with curly apostrophes and quotation marks: single
// ones where depth is even, double ones where it is odd, and so on inwards. A
// text that is itself quoted has depth 1.
func nestQuotes(s string, depth int) string {
	runes := []rune(s)
	partner := pairQuotes(runes)
	for i, r := range runes {
		j, paired := partner[i]
		switch {
		case paired && j > i:
			runes[i] = [...]rune{'‘', '“'}[depth%2]
			depth++
		case paired:
			depth--
			runes[i] = [...]rune{'’', '”'}[depth%2]
		case r == '\'' || r == '‘':
			runes[i] = '’'
		}
	}
	return string(runes)
}

// CurlQuotes returns the text with curly apostrophes and quotation marks, single
// ones where such were written. It has as many code points as before.
func CurlQuotes(s string) string {
	runes := []rune(s)
	partner := pairQuotes(runes)
	for i, r := range runes {
		j, paired := partner[i]
		switch {
		case isSingleQuote(r) && paired && j > i:
			runes[i] = '‘'
		case isSingleQuote(r):
			runes[i] = '’'
		case paired && j > i:
			runes[i] = '“'
		case paired:
			runes[i] = '”'
		}
	}
	return string(runes)
}

func isSingleQuote(r rune) bool { return r == '\'' || r == '‘' || r == '’' }

func isDoubleQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// pairQuotes finds which quotation mark goes with which, both ways. A mark
// opens where a word follows and none stands before; it closes the innermost
// open one of its kind, and what was opened within that is none then. A single
// mark within a word, or without a partner, is an apostrophe.
func pairQuotes(runes []rune) map[int]int {
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	partner := make(map[int]int)
	var open []int
	for i, r := range runes {
		single := isSingleQuote(r)
		if !single && !isDoubleQuote(r) {
			continue
		}
		before, after := at(i-1), at(i+1)
		if single && isWord(before) && isWord(after) {
			continue
		}
		opens := !unicode.IsSpace(after) && !isWord(before) && r != '’' && r != '”'
		last := -1 // in open
		for k, j := range slices.Backward(open) {
			if isSingleQuote(runes[j]) == single {
				last = k
				break
			}
		}
		switch {
		case last >= 0 && closes(runes[open[last]], r, before, opens):
			partner[i], partner[open[last]] = open[last], i
			open = open[:last]
		case opens:
			open = append(open, i)
		}
	}
	return partner
}

// closes says whether a mark may close one that is open. A mark that could also
// open does so, save “ after the German „.
func closes(opened, mark, before rune, opens bool) bool {
	if unicode.IsSpace(before) {
		return false
	}
	return !opens || opened == '„' && mark == '“'
}
