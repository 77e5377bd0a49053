package markdown

import (
	"fmt"
	"html"
	"strings"

	"collate/notes/document"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

func (c *converter) enterInline(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		c.text(n)
	case *ast.Emphasis:
		*c.emphasis(n)++
	case *extast.Strikethrough:
		c.strike++
	case *ast.CodeSpan:
		c.codeSpan(n)
		return false
	case *ast.Link:
		c.links = append(c.links, c.b.Len())
	case *ast.Image:
		c.images = append(c.images, c.b.Len())
	case *ast.AutoLink:
		address := string(n.URL(c.source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + strings.TrimPrefix(address, "mailto:")
		}
		c.linked(string(n.Label(c.source)), address)
	case *linkNode:
		c.linked(n.link.Text(), n.link.String())
	case *extast.FootnoteLink:
		c.linked(fmt.Sprintf("[%d]", n.Index), document.FootnoteTarget(n.Index))
	case *extast.TaskCheckBox:
		c.task(n)
	case *extast.TableCell:
		if n.PreviousSibling() != nil {
			c.put("\t", 0)
		}
	case *ast.RawHTML:
		c.rawHTML(n)
	}
	return true
}

func (c *converter) leaveInline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		*c.emphasis(n)--
	case *extast.Strikethrough:
		c.strike--
	case *ast.Link:
		start := c.links[len(c.links)-1]
		c.links = c.links[:len(c.links)-1]
		target := unescape(string(n.Destination))
		if c.b.Len() == start { // a link without text
			c.write(target, c.style())
		}
		c.b.Link(start, target)
	case *ast.Image:
		start := c.images[len(c.images)-1]
		c.images = c.images[:len(c.images)-1]
		if c.b.Len() == start {
			c.write(unescape(string(n.Title)), c.style())
		}
		if !c.inImage {
			c.imageInLine(start, destination(n))
		}
	}
}

func (c *converter) emphasis(n *ast.Emphasis) *int {
	if n.Level == 2 {
		return &c.bold
	}
	return &c.italic
}

func (c *converter) style() document.Style {
	var style document.Style
	if c.bold > 0 {
		style |= document.Bold
	}
	if c.italic > 0 {
		style |= document.Italic
	}
	if c.strike > 0 {
		style |= document.Strike
	}
	return style
}

// linked writes text that is a link as a whole.
func (c *converter) linked(text, target string) {
	start := c.b.Len()
	c.write(text, c.style())
	c.b.Link(start, target)
}

// text writes a run of text nodes when it comes to the first of them.
func (c *converter) text(n *ast.Text) {
	segment, last := textRun(n)
	if last == nil {
		return
	}
	c.run(segment.Start, segment.Stop)
	switch {
	case last.HardLineBreak():
		c.write("\n", c.style())
	case last.SoftLineBreak():
		c.write(" ", c.style())
	}
}

// textRun returns the text of a node and of those that follow it without a gap,
// and the last of these: the parser may have parted "&" from "#42;". If the node
// itself follows another so, last is nil.
func textRun(first *ast.Text) (segment text.Segment, last *ast.Text) {
	if before, ok := first.PreviousSibling().(*ast.Text); ok && continued(before, first) {
		return text.Segment{}, nil
	}
	segment, last = first.Segment, first
	for {
		after, ok := last.NextSibling().(*ast.Text)
		if !ok || !continued(last, after) {
			return segment, last
		}
		segment.Stop = after.Segment.Stop
		last = after
	}
}

func continued(n, next *ast.Text) bool {
	return n.Segment.Stop == next.Segment.Start && !n.SoftLineBreak() && !n.HardLineBreak()
}

func (c *converter) codeSpan(n *ast.CodeSpan) {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if text, ok := child.(*ast.Text); ok {
			b.Write(text.Segment.Value(c.source))
		}
	}
	c.write(strings.ReplaceAll(b.String(), "\n", " "), c.style()|document.Monospace)
}

// unescape takes away the "\" before punctuation and puts in the characters
// that entities stand for.
func unescape(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(s, `\&`)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		text, length := escaped(s[i:])
		b.WriteString(text)
		s = s[i+length:]
	}
}

// escaped returns what the "\" or "&" at the start of s stands for, with what belongs
// to it, and the length of both.
func escaped(s string) (text string, length int) {
	if len(s) > 1 && s[0] == '\\' && util.IsPunct(s[1]) {
		return s[1:2], 2
	}
	return entity(s)
}

// entity returns the text that the entity at the start of s stands for, and its
// length. Where none stands there it is the first character of s.
func entity(s string) (text string, length int) {
	end := 1
	for end < len(s) && (s[end] == '#' || util.IsAlphaNumeric(s[end])) {
		end++
	}
	if s[0] != '&' || end == len(s) || s[end] != ';' {
		return s[:1], 1
	}
	text = html.UnescapeString(s[:end+1])
	// HTML finds "&not" in "&notable;" and leaves the rest, Markdown does not.
	if text != ";" && strings.HasSuffix(text, ";") {
		return s[:1], 1
	}
	return text, end + 1
}
