package markdown

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"net/url"
	"strings"

	"collate/notes/document"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// image is a picture that stands alone in its line.
type image struct {
	node    ast.Node // the picture, or the link that it is the text of
	address string
}

// hasImage says whether a paragraph may have pictures that are lines of it.
func hasImage(paragraph ast.Node) bool {
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Image, *ast.RawHTML:
			return true
		case *ast.Link:
			if _, ok := n.FirstChild().(*ast.Image); ok {
				return true
			}
		}
	}
	return false
}

// paragraphWithImages writes a paragraph. Each line of it that is made of
// pictures becomes blocks, and parts what stands before it from what follows.
func (c *converter) paragraphWithImages(paragraph ast.Node) {
	lines := lines(paragraph)
	images := make([][]image, len(lines))
	for i, line := range lines {
		images[i] = c.imagesAlone(line)
	}
	for i, line := range lines {
		if images[i] != nil {
			for _, image := range images[i] {
				c.imageBlock(image)
			}
			continue
		}
		if i == 0 || images[i-1] != nil {
			c.paragraph()
		}
		last := i+1 == len(lines) || images[i+1] != nil
		if text, ok := line[len(line)-1].(*ast.Text); ok && last {
			text.SetSoftLineBreak(false)
			text.SetHardLineBreak(false)
		}
		for _, n := range line {
			walk(n, c.enter, c.leave)
		}
		if last {
			c.endBlock()
			c.writeEmbedded()
		}
	}
}

// lines returns what stands in each line of a paragraph.
func lines(paragraph ast.Node) [][]ast.Node {
	var lines [][]ast.Node
	var line []ast.Node
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		line = append(line, n)
		text, ok := n.(*ast.Text)
		if ok && (text.SoftLineBreak() || text.HardLineBreak()) || n.NextSibling() == nil {
			lines = append(lines, line)
			line = nil
		}
	}
	return lines
}

// imagesAlone returns the pictures of a line, or nil if it has anything else to
// read.
func (c *converter) imagesAlone(line []ast.Node) []image {
	var images []image
	for _, n := range line {
		switch child := n.(type) {
		case *ast.Text:
			if len(bytes.TrimSpace(child.Segment.Value(c.source))) > 0 {
				return nil
			}
		case *ast.Image:
			images = append(images, image{n, destination(child)})
		case *ast.Link:
			linked, ok := child.FirstChild().(*ast.Image)
			if !ok || linked.NextSibling() != nil {
				return nil
			}
			images = append(images, image{n, destination(linked)})
		case *ast.RawHTML:
			if tag := c.tag(child); tag.DataAtom == atom.Img {
				images = append(images, image{n, attribute(tag, "src")})
			}
		default:
			return nil
		}
	}
	return images
}

// imageBlock writes a picture as a block.
func (c *converter) imageBlock(i image) {
	c.block(document.Block{Kind: document.Image, Level: len(c.lists), Target: c.imageTarget(i.address)})
	c.inImage = true
	walk(i.node, c.enter, c.leave)
	c.inImage = false
	c.endBlock()
}

// imageInLine ends a picture among words, of which the description was written
// from start on.
func (c *converter) imageInLine(start int, address string) {
	if isData(address) {
		c.embedded = append(c.embedded, document.Block{
			Kind: document.Image, Level: len(c.lists), Target: c.imageTarget(address),
		})
		return
	}
	if c.b.Len() == start {
		c.write(fileName(address), c.style())
	}
	if len(c.links) == 0 && len(c.images) == 0 && address != "" {
		c.b.Link(start, address)
	}
}

// writeEmbedded writes the pictures that are to follow a block.
func (c *converter) writeEmbedded() {
	for _, block := range c.embedded {
		c.block(block)
		c.endBlock()
	}
	c.embedded = c.embedded[:0]
}

// imageTarget returns the target of a picture. If its data are the address they
// are kept with the document, or else left out of the target.
func (c *converter) imageTarget(address string) string {
	if !isData(address) {
		return address
	}
	const longest = 100 // bytes that say of what kind the data are
	head, data, _ := strings.Cut(address, ",")
	if strings.HasSuffix(strings.ToLower(head), ";base64") {
		if target, ok := c.b.Embed(fromBase64(data)); ok {
			return target
		}
	}
	if len(head) > longest {
		head = "data:"
	}
	return head + ","
}

// fromBase64 returns the bytes that are written in a URI, or nil if they cannot
// be read. White space in them, and the lack of "=" at their end, is forgiven.
func fromBase64(data string) []byte {
	if strings.ContainsRune(data, '%') {
		data, _ = url.PathUnescape(data)
	}
	data = strings.TrimRight(strings.Join(strings.Fields(data), ""), "=")
	decoded, err := base64.RawStdEncoding.DecodeString(data)
	if err != nil {
		return nil
	}
	return decoded
}

// isData says whether an address is a data URI (RFC 2397).
func isData(address string) bool {
	const scheme = "data:"
	return len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme)
}

// destination returns where a picture is. Data may be long, and are as they are
// written.
func destination(n *ast.Image) string {
	address := string(n.Destination)
	if isData(address) {
		return address
	}
	return unescape(address)
}

// fileName returns the name of the file at an address, or the address if that
// names none.
func fileName(address string) string {
	path := address
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	if unescaped, err := url.PathUnescape(name); err == nil {
		name = unescaped
	}
	if name == "" {
		return address
	}
	return name
}

// rawHTML writes what a tag in a line shows: a line break or a picture.
func (c *converter) rawHTML(n *ast.RawHTML) {
	switch tag := c.tag(n); tag.DataAtom {
	case atom.Br:
		c.write("\n", 0)
	case atom.Img:
		start := c.b.Len()
		c.write(description(tag), c.style())
		if !c.inImage {
			c.imageInLine(start, attribute(tag, "src"))
		}
	}
}

// htmlImage writes a picture in a block of HTML.
func (c *converter) htmlImage(tag html.Token) {
	c.block(document.Block{Kind: document.Image, Level: len(c.lists), Target: c.imageTarget(attribute(tag, "src"))})
	c.write(description(tag), 0)
	c.endBlock()
}

// tag returns the tag that begins or is an element, or a token without a name.
func (c *converter) tag(n *ast.RawHTML) html.Token {
	var source bytes.Buffer
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		source.Write(segment.Value(c.source))
	}
	tokens := html.NewTokenizer(&source)
	if kind := tokens.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return html.Token{}
	}
	return tokens.Token()
}

// description returns the description of a picture, or "".
func description(img html.Token) string {
	return strings.Join(strings.Fields(cmp.Or(attribute(img, "alt"), attribute(img, "title"))), " ")
}

// attribute returns the value of an attribute, or "".
func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
