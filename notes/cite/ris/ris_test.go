package ris

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
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
	if want := readFile(t, path); got != want {
		t.Errorf("%s: got\n%s", path, got)
	}
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func readItems(t testing.TB, name string) []csl.Item {
	t.Helper()
	items, err := csl.Parse([]byte(readFile(t, "../testdata/"+name+".json")))
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestReadDifficult(t *testing.T) {
	items, problems := Read(readFile(t, "testdata/difficult.ris"))
	golden(t, "difficult.json", string(csl.Encode(items)))
	golden(t, "difficult.txt", fmt.Sprintln(problems))
}

func TestWrite(t *testing.T) {
	for _, name := range []string{"digests", "items"} {
		golden(t, name+".ris", strings.ReplaceAll(string(Write(readItems(t, name))), "\r\n", "\n"))
	}
}

// TestUnknownTagsComeOutAgain reads what is difficult, writes it and reads it
// again.
func TestUnknownTagsComeOutAgain(t *testing.T) {
	items, _ := Read(readFile(t, "testdata/difficult.ris"))
	written := string(Write(items))
	again, problems := Read(written)
	if len(problems) > 0 || !reflect.DeepEqual(again, items) {
		t.Errorf("%v, read again from\n%s\n%s", problems, written, csl.Encode(again))
	}
	for _, line := range []string{"L1  - file:///papers/a.pdf", "L1  - file:///papers/b.pdf", "C7  - e42", "UR  - https://example.org/b", "TY  - EJOUR"} {
		if !strings.Contains(written, line+"\r\n") {
			t.Errorf("there is no line %q", line)
		}
	}
}

// TestRoundTrip writes items with everything that the format has a place for.
func TestRoundTrip(t *testing.T) {
	items := []csl.Item{{
		ID: "a", Type: "article-journal",
		Text: map[string]string{
			"title": "T", "title-short": "S", "container-title": "C", "container-title-short": "CT", "collection-title": "Series", "volume": "1",
			"issue": "2-3", "number": "e7", "page": "33-35, 38", "section": "Se", "edition": "2nd", "genre": "G", "publisher": "P", "publisher-place": "PP",
			"ISBN": "978-0", "ISSN": "1234-5678", "DOI": "10.1/x", "URL": "https://example.org", "language": "az", "keyword": "a; b, c; d",
			"abstract": "A", "note": "N\nM", "annote": "An", "call-number": "CN", "archive_location": "AL", "source": "So", "PMID": "123", "PMCID": "PMC1",
			"number-of-volumes": "4", "original-title": "O", "reviewed-title": "R", "archive": "Ar",
		},
		Names: map[string][]csl.Name{
			"author": {{Family: "Berg", Given: "Ida", NonDroppingParticle: "van der", Suffix: "Jr."}, {Literal: "Unit"}},
			"editor": {{Family: "Stone", Given: "Eve"}}, "translator": {{Family: "Wood", Given: "Tom"}}, "collection-editor": {{Family: "X", Given: "Y"}},
		},
		Dates: map[string]csl.Date{"issued": {Parts: [][]int{{2025, 7, 7}, {2025, 7, 9}}}, "accessed": {Parts: [][]int{{2025, 8}}}},
	}}
	for _, typ := range kinds {
		if kindFor(typ.csl) == typ.ris {
			items = append(items, csl.Item{ID: typ.ris, Type: typ.csl, Text: map[string]string{"title": "T"}, Names: map[string][]csl.Name{},
				Dates: map[string]csl.Date{"issued": {Parts: [][]int{{2025}}, Season: "3"}}})
		}
	}
	again, problems := Read(string(Write(items)))
	if len(problems) > 0 || len(again) != len(items) {
		t.Fatalf("%d items, %v", len(again), problems)
	}
	for i := range items {
		if !reflect.DeepEqual(again[i], items[i]) {
			t.Errorf("got  %v\nwant %v", again[i], items[i])
		}
	}
}

func TestReadProblems(t *testing.T) {
	tests := []struct {
		name, in string
		items    int
		want     string
	}{
		{"nothing", "", 0, "[]"},
		{"not RIS", "Dear all,\n\nhere is the list.\n", 0, "[line 1: this is not in a reference, which begins with TY]"},
		{"byte order mark and no end", "\ufeffTY  - BOOK\nTI  - A", 1, "[]"},
		{"text without a tag", "TY  - BOOK\nlost\nTI  - A\nER  - \n", 1, "[line 2: there is no tag before this text]"},
		{"fewer spaces", "TY - BOOK\nTI -A\nER -\n", 1, "[]"},
	}
	for _, tt := range tests {
		items, problems := Read(tt.in)
		if got := fmt.Sprint(problems); len(items) != tt.items || got != tt.want {
			t.Errorf("%s: %d items, %s", tt.name, len(items), got)
		}
	}
}

// FuzzRead reads any text, writes what it read, and expects to read that again as
// the same.
func FuzzRead(f *testing.F) {
	f.Add(readFile(f, "testdata/difficult.ris"))
	f.Add("TY  - JOUR\nSP  - 1-2\nEP  - 3\nPY  - 0\nDA  - 2020//5/x\nKW  - ;\nKW  - ,\nAU  - ,\nN1  -  \nER  - ")
	line := regexp.MustCompile(`^[A-Z][A-Z0-9]  - [^\r\n]*$`)
	f.Fuzz(func(t *testing.T, text string) {
		items, _ := Read(text)
		once := Write(items)
		for l := range strings.SplitSeq(strings.TrimSuffix(string(once), "\r\n"), "\r\n") {
			if len(items) > 0 && !line.MatchString(l) {
				t.Fatalf("%q", l)
			}
		}
		if again, problems := Read(string(once)); len(again) != len(items) || len(problems) > 0 {
			t.Fatalf("%d items become %d: %v\n%s", len(items), len(again), problems, once)
		}
	})
}
