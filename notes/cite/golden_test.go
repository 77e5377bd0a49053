package cite

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"collate/notes/cite/csl"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what a test made with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
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

func readItems(t *testing.T, name string) []csl.Item {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	items, err := csl.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// TestDigestsInEachStyle is what comes of the bundled articles, the first of them
// cited twice, in each bundled style.
func TestDigestsInEachStyle(t *testing.T) {
	items := readItems(t, "digests.json")
	refs := []Reference{{items[0], Locator{"paragraph", "4"}}, {items[1], Locator{}}, {items[0], Locator{"paragraph", "5–6"}}}
	var b strings.Builder
	for _, name := range []string{
		"apa", "chicago-author-date", "chicago-notes-bibliography", "harvard-cite-them-right", "ieee", "modern-language-association", "vancouver",
	} {
		fmt.Fprintf(&b, "=== %s\n", name)
		out := Render(bundled(t, name), refs, items[2:])
		for _, c := range out.Citations {
			b.WriteString("  " + Markdown.Write(c) + "\n")
		}
		for _, e := range out.Bibliography {
			b.WriteString(e.ID + ": " + e.In(Markdown) + "\n")
		}
	}
	golden(t, "digests.txt", b.String())
}

// bundled returns a style that comes with the program.
func bundled(t testing.TB, name string) *csl.Processor {
	t.Helper()
	const folder = "../../assets/csl"
	read := func(path string) *os.File {
		file, err := os.Open(filepath.Join(folder, path))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = file.Close() })
		return file
	}
	locales := csl.LocaleMap{}
	for _, lang := range []string{"en-US", "en-GB"} {
		locale, err := csl.ParseLocale(read("locales/locales-" + lang + ".xml"))
		if err != nil {
			t.Fatal(err)
		}
		locales[lang] = locale
	}
	style, err := csl.ParseStyle(read("styles/" + name + ".csl"))
	if err != nil {
		t.Fatal(err)
	}
	processor, err := csl.New(style, locales, csl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return processor
}
