package bibtex

import (
	"reflect"
	"testing"

	"collate/notes/cite/csl"
)

func TestNames(t *testing.T) {
	tests := []struct {
		name, in string
		want     []csl.Name
		out      string // what it is written as, if not as in
	}{
		{"none", "", nil, ""},
		{"first last", "Ida Berg", []csl.Name{{Family: "Berg", Given: "Ida"}}, "Berg, Ida"},
		{"last, first", "Berg, Ida Maria", []csl.Name{{Family: "Berg", Given: "Ida Maria"}}, ""},
		{"last, jr, first", "King, Jr., Martin Luther", []csl.Name{{Family: "King", Given: "Martin Luther", Suffix: "Jr."}}, ""},
		{"first von last", "Ludwig van Beethoven", []csl.Name{{Family: "Beethoven", Given: "Ludwig", NonDroppingParticle: "van"}}, "van Beethoven, Ludwig"},
		{"von of several words", "de la Vallée Poussin, Charles", []csl.Name{{Family: "Vallée Poussin", Given: "Charles", NonDroppingParticle: "de la"}}, ""},
		{"von ends at the last small word", "Jean de La fontaine Du Bois", []csl.Name{{Family: "Du Bois", Given: "Jean", NonDroppingParticle: "de La fontaine"}}, "de La fontaine Du Bois, Jean"},
		{"the last word is the family even if it is small", "bell hooks", []csl.Name{{Family: "hooks", NonDroppingParticle: "bell"}}, "bell {hooks}"},
		{"a small letter with an accent", `Per {\aa}ke Berg`, []csl.Name{{Family: "Berg", Given: "Per", NonDroppingParticle: "åke"}}, "åke Berg, Per"},
		{"braces are no small letters", "{van Dyke}, Ann", []csl.Name{{Family: "van Dyke", Given: "Ann"}}, ""},
		{"an institution", "{Research and Analysis Unit}", []csl.Name{{Literal: "Research and Analysis Unit"}}, ""},
		{"a letter in braces is no institution", `{\'E}mile`, []csl.Name{{Family: "Émile"}}, "Émile"},
		{"and in other cases and lines", "A, B AND C, D\nand\tE, F", []csl.Name{{Family: "A", Given: "B"}, {Family: "C", Given: "D"}, {Family: "E", Given: "F"}}, "A, B and C, D and E, F"},
		{"and within words", "Anderson, Sandy", []csl.Name{{Family: "Anderson", Given: "Sandy"}}, ""},
		{"others", "Berg, Ida and others", []csl.Name{{Family: "Berg", Given: "Ida"}, {Literal: "others"}}, ""},
		{"ties", "Ida~M. Berg", []csl.Name{{Family: "Berg", Given: "Ida M."}}, "Berg, Ida M."},
		{"labels", "given=Hans, family=Harman, prefix=von", []csl.Name{{Family: "Harman", Given: "Hans", NonDroppingParticle: "von"}}, "von Harman, Hans"},
		{"labels in braces", "family={Smith, Sons}, given=X", []csl.Name{{Family: "Smith, Sons", Given: "X"}}, "{Smith, Sons}, X"},
		{"too many commas", "A, B, C, D", []csl.Name{{Family: "A", Suffix: "B", Given: "C D"}}, "A, B, C D"},
		{"nothing but commas", ",, and , and and", nil, ""},
		{"a hyphen", "Sartre, Jean-Paul", []csl.Name{{Family: "Sartre", Given: "Jean-Paul"}}, ""},
	}
	for _, tt := range tests {
		got := decodeNames(tt.in, false)
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
		out := tt.out
		if out == "" && tt.want != nil {
			out = tt.in
		}
		if written := encodeNames(tt.want, BibTeX); written != out {
			t.Errorf("%s: written as %s, want %s", tt.name, written, out)
		}
	}
}

func TestParticles(t *testing.T) {
	names := []csl.Name{{Family: "Fontaine, S", Given: "Jean", DroppingParticle: "de"}}
	written := encodeNames(names, BibLaTeX)
	if want := "family={Fontaine, S}, given=Jean, prefix=de, useprefix=false"; written != want {
		t.Errorf("written as %s", written)
	}
	if got := decodeNames(written, false); !reflect.DeepEqual(got, names) {
		t.Errorf("read as %+v", got)
	}
	if got := decodeNames("de Fontaine, Jean", true); !reflect.DeepEqual(got, []csl.Name{{Family: "Fontaine", Given: "Jean", DroppingParticle: "de"}}) {
		t.Errorf("by the option of the entry: %+v", got)
	}
}

func TestDates(t *testing.T) {
	parts := func(parts ...[]int) csl.Date { return csl.Date{Parts: parts} }
	tests := []struct {
		name             string
		in               csl.Date
		year, month, day string // of BibTeX
		date             string // of BibLaTeX
	}{
		{"none", csl.Date{}, "", "", "", ""},
		{"year", parts([]int{2025}), "{2025}", "", "", "2025"},
		{"month", parts([]int{2025, 7}), "{2025}", "jul", "", "2025-07"},
		{"day", parts([]int{2025, 7, 7}), "{2025}", "jul", "{7}", "2025-07-07"},
		{"days of a month", parts([]int{2025, 7, 7}, []int{2025, 7, 9}), "{2025}", "jul", "{7--9}", "2025-07-07/2025-07-09"},
		{"days of two months", parts([]int{2025, 7, 7}, []int{2025, 8, 9}), "{2025}", "", "", "2025-07-07/2025-08-09"},
		{"two years", parts([]int{2024, 12}, []int{2025}), "{2024--2025}", "", "", "2024-12/2025"},
		{"open end", parts([]int{2024, 12}, []int{0}), "{2024}", "dec", "", "2024-12/"},
		{"season", csl.Date{Parts: [][]int{{2025}}, Season: "3"}, "{2025}", "", "", "2025-23"},
		{"circa", csl.Date{Parts: [][]int{{1900}}, Circa: true}, "{c. 1900}", "", "", "1900~"},
		{"before the common era", parts([]int{-44, 3, 15}), "{15 March 44 BC}", "", "", "-0043-03-15"},
		{"text", csl.Date{Literal: "in press"}, "{in press}", "", "", ""},
	}
	for _, tt := range tests {
		if year, month, day := encodeYear(tt.in); year != tt.year || month != tt.month || day != tt.day {
			t.Errorf("%s: %s, %s, %s, want %s, %s, %s", tt.name, year, month, day, tt.year, tt.month, tt.day)
		}
		date := encodeDate(tt.in)
		if date != tt.date {
			t.Errorf("%s: %s, want %s", tt.name, date, tt.date)
		}
		if got := decodeDate(date); date != "" && !reflect.DeepEqual(got, tt.in) {
			t.Errorf("%s is read as %v", date, got)
		}
	}
	for _, tt := range []struct {
		name, year, month, day string
		want                   csl.Date
	}{
		{"day in the month", "1999", "january~6", "", parts([]int{1999, 1, 6})},
		{"day before the month", "1999", "6 january", "", parts([]int{1999, 1, 6})},
		{"months", "1999", "july/august", "", parts([]int{1999, 7}, []int{1999, 8})},
		{"month as a number", "1999", "07", "3", parts([]int{1999, 7, 3})},
		{"days over the end of a month", "1999", "june 30--july 2", "", parts([]int{1999, 6, 30}, []int{1999, 7, 2})},
		{"season", "1999", "Fall", "", csl.Date{Parts: [][]int{{1999}}, Season: "3"}},
		{"years", "2019--20", "", "", parts([]int{2019}, []int{2020})},
		{"text", "in press", "", "", csl.Date{Literal: "in press"}},
		{"ISO in the year", "1999-05-03", "", "", parts([]int{1999, 5, 3})},
		{"no such month", "1999", "13", "40", csl.Date{Parts: [][]int{{1999}}, Season: "13"}},
	} {
		if got := decodeYear(tt.year, tt.month, tt.day); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	for in, want := range map[string]csl.Date{
		"199X": parts([]int{1990}, []int{1999}), "2020/..": parts([]int{2020}, []int{0}), "2020?": {Parts: [][]int{{2020}}, Circa: true},
		"2020-03-04T10:00:00Z": parts([]int{2020, 3, 4}), "44": parts([]int{44}), "2001--2003": parts([]int{2001}, []int{2003}), "next {\\\"u}": {Literal: "next ü"},
	} {
		if got := decodeDate(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}
