package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/intake"
)

// What was imported before Ctrl+C stays, and the same command goes on from
// there.
func TestImportCanBeStopped(t *testing.T) {
	inFolder(t)
	succeed(t, "articles")
	write(t, "a.md", "# First\n\nText.", "b.md", "# Second\n\nText.", "c.md", "# Third\n\nText.")
	ctx, stop := context.WithCancel(t.Context())
	var stdout, stderr bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}
	p.now = func() time.Time {
		if strings.Contains(succeed(t, "articles"), "\nfirst ") { // the first is in, and the second is under way
			stop()
		}
		return noon()
	}
	status := p.run(ctx, []string{"import", "a.md", "b.md", "c.md"})
	want := "Stopped, as you asked, after 1 of 3 files. To go on, give the same command again: what is in the notebook already is left as it is.\n"
	if status != failed || stderr.String() != want {
		t.Errorf("status %d, and it says\n%s", status, stderr.String())
	}
	if got := stdout.String(); got != "STATUS  KEY    TITLE\nadded   first  First\n" {
		t.Errorf("it prints\n%s", got)
	}
	got := succeed(t, "import", "a.md", "b.md", "c.md")
	if want := "STATUS     KEY     TITLE\nunchanged  first   First\nadded      second  Second\nadded      third   Third\n"; got != want {
		t.Errorf("then it prints\n%s", got)
	}
}

func TestProgressIsForTerminals(t *testing.T) {
	var screen bytes.Buffer
	if p := newProgress(&screen, 9); p.w != nil {
		t.Error("it is shown where there is no terminal")
	}
	p := progress{w: &screen, total: 2}
	p.next("a.md")
	p.next("folder/" + strings.Repeat("long", 40) + ".md")
	p.clear()
	got := strings.Split(strings.TrimPrefix(screen.String(), clearLine), clearLine)
	if len(got) != 3 || got[0] != "Importing 1 of 2: a.md" || !strings.HasPrefix(got[1], "Importing 2 of 2: folder/long") || got[2] != "" {
		t.Errorf("got %q", got)
	}
	for _, line := range got {
		if columns(line) > lineWidth {
			t.Errorf("%q does not fit into a line", line)
		}
	}
}

func TestHighlightCounts(t *testing.T) {
	placed := func(statuses ...notes.Status) (out intake.Outcome) {
		out.Status = intake.Updated
		for _, status := range statuses {
			out.Highlights = append(out.Highlights, intake.Placed{Highlight: notes.Highlight{Status: status}})
		}
		return out
	}
	for _, test := range []struct {
		out  intake.Outcome
		want string
	}{
		{placed(), ""},
		{placed(notes.Anchored), " (1 highlight: 1 in place)"},
		{placed(notes.Orphaned, notes.Anchored, notes.Check, notes.Anchored), " (4 highlights: 2 in place, 1 to check, 1 not found)"},
		{intake.Outcome{Status: intake.Unchanged, Highlights: placed(notes.Anchored).Highlights}, ""},
	} {
		if got := inBrackets(test.out); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// BenchmarkArticles is a command from its arguments to its output, the opening
// of the notebook included.
func BenchmarkArticles(b *testing.B) {
	inFolder(b)
	succeed(b, "articles")
	for b.Loop() {
		succeed(b, "articles", "--json")
	}
}

// BenchmarkImport brings a new article of 3 MB in, then the same once more.
func BenchmarkImport(b *testing.B) {
	var text strings.Builder
	for n := 0; text.Len() < 3<<20; n++ {
		fmt.Fprintf(&text, "Paragraph %d tells what ship %d carried from port %d to port %d, and at what price.\n\n", n, n%7919, n%97, n%89)
	}
	inFolder(b)
	for n := 0; b.Loop(); n++ {
		write(b, "book.md", fmt.Sprintf("---\nid: book-%d\ntitle: A book\n---\n%s", n, text.String()))
		succeed(b, "import", "book.md")
		succeed(b, "import", "book.md")
	}
}
