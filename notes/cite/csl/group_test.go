package csl

import "testing"

func TestGroup(t *testing.T) {
	const item = `{"title":"T"}`
	tests := []struct{ name, elements, want string }{
		{"something", `<group><text term="in" suffix=" "/><text variable="title"/></group>`, "in T"},
		{"only empty variables", `<group><text term="in" suffix=" "/><text variable="genre"/></group>`, ""},
		{"no variable", `<group><text term="in"/></group>`, "in"},
		{"one of two empty", `<group delimiter=" "><text variable="genre"/><text term="in"/><text variable="title"/></group>`, "in T"},
		{"what a group in it shows counts", `<group delimiter=" "><text variable="genre"/><group><text term="in"/></group></group>`, "in"},
		{"what a group in it does not show does not", `<group delimiter=" "><text term="in"/><group><text value="x"/><text variable="genre"/></group></group>`, ""},
		{"a condition is not a group", `<group delimiter="-"><choose><if variable="title"><text value="a"/><text variable="title"/></if></choose><text value="b"/></group>`, "a-T-b"},
		{"affixes of what is empty", `<group prefix="(" suffix=")"><text variable="genre"/></group>`, ""},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.elements, item), tt.want)
	}
}

func TestMacroIsAGroup(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<macro name="m"><text term="in" suffix=" "/><text variable="genre"/></macro>
		<citation><layout><text variable="title"/><text macro="m" prefix=", "/></layout></citation>`))
	check(t, "nothing in it", citations(p, testItems(t, `[{"title":"T"}]`), "a"), "T")
	check(t, "something in it", citations(p, testItems(t, `[{"title":"T","genre":"G"}]`), "a"), "T, in G")
}

func TestChoose(t *testing.T) {
	const item = `{"type":"book","title":"T","volume":"2","edition":"new","issued":{"date-parts":[[2020]]},"author":[{"family":"Doe"}]}`
	tests := []struct{ name, condition, want string }{
		{"type", `type="book"`, "yes"},
		{"one of the types", `type="chapter book" match="any"`, "yes"},
		{"all of the types", `type="chapter book"`, "no"},
		{"none of the types", `type="chapter thesis" match="none"`, "yes"},
		{"not none", `type="chapter book" match="none"`, "no"},
		{"text", `variable="title"`, "yes"},
		{"no text", `variable="genre"`, "no"},
		{"names", `variable="author"`, "yes"},
		{"no names", `variable="editor"`, "no"},
		{"date", `variable="issued"`, "yes"},
		{"no date", `variable="accessed"`, "no"},
		{"number", `is-numeric="volume"`, "yes"},
		{"no number", `is-numeric="edition"`, "no"},
		{"two attributes", `type="book" variable="genre"`, "no"},
		{"any of two attributes", `type="book" variable="genre" match="any"`, "yes"},
		{"locator", `locator="chapter"`, "yes"},
		{"another locator", `locator="page"`, "no"},
		{"position", `position="first"`, "yes"},
		{"not disambiguated", `disambiguate="true"`, "no"},
	}
	for _, tt := range tests {
		p := newTestProcessor(t, inLayout(`<choose><if `+tt.condition+`><text value="yes"/></if><else><text value="no"/></else></choose>`))
		doc := Document{Items: testItems(t, "["+item+"]"), Citations: []Citation{{Cites: []Cite{{ID: "a", Locator: "1", Label: "chapter"}}}}}
		check(t, tt.name, p.Format(doc).Citations[0].Text.String(), tt.want)
	}
	check(t, "else-if", cited(t, `<choose><if type="chapter"><text value="1"/></if><else-if type="book"><text value="2"/></else-if><else><text value="3"/></else></choose>`, item), "2")
}

func TestVariables(t *testing.T) {
	tests := []struct{ name, element, item, want string }{
		{"short title", `<text variable="title" form="short"/>`, `"title":"Long","title-short":"Short"`, "Short"},
		{"short title by its other name", `<text variable="title" form="short"/>`, `"title":"Long","shortTitle":"Short"`, "Short"},
		{"no short title", `<text variable="title" form="short"/>`, `"title":"Long"`, "Long"},
		{"abbreviation of a journal", `<text variable="container-title" form="short"/>`, `"container-title":"Long","journalAbbreviation":"L."`, "L."},
		{"event", `<text variable="event-title"/>`, `"event":"E"`, "E"},
		{"from the note", `<text variable="DOI"/>`, `"note":"DOI: 10.1/x"`, "10.1/x"},
		{"from braces in the note", `<text variable="genre"/>`, `"note":"see {:genre: tale} and more"`, "tale"},
		{"date from the note", `<date variable="original-date" form="text"/>`, `"note":"original-date: 1900"`, "1900"},
		{"names from the note", `<names variable="editor"/>`, `"note":"editor: Doe || Jane\neditor: The Press"`, "Jane Doe, The Press"},
		{"the item's own counts more than the note", `<text variable="DOI"/>`, `"DOI":"10.1/a","note":"DOI: 10.1/x"`, "10.1/a"},
		{"citation label", `<text variable="citation-label"/>`, people("author", "Doe|J") + `,"issued":"1965"`, "Doe65"},
		{"citation label of two", `<text variable="citation-label"/>`, people("author", "Doe|J", "Noakes|R") + `,"issued":"1978"`, "DoNo78"},
		{"citation label of three", `<text variable="citation-label"/>`, people("author", "Alt|J", "Bee|R", "Cee|R") + `,"issued":"1978"`, "AlBC78"},
		{"citation label of an institution", `<text variable="citation-label"/>`, people("author", "The New Press"), "Newp"},
		{"citation label of editors", `<text variable="citation-label"/>`, people("editor", "O'Brien|J") + `,"issued":"1965"`, "Obri65"},
		{"citation label of a title", `<text variable="citation-label"/>`, `"title":"The war of the worlds","issued":"1898"`, "Warw98"},
		{"citation label of five", `<text variable="citation-label"/>`, people("author", "Alt|J", "Bee|R", "Cee|R", "Dee|R", "Eee|R") + `,"issued":"1978"`, "ABCD78"},
		{"citation label of the item", `<text variable="citation-label"/>`, `"citation-label":"X"`, "X"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, "{"+tt.item+"}"), tt.want)
	}
}

func TestAbbreviate(t *testing.T) {
	p := newTestProcessor(t, inLayout(`<text variable="container-title" form="short"/>`))
	p.abbreviate = func(variable, value string) string {
		if variable == "container-title" && value == "Nature" {
			return "Nat."
		}
		return ""
	}
	check(t, "known", citations(p, testItems(t, `[{"container-title":"Nature"}]`), "a"), "Nat.")
	check(t, "not known", citations(p, testItems(t, `[{"container-title":"Science"}]`), "a"), "Science")
	check(t, "the item's own", citations(p, testItems(t, `[{"container-title":"Nature","container-title-short":"N"}]`), "a"), "N")
}
