package csl

import "testing"

func TestPageRange(t *testing.T) {
	tests := []struct{ format, in, want string }{
		{"", "110-5", "110–5"},
		{"", "110 - 5", "110–5"},
		{"", "xii-xv", "xii–xv"},
		{"", "foo-bar", "foo-bar"},
		{"", "110-", "110-"},
		{"", "1-2-3", "1-2-3"},
		{"expanded", "110-5", "110–115"},
		{"expanded", "N110-N5", "N110–N115"},
		{"expanded", "N110 - 5", "N110-5"},
		{"expanded", "3-10", "3–10"},
		{"minimal", "321-328", "321–8"},
		{"minimal", "321-28", "321–8"},
		{"minimal", "N110-N115", "N110–5"},
		{"minimal-two", "101-108", "101–08"},
		{"minimal-two", "321-328", "321–28"},
		{"chicago", "3-10", "3–10"},
		{"chicago", "71-72", "71–72"},
		{"chicago", "100-104", "100–104"},
		{"chicago", "101-108", "101–8"},
		{"chicago", "321-325", "321–25"},
		{"chicago", "1087-1089", "1087–89"},
		{"chicago", "1496-1504", "1496–1504"},
		{"chicago-15", "1496-1504", "1496–1504"},
		{"chicago-16", "1496-1504", "1496–504"},
		{"chicago", "11564-11615", "11564–615"},
		{"chicago", "12991-13001", "12991–3001"},
	}
	for _, tt := range tests {
		if got := pageRange(tt.in, "–", tt.format); got != tt.want {
			t.Errorf("pageRange(%q, %q) = %q, want %q", tt.in, tt.format, got, tt.want)
		}
	}
}

func TestPages(t *testing.T) {
	check(t, "several", cited(t, `<text variable="page"/>`, `{"page":"1-2, 5; 7-9 & 11"}`), "1–2, 5; 7–9 &#38; 11")
	minimal := testStyle(`class="in-text" page-range-format="minimal"`, `<citation><layout><number variable="page"/></layout></citation>`)
	check(t, "as a number", citations(newTestProcessor(t, minimal), testItems(t, `[{"page":"110-115,230"}]`), "a"), "110–5, 230")
	check(t, "first page", cited(t, `<text variable="page-first"/>`, `{"page":"S12-S14"}`), "S12")
}

func TestHasSeveral(t *testing.T) {
	for s, want := range map[string]bool{
		"1-2": true, "1, 2": true, "1 & 2": true, "1 and 2": true, "1 et 2": true, "1–2": true, "iv-x": true, "S1-S2": true,
		"": false, "1": false, "12a": false, "1,": false, "-1": false, "1 and more": false, "and 2": false,
	} {
		if got := hasSeveral(s); got != want {
			t.Errorf("hasSeveral(%q) = %t", s, got)
		}
	}
}
