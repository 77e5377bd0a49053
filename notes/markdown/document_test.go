package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

var update = flag.Bool("update", false, "write the documents of testdata anew")

// Each file of testdata holds cases. A case is its name after "=== ", the
// Markdown, "---", and the document as describe writes it.
func TestDocument(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var anew strings.Builder
		for part := range strings.SplitSeq(strings.TrimPrefix(string(data), "=== "), "\n=== ") {
			name, rest, _ := strings.Cut(part, "\n")
			source, want, _ := strings.Cut("\n"+rest+"\n", "\n---\n")
			source = strings.TrimPrefix(source, "\n")
			got := describe(markdown.Document(source))
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+name, func(t *testing.T) {
				if got := strings.TrimSpace(got); !*update && got != strings.TrimSpace(want) {
					t.Errorf("of\n%s\ngot\n%s\n\nwant\n%s", source, got, strings.TrimSpace(want))
				}
			})
			fmt.Fprintf(&anew, "=== %s\n%s\n---\n%s\n", name, source, got)
		}
		if *update {
			if err := os.WriteFile(file, []byte(anew.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestDocumentLineEnds(t *testing.T) {
	const text = "# One\n\ntwo\nthree  \nfour\n\n- five\n\n      six\n"
	want := describe(markdown.Document(text))
	for name, end := range map[string]string{"of Windows": "\r\n", "of old Macs": "\r"} {
		t.Run(name, func(t *testing.T) {
			if got := describe(markdown.Document(strings.ReplaceAll(text, "\n", end))); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// describe writes a block a line: kind, level, number, depth of quotation, and
// what else is known of it, and the text; and under it the spans and links in it.
// A line before the first row of a table tells of the table, and lines at the end
// of the pictures.
func describe(d document.Document) string {
	var b strings.Builder
	tables := d.Tables()
	for i, block := range d.Blocks() {
		if len(tables) > 0 && tables[0].First == i {
			fmt.Fprintf(&b, "table of %d rows, head %d, align %v\n", tables[0].Rows, tables[0].Head, tables[0].Align)
			tables = tables[1:]
		}
		b.WriteString(string(block.Kind))
		if block.Level > 0 {
			fmt.Fprintf(&b, " level %d", block.Level)
		}
		if block.Number > 0 || block.Zero {
			fmt.Fprintf(&b, " number %d", block.Number)
		}
		if block.Quote > 0 {
			fmt.Fprintf(&b, " quoted %d", block.Quote)
		}
		if block.Apart > 0 {
			fmt.Fprintf(&b, " apart from %d", block.Apart)
		}
		if block.Language != "" {
			fmt.Fprintf(&b, " in %s", block.Language)
		}
		if block.Target != "" {
			fmt.Fprintf(&b, " at %s", block.Target)
		}
		fmt.Fprintf(&b, ": %s\n", quote(d, block.Start, block.End))
		for _, s := range d.Spans() {
			if block.Start <= s.Start && s.End <= block.End {
				fmt.Fprintf(&b, "    %s: %s\n", s.Style, quote(d, s.Start, s.End))
			}
		}
		for _, l := range d.Links() {
			if block.Start <= l.Start && l.End <= block.End {
				fmt.Fprintf(&b, "    link: %s → %s\n", quote(d, l.Start, l.End), l.Target)
			}
		}
	}
	for _, r := range d.Resources() {
		fmt.Fprintf(&b, "resource %s of type %s with %d bytes\n", r.Name, r.Type, len(r.Data))
	}
	return b.String()
}

func quote(d document.Document, start, end int) string {
	return strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(d.Slice(start, end))
}
