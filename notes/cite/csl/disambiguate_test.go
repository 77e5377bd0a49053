package csl

import "testing"

func TestDisambiguate(t *testing.T) {
	const (
		byCite   = `disambiguate-add-givenname="true" `
		addNames = `disambiguate-add-names="true" et-al-min="2" et-al-use-first="1" `
		suffix   = `disambiguate-add-year-suffix="true" `
		twoDoes  = `[{` + `"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Doe","given":"John"}],"issued":"2000"}]`
		sameDoes = `[{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"}]`
		groups   = `[{"author":[{"family":"Doe"},{"family":"Roe"},{"family":"Moe"}],"issued":"2000"},{"author":[{"family":"Doe"},{"family":"Poe"},{"family":"Moe"}],"issued":"2000"}]`
		otherDoe = `[{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Doe","given":"John"}],"issued":"2001"}]`
		second   = `[{"author":[{"family":"Roe","given":"Rick"},{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Poe","given":"Pat"},{"family":"Doe","given":"John"}],"issued":"2001"}]`
	)
	withInitials := func(attrs string) string {
		return testStyle(`class="in-text" initialize-with=". "`, `<citation `+attrs+`><layout prefix="(" suffix=")"><group delimiter=" ">
			<names variable="author"><name form="short" and="text"/></names><date variable="issued"><date-part name="year"/></date></group></layout></citation>`)
	}
	tests := []struct{ name, style, items, want string }{
		{"not at all", authorDate("", ""), twoDoes, "(Doe 2000) (Doe 2000)"},
		{"given names", authorDate(byCite, ""), twoDoes, "(Jane Doe 2000) (John Doe 2000)"},
		{"given names that do not help", authorDate(byCite, ""), sameDoes, "(Doe 2000) (Doe 2000)"},
		{"given names where cites differ", authorDate(byCite, ""), otherDoe, "(Doe 2000) (Doe 2001)"},
		{"given names though cites differ", authorDate(byCite+`givenname-disambiguation-rule="all-names"`, ""), otherDoe, "(Jane Doe 2000) (John Doe 2001)"},
		{"all names", authorDate(byCite+`givenname-disambiguation-rule="all-names"`, ""), second, "(Roe and Jane Doe 2000) (Poe and John Doe 2001)"},
		{"only the first name", authorDate(byCite+`givenname-disambiguation-rule="primary-name"`, ""), second, "(Roe and Doe 2000) (Poe and Doe 2001)"},
		{"initials that do not help", withInitials(byCite + `givenname-disambiguation-rule="all-names-with-initials"`), otherDoe, "(Doe 2000) (Doe 2001)"},
		{"initials that help", withInitials(byCite + `givenname-disambiguation-rule="all-names-with-initials"`), `[{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Doe","given":"Bob"}],"issued":"2001"}]`, "(J. Doe 2000) (B. Doe 2001)"},
		{"initials that help some", withInitials(byCite + `givenname-disambiguation-rule="primary-name-with-initials"`), `[{"author":[{"family":"Doe","given":"Jane"}],"issued":"2000"},{"author":[{"family":"Doe","given":"Bob"}],"issued":"2001"},{"author":[{"family":"Doe","given":"John"}],"issued":"2001"}]`, "(J. Doe 2000) (B. Doe 2001)"},
		{"initials where the style has none", authorDate(byCite+`givenname-disambiguation-rule="all-names-with-initials"`, ""), otherDoe, "(Doe 2000) (Doe 2001)"},
		{"full names after initials", withInitials(byCite), twoDoes, "(Jane Doe 2000) (John Doe 2000)"},
		{"more names", authorDate(addNames, ""), groups, "(Doe, Roe, et al. 2000) (Doe, Poe, et al. 2000)"},
		{"more names that do not help", authorDate(addNames, ""), `[{"author":[{"family":"Doe"},{"family":"Roe"}],"issued":"2000"},{"author":[{"family":"Doe"},{"family":"Roe"}],"issued":"2000"}]`, "(Doe et al. 2000) (Doe et al. 2000)"},
		{"letters", authorDate(suffix, ""), sameDoes, "(Doe 2000a) (Doe 2000b)"},
		{"letters only where names do not help", authorDate(suffix+byCite, ""), twoDoes, "(Jane Doe 2000) (John Doe 2000)"},
	}
	for _, tt := range tests {
		formatted := newTestProcessor(t, tt.style).Format(Document{Items: testItems(t, tt.items), Citations: cites("a", "b"), Uncited: []string{"c"}})
		check(t, tt.name, formatted.Citations[0].Text.String()+" "+formatted.Citations[1].Text.String(), tt.want)
	}
}

func TestDisambiguateCondition(t *testing.T) {
	p := newTestProcessor(t, inLayout(`<group delimiter=", "><names variable="author"/><choose><if disambiguate="true"><text variable="title"/></if></choose></group>`))
	items := testItems(t, `[{"title":"A",`+people("author", "Doe|J")+`},{"title":"B",`+people("author", "Doe|J")+`},{"title":"C",`+people("author", "Roe|R")+`}]`)
	check(t, "only where it is needed", citations(p, items, "a", "b", "c"), "J Doe, A\nJ Doe, B\nR Roe")
}

func TestYearSuffixesFollowTheBibliography(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<citation disambiguate-add-year-suffix="true"><layout><date variable="issued" form="text"/></layout></citation>
		<bibliography><sort><key variable="title"/></sort><layout><text variable="title" suffix=" "/><date variable="issued" form="text"/></layout></bibliography>`))
	items := testItems(t, `[{"title":"Z","issued":"2000"},{"title":"Y","issued":"2000"}]`)
	formatted := p.Format(Document{Items: items, Citations: cites("a", "b")})
	check(t, "cited first", formatted.Citations[0].Text.String(), "2000b")
	check(t, "sorted first", formatted.Bibliography.Entries[0].Text.String(), "Y 2000a")
}

func TestYearSuffixWhereTheStyleSays(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<citation disambiguate-add-year-suffix="true"><layout><date variable="issued" form="text"/><text variable="year-suffix" prefix="-" font-style="italic"/></layout></citation>`))
	check(t, "not twice", citations(p, testItems(t, `[{"issued":"2000"},{"issued":"2000"}]`), "a", "b"), "2000-<i>a</i>\n2000-<i>b</i>")
}

func TestYearSuffixLetters(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := (config{suffix: n}).yearSuffix(); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
