package bibtex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"collate/notes/cite"
)

// decode returns TeX as one line of text with the inline markup of CSL. Commands
// that it does not know stay as they are.
func decode(tex string) string { return newDecoder(tex).decode() }

// decodeTitle is decode for a title, in which styles may change the case of
// letters: what is in braces is marked such that they do not. Braces around the
// whole say that it stands as it should be, as it does in CSL anyway.
func decodeTitle(tex string) string {
	tex = strings.TrimSpace(tex)
	for range 4 { // some programs put two pairs
		inner, braced := unbraced(tex)
		if !braced || strings.HasPrefix(inner, `\`) {
			break
		}
		tex = strings.TrimSpace(inner)
	}
	d := newDecoder(tex)
	d.title = true
	return d.decode()
}

// unbraced returns what is between braces that are around the whole of a
// value, or the value and false.
func unbraced(tex string) (inner string, braced bool) {
	if len(tex) < 2 || tex[0] != '{' || groupLength(tex) != len(tex) {
		return tex, false
	}
	return tex[1 : len(tex)-1], true
}

// groupLength returns the length of the group in braces that a text begins
// with, or 0.
func groupLength(tex string) int {
	depth := 0
	for i := range len(tex) {
		switch tex[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			if i == 0 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// decoder goes through TeX from left to right. What a brace, a command or an
// accent opens is a scope, and takes effect where that closes:
//
//	\emph{B\'{e}la}
//	     |   |  |  closes \emph: puts <i> before "Béla" and </i> behind
//	     |   |closes the accent: puts U+0301 behind the first letter since
//	     opens a scope in braces
type decoder struct {
	tex    string
	at     int
	out    []byte
	scopes []scope
	ignore int  // how many braces are open that are too deep to be scopes
	title  bool // braces mark what keeps its case
}

type scope struct {
	start      int    // where it begins in the output
	begin, end string // to be written around what is in it, if there is something
	accent     rune   // combining, for the first letter in it
	until      byte   // what closes it: '}', '$', or 0 for the next token
	inner      bool   // closed together with the one around it
}

// maxScopes bounds the work for braces in braces.
const maxScopes = 60

func newDecoder(tex string) *decoder { return &decoder{tex: tex, out: make([]byte, 0, len(tex))} }

func (d *decoder) decode() string {
	for d.at < len(d.tex) {
		depth := len(d.scopes)
		d.token()
		for len(d.scopes) > 0 && len(d.scopes) <= depth && d.top().until == 0 && !d.top().inner {
			d.close()
		}
	}
	for len(d.scopes) > 0 {
		d.close()
	}
	return cite.OneLine(string(d.out))
}

func (d *decoder) top() *scope { return &d.scopes[len(d.scopes)-1] }

func (d *decoder) open(s scope) {
	if len(d.scopes) >= maxScopes {
		if s.until == '}' {
			d.ignore++
		}
		return
	}
	s.start = len(d.out)
	d.scopes = append(d.scopes, s)
}

// close closes the innermost scope.
func (d *decoder) close() {
	s := *d.top()
	d.scopes = d.scopes[:len(d.scopes)-1]
	inside := d.out[s.start:]
	if s.accent != 0 {
		d.out = append(d.out[:s.start], accented(string(inside), s.accent)...)
		return
	}
	if s.begin == "" || !strings.ContainsFunc(string(inside), func(r rune) bool { return !unicode.IsSpace(r) }) {
		return
	}
	d.out = append(d.out[:s.start], s.begin+string(inside)+s.end...)
}

// closeUntil closes scopes up to the innermost that ends with c, if there is one.
func (d *decoder) closeUntil(c byte) {
	for i := len(d.scopes) - 1; i >= 0; i-- {
		if d.scopes[i].until == c {
			for len(d.scopes) > i {
				d.close()
			}
			return
		}
	}
}

// accented puts a combining accent on the first letter of a text.
func accented(s string, accent rune) string {
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case size == 0 || first == ' ':
		return spacing(accent) + s
	case first == 'ı':
		first = 'i'
	case first == 'ȷ':
		first = 'j'
	}
	end := size // of the letter with the accents that it has already
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.Mn, r) || end > 16 {
			break
		}
		end += n
	}
	return norm.NFC.String(string(first)+s[size:end]+string(accent)) + s[end:]
}

// spacing returns an accent that stands alone.
func spacing(accent rune) string {
	switch accent {
	case '\u0303':
		return "~"
	case '\u0302':
		return "^"
	case '\u0300':
		return "`"
	case '\u0301':
		return "´"
	case '\u0308':
		return "¨"
	}
	return ""
}

// token reads one character, brace, command or ligature.
func (d *decoder) token() {
	switch c := d.tex[d.at]; c {
	case '\\':
		d.at++
		d.command()
	case '{':
		d.at++
		d.brace()
	case '}':
		d.at++
		if d.ignore > 0 {
			d.ignore--
		} else {
			d.closeUntil('}')
		}
	case '$':
		d.at++
		if d.inMath() {
			d.closeUntil('$')
		} else {
			d.open(scope{until: '$'})
		}
	case '^', '_':
		d.script(c)
	case '~':
		d.write(1, "\u00a0")
	default:
		d.text()
	}
}

func (d *decoder) inMath() bool {
	return slices.ContainsFunc(d.scopes, func(s scope) bool { return s.until == '$' })
}

// brace opens what begins with a brace that no command has as its argument. A
// brace with a command in it is no more than that: {\'E}.
func (d *decoder) brace() {
	s := scope{until: '}'}
	if d.title && d.keepsCase() {
		s.begin, s.end = cite.NoCase.Tags()
	}
	d.open(s)
}

// keepsCase says whether the group whose brace was read protects the case of
// letters: there is one in it, and no such group around it.
func (d *decoder) keepsCase() bool {
	if len(d.scopes) == maxScopes || d.inMath() || d.peek() == '\\' || d.peek() == '$' {
		return false
	}
	begin, _ := cite.NoCase.Tags()
	if slices.ContainsFunc(d.scopes, func(s scope) bool { return s.begin == begin }) {
		return false
	}
	for _, r := range d.tex[d.at:] {
		if r == '}' {
			return false
		}
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// script reads a superscript or subscript. Out of math the character stands for
// itself.
func (d *decoder) script(c byte) {
	if !d.inMath() {
		d.write(1, string(c))
		return
	}
	d.at++
	markup := cite.Superscript
	if c == '_' {
		markup = cite.Subscript
	}
	if rest, ok := strings.CutPrefix(d.tex[d.at:], `\circ`); ok && c == '^' {
		d.at = len(d.tex) - len(rest)
		d.write(0, "°")
		return
	}
	begin, end := markup.Tags()
	d.argument(scope{begin: begin, end: end})
}

// argument opens a scope for what follows: a group, or one token.
func (d *decoder) argument(s scope) {
	for d.peek() == ' ' || d.peek() == '\n' {
		d.at++
	}
	if d.peek() == '{' {
		d.at++
		s.until = '}'
	}
	d.open(s)
}

func (d *decoder) peek() byte {
	if d.at < len(d.tex) {
		return d.tex[d.at]
	}
	return 0
}

// write writes what n bytes stand for.
func (d *decoder) write(n int, s string) {
	d.at += n
	d.out = append(d.out, s...)
}

// text reads a ligature or a character.
func (d *decoder) text() {
	rest := d.tex[d.at:]
	for _, l := range [...]struct{ tex, text string }{
		{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"?`", "¿"}, {"!`", "¡"}, {"`", "‘"}, {"'", "’"},
	} {
		if strings.HasPrefix(rest, l.tex) && !(d.inMath() && l.tex == "'") {
			d.write(len(l.tex), l.text)
			return
		}
	}
	_, size := utf8.DecodeRuneInString(rest)
	d.write(size, rest[:size])
}

// command reads a command whose backslash was read.
func (d *decoder) command() {
	length := 0
	for d.at+length < len(d.tex) && isASCIILetter(d.tex[d.at+length]) {
		length++
	}
	if length == 0 {
		d.symbol()
		return
	}
	name := d.tex[d.at : d.at+length]
	d.at += length
	if accent, ok := letterAccent(name); ok {
		d.argument(scope{accent: accent})
		return
	}
	if text, ok := commandText(name); ok {
		d.skipSpace()
		d.write(0, text)
		return
	}
	d.formatting(name)
}

// skipSpace skips the space that ends the name of a command.
func (d *decoder) skipSpace() {
	for c := d.peek(); c == ' ' || c == '\n' || c == '\t' || c == '\r'; c = d.peek() {
		d.at++
	}
}

// symbol reads a command whose name is no letter.
func (d *decoder) symbol() {
	r, size := utf8.DecodeRuneInString(d.tex[d.at:])
	if accent, ok := symbolAccent(r); ok && !d.inMath() {
		d.at += size
		d.argument(scope{accent: accent})
		return
	}
	switch r {
	case '(', '[':
		d.at += size
		d.open(scope{until: '$'})
	case ')', ']':
		d.at += size
		d.closeUntil('$')
	case '-', '/', '!', '@':
		d.write(size, "")
	case '\\', ' ', '\n', '\t', '\r', ':', ';':
		d.write(size, " ")
	case ',':
		d.write(size, "\u202f")
	default:
		d.write(size, d.tex[d.at:d.at+size])
	}
}

// formatting reads a command that formats its argument, or the rest of the group
// that it is in.
func (d *decoder) formatting(name string) {
	switch name {
	case "url", "path", "nolinkurl":
		d.skipSpace()
		d.write(0, verbatim(d.skipGroup()))
		return
	case "href", "foreignlanguage", "textcolor":
		d.skipSpace()
		d.skipGroup()
		d.argument(scope{})
		return
	case "noopsort", "SortNoop", "sortnoop", "label", "index", "vspace", "hspace":
		d.skipSpace()
		d.skipGroup()
		return
	case "enquote", "mkbibquote":
		d.argument(scope{begin: "“", end: "”"})
		return
	case "em", "it", "itshape", "sl", "slshape", "bf", "bfseries", "sc", "scshape":
		d.skipSpace()
		s := scope{inner: true}
		s.begin, s.end = switchMarkup(name).Tags()
		if len(d.scopes) > 0 {
			d.open(s)
		}
		return
	}
	if markup, ok := argumentMarkup(name); ok {
		s := scope{}
		if markup != "" {
			s.begin, s.end = markup.Tags()
		}
		d.argument(s)
		return
	}
	d.write(0, `\`+name) // whatever it is, nothing is lost
	if d.peek() == '{' {
		d.at++
		d.open(scope{begin: "{", end: "}", until: '}'})
	}
}

// skipGroup skips a group in braces, and returns what is in it.
func (d *decoder) skipGroup() string {
	const longest = 2 << 10 // bytes
	rest := d.tex[d.at:]
	n := groupLength(rest[:min(len(rest), longest)])
	if n == 0 {
		return ""
	}
	d.at += n
	return rest[1 : n-1]
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// verbatim returns a URL, an identifier or the name of a file, in which TeX
// reads characters as they are, without what was put there to escape them
// nevertheless.
func verbatim(tex string) string {
	tex = strings.TrimSpace(tex)
	if inner, ok := strings.CutPrefix(tex, `\url`); ok {
		tex, _ = unbraced(strings.TrimSpace(inner))
	}
	if !strings.ContainsAny(tex, "\\{}\n\t\r") {
		return tex
	}
	return strings.NewReplacer(
		`{\textasciitilde}`, "~", `\textasciitilde{}`, "~", `\textasciitilde `, "~", `\string~`, "~", `\~{}`, "~", `{\~{}}`, "~", `{\~}`, "~", `\~`, "~",
		`\textunderscore{}`, "_", `{\_}`, "_", `\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\{`, "%7B", `\}`, "%7D", `{`, "", `}`, "", "\n", "", "\t", "", "\r", "",
	).Replace(tex)
}
