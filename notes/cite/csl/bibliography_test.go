package csl

import (
	"strings"
	"testing"
)

func bibliographyStyle(attrs, layout string) string {
	return testStyle(`class="in-text"`, `<citation><layout><text variable="citation-number"/></layout></citation><bibliography `+attrs+`>`+layout+`</bibliography>`)
}

func TestSubsequentAuthorSubstitute(t *testing.T) {
	doe, roe, poe := "Doe|J", "Roe|R", "Poe|P"
	items := `[{"title":"1",` + people("author", doe, roe) + `},{"title":"2",` + people("author", doe, roe) + `},{"title":"3",` + people("author", doe, poe) + `},{"title":"4",` + people("author", roe) + `}]`
	const layout = `<layout><names variable="author" suffix=" "><name form="short"/><substitute><names variable="editor"/><text variable="title"/></substitute></names><text variable="title"/></layout>`
	tests := []struct{ name, attrs, items, want string }{
		{"none", ``, items, "Doe, Roe 1/Doe, Roe 2/Doe, Poe 3/Roe 4"},
		{"all", `subsequent-author-substitute="---"`, items, "Doe, Roe 1/--- 2/Doe, Poe 3/Roe 4"},
		{"each", `subsequent-author-substitute="---" subsequent-author-substitute-rule="complete-each"`, items, "Doe, Roe 1/---, --- 2/Doe, Poe 3/Roe 4"},
		{"each in part", `subsequent-author-substitute="---" subsequent-author-substitute-rule="partial-each"`, items, "Doe, Roe 1/---, --- 2/---, Poe 3/Roe 4"},
		{"the first", `subsequent-author-substitute="---" subsequent-author-substitute-rule="partial-first"`, items, "Doe, Roe 1/---, Roe 2/---, Poe 3/Roe 4"},
		{"by nothing", `subsequent-author-substitute=""`, items, "Doe, Roe 1/ 2/Doe, Poe 3/Roe 4"},
		{"what stands in for the author", `subsequent-author-substitute="---"`, `[{"title":"T"},{"title":"T"}]`, "T /--- "},
	}
	for _, tt := range tests {
		got := entries(newTestProcessor(t, bibliographyStyle(tt.attrs, layout)), testItems(t, tt.items))
		check(t, tt.name, strings.ReplaceAll(got, "\n", "/"), tt.want)
	}
}

func TestSubstituteKeepsLabel(t *testing.T) {
	p := newTestProcessor(t, bibliographyStyle(`subsequent-author-substitute="---"`, `<layout suffix="."><names variable="editor"><name/><label form="short" prefix=", "/></names><text variable="title" prefix=" "/></layout>`))
	check(t, "label", entries(p, testItems(t, `[{"title":"1",`+people("editor", "Doe|J")+`},{"title":"2",`+people("editor", "Doe|J")+`}]`)), "J Doe, ed. 1.\n---, ed. 2.")
}

func TestEntryOfNothing(t *testing.T) {
	p := newTestProcessor(t, bibliographyStyle("", `<layout prefix="[" suffix="]"><text variable="title"/></layout>`))
	check(t, "no affixes around nothing", entries(p, testItems(t, `[{},{"title":"T"}]`)), "\n[T]")
}

func TestBlocks(t *testing.T) {
	items := testItems(t, `[{"title":"T","note":"N"}]`)
	margin := newTestProcessor(t, bibliographyStyle(`second-field-align="flush"`, `<layout suffix="."><text variable="citation-number" suffix=". "/><text variable="title"/></layout>`))
	check(t, "second field", entries(margin, items), `<div class="csl-left-margin">1. </div><div class="csl-right-inline">T.</div>`)
	indent := newTestProcessor(t, bibliographyStyle("", `<layout suffix="."><text variable="title"/><text variable="note" display="indent"/></layout>`))
	check(t, "indented, with the suffix of the layout", entries(indent, items), `T<div class="csl-indent">N.</div>`)

	blocks := margin.Format(Document{Items: items, Citations: cites("a")}).Bibliography.Entries[0].Text.Blocks()
	if len(blocks) != 2 || blocks[0].Display != LeftMargin || blocks[1].Display != RightInline || blocks[1].Runs[0].Text != "T." {
		t.Errorf("blocks: %+v", blocks)
	}
	blocks = indent.Format(Document{Items: items, Citations: cites("a")}).Bibliography.Entries[0].Text.Blocks()
	if len(blocks) != 2 || blocks[0].Display != Inline || blocks[1].Display != Indent {
		t.Errorf("blocks: %+v", blocks)
	}
}

func TestBibliographyOptions(t *testing.T) {
	const layout = `<layout><text variable="title"/></layout>`
	items := testItems(t, `[{"title":"A"},{"title":"B"},{"title":"C"}]`)
	b := newTestProcessor(t, bibliographyStyle(`hanging-indent="true" second-field-align="margin" line-spacing="2" entry-spacing="0"`, layout)).
		Format(Document{Items: items, Citations: cites("c"), Uncited: []string{"a", "c", "x"}}).Bibliography
	if !b.HangingIndent || b.SecondFieldAlign != "margin" || b.LineSpacing != 2 || b.EntrySpacing != 0 {
		t.Errorf("options: %+v", b)
	}
	if len(b.Entries) != 2 || b.Entries[0].ID != "c" || b.Entries[1].ID != "a" {
		t.Errorf("entries: %+v", b.Entries)
	}
	b = newTestProcessor(t, bibliographyStyle("", layout)).Format(Document{Items: items}).Bibliography
	if b.HangingIndent || b.SecondFieldAlign != "" || b.LineSpacing != 1 || b.EntrySpacing != 1 || len(b.Entries) != 0 {
		t.Errorf("defaults: %+v", b)
	}
	if b := newTestProcessor(t, inLayout(`<text value="x"/>`)).Format(Document{Items: items, Citations: cites("a")}).Bibliography; len(b.Entries) != 0 {
		t.Errorf("a style without bibliography has one: %+v", b)
	}
}
