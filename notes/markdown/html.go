package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// html writes the text of an HTML block: a paragraph for each stretch that no
// tag of a block or picture interrupts, and the pictures.
func (c *converter) html(n *ast.HTMLBlock) {
	source := c.lines(n)
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(c.source))
	}
	tokens := html.NewTokenizer(strings.NewReader(source))
	var paragraph strings.Builder
	var hidden atom.Atom // the element that the tokenizer is in, if its text is not for reading
	for {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			c.htmlParagraph(&paragraph)
			return
		case html.TextToken:
			if hidden == 0 {
				paragraph.WriteString(token.Data)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tag := token.DataAtom
			if !inline(tag) {
				c.htmlParagraph(&paragraph)
			}
			switch {
			case kind == html.StartTagToken && (tag == atom.Script || tag == atom.Style || tag == atom.Template):
				hidden = tag
			case tag == hidden:
				hidden = 0
			case tag == atom.Img && hidden == 0:
				c.htmlImage(token)
			}
		}
	}
}

// htmlParagraph writes a paragraph, if there is anything in it, and empties
// it.
func (c *converter) htmlParagraph(paragraph *strings.Builder) {
	if text := strings.Join(strings.Fields(paragraph.String()), " "); text != "" {
		c.paragraph()
		c.write(text, 0)
		c.endBlock()
	}
	paragraph.Reset()
}

// inline says whether an element is part of a paragraph.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Ins,
		atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.U, atom.Var:
		return true
	}
	return false
}
