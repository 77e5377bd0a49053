package csl

import (
	"reflect"
	"testing"
)

// outputOf formats a citation of one item.
func outputOf(t *testing.T, elements, item string) Text {
	t.Helper()
	p := newTestProcessor(t, inLayout(elements))
	return p.Format(Document{Items: testItems(t, "["+item+"]"), Citations: cites("a")}).Citations[0].Text
}

func TestOutputs(t *testing.T) {
	const title, linked = `<text variable="title"/>`, `<text variable="URL" prefix="at "/>`
	tests := []struct{ name, element, item, plain, html, markdown string }{
		{"letters that mean something", title, `"title":"a_b*c [d] <e> & \\f #1"`, `a_b*c [d] <e> & \f #1`, `a_b*c [d] &#60;e&#62; &#38; \f #1`, `a\_b\*c \[d\] \<e\> \& \\f #1`},
		{"emphasis", title, `"title":"<i>a</i> and <b>b</b>"`, "a and b", "<i>a</i> and <b>b</b>", "*a* and **b**"},
		{"both", title, `"title":"<b>a <i>b</i></b>"`, "a b", "<b>a <i>b</i></b>", "**a *b***"},
		{"spaces inside", title, `"title":"a<i> b </i>c"`, "a b c", "a<i> b </i>c", "a *b* c"},
		{"emphasis in a word", title, `"title":"a<i>b</i>c"`, "abc", "a<i>b</i>c", "a*b*c"},
		{"emphasis that stars cannot write", title, `"title":"a<i>(b)</i>c"`, "a(b)c", "a<i>(b)</i>c", "a<i>(b)</i>c"},
		{"emphasis side by side", title, `"title":"<i>a</i><b>b</b>"`, "ab", "<i>a</i><b>b</b>", "*a*<!-- -->**b**"},
		{"what Markdown does not have", title, `"title":"<sc>a</sc> <sup>b</sup>"`, "a b", `<span style="font-variant:small-caps;">a</span> <sup>b</sup>`, `<span style="font-variant:small-caps;">a</span> <sup>b</sup>`},
		{"number at the beginning", title, `"title":"1. a"`, "1. a", "1. a", `1\. a`},
		{"dash at the beginning", title, `"title":"- a"`, "- a", "- a", `\- a`},
		{"line feed", title, `"title":"a\nb"`, "a\nb", "a\nb", "a b"},
		{"link", linked, `"URL":"https://example.org/?a=1&b=\"2\""`, `at https://example.org/?a=1&b="2"`, `at <a href="https://example.org/?a=1&#38;b=&#34;2&#34;">https://example.org/?a=1&#38;b="2"</a>`, `at [https://example.org/?a=1\&b="2"](<https://example.org/?a=1&b="2">)`},
		{"DOI", `<text variable="DOI"/>`, `"DOI":"10.1/x"`, "10.1/x", `<a href="https://doi.org/10.1/x">10.1/x</a>`, "[10.1/x](<https://doi.org/10.1/x>)"},
		{"nothing", title, `"genre":"x"`, "", "", ""},
	}
	for _, tt := range tests {
		text := outputOf(t, tt.element, "{"+tt.item+"}")
		check(t, tt.name+", plain", text.String(), tt.plain)
		check(t, tt.name+", HTML", text.HTML(true), tt.html)
		check(t, tt.name+", Markdown", text.Markdown(), tt.markdown)
	}
}

func TestRuns(t *testing.T) {
	text := outputOf(t, `<text variable="title" quotes="true" font-style="italic" suffix=". "/><text variable="URL"/>`, `{"title":"a <b>b</b>","URL":"u"}`)
	want := []Run{
		{Text: "“a ", Format: Format{Italic: true}},
		{Text: "b.", Format: Format{Italic: true, Bold: true}},
		{Text: "”", Format: Format{Italic: true}},
		{Text: " "},
		{Text: "u", Link: "u"},
	}
	if blocks := text.Blocks(); len(blocks) != 1 || blocks[0].Display != Inline || !reflect.DeepEqual(blocks[0].Runs, want) {
		t.Errorf("got  %+v\nwant %+v", blocks, want)
	}
	if blocks := (Text{}).Blocks(); blocks != nil {
		t.Errorf("no text has blocks: %v", blocks)
	}
}

func TestBibliographyHTML(t *testing.T) {
	p := newTestProcessor(t, bibliographyStyle("", `<layout><text variable="title"/><text variable="note" display="block"/></layout>`))
	b := p.Format(Document{Items: testItems(t, `[{"title":"A","note":"N"},{"title":"B"}]`), Uncited: []string{"a", "b"}}).Bibliography
	check(t, "HTML", b.html(false), `<div class="csl-bib-body">
  <div class="csl-entry">A<div class="csl-block">N</div></div>
  <div class="csl-entry">B</div>
</div>`)
	check(t, "plain", b.Entries[0].Text.String(), "A\nN")
	check(t, "Markdown", b.Entries[0].Text.Markdown(), "A\\\nN")
}
