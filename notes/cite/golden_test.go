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

func TestPlainGolden(t *testing.T) {
	for _, name := range []string{"digests", "items"} {
		items := readItems(t, name+".json")
		var refs []Reference
		for _, item := range items {
			refs = append(refs, Reference{item, Locator{"paragraph", "4"}}, Reference{Item: item})
		}
		var b strings.Builder
		for _, format := range []Format{Text, Markdown, HTML} {
			out := PlainStyle().Render(refs, nil, format)
			fmt.Fprintf(&b, "=== citations, whole with paragraph and then short, as %s\n", format)
			for _, c := range out.Citations {
				b.WriteString(c + "\n")
			}
			fmt.Fprintf(&b, "=== bibliography as %s\n", format)
			for _, e := range out.Bibliography {
				b.WriteString(e.ID + ": " + e.Text + "\n")
			}
		}
		golden(t, name+".plain.txt", b.String())
	}
}
