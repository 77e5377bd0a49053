// Package xmltree reads small XML documents, such as CSL styles and locales,
// into trees whose elements know their line.
//
// It reads what XML 1.0 calls well-formed documents in UTF-8, with two
// restrictions that keep the cost in proportion to the document: entities
// other than the five predefined ones and character references are refused, and
// elements are nested at most [MaxDepth] deep. Comments, processing
// instructions and document type declarations are passed over.
//
// All functions are pure and safe for any goroutine.
package xmltree

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxDepth is how deep elements may be nested.
const MaxDepth = 200

// maxAttrs is how many attributes an element may have; those of one element
// are compared with each other.
const maxAttrs = 100

// Element is one element of a document.
type Element struct {
	Name     string // without the prefix of its namespace
	Attrs    []Attr // in the order of the document
	Children []*Element
	Text     string // the character data directly in the element, put together
	Line     int    // of its start tag, from 1
}

// Attr is an attribute. Its name keeps its prefix: "xml:lang".
type Attr struct{ Name, Value string }

// Attr returns the value of an attribute, or "" where it is not given.
func (e *Element) Attr(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup returns the value of an attribute, and whether it is given.
func (e *Element) Lookup(name string) (string, bool) {
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Child returns the first child element of that name, or nil.
func (e *Element) Child(name string) *Element {
	for _, child := range e.Children {
		if child.Name == name {
			return child
		}
	}
	return nil
}

// Error is why a document cannot be read.
type Error struct {
	Line   int // from 1
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// Parse reads a document and returns its root. The error is an [*Error].
func Parse(doc string) (root *Element, err error) {
	if !utf8.ValidString(doc) {
		return nil, &Error{Line: invalidLine(doc), Reason: "not encoded in UTF-8"}
	}
	p := parser{rest: strings.TrimPrefix(doc, "\ufeff"), line: 1}
	if err := p.document(); err != nil {
		return nil, err
	}
	return p.root, nil
}

// invalidLine returns the line of the first byte that is not UTF-8.
func invalidLine(doc string) int {
	line := 1
	for i, r := range doc {
		if r == '\n' {
			line++
		}
		if r == utf8.RuneError && !strings.HasPrefix(doc[i:], "\ufffd") {
			break
		}
	}
	return line
}

type parser struct {
	rest string
	line int
	root *Element
	open []frame
}

// frame is an element that is not closed yet, with its text so far.
type frame struct {
	*Element
	text []byte
}

// close takes the innermost element from the open ones.
func (p *parser) close() {
	last := p.open[len(p.open)-1]
	last.Text = string(last.text)
	p.open = p.open[:len(p.open)-1]
}

func (p *parser) fail(format string, args ...any) error {
	return &Error{Line: p.line, Reason: fmt.Sprintf(format, args...)}
}

// take moves past n bytes.
func (p *parser) take(n int) string {
	taken := p.rest[:n]
	p.line += strings.Count(taken, "\n")
	p.rest = p.rest[n:]
	return taken
}

func (p *parser) document() error {
	for p.rest != "" {
		var err error
		switch {
		case strings.HasPrefix(p.rest, "<!--"):
			err = p.skip("<!--", "-->", "comment")
		case strings.HasPrefix(p.rest, "<![CDATA["):
			err = p.cdata()
		case strings.HasPrefix(p.rest, "<?"):
			err = p.skip("<?", "?>", "processing instruction")
		case strings.HasPrefix(p.rest, "<!"):
			err = p.skip("<!", ">", "declaration")
		case strings.HasPrefix(p.rest, "</"):
			err = p.endTag()
		case p.rest[0] == '<':
			err = p.startTag()
		default:
			err = p.text()
		}
		if err != nil {
			return err
		}
	}
	if len(p.open) > 0 {
		last := p.open[len(p.open)-1]
		return p.fail("<%s> from line %d is not closed", last.Name, last.Line)
	}
	if p.root == nil {
		return p.fail("there is no element")
	}
	return nil
}

func (p *parser) skip(open, end, what string) error {
	i := strings.Index(p.rest[len(open):], end)
	if i < 0 {
		return p.fail("a %s is not closed", what)
	}
	p.take(len(open) + i + len(end))
	return nil
}

func (p *parser) cdata() error {
	const open, end = "<![CDATA[", "]]>"
	i := strings.Index(p.rest, end)
	if i < 0 || len(p.open) == 0 {
		return p.fail("a CDATA section is not closed, or outside of the root element")
	}
	in := &p.open[len(p.open)-1]
	in.text = append(in.text, p.take(i + len(end))[len(open):i]...)
	return nil
}

func (p *parser) text() error {
	i := strings.IndexByte(p.rest, '<')
	if i < 0 {
		i = len(p.rest)
	}
	if len(p.open) == 0 {
		if strings.TrimSpace(p.rest[:i]) != "" {
			return p.fail("text outside of the root element")
		}
		p.take(i)
		return nil
	}
	text, err := p.unescape(p.rest[:i])
	if err != nil {
		return err
	}
	p.take(i)
	in := &p.open[len(p.open)-1]
	in.text = append(in.text, text...)
	return nil
}

func (p *parser) endTag() error {
	i := strings.IndexByte(p.rest, '>')
	if i < 0 {
		return p.fail("an end tag is not closed")
	}
	name := localName(strings.TrimRight(p.rest[2:i], " \t\r\n"))
	if len(p.open) == 0 {
		return p.fail("</%s> closes nothing", name)
	}
	last := p.open[len(p.open)-1]
	if last.Name != name {
		return p.fail("</%s> closes <%s> from line %d", name, last.Name, last.Line)
	}
	p.take(i + 1)
	p.close()
	return nil
}

func (p *parser) startTag() error {
	e := &Element{Line: p.line}
	p.take(1)
	name := p.name()
	if name == "" {
		return p.fail("< is not followed by the name of an element")
	}
	e.Name = localName(name)
	if err := p.attach(e); err != nil {
		return err
	}
	for {
		spaced := p.space()
		switch {
		case strings.HasPrefix(p.rest, "/>"):
			p.take(2)
			p.close()
			return nil
		case strings.HasPrefix(p.rest, ">"):
			p.take(1)
			return nil
		case p.rest == "":
			return p.fail("the tag <%s> is not closed", e.Name)
		case !spaced:
			return p.fail("no space before an attribute of <%s>", e.Name)
		}
		if err := p.attr(e); err != nil {
			return err
		}
	}
}

// attach hangs a new element into the tree and opens it.
func (p *parser) attach(e *Element) error {
	switch {
	case len(p.open) >= MaxDepth:
		return p.fail("elements are nested more than %d deep", MaxDepth)
	case len(p.open) > 0:
		in := p.open[len(p.open)-1]
		in.Children = append(in.Children, e)
	case p.root != nil:
		return p.fail("a second root element <%s>", e.Name)
	default:
		p.root = e
	}
	p.open = append(p.open, frame{Element: e})
	return nil
}

// blanks makes white space in the value of an attribute spaces, as XML has it.
// Line feeds that are wanted are written as references.
var blanks = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

func (p *parser) attr(e *Element) error {
	name := p.name()
	if name == "" {
		return p.fail("<%s> has something that is not an attribute", e.Name)
	}
	if _, twice := e.Lookup(name); twice {
		return p.fail("<%s> has the attribute %s twice", e.Name, name)
	}
	if len(e.Attrs) == maxAttrs {
		return p.fail("<%s> has more than %d attributes", e.Name, maxAttrs)
	}
	p.space()
	if !strings.HasPrefix(p.rest, "=") {
		return p.fail("the attribute %s of <%s> has no value", name, e.Name)
	}
	p.take(1)
	p.space()
	if p.rest == "" || p.rest[0] != '"' && p.rest[0] != '\'' {
		return p.fail("the value of %s is not in quotes", name)
	}
	i := strings.IndexByte(p.rest[1:], p.rest[0])
	if i < 0 || strings.IndexByte(p.rest[1:1+i], '<') >= 0 {
		return p.fail("the value of %s has no closing quote", name)
	}
	raw := p.rest[1 : 1+i]
	if strings.ContainsAny(raw, "\t\r\n") {
		raw = blanks.Replace(raw)
	}
	value, err := p.unescape(raw)
	if err != nil {
		return err
	}
	p.take(i + 2)
	e.Attrs = append(e.Attrs, Attr{Name: name, Value: value})
	return nil
}

// space moves past white space and says whether there was any.
func (p *parser) space() bool {
	n := len(p.rest) - len(strings.TrimLeft(p.rest, " \t\r\n"))
	p.take(n)
	return n > 0
}

// name moves past a name; "" where there is none.
func (p *parser) name() string {
	for i := 0; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == ':', c >= utf8.RuneSelf:
		case i > 0 && (c == '-' || c == '.' || c >= '0' && c <= '9'):
		default:
			return p.take(i)
		}
	}
	return p.take(len(p.rest))
}

func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// unescape replaces the references in character data.
func (p *parser) unescape(s string) (string, error) {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s, nil
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		end := strings.IndexByte(s[i:], ';')
		if end < 0 {
			return "", p.fail("& stands alone; write &amp;")
		}
		r, ok := reference(s[i+1 : i+end])
		if !ok {
			return "", p.fail("&%s; is not known", s[i+1:i+end])
		}
		b.WriteRune(r)
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return b.String(), nil
}

func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n == 0 {
		return 0, false
	}
	return rune(n), true
}
