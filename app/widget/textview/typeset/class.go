package typeset

import "unicode/utf8"

// class says how a code point is laid out.
type class uint8

const (
	classPlain   class = iota // one glyph, kerned with its neighbours
	classComplex              // must be shaped
	classSpace                // a line may break after it; hangs at the end of a line
	classTab
	classNewline // a line must break after it
	classHyphen  // plain, and a line may break after it
)

// classify returns the class of r.
func classify(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case r < 0x300:
		if r == 0xAD { // a soft hyphen is visible only at a line break
			return classComplex
		}
		return classPlain
	case r < 0x370: // combining marks
		return classComplex
	case r < tableRunes:
		if r >= 0x483 && r <= 0x489 { // combining Cyrillic marks
			return classComplex
		}
		return classPlain
	case r >= 0x1E00 && r < 0x2000: // Latin and Greek with accents
		return classPlain
	case r == 0x2007, r == 0x202F: // no-break spaces
		return classPlain
	case r >= 0x2000 && r <= 0x200A, r == 0x205F, r == 0x3000:
		return classSpace
	case r == 0x2028, r == 0x2029:
		return classNewline
	case r == 0x2010, r == 0x2012, r == 0x2013:
		return classHyphen
	case r == 0x2011, r >= 0x2014 && r < 0x2028, r >= 0x2030 && r < 0x205F: // punctuation
		return classPlain
	case r >= 0x20A0 && r < 0x20D0, r >= 0x2100 && r < 0x2200, r == utf8.RuneError: // currency, letterlike, arrows
		return classPlain
	}
	return classComplex
}

// ascii holds the classes of the first code points; it is never written to.
var ascii = func() (t [utf8.RuneSelf]class) {
	t['\t'] = classTab
	t['\n'], t['\v'], t['\f'], t['\r'] = classNewline, classNewline, classNewline, classNewline
	t[' '] = classSpace
	t['-'], t['/'] = classHyphen, classHyphen
	return t
}()
