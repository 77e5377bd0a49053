package markdown

import (
	"strconv"
	"strings"

	"collate/notes/document"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// What begins the targets of the links that a [Page] has.
const (
	tagScheme  = "tag:"
	taskScheme = "task:"
)

// Page returns the text as [Document] does, for a page that can be worked with: a
// #tag is a link, for [TagTarget], and so is the box of a task that does not stand in a
// quotation or a footnote, for [TaskTarget].
func Page(markdown string) document.Document { return convert(markdown, true) }

// TagTarget returns the name of the tag, without "#", that a link of a [Page] leads to.
func TagTarget(target string) (name string, ok bool) {
	name, ok = strings.CutPrefix(target, tagScheme)
	return name, ok && IsTag(name)
}

// TaskTarget returns the number, for [ToggleTask], of the task whose box a link of a
// [Page] is.
func TaskTarget(target string) (n int, ok bool) {
	number, ok := strings.CutPrefix(target, taskScheme)
	n, err := strconv.Atoi(number)
	return n, ok && err == nil
}

// ToggleTask returns the text with a task done that was not, or the other way
// round. The tasks that do not stand in a quotation or a footnote count from 0.
// It returns false if there are not as many.
func ToggleTask(markdown string, n int) (text string, ok bool) {
	visit(markdown, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Blockquote, *extast.FootnoteList:
			return false
		case *extast.TaskCheckBox:
			if n == 0 {
				box := node.Parent().Lines().At(0).Start + len("[")
				mark := "x"
				if node.IsChecked {
					mark = " "
				}
				text, ok = markdown[:box]+mark+markdown[box+1:], true
			}
			n--
		}
		return n >= 0
	})
	if !ok {
		return markdown, false
	}
	return text, true
}

// task writes the box of a task.
func (c *converter) task(n *extast.TaskCheckBox) {
	box := "☐"
	if n.IsChecked {
		box = "☑"
	}
	if c.page && c.quote == 0 && !c.inFootnotes {
		c.linked(box, taskScheme+strconv.Itoa(c.tasks))
		c.tasks++
	} else {
		c.write(box, c.style())
	}
	c.write(" ", c.style())
}

// run writes a run of text of the source, in bytes, and the tags in it.
func (c *converter) run(start, stop int) {
	if c.page && len(c.links) == 0 {
		for _, t := range appendTags(nil, c.markdown, start, stop) {
			c.write(unescape(string(c.source[start:t.Start])), c.style())
			c.linked("#"+t.Name, tagScheme+t.Name)
			start = t.End
		}
	}
	c.write(unescape(string(c.source[start:stop])), c.style())
}
