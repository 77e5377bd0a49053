package csl

import (
	"strings"
	"testing"
)

func TestSort(t *testing.T) {
	tests := []struct{ name, keys, items, want string }{
		{"title", `<key variable="title"/>`, `[{"title":"b"},{"title":"C"},{"title":"a"}]`, "a b C"},
		{"descending", `<key variable="title" sort="descending"/>`, `[{"title":"b"},{"title":"C"},{"title":"a"}]`, "C b a"},
		{"accents", `<key variable="title"/>`, `[{"title":"z"},{"title":"élan"},{"title":"e"},{"title":"f"}]`, "e élan f z"},
		{"quotation marks and markup", `<key variable="title"/>`, `[{"title":"c"},{"title":"\"b\""},{"title":"<i>a</i>"}]`, "a “b” c"},
		{"nothing stands last", `<key variable="genre"/>`, `[{"title":"a"},{"title":"b","genre":"x"}]`, "b a"},
		{"nothing stands last, descending", `<key variable="genre" sort="descending"/>`, `[{"title":"a"},{"title":"b","genre":"x"},{"title":"c","genre":"y"}]`, "c b a"},
		{"equal ones stay", `<key variable="genre"/>`, `[{"title":"b","genre":"x"},{"title":"a","genre":"x"}]`, "b a"},
		{"case does not count", `<key variable="genre"/><key variable="title"/>`, `[{"title":"b","genre":"X"},{"title":"a","genre":"x"},{"title":"c","genre":"X"}]`, "a b c"},
		{"numbers in titles", `<key variable="title"/>`, `[{"title":"War 10"},{"title":"War 9"}]`, "War 9 War 10"},
		{"two keys", `<key variable="genre"/><key variable="title"/>`, `[{"title":"b","genre":"x"},{"title":"a","genre":"x"},{"title":"c","genre":"w"}]`, "c a b"},
		{"numbers", `<key variable="volume"/>`, `[{"title":"b","volume":"10"},{"title":"a","volume":"9"}]`, "a b"},
		{"dates", `<key variable="issued"/>`, `[{"title":"d","issued":"2000-02"},{"title":"c","issued":"2000"},{"title":"b","issued":{"date-parts":[[90]]}},{"title":"a","issued":{"date-parts":[[-100]]}}]`, "a b c d"},
		{"raw dates", `<key variable="issued"/>`, `[{"title":"b","issued":{"raw":"5 May 2000"}},{"title":"a","issued":"2000-05-04"}]`, "a b"},
		{"names", `<key variable="author"/>`, `[{"title":"b",` + people("author", "Roe|Ann") + `},{"title":"c",` + people("author", "Roe|Bob") + `},{"title":"a",` + people("author", "Doe|Zoe") + `}]`, "a b c"},
		{"family names of two words", `<key variable="author"/>`, `[{"title":"c",` + people("author", "Gogh Brown|Ann") + `},{"title":"b",` + people("author", "Gogh|Zoe") + `},{"title":"a",` + people("author", "Gogh") + `}]`, "a b c"},
		{"several names", `<key variable="author"/>`, `[{"title":"c",` + people("author", "Doe|Zoe") + `},{"title":"b",` + people("author", "Doe|Ann", "Roe|Zoe") + `},{"title":"a",` + people("author", "Doe|Ann", "Moe|Zoe") + `}]`, "a b c"},
		{"particles", `<key variable="author"/>`, `[{"title":"b",` + people("author", "van Roe|Ann") + `},{"title":"a",` + people("author", "Poe|Bob") + `}]`, "a b"},
		{"articles of institutions", `<key variable="author"/>`, `[{"title":"b",` + people("author", "The Press") + `},{"title":"a",` + people("author", "An Office") + `},{"title":"c",` + people("author", "Zoo") + `}]`, "a b c"},
		{"macro of names", `<key macro="short"/>`, `[{"title":"b",` + people("author", "Roe|Bob") + `},{"title":"a",` + people("author", "Roe|Ann") + `}]`, "b a"},
		{"fewer names", `<key variable="author" names-min="2" names-use-first="1"/><key variable="title"/>`, `[{"title":"b",` + people("author", "Doe|J", "Aoe|A") + `},{"title":"a",` + people("author", "Doe|J", "Zoe|Z") + `}]`, "a b"},
		{"year of a macro", `<key macro="year"/><key variable="title"/>`, `[{"title":"b","issued":"2000-01"},{"title":"a","issued":"2000-02"},{"title":"c","issued":"1999"}]`, "c a b"},
	}
	for _, tt := range tests {
		p := newTestProcessor(t, testStyle(`class="in-text"`, `
			<macro name="short"><names variable="author"><name form="short"/></names></macro>
			<macro name="year"><date variable="issued"><date-part name="year"/></date></macro>
			<citation><layout><text variable="title"/></layout></citation>
			<bibliography><sort>`+tt.keys+`</sort><layout><text variable="title"/></layout></bibliography>`))
		got := strings.NewReplacer("\n", " ", "<i>", "", "</i>", "").Replace(entries(p, testItems(t, tt.items)))
		check(t, tt.name, got, tt.want)
	}
}

func TestSortNumbers(t *testing.T) {
	style := func(sort string) string {
		return testStyle(`class="in-text"`, `<macro name="number"><text variable="citation-number"/></macro>
			<citation><layout><text variable="citation-number"/></layout></citation>
			<bibliography>`+sort+`<layout><text variable="citation-number" suffix=" "/><text variable="title"/></layout></bibliography>`)
	}
	items := testItems(t, `[{"title":"A"},{"title":"B"},{"title":"C"}]`)
	tests := []struct{ name, sort, want string }{
		{"as cited", "", "1 C, 2 A, 3 B"},
		{"by title", `<sort><key variable="title"/></sort>`, "1 A, 2 B, 3 C"},
		{"by number", `<sort><key variable="citation-number"/></sort>`, "1 C, 2 A, 3 B"},
		{"counting down", `<sort><key variable="citation-number" sort="descending"/></sort>`, "3 B, 2 A, 1 C"},
		{"counting down in a macro", `<sort><key macro="number" sort="descending"/></sort>`, "3 B, 2 A, 1 C"},
	}
	for _, tt := range tests {
		formatted := newTestProcessor(t, style(tt.sort)).Format(Document{Items: items, Citations: cites("c", "a", "b")})
		var got []string
		for _, e := range formatted.Bibliography.Entries {
			got = append(got, e.Text.String())
		}
		check(t, tt.name, strings.Join(got, ", "), tt.want)
	}
}

func TestSortCites(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<citation><sort><key variable="title"/></sort><layout delimiter=" "><text variable="title"/></layout></citation>`))
	doc := Document{Items: testItems(t, `[{"title":"B"},{"title":"A"}]`), Citations: cites("a,b", "a,b")}
	doc.Citations[1].Unsorted = true
	c := p.Format(doc).Citations
	check(t, "sorted", c[0].Text.String(), "A B")
	check(t, "unsorted", c[1].Text.String(), "B A")
}

// TestCollation sorts as the language of the processor does.
func TestCollation(t *testing.T) {
	style := testStyle(`class="in-text" default-locale="sv-SE"`, `<citation><layout><text variable="title"/></layout></citation>
		<bibliography><sort><key variable="title"/></sort><layout><text variable="title"/></layout></bibliography>`)
	check(t, "Swedish has ä after z", entries(newTestProcessor(t, style), testItems(t, `[{"title":"ä"},{"title":"b"},{"title":"z"}]`)), "b\nz\nä")
}
