package importer

import (
	"fmt"
	"strings"
	"testing"

	"collate/notes/cite/csl"
)

func TestReferences(t *testing.T) {
	const again = " Correct that, and import it again: what is in the notebook already is left as it is."
	tests := []struct{ name, file, data, want string }{
		{"BibTeX", "a.bib", "@book{a, title = {A}}\n@book{b, title = {B}\n@book{c, title = {C}}", `a "A", c "C"; Could not import all of a.bib: line 2 (b): it is not closed.` + again},
		{"RIS", "folder/a.RIS", "\ufeffTY  - BOOK\r\nTI  - Ä\r\nER  - \r\n", ` "Ä"`},
		{"Latin-1", "a.bib", "@book{a, title = {\xc4pfel \x96 \xdcbel}}", `a "Äpfel – Übel"`},
		{"UTF-16", "a.ris", "\xff\xfeT\x00Y\x00 \x00 \x00-\x00 \x00B\x00O\x00O\x00K\x00\n\x00T\x00I\x00 \x00 \x00-\x00 \x00A\x00", ` "A"`},
		{"CSL-JSON", "a.json", `[{"id":"a","type":"book","title":"A"},` + "\n" + `7,{"id":"c","type":"book"}]`,
			`a "A", c ""; Could not import all of a.json: line 2: item 2 is no item of CSL-JSON, as it has neither a type nor a title.` + again},
		{"one item of CSL-JSON", "a.json", `{"id":"a","title":"A"}`, `a "A"`},
		{"CSL-JSON cut off", "a.json", `[{"id":"a","title":"A"}`, `a "A"; Could not import all of a.json: line 1: the list is not closed.` + again},
		{"many problems", "a.bib", strings.Repeat("@book{a, title = {A}, title = {B}}\n", 7), `a "A", a "A", a "A", a "A", a "A", a "A", a "A"; Could not import all of a.bib: ` +
			"line 1 (a): title is given twice, and the first is used; line 2 (a): title is given twice, and the first is used; line 3 (a): title is given twice, and the first is used; " +
			"line 4 (a): title is given twice, and the first is used; line 5 (a): title is given twice, and the first is used; and 2 more." + again},
		{"no items", "a.bib", "Dear all", "Could not import a.bib: there are no references in it. Choose a file that a citation program has exported."},
		{"nothing that can be read", "a.bib", "\n@book{a, title = {A", "Could not import a.bib: line 2 (a): what begins here is not closed. Correct that, and import it again."},
		{"other JSON", "a.json", `{"a": [1]}`, "Could not import a.json: line 1: item 1 is no item of CSL-JSON, as it has neither a type nor a title. Correct that, and import it again."},
		{"not JSON", "a.json", "a", "Could not import a.json: line 1: it is no list of items in CSL-JSON. Correct that, and import it again."},
		{"another file", "a.bib", "%PDF-1.7", "Could not import a.bib: it is a PDF document, which Collate cannot read yet. Save it as text or Markdown and import that."},
	}
	for _, tt := range tests {
		if !HasReferences(tt.file) {
			t.Errorf("%s: it is not taken for citation data", tt.name)
		}
		items, err := References(tt.file, []byte(tt.data))
		var found []string
		for _, item := range items {
			found = append(found, fmt.Sprintf("%s %q", item.ID, item.Title()))
		}
		got := strings.Join(found, ", ")
		if err != nil {
			got = strings.TrimPrefix(got+"; "+err.Error(), "; ")
		}
		if got != tt.want {
			t.Errorf("%s: got %s", tt.name, got)
		}
	}
	if HasReferences("bib") || HasReferences("a.md") {
		t.Error("a text is taken for citation data")
	}
}

func TestReferencesInCSLJSONAreExact(t *testing.T) {
	const in = `[{"id":"a","type":"book","custom":{"x":[1.50]},"foo":true,"issued":{"date-parts":[[2025]]},"title":"<i>A</i>"}]`
	items, err := References("a.json", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.NewReplacer("\n", "", " ", "").Replace(string(csl.Encode(items))); got != in {
		t.Errorf("got %s", got)
	}
}
