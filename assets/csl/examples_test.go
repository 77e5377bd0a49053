// Package csl_test shows what the styles and locales of this folder make of the
// works in testdata/items.json, all of which are invented but for a few laws.
package csl_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"collate/notes/cite/csl"
	"collate/notes/cite/pandoc"
)

var update = flag.Bool("update", false, "write the examples anew")

// styles are the names of all styles of this folder.
func styles() []string {
	return []string{
		"apa", "chicago-author-date", "chicago-notes-bibliography", "harvard-cite-them-right", "ieee",
		"modern-language-association", "vancouver",
	}
}

// TestExamples formats one document in each style. The file testdata/STYLE.txt
// has, as paragraphs of two lines, the citations of the document in the syntax of
// pandoc, each with what becomes of it; then, behind a line "Bibliography", the id
// of each item with its entry. What is slanted stands between stars.
func TestExamples(t *testing.T) {
	items, locales := readItems(t), readLocales(t)
	for _, name := range styles() {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".txt")
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			processor := newProcessor(t, locales, name, "")
			got := format(t, processor, items, sources(string(want)))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, path, got, string(want))
		})
	}
}

const bibliography = "Bibliography"

// sources are the citations of a file of examples as they are written.
func sources(examples string) []string {
	citations, _, _ := strings.Cut(examples, bibliography+"\n")
	var written []string
	for _, example := range strings.Split(strings.TrimSpace(citations), "\n\n") {
		source, _, _ := strings.Cut(example, "\n")
		written = append(written, source)
	}
	return written
}

// format formats a document with these citations and a bibliography of all
// items, and returns it as a file of examples.
func format(t *testing.T, p *csl.Processor, items []csl.Item, citations []string) string {
	t.Helper()
	doc := csl.Document{Items: items}
	for i, source := range citations {
		citation := readCitation(t, source)
		if p.Style().Note() {
			citation.Note = i + 1
		}
		doc.Citations = append(doc.Citations, citation)
	}
	for _, item := range items {
		doc.Uncited = append(doc.Uncited, item.ID)
	}
	formatted := p.Format(doc)

	var b strings.Builder
	for i, citation := range formatted.Citations {
		if len(citation.Unknown) > 0 {
			t.Errorf("%s: there is no %s", citations[i], strings.Join(citation.Unknown, ", "))
		}
		text := strings.TrimSpace(starred(citation.Author) + " " + starred(citation.Text))
		b.WriteString(citations[i] + "\n" + text + "\n\n")
	}
	b.WriteString(bibliography + "\n")
	for _, entry := range formatted.Bibliography.Entries {
		b.WriteString("\n" + entry.ID + "\n" + starred(entry.Text) + "\n")
	}
	return b.String()
}

// readCitation reads one citation in the syntax of pandoc.
func readCitation(t *testing.T, source string) csl.Citation {
	t.Helper()
	clusters := pandoc.Find(source)
	if len(clusters) != 1 {
		t.Fatalf("%q is not one citation", source)
	}
	var citation csl.Citation
	for _, item := range clusters[0].Items {
		cite := csl.Cite{
			ID: item.Key, Prefix: item.Prefix, Suffix: item.Suffix, Label: item.Label, Locator: item.Locator,
		}
		switch {
		case item.AuthorInText:
			cite.Mode = csl.AuthorInText
		case item.SuppressAuthor:
			cite.Mode = csl.SuppressAuthor
		}
		citation.Cites = append(citation.Cites, cite)
	}
	return citation
}

// starred is a text with stars around what is slanted, and no other markup.
func starred(text csl.Text) string {
	var b strings.Builder
	slanted := false
	for _, block := range text.Blocks() {
		for _, run := range block.Runs {
			if run.Format.Italic != slanted {
				b.WriteString("*")
				slanted = !slanted
			}
			b.WriteString(run.Text)
		}
	}
	if slanted {
		b.WriteString("*")
	}
	return b.String()
}

func compare(t *testing.T, path, got, want string) {
	t.Helper()
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		var g, w string
		if i < len(gotLines) {
			g = gotLines[i]
		}
		if i < len(wantLines) {
			w = wantLines[i]
		}
		if g != w {
			t.Errorf("%s:%d:\n got %s\nwant %s", path, i+1, g, w)
		}
	}
}

func readItems(t testing.TB) []csl.Item {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "items.json"))
	if err != nil {
		t.Fatal(err)
	}
	items, err := csl.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// newProcessor returns a style of this folder in a language, "" being the style's
// own.
func newProcessor(t testing.TB, locales csl.LocaleMap, style, language string) *csl.Processor {
	t.Helper()
	processor, err := csl.New(readStyle(t, style), locales, csl.Options{Language: language})
	if err != nil {
		t.Fatalf("%s: %v", style, err)
	}
	return processor
}

func readStyle(t testing.TB, name string) *csl.Style {
	t.Helper()
	path := filepath.Join("styles", name+".csl")
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	style, err := csl.ParseStyle(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return style
}

func readLocales(t testing.TB) csl.LocaleMap {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("locales", "locales-*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	locales := csl.LocaleMap{}
	for _, path := range paths {
		locale := readLocale(t, path)
		locales[locale.Lang()] = locale
	}
	return locales
}

func readLocale(t testing.TB, path string) *csl.Locale {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	locale, err := csl.ParseLocale(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return locale
}
