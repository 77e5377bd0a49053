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

// TestUnknownFieldsComeOutAgain reads what is difficult, writes it for both, and
// reads it again.
func TestUnknownFieldsComeOutAgain(t *testing.T) {
	items, _ := Read(readFile(t, "difficult.bib"))
	for _, dialect := range []Dialect{BibTeX, BibLaTeX} {
		written := string(Write(items, dialect))
		again, problems := Read(written)
		if len(problems) > 0 || len(again) != len(items) {
			t.Fatalf("%d items, %v, read from\n%s", len(again), problems, written)
		}
		for i := range items {
			got, want := string(csl.Encode(again[i:i+1])), string(csl.Encode(items[i:i+1]))
			if dialect == BibTeX { // which has one kind of particle
				want = strings.ReplaceAll(want, `"dropping-particle"`, `"non-dropping-particle"`)
			}
			if got != want {
				t.Errorf("%s: %s", items[i].ID, difference(got, want))
			}
		}
		for _, line := range []string{`  file = {:C\:\\papers\\dvorak.pdf:PDF},`, "@weird{odd,", `  shelfmark = {A~\textbf{12}},`} {
			if !strings.Contains(written, line) {
				t.Errorf("there is no %s", line)
			}
		}
	}
}

// TestRoundTrip writes items with every variable that has a field, of every type.
func TestRoundTrip(t *testing.T) {
	for _, k := range kinds {
		item := csl.Item{ID: k.csl, Type: k.csl, Text: map[string]string{}, Names: map[string][]csl.Name{}, Dates: map[string]csl.Date{
			"issued": {Parts: [][]int{{2025, 7, 7}}},
		}}
		for _, f := range fieldsOf(k.biblatex) {
			switch {
			case f.variable == "maintitle", f.variable == "original-title" && k.csl != "book": // which makes it a digest
			case f.form == names:
				item.Names[f.variable] = []csl.Name{{Family: "Berg", Given: f.variable, NonDroppingParticle: "van der"}, {Literal: "Unit and Sons"}}
			case f.form == date:
				item.Dates[f.variable] = csl.Date{Parts: [][]int{{2024, 5}, {2025, 6}}}
			case f.form == language:
				item.Text[f.variable] = "de"
			case f.form == pages:
				item.Text[f.variable] = "1-7, S9"
			default:
				item.Text[f.variable] = `The <span class="nocase">` + f.variable + "</span> & <i>Über</i> 50%"
			}
		}
		for _, v := range []string{"DOI", "URL", "PMID", "PMCID"} {
			item.Text[v] = "10.1234/a_b(" + v + ")"
		}
		for _, dialect := range []Dialect{BibTeX, BibLaTeX} {
			again, problems := Read(string(Write([]csl.Item{item}, dialect)))
			if len(problems) > 0 || len(again) != 1 {
				t.Fatalf("%s: %d items, %v", k.csl, len(again), problems)
			}
			plain := strings.NewReplacer(`<span class="nocase">`, "", "</span>", "") // which only titles have
			got, want := again[0], item.Clone()
			for variable, value := range want.Text {
				want.Text[variable] = plain.Replace(value)
			}
			for variable, value := range got.Text {
				got.Text[variable] = plain.Replace(value)
			}
			if g, w := string(csl.Encode([]csl.Item{got})), string(csl.Encode([]csl.Item{want})); g != w {
				t.Errorf("%s, dialect %d: %s", k.csl, dialect, difference(g, w))
			}
		}
	}
}

// difference returns the first lines that differ.
func difference(got, want string) string {
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			return fmt.Sprintf("line %d: got %s, want %s", i+1, gotLines[i], wantLines[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(gotLines), len(wantLines))
}

// TestProtectedWordsStayProtected is of titles, whose case styles may change.
func TestProtectedWordsStayProtected(t *testing.T) {
	item := csl.Item{ID: "a", Type: "book", Text: map[string]string{"title": `A <span class="nocase">de Facto</span> <i>Raid</i>`}}
	again, _ := Read(string(Write([]csl.Item{item}, BibTeX)))
	if got := again[0].Title(); got != item.Title() {
		t.Errorf("got %s", got)
	}
}

// FuzzRead reads any file, writes what it read, and expects to read as much
// again.
func FuzzRead(f *testing.F) {
	f.Add(readFile(f, "difficult.bib"))
	f.Add(readFile(f, "broken.bib"))
	f.Add("@string{a=\"x\"}@string{a=a#a#a}@misc{a,xdata={a,b},crossref=b}@misc{b,crossref={a},title={{}}")
	f.Fuzz(func(t *testing.T, text string) {
		items, _ := Read(text)
		for _, dialect := range []Dialect{BibTeX, BibLaTeX} {
			once := Write(items, dialect)
			again, problems := Read(string(once))
			if len(problems) > 0 || len(again) != len(items) {
				t.Fatalf("%d items become %d: %v\n%s", len(items), len(again), problems, once)
			}
		}
	})
}

// BenchmarkRead reads 8,500 entries.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(readFile(b, "difficult.bib"), 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text)
	}
}
