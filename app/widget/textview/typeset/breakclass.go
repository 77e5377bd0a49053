package typeset

import "unicode"

// breakClass is a group of the line breaking classes of UAX #14 for simple text.
type breakClass uint8

const (
	breakOther  breakClass = iota // anything else
	breakLetter                   // AL
	breakDigit                    // NU
	breakQuote                    // QU and GL: no break beside it
	breakOpen                     // OP
	breakClose                    // CP: ) and ]
	breakInfix                    // IS: . , : ;
	breakEnd                      // CL and EX: } ! ?
	breakSign                     // PR and PO: $ % and the like
)

// breakClassOf returns the group of a character of simple text.
func breakClassOf(r rune) breakClass {
	if uint32(r) < tableRunes {
		return breakClasses[r]
	}
	return findBreakClass(r)
}

// breakClasses holds the groups of the first code points; it is never written to.
var breakClasses = func() (t [tableRunes]breakClass) {
	for r := range t {
		t[r] = findBreakClass(rune(r))
	}
	return t
}()

func findBreakClass(r rune) breakClass {
	switch r {
	case '"', '\'', '«', '»', '‘', '’', '“', '”', '‹', '›', 0xA0, 0x202F:
		return breakQuote
	case '(', '[', '{', '¡', '¿', '‚', '„':
		return breakOpen
	case ')', ']':
		return breakClose
	case '.', ',', ':', ';':
		return breakInfix
	case '}', '!', '?':
		return breakEnd
	case '$', '+', '%', '£', '€', '¥', '°':
		return breakSign
	case '#', '&', '*', '<', '=', '>', '@', '^', '_', '`', '~':
		return breakLetter
	}
	switch {
	case r >= '0' && r <= '9':
		return breakDigit
	case r >= 0x2100 && r < 0x2200: // signs made of letters
	case unicode.IsLetter(r) && classify(r) == classPlain:
		return breakLetter
	}
	return breakOther
}

// staysTogether reports whether UAX #14 certainly has no break between two neighbours; if false, it may have one.
func staysTogether(prev, next breakClass) bool {
	switch next {
	case breakClose, breakInfix, breakEnd, breakQuote: // LB13, LB19, LB12a
		return prev != breakOther || next != breakQuote
	}
	switch prev {
	case breakOpen, breakQuote: // LB14, LB19, LB12
		return next != breakOther || prev == breakOpen
	case breakLetter: // LB23, LB24, LB28, LB30
		return next != breakOther
	case breakDigit: // LB23, LB25, LB30; before a sign it depends on the text before the digits
		return next != breakOther && next != breakSign
	case breakInfix, breakClose, breakSign: // LB24, LB25, LB29, LB30
		return next == breakLetter || next == breakDigit
	}
	return false
}

// surelyApart reports whether UAX #14 certainly has a break after spaces between the character before and word; if false, it
// may have none.
func surelyApart(before rune, word string) bool {
	switch breakClassOf(before) {
	case breakOpen: // LB14
		return false
	case breakQuote: // LB15: not after an opening quotation mark
		if before != '"' && before != '\'' && before != '”' && before != '’' && before != '»' {
			return false
		}
	case breakOther:
		if !isDash(before) {
			return false
		}
	}
	r, n := decode(word)
	class := breakClassOf(r)
	if class == breakQuote && n < len(word) { // LB15b: not before a closing quotation mark
		r, _ = decode(word[n:])
		class = breakClassOf(r)
	}
	return class == breakLetter || class == breakDigit || class == breakOther && isDash(r) && !isDash(before)
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' }
