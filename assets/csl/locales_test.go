package csl_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"collate/notes/cite/csl"
)

// languages are those of all locales of this folder.
func languages() []string {
	return []string{"az-AZ", "de-DE", "en-GB", "en-US", "es-ES", "fr-FR", "ru-RU", "tr-TR"}
}

// A sample is what a style may write in any language, with the fields of the
// items that it is written for.
type sample struct {
	name, layout string
	fields       []string
}

const (
	textDate    = `<date variable="issued" form="text"/>`
	numericDate = `<date variable="issued" form="numeric"/>`
)

func samples() []sample {
	months := sample{name: "short months", fields: []string{""}}
	for month := range 12 {
		months.layout += fmt.Sprintf(`<text term="month-%02d" form="short" suffix=" "/>`, month+1)
	}
	editions := sample{
		name:   "editions",
		layout: `<number variable="edition" form="ordinal" suffix=" "/><label variable="edition" form="short"/>`,
	}
	for _, n := range []int{1, 2, 3, 4, 6, 9, 10, 11, 13, 21, 30, 40, 100} {
		editions.fields = append(editions.fields, fmt.Sprintf(`"edition":"%d"`, n))
	}
	return []sample{
		{"days", textDate, []string{`"issued":"2025-08-14"`, `"issued":"2025-05-01"`}},
		{"from day to day", textDate, []string{`"issued":"2025-03-07/2025-03-09"`}},
		{"months, seasons and years", textDate, []string{
			`"issued":"2025-11"`, `"issued":{"date-parts":[[2025]],"season":"1"}`, `"issued":"2025"`,
			`"issued":{"date-parts":[[-44]]}`,
		}},
		{"in numbers", numericDate, []string{`"issued":"2025-08-04"`}},
		months,
		editions,
		{"pages", `<label variable="page" form="short" suffix=" "/><text variable="page"/>`,
			[]string{`"page":"12"`, `"page":"12-14"`}},
		{"volume and issue",
			`<label variable="volume" form="short" suffix=" "/><text variable="volume"/>` +
				`<label variable="issue" form="short" prefix=", " suffix=" "/><text variable="issue"/>`,
			[]string{`"volume":"3","issue":"2"`}},
		{"quotation", `<text variable="title" quotes="true"/>`, []string{`"title":"One \"two\" three"`}},
		{"words that begin a sentence",
			`<text term="in" text-case="capitalize-first"/><text term="interview" text-case="capitalize-first" prefix=", "/>`,
			[]string{""}},
		{"editors", `<names variable="editor"><label form="verb" suffix=" "/><name and="text"/></names>`,
			[]string{`"editor":[{"literal":"A"}]`, `"editor":[{"literal":"A"},{"literal":"B"}]`}},
		{"editors, short", `<names variable="editor"><name and="symbol"/><label form="short" prefix=" (" suffix=")"/></names>`,
			[]string{`"editor":[{"literal":"A"}]`, `"editor":[{"literal":"A"},{"literal":"B"}]`}},
		{"translator", `<names variable="translator"><label form="verb" suffix=" "/><name/></names>`,
			[]string{`"translator":[{"literal":"A"}]`}},
		{"many authors", `<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>`,
			[]string{`"author":[{"literal":"A"},{"literal":"B"}]`}},
		{"seen", `<text term="accessed" suffix=" "/><date variable="accessed" form="text"/>`,
			[]string{`"accessed":"2025-08-14"`}},
		{"without a date", `<text term="no date" form="short"/>`, []string{""}},
	}
}

// TestWordsAndDates writes what differs from language to language into
// testdata/locales.txt.
func TestWordsAndDates(t *testing.T) {
	locales := readLocales(t)
	var b strings.Builder
	for _, language := range languages() {
		fmt.Fprintf(&b, "%s\n", language)
		for _, s := range samples() {
			fmt.Fprintf(&b, "%s: %s\n", s.name, s.write(t, locales, language))
		}
		b.WriteString("\n")
	}
	path := filepath.Join("testdata", "locales.txt")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, path, b.String(), string(want))
}

// write writes the sample for each of its items.
func (s sample) write(t *testing.T, locales csl.LocaleMap, language string) string {
	t.Helper()
	style, err := csl.ParseStyle(strings.NewReader(
		`<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">` +
			`<info><title>Sample</title><id>sample</id><updated>2026-11-22T00:00:00Z</updated></info>` +
			`<citation><layout>` + s.layout + `</layout></citation></style>`))
	if err != nil {
		t.Fatal(err)
	}
	processor, err := csl.New(style, locales, csl.Options{Language: language})
	if err != nil {
		t.Fatal(err)
	}
	var written []string
	for _, fields := range s.fields {
		items, err := csl.Parse([]byte(strings.Replace(`[{"id":"it","type":"book",`+fields+`}]`, ",}", "}", 1)))
		if err != nil {
			t.Fatal(err)
		}
		formatted := processor.Format(csl.Document{Items: items, Citations: []csl.Citation{{Cites: []csl.Cite{{ID: "it"}}}}})
		written = append(written, strings.TrimSpace(formatted.Citations[0].Text.String()))
	}
	return strings.Join(written, " | ")
}

// TestTermsInEveryLanguage finds no term in one language that another lacks,
// apart from the ordinals, of which each language has its own.
func TestTermsInEveryLanguage(t *testing.T) {
	all := make(map[string][]string) // languages by term
	for _, language := range languages() {
		for _, term := range terms(t, language) {
			if !strings.HasPrefix(term, "ordinal") {
				all[term] = append(all[term], language)
			}
		}
	}
	for term, in := range all {
		for _, language := range languages() {
			if !slices.Contains(in, language) {
				t.Errorf("%s has no term %q", language, term)
			}
		}
	}
}

// terms are the names of the terms of a locale, each once.
func terms(t *testing.T, language string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("locales", "locales-"+language+".xml"))
	if err != nil {
		t.Fatal(err)
	}
	var locale struct {
		Language string `xml:"lang,attr"`
		Terms    []struct {
			Name string `xml:"name,attr"`
		} `xml:"terms>term"`
	}
	if err := xml.Unmarshal(data, &locale); err != nil {
		t.Fatal(err)
	}
	if locale.Language != language {
		t.Errorf("the locale of %s is one of %q", language, locale.Language)
	}
	var names []string
	for _, term := range locale.Terms {
		names = append(names, term.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
