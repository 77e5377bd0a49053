package bibtex

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
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(readFile(t, name), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if i >= len(gotLines) || i >= len(wantLines) || gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d:\n got %q\nwant %q", path, i+1, gotLines[min(i, len(gotLines)-1)], wantLines[min(i, len(wantLines)-1)])
		}
	}
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadDifficult(t *testing.T) {
	items, problems := Read(readFile(t, "difficult.bib"))
	if len(problems) > 0 {
		t.Error(problems)
	}
	golden(t, "difficult.json", string(csl.Encode(items)))
}

func TestReadBroken(t *testing.T) {
	items, problems := Read(readFile(t, "broken.bib"))
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
	}
	for _, item := range items {
		fmt.Fprintf(&b, "%s: %s\n", item.ID, item.Title())
	}
	golden(t, "broken.txt", b.String())
}

func TestWrite(t *testing.T) {
	for _, name := range []string{"digests", "items"} {
		data, err := os.ReadFile("../testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		items, err := csl.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".bib", string(Write(items, BibTeX)))
		golden(t, name+".biblatex.bib", string(Write(items, BibLaTeX)))
	}
}
