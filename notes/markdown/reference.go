package markdown

import (
	"strings"

	"collate/notes/link"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Reference is a [[link]] in a text, with what stands around it.
type Reference struct {
	Link
	Context
}

// References returns the [[links]] of a Markdown text as [Links] does, each
// with the sentence around it, and the #tags as [Tags] does.
func References(markdown string) (references []Reference, tags []Tag) {
	if !strings.Contains(markdown, "[[") {
		return nil, Tags(markdown)
	}
	source := []byte(markdown)
	var block *reading
	inLink := 0 // how many ordinary links the walk is in
	walk(parse(source), func(n ast.Node) bool {
		switch l := n.(type) {
		case *ast.Link:
			inLink++
		case *linkNode:
			if in := blockOf(n); block == nil || block.block != in {
				block = read(in, source)
			}
			references = append(references, Reference{
				Link:    l.found(),
				Context: block.context(source, l.segment.Start, l.segment.Stop),
			})
		case *ast.Text:
			if inLink == 0 {
				tags = appendTagsIn(tags, markdown, l)
			}
		}
		return n.Kind() != ast.KindCodeSpan
	}, func(n ast.Node) {
		if n.Kind() == ast.KindLink {
			inLink--
		}
	})
	locate(markdown, references, func(r *Reference) (start, end *int) { return &r.Start, &r.End })
	locate(markdown, tags, func(t *Tag) (start, end *int) { return &t.Start, &t.End })
	return references, tags
}

// RewriteLinks returns the text with each [[link]] that rewrite changes written
// anew. All else stays byte for byte, in a link too; see [link.Rewrite].
func RewriteLinks(markdown string, rewrite func(link.Link) link.Link) string {
	return ReplaceLinks(markdown, func(l Written) string {
		if to := rewrite(l.Link); to != l.Link {
			return l.As(to)
		}
		return l.Text()
	})
}

// Written is a [[link]] where it stands in a text.
type Written struct {
	link.Link
	Markdown   string // the text
	Start, End int    // bytes in it, the brackets included
	InCell     bool   // of a table
}

// Text returns the link as it is written there.
func (w Written) Text() string { return w.Markdown[w.Start:w.End] }

// As returns the text of a link that takes the place of this one, written as
// [link.Rewrite] does.
func (w Written) As(to link.Link) string {
	if w.InCell {
		return inCell(link.Rewrite(outOfCell(w.Text()), to))
	}
	return link.Rewrite(w.Text(), to)
}

// ReplaceLinks returns the text with each [[link]] replaced by what replace
// returns. All else stays byte for byte.
func ReplaceLinks(markdown string, replace func(Written) string) string {
	if !strings.Contains(markdown, "[[") {
		return markdown
	}
	links := written
	if isSimple(markdown) {
		links = writtenSimply
	}
	var changes []replacement
	for _, l := range links(markdown) {
		changes = append(changes, replacement{l.Start, l.End, replace(l)})
	}
	return replaced(markdown, changes)
}

// written returns the [[links]] of a text.
func written(markdown string) (links []Written) {
	visit(markdown, func(n ast.Node) bool {
		if l, ok := n.(*linkNode); ok {
			links = append(links, Written{l.link, markdown, l.segment.Start, l.segment.Stop, n.Parent().Kind() == extast.KindTableCell})
		}
		return true
	})
	return links
}

// isSimple says whether a text has nothing in which a [[link]] could be none or
// another one: code, HTML, escapes, tables, ordinary links and addresses.
func isSimple(markdown string) bool {
	for _, sign := range []string{"`", "~~~", "<", "\\", "|", "](", "]:", "://", "www.", "@", "\t", "\r", "\x00", "    "} {
		if strings.Contains(markdown, sign) {
			return false
		}
	}
	return true
}

// writtenSimply returns the [[links]] of a simple text, without parsing it.
func writtenSimply(markdown string) (links []Written) {
	start := 0 // of a line
	for line := range strings.Lines(markdown) {
		done := 0
		for {
			i := strings.Index(line[done:], "[[")
			if i < 0 {
				break
			}
			at := done + i
			if at > done && line[at-1] == '!' {
				at--
			}
			l, length := link.Prefix(line[at:])
			if length == 0 {
				done += i + 1
				continue
			}
			done = at + length
			links = append(links, Written{Link: l, Markdown: markdown, Start: start + at, End: start + done})
		}
		start += len(line)
	}
	return links
}

// In the cell of a table a "|" has a "\" before it so as not to end the cell.
func inCell(s string) string    { return strings.ReplaceAll(s, "|", `\|`) }
func outOfCell(s string) string { return strings.ReplaceAll(s, `\|`, "|") }

// RewriteTags returns the text with each #tag renamed to what rename returns for
// its name, without "#". All else stays byte for byte. A name that is no tag's,
// see [IsTag], is not written.
func RewriteTags(markdown string, rename func(name string) string) string {
	var changes []replacement
	for _, t := range tagsIn(markdown) {
		if name := rename(t.Name); name != t.Name && IsTag(name) {
			changes = append(changes, replacement{t.Start, t.End, "#" + name})
		}
	}
	return replaced(markdown, changes)
}

// replacement is a text to stand in place of a range of another, in bytes.
type replacement struct {
	start, end int
	text       string
}

// replaced carries replacements out, which do not overlap.
func replaced(text string, changes []replacement) string {
	if len(changes) == 0 {
		return text
	}
	sortByStart(changes, func(c *replacement) int { return c.start })
	var b strings.Builder
	done := 0
	for _, c := range changes {
		b.WriteString(text[done:c.start])
		b.WriteString(c.text)
		done = c.end
	}
	b.WriteString(text[done:])
	return b.String()
}
