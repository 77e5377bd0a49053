package csl

import "testing"

func TestNumber(t *testing.T) {
	number := func(form string) string { return `<number variable="edition" form="` + form + `"/>` }
	tests := []struct{ name, element, edition, want string }{
		{"numeric", number("numeric"), "2", "2"},
		{"ordinal", number("ordinal"), "1", "1st"},
		{"ordinal in the twenties", number("ordinal"), "22", "22nd"},
		{"ordinal in the teens", number("ordinal"), "13", "13th"},
		{"ordinal after a hundred", number("ordinal"), "111", "111th"},
		{"long ordinal", number("long-ordinal"), "2", "second"},
		{"long ordinal that has no word", number("long-ordinal"), "12", "12th"},
		{"Roman", number("roman"), "1994", "mcmxciv"},
		{"too large for Roman", number("roman"), "4000", "4000"},
		{"range", number("roman"), "2-4", "ii–iv"},
		{"list", number("ordinal"), "2,3 & 4", "2nd, 3rd &#38; 4th"},
		{"with letters", number("ordinal"), "2nd", "2nd"},
		{"text", number("ordinal"), "revised", "revised"},
		{"text with a case", `<number variable="edition" text-case="uppercase"/>`, "revised", "REVISED"},
		{"hyphen in text", `<text variable="volume"/>`, "2-4", "2–4"},
		{"hyphen that stays", `<text variable="volume"/>`, `2\\-4`, "2-4"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, `{"edition":"`+tt.edition+`","volume":"`+tt.edition+`"}`), tt.want)
	}
}

func TestIsNumeric(t *testing.T) {
	for s, want := range map[string]bool{
		"2": true, "2nd": true, "D2": true, "L2d": true, "2-4": true, "2–4": true, "2, 3": true, "2 & 3": true, " 2 ": true,
		"": false, "second": false, "2nd edition": false, "2 3": false, "2-": false, "-2": false, "2.5": false,
	} {
		if got := isNumeric(s); got != want {
			t.Errorf("isNumeric(%q) = %t", s, got)
		}
	}
}

// TestOrdinalGender is after the French ordinals: 1er mois, 1re édition, 2e.
func TestOrdinalGender(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<locale><terms>
		<term name="edition" gender="feminine">édition</term>
		<term name="ordinal">e</term>
		<term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>
		<term name="ordinal-01" gender-form="masculine" match="whole-number">er</term>
	</terms></locale><citation><layout><number variable="edition" form="ordinal"/></layout></citation>`))
	check(t, "feminine", citations(p, testItems(t, `[{"edition":"1"}]`), "a"), "1re")
	check(t, "only for the whole number", citations(p, testItems(t, `[{"edition":"21"}]`), "a"), "21e")
}

// TestOrdinalsOfCSL10 has the terms as they were in CSL 1.0, without a general
// one.
func TestOrdinalsOfCSL10(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<locale><terms>
		<term name="ordinal-01">st</term><term name="ordinal-02">nd</term><term name="ordinal-03">rd</term><term name="ordinal-04">th</term>
	</terms></locale><citation><layout><number variable="edition" form="ordinal"/></layout></citation>`))
	for edition, want := range map[string]string{"1": "1st", "12": "12th", "22": "22nd", "5": "5th", "10": "10th"} {
		check(t, edition, citations(p, testItems(t, `[{"edition":"`+edition+`"}]`), "a"), want)
	}
}

func TestLabel(t *testing.T) {
	label := `<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>`
	tests := []struct{ name, element, item, want string }{
		{"one page", label, `"page":"12"`, "p. 12"},
		{"pages", label, `"page":"12-14"`, "pp. 12–14"},
		{"list", label, `"page":"12, 14"`, "pp. 12, 14"},
		{"and", label, `"page":"12 and 14"`, "pp. 12 and 14"},
		{"letters", label, `"page":"S12-S14"`, "pp. S12–S14"},
		{"one with letters", label, `"page":"12a"`, "p. 12a"},
		{"nothing", label, `"title":"T"`, ""},
		{"always plural", `<label variable="page" form="short" plural="always"/>`, `"page":"12"`, "pp."},
		{"number of volumes", `<label variable="number-of-volumes"/>`, `"number-of-volumes":"2"`, ""},
		{"-number is left out", `<label variable="chapter-number" form="short"/>`, `"chapter-number":"2"`, "chap."},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, "{"+tt.item+"}"), tt.want)
	}
}

func TestLocator(t *testing.T) {
	p := newTestProcessor(t, inLayout(`<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>`))
	items := testItems(t, `[{"title":"T"}]`)
	tests := []struct {
		name string
		cite Cite
		want string
	}{
		{"page where nothing is said", Cite{Locator: "3"}, "p. 3"},
		{"pages", Cite{Locator: "3-5", Label: "page"}, "pp. 3–5"},
		{"chapter", Cite{Locator: "3", Label: "chapter"}, "chap. 3"},
		{"abbreviation", Cite{Locator: "vol. 2"}, "vol. 2"},
		{"what follows another abbreviation does not count", Cite{Locator: "vol. 2, p. 3-5"}, "vol. 2, p. 3-5"},
		{"no term for the label", Cite{Locator: "3", Label: "line"}, "3"},
		{"none", Cite{}, ""},
	}
	for _, tt := range tests {
		tt.cite.ID = "a"
		got := p.Format(Document{Items: items, Citations: []Citation{{Cites: []Cite{tt.cite}}}}).Citations[0].Text.String()
		check(t, tt.name, got, tt.want)
	}
}
