package csl

import (
	"slices"
	"strings"
	"testing"
)

// authorDate is a citation in an author-date style, with the attributes given.
func authorDate(attrs, sort string) string {
	return testStyle(`class="in-text"`, `<citation `+attrs+`>`+sort+`<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" ">
		<names variable="author"><name form="short" and="text"/></names>
		<date variable="issued"><date-part name="year"/></date>
		<text variable="locator"/>
	</group></layout></citation>`)
}

const bySameAuthors = `[
	{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000","title":"A"},
	{"author":[{"family":"Roe","given":"Rick"}],"issued":"2001","title":"B"},
	{"author":[{"family":"Doe","given":"Jane"}],"issued":"2002","title":"C"},
	{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000","title":"D"},
	{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000","title":"E"}
]`

func TestCollapse(t *testing.T) {
	const sort = `<sort><key variable="issued"/></sort>`
	tests := []struct{ name, style, cites, want string }{
		{"none", authorDate("", ""), "a,c", "(Doe 2000; Doe 2002)"},
		{"years", authorDate(`collapse="year"`, ""), "a,c", "(Doe 2000, 2002)"},
		{"years in a sorted citation", authorDate(`collapse="year"`, sort), "a,c", "(Doe 2000, 2002)"},
		{"years with a delimiter", authorDate(`collapse="year" cite-group-delimiter="/"`, ""), "a,c", "(Doe 2000/2002)"},
		{"cites of an author come together", authorDate(`collapse="year"`, sort), "a,b,c", "(Doe 2000, 2002; Roe 2001)"},
		{"but not in the writer's order", authorDate(`collapse="year"`, ""), "a,b,c", "(Doe 2000; Roe 2001; Doe 2002)"},
		{"groups that are not collapsed", authorDate(`cite-group-delimiter=", "`, sort), "a,b,c", "(Doe 2000, Doe 2002; Roe 2001)"},
		{"after a group", authorDate(`collapse="year" after-collapse-delimiter=" | "`, ""), "a,c,b", "(Doe 2000, 2002 | Roe 2001)"},
		{"locators", authorDate(`collapse="year"`, sort), "a:3,c:4", "(Doe 2000 3, 2002 4)"},
		{"letters", authorDate(`collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","`, ""), "a,d,e", "(Doe 2000a,b,c)"},
		{"ranges of letters", authorDate(`collapse="year-suffix-ranged" disambiguate-add-year-suffix="true" year-suffix-delimiter=","`, ""), "a,d,e", "(Doe 2000a–c)"},
		{"two letters are no range", authorDate(`collapse="year-suffix-ranged" disambiguate-add-year-suffix="true" year-suffix-delimiter=","`, ""), "a,d,c,e", "(Doe 2000a,b, 2002, 2000c)"},
		{"letters as cites are parted", authorDate(`collapse="year-suffix" disambiguate-add-year-suffix="true"`, ""), "a,d", "(Doe 2000a; b)"},
		{"letters as the cites of a group are parted", authorDate(`collapse="year-suffix" disambiguate-add-year-suffix="true" cite-group-delimiter=","`, ""), "a,d,c", "(Doe 2000a,b,2002)"},
		{"groups in notes", strings.Replace(authorDate(`collapse="year"`, ""), "in-text", "note", 1), "a,c", "(Doe 2000; 2002)"},
		{"letters with a locator", authorDate(`collapse="year-suffix" disambiguate-add-year-suffix="true"`, ""), "a:3,d", "(Doe 2000a 3, 2000b)"},
	}
	for _, tt := range tests {
		p := newTestProcessor(t, tt.style)
		doc := Document{Items: testItems(t, bySameAuthors), Citations: cites(tt.cites), Uncited: []string{"a", "b", "c", "d", "e"}}
		check(t, tt.name, p.Format(doc).Citations[0].Text.String(), tt.want)
	}
}

func TestCollapseNumbers(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<citation collapse="citation-number" after-collapse-delimiter="; ">
		<sort><key variable="citation-number"/></sort>
		<layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/><text variable="locator" prefix=":"/></layout></citation>`))
	tests := []struct{ name, cites, want string }{
		{"range", "a,b,c", "[1–3]"},
		{"two", "a,b", "[1,2]"},
		{"not in order", "c,a,b", "[1–3]"},
		{"two ranges", "a,b,c,e", "[1–3; 5]"},
		{"locator", "a,b:7,c", "[1,2:7,3]"},
	}
	for _, tt := range tests {
		doc := Document{Items: testItems(t, bySameAuthors), Citations: append(cites("a,b,c,d,e"), cites(tt.cites)...)}
		check(t, tt.name, p.Format(doc).Citations[1].Text.String(), tt.want)
	}
}

func TestAffixesOfCites(t *testing.T) {
	p := newTestProcessor(t, authorDate("", ""))
	items := testItems(t, bySameAuthors)
	tests := []struct {
		name  string
		cites []Cite
		want  string
	}{
		{"with spaces", []Cite{{ID: "a", Prefix: "see ", Suffix: ", and more"}}, "(see Doe 2000, and more)"},
		{"without spaces", []Cite{{ID: "a", Prefix: "see", Suffix: "and (more)"}}, "(see Doe 2000 and (more))"},
		{"in brackets", []Cite{{ID: "a", Suffix: "[sic]"}}, "(Doe 2000 [sic])"},
		{"markup", []Cite{{ID: "a", Prefix: "<i>contra</i> "}}, "(contra Doe 2000)"},
		{"words in markup", []Cite{{ID: "a", Prefix: "<i>contra</i>", Suffix: "<i>passim</i>"}}, "(contra Doe 2000 passim)"},
		{"a comma in place of the delimiter", []Cite{{ID: "a"}, {ID: "b", Prefix: ", and "}}, "(Doe 2000, and Roe 2001)"},
		{"a comma before the delimiter", []Cite{{ID: "a", Suffix: ","}, {ID: "b"}}, "(Doe 2000, Roe 2001)"},
	}
	for _, tt := range tests {
		check(t, tt.name, p.Format(Document{Items: items, Citations: []Citation{{Cites: tt.cites}}}).Citations[0].Text.String(), tt.want)
	}
}

func TestModes(t *testing.T) {
	numeric := testStyle(`class="in-text"`, `<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>`)
	tests := []struct {
		name, style  string
		mode         Mode
		author, want string
	}{
		{"parenthetical", authorDate("", ""), Parenthetical, "", "(Doe 2000 3)"},
		{"without the author", authorDate("", ""), SuppressAuthor, "", "(2000 3)"},
		{"author only", authorDate("", ""), AuthorOnly, "", "Doe"},
		{"author in the text", authorDate("", ""), AuthorInText, "Doe", "(2000 3)"},
		{"author in the text, by number", numeric, AuthorInText, "Doe", "[1]"},
		{"without the author, by number", numeric, SuppressAuthor, "", "[1]"},
	}
	for _, tt := range tests {
		doc := Document{Items: testItems(t, bySameAuthors), Citations: []Citation{{Cites: []Cite{{ID: "a", Locator: "3", Mode: tt.mode}}}}}
		c := newTestProcessor(t, tt.style).Format(doc).Citations[0]
		check(t, tt.name, c.Author.String(), tt.author)
		check(t, tt.name, c.Text.String(), tt.want)
	}
}

func TestGroupOfTheAuthorInTheText(t *testing.T) {
	doc := Document{Items: testItems(t, bySameAuthors), Citations: []Citation{{Cites: []Cite{{ID: "a", Mode: AuthorInText}, {ID: "c"}, {ID: "b"}}}}}
	c := newTestProcessor(t, authorDate(`collapse="year"`, "")).Format(doc).Citations[0]
	check(t, "author", c.Author.String(), "Doe")
	check(t, "years", c.Text.String(), "(2000, 2002; Roe 2001)")
}

func TestManyAuthorsOfANumber(t *testing.T) {
	p := newTestProcessor(t, inLayout(`<text variable="citation-number"/>`))
	doc := Document{
		Items:     testItems(t, `[{`+people("author", "Doe|J", "Roe|R", "Poe|P", "Moe|M")+`}]`),
		Citations: []Citation{{Cites: []Cite{{ID: "a", Mode: AuthorInText}}}},
	}
	check(t, "author", p.Format(doc).Citations[0].Author.String(), "Doe et al.")
}

func TestUnknownItems(t *testing.T) {
	p := newTestProcessor(t, authorDate("", ""))
	c := p.Format(Document{Items: testItems(t, bySameAuthors), Citations: cites("x,a,y", "z")}).Citations
	check(t, "the known one is shown", c[0].Text.String(), "(Doe 2000)")
	if !slices.Equal(c[0].Unknown, []string{"x", "y"}) || !slices.Equal(c[1].Unknown, []string{"z"}) {
		t.Errorf("unknown: %v, %v", c[0].Unknown, c[1].Unknown)
	}
	if !c[1].Text.IsEmpty() {
		t.Errorf("nothing known is shown as %q", c[1].Text)
	}
}

func TestFormatLeavesItemsAlone(t *testing.T) {
	items := testItems(t, `[{"title":"t","note":"DOI: 10.1/x","issued":{"raw":"5 May 1990"}}]`)
	clone := items[0].Clone()
	p := newTestProcessor(t, inLayout(`<text variable="title" text-case="uppercase"/><date variable="issued" form="text"/>`))
	citations(p, items, "a")
	if a, b := string(Encode(items)), string(Encode([]Item{clone})); a != b {
		t.Errorf("the item has become %s from %s", a, b)
	}
}
