package csl

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dataFolder returns the folder that CSL_DATA names, or skips the test.
func dataFolder(t testing.TB) string {
	folder := os.Getenv("CSL_DATA")
	if folder == "" {
		t.Skip("CSL_DATA does not name a folder with styles and locales")
	}
	return folder
}

// mixedItems returns n items of many types, some of which are cited alike.
func mixedItems(n int) []Item {
	types := []string{"article-journal", "book", "chapter", "webpage", "article-newspaper", "thesis", "report",
		"paper-conference", "legal_case", "motion_picture", "personal_communication", "patent", "dataset"}
	families := []string{"Doe", "Roe", "van der Berg", "Şahin", "Əliyev", "Müller", "O’Neil", "李", "Smith", "García Márquez"}
	givens := []string{"Jane Q.", "John", "Jean-Luc", "Ayşe", "明", "Mary Ann"}
	person := func(i int) Name {
		return Name{Family: families[i%len(families)], Given: givens[i/3%len(givens)]}
	}
	var items []Item
	for i := range n {
		item := Item{
			ID: fmt.Sprintf("item-%d", i), Type: types[i%len(types)],
			Text: map[string]string{
				"title":           fmt.Sprintf("The %dth <i>history</i> of \"winds\": an account of tides", i),
				"container-title": "Journal of Weather", "volume": fmt.Sprint(i % 40), "issue": fmt.Sprint(i % 12),
				"page": fmt.Sprintf("%d-%d", 100+i, 113+i), "publisher": "The Press", "publisher-place": "Baku",
				"DOI": fmt.Sprintf("10.1000/%d", i), "URL": "https://example.org/a?b=1&c=2", "edition": "2",
			},
			Names: map[string][]Name{"author": {person(i)}},
			Dates: map[string]Date{
				"issued":   {Parts: [][]int{{1950 + i%75, 1 + i%12, 1 + i%28}}},
				"accessed": {Parts: [][]int{{2025, 7, 7}}},
			},
		}
		for more := range i % 5 {
			item.Names["author"] = append(item.Names["author"], person(i+more+1))
		}
		if i%7 == 0 {
			item.Names["author"] = []Name{{Literal: "The Levant Files"}}
		}
		if i%11 == 0 {
			delete(item.Names, "author")
		}
		if item.Type == "chapter" {
			item.Names["editor"] = []Name{person(i + 5)}
		}
		items = append(items, item)
	}
	return items
}

// mixedDocument cites items one after the other, in notes, some together and some
// again.
func mixedDocument(items []Item) Document {
	doc := Document{Items: items}
	for i := range items {
		c := Citation{Note: i + 1, Cites: []Cite{{ID: items[i].ID, Locator: fmt.Sprint(i)}}}
		if i%4 == 1 {
			c.Cites = append(c.Cites, Cite{ID: items[i-1].ID, Prefix: "see also"})
		}
		doc.Citations = append(doc.Citations, c)
	}
	return doc
}

func readStyle(t testing.TB, file string) *Style {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	style, err := ParseStyle(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return style
}

// TestEveryStyleInEveryLocale formats a hundred items in each style and locale
// of the folder that CSL_DATA names.
func TestEveryStyleInEveryLocale(t *testing.T) {
	folder := dataFolder(t)
	locales := readLocales(t, folder)
	files, _ := filepath.Glob(filepath.Join(folder, "styles", "*.csl"))
	doc := mixedDocument(mixedItems(100))
	for _, file := range files {
		style := readStyle(t, file)
		for lang := range locales {
			p, err := New(style, locales, Options{Language: lang})
			if err != nil {
				t.Fatalf("%s in %s: %v", file, lang, err)
			}
			formatted := p.Format(doc)
			for i, c := range formatted.Citations {
				if c.Text.IsEmpty() {
					t.Errorf("%s in %s: citation %d is empty", filepath.Base(file), lang, i)
				}
			}
			for _, e := range formatted.Bibliography.Entries {
				if text := e.Text.String(); strings.TrimSpace(text) == "" || strings.Contains(text, "%!") {
					t.Errorf("%s in %s: entry %s is %q", filepath.Base(file), lang, e.ID, text)
				}
			}
			if style.HasBibliography() && len(formatted.Bibliography.Entries) != len(doc.Items) {
				t.Errorf("%s in %s: %d entries", filepath.Base(file), lang, len(formatted.Bibliography.Entries))
			}
		}
	}
}

func benchmarkFormat(b *testing.B, name string, n int) {
	folder := dataFolder(b)
	locales := readLocales(b, folder)
	p, err := New(readStyle(b, filepath.Join(folder, "styles", name)), locales, Options{})
	if err != nil {
		b.Fatal(err)
	}
	doc := mixedDocument(mixedItems(n))
	b.ReportAllocs()
	for b.Loop() {
		p.Format(doc)
	}
}

func BenchmarkFormatAPA100(b *testing.B)   { benchmarkFormat(b, "apa.csl", 100) }
func BenchmarkFormatAPA1000(b *testing.B)  { benchmarkFormat(b, "apa.csl", 1000) }
func BenchmarkFormatAPA10000(b *testing.B) { benchmarkFormat(b, "apa.csl", 10000) }
func BenchmarkFormatChicago100(b *testing.B) {
	benchmarkFormat(b, "chicago-notes-bibliography.csl", 100)
}
func BenchmarkFormatChicagoAD100(b *testing.B) {
	benchmarkFormat(b, "chicago-author-date.csl", 100)
}
func BenchmarkFormatIEEE1000(b *testing.B) { benchmarkFormat(b, "ieee.csl", 1000) }

func BenchmarkLoadChicago(b *testing.B) {
	folder := dataFolder(b)
	data, err := os.ReadFile(filepath.Join(folder, "styles", "chicago-notes-bibliography.csl"))
	if err != nil {
		b.Fatal(err)
	}
	locales := readLocales(b, folder)
	for b.Loop() {
		style, err := ParseStyle(strings.NewReader(string(data)))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(style, locales, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
