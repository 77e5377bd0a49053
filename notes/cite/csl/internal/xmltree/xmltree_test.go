package xmltree

import (
	"fmt"
	"strings"
	"testing"
)

// outline writes a tree in a line: name@line[attributes](children)"text".
func outline(e *Element) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s@%d", e.Name, e.Line)
	for _, a := range e.Attrs {
		fmt.Fprintf(&b, "[%s=%q]", a.Name, a.Value)
	}
	for _, child := range e.Children {
		b.WriteString("(" + outline(child) + ")")
	}
	if text := strings.TrimSpace(e.Text); text != "" {
		fmt.Fprintf(&b, "%q", text)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	tests := []struct{ name, doc, want string }{
		{"one element", "<a/>", "a@1"},
		{"with a declaration and a byte order mark", "\ufeff<?xml version=\"1.0\"?>\n<a></a>\n", "a@2"},
		{"children", "<a>\n<b/>\n<c><d/></c></a>", "a@1(b@2)(c@3(d@3))"},
		{"attributes", `<a b="1" xml:lang='de' c = "x"/>`, `a@1[b="1"][xml:lang="de"][c="x"]`},
		{"prefixes of elements", `<x:a><x:b/></x:a>`, "a@1(b@1)"},
		{"text", "<a> one <b/> two </a>", `a@1(b@1)"one  two"`},
		{"references", `<a b="&quot;&#10;&#x41;">&lt;&amp;&gt;&apos;</a>`, `a@1[b="\"\nA"]"<&>'"`},
		{"line feeds in attributes", "<a b=\"x\r\ny\tz\"/>", `a@1[b="x y z"]`},
		{"comments and CDATA", "<a><!-- <b/> & --><![CDATA[<&]]></a>", `a@1"<&"`},
		{"document type", "<!DOCTYPE a><a/>", "a@1"},
	}
	for _, tt := range tests {
		root, err := Parse(tt.doc)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := outline(root); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	deep := strings.Repeat("<a>", MaxDepth+1)
	tests := []struct{ name, doc, want string }{
		{"nothing", " \n", "line 2: there is no element"},
		{"text before", "x<a/>", "line 1: text outside of the root element"},
		{"two roots", "<a/>\n<b/>", "line 2: a second root element <b>"},
		{"not closed", "<a>\n<b>\n</b>", "line 3: <a> from line 1 is not closed"},
		{"closed by another", "<a>\n<b></a>", "line 2: </a> closes <b> from line 2"},
		{"closed twice", "<a/></a>", "line 1: </a> closes nothing"},
		{"tag not closed", "<a b='c'", "line 1: the tag <a> is not closed"},
		{"no name", "<a><></a>", "line 1: < is not followed by the name of an element"},
		{"no value", "<a b/>", "line 1: the attribute b of <a> has no value"},
		{"no quotes", "<a b=c/>", "line 1: the value of b is not in quotes"},
		{"quote not closed", `<a b="c/>`, "line 1: the value of b has no closing quote"},
		{"attributes not parted", `<a b="c"d="e"/>`, "line 1: no space before an attribute of <a>"},
		{"twice", `<a b="c" b="d"/>`, "line 1: <a> has the attribute b twice"},
		{"ampersand", "<a>\nb & c</a>", "line 1: & stands alone; write &amp;"},
		{"entity", "<a>&nbsp;</a>", "line 1: &nbsp; is not known"},
		{"character", "<a>&#0;</a>", "line 1: &#0; is not known"},
		{"comment", "<a><!-- </a>", "line 1: a comment is not closed"},
		{"encoding", "<a>\n\xff</a>", "line 2: not encoded in UTF-8"},
		{"depth", deep, "line 1: elements are nested more than 200 deep"},
	}
	for _, tt := range tests {
		if _, err := Parse(tt.doc); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<a b='c'>d<e/></a>", "<!DOCTYPE a><a><![CDATA[b]]>&#65;</a>", "<a><!--", "</a", "<a b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		root, err := Parse(doc)
		if err != nil {
			if line := err.(*Error).Line; line < 1 || line > strings.Count(doc, "\n")+1 {
				t.Fatalf("%q: line %d", doc, line)
			}
			return
		}
		if size := len(outline(root)); size > 30*len(doc)+30 {
			t.Fatalf("%q has become %d bytes", doc, size)
		}
	})
}
