package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite/csl"
	"collate/notes/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestFormatNamed(t *testing.T) {
	for _, f := range Formats() {
		if got, err := FormatNamed(strings.ToUpper(f.Name)); err != nil || got.Name != f.Name {
			t.Errorf("%s: %v, %v", f.Name, got, err)
		}
		if f.Description == "" || !strings.HasPrefix(f.Extension, ".") {
			t.Errorf("%+v", f)
		}
	}
	if !slices.IsSortedFunc(Formats(), func(a, b Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("formats are not in order")
	}
	_, err := FormatNamed("docx")
	var problem *notes.Problem
	if !errors.As(err, &problem) {
		t.Errorf("unknown format: %v", err)
	}
	if want := `There is no export format “docx”. Use one of biblatex, bibtex, csl-json, json, markdown, ris, text.`; err.Error() != want {
		t.Errorf("unknown format: %v", err)
	}
}

// sample is a digest with highlights of all kinds, an article with one, and an
// article without any.
func sample() Selection {
	var b document.Builder
	for _, block := range []struct {
		kind document.Kind
		text string
	}{
		{document.Heading, "Leverage, Not Rupture"},
		{document.Paragraph, "Russian forces stormed *homes* in Ekaterinburg. Two brothers did not survive."},
		{document.Paragraph, "1. 50% of [them] were <held>; AT&T paid $5_000 & more."},
		{document.Item, "a visit was called off"},
		{document.Paragraph, "It said: “unfriendly actions”."},
	} {
		b.Begin(document.Block{Kind: block.kind})
		b.Write(block.text, 0)
	}
	doc := b.Document()
	day := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	n := 0
	highlight := func(exact string) notes.Highlight {
		n++
		before, _, found := strings.Cut(doc.Text(), exact)
		start := len([]rune(before))
		if !found {
			start = 0
		}
		return notes.Highlight{
			ID: notes.HighlightID("h" + string(rune('0'+n))), Article: "a1", Revision: "r1",
			Anchor: anchor.Anchor{Exact: exact, Start: start, End: start + len([]rune(exact))},
			Status: notes.Anchored, Created: day, Modified: day,
		}
	}
	orphaned := highlight("this sentence\nis gone")
	orphaned.Status, orphaned.Comment = notes.Orphaned, "Was it withdrawn?"
	survive := highlight("Two brothers did not survive.\n1. 50% of [them] were <held>; AT&T paid $5_000 & more.")
	survive.Color, survive.Comment, survive.Tags = notes.Green, "Compare [[levant-files]]:\n\n- *one* of the two\n- ```not a fence```\n", []string{"claim", "people/Safarov"}
	visit := highlight("a visit was called off")
	visit.Color, visit.Underline, visit.Status, visit.Comment = notes.Blue, true, notes.Check, "~~~ text\nnever closed"
	forces := highlight("stormed *homes* in Ekaterinburg")
	digest := Article{
		Article: notes.Article{
			ID: "a1", Key: "eurasia-daily-monitor", Revision: "r1", Tags: []string{"caucasus"}, Created: day, Modified: day,
			Item: csl.Item{
				ID: "eurasia-daily-monitor", Type: "article",
				Text: map[string]string{
					"title": "Leverage, Not Rupture: What Baku Wants from the Quarrel with Moscow", "container-title": "Collate Digests",
					"original-title":           "Russia-Azerbaijan Tensions Escalate to Unprecedented Level",
					"original-container-title": "Eurasia Daily Monitor", "original-volume": "22", "original-publisher": "The Jamestown Foundation",
				},
				Names: map[string][]csl.Name{"author": {{Literal: "Collate Digests"}}, "original-author": {{Family: "Huseynov", Given: "Vasif"}}},
				Dates: map[string]csl.Date{"issued": csl.ParseDate("2026-11-22"), "original-date": csl.ParseDate("2025-07-07")},
			},
		},
		Document:   doc,
		Highlights: []notes.Highlight{orphaned, survive, visit, forces},
	}
	plainDoc := document.Plain("The 7_eleven raid.")
	ordinary := Article{
		Article: notes.Article{
			ID: "a2", Key: "plain", Revision: "r2", Created: day, Modified: day,
			Item: csl.Item{
				ID: "plain", Type: "article-newspaper", Text: map[string]string{"title": "# Plain *title*", "container-title": "The Morning Post"},
				Dates: map[string]csl.Date{"issued": csl.ParseDate("2025-07-02")},
			},
		},
		Document: plainDoc,
		Highlights: []notes.Highlight{{
			ID: "h9", Article: "a2", Revision: "r2", Anchor: anchor.Anchor{Exact: "7_eleven raid", Prefix: "The ", Suffix: ".", Start: 4, End: 17},
			Status: notes.Anchored, Created: day, Modified: day,
		}},
	}
	return Selection{Articles: []Article{digest, ordinary, unmarked()}}
}

func unmarked() Article {
	return Article{Article: notes.Article{ID: "a3", Key: "unmarked", Item: csl.Item{
		ID: "unmarked", Type: "webpage", Text: map[string]string{"title": "Nothing Marked", "publisher": "Report.az"},
	}}}
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := bytes.ReplaceAll(written(t, f, sample()), []byte("\r\n"), []byte("\n")) // as git keeps it
			path := filepath.Join("testdata", f.Name+f.Extension)
			if *update {
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("differs from %s:\n%s", path, got)
			}
		})
	}
}

func written(t *testing.T, f Format, s Selection) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, s, Options{Style: style(t, "")}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// style returns a citation style with notes of author, title, outlet and
// locator, in which each citation begins with a mark.
func style(t testing.TB, mark string) *csl.Processor {
	t.Helper()
	source := `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<macro name="title"><text variable="title" quotes="true"/></macro>
<citation><layout prefix="` + mark + `" suffix="."><choose>
<if position="subsequent"><group delimiter=", "><text variable="title"/><text variable="locator" prefix="¶ "/></group></if>
<else><group delimiter=", "><names variable="author"/><text macro="title"/><text variable="container-title" font-style="italic"/><text variable="locator" prefix="¶ "/></group></else>
</choose></layout></citation>
<bibliography><sort><key macro="title"/></sort><layout suffix="."><group delimiter=", ">
<names variable="author"/><text macro="title"/><text variable="container-title" font-style="italic"/></group></layout></bibliography></style>`
	parsed, err := csl.ParseStyle(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	locale, err := csl.ParseLocale(strings.NewReader(`<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms>
<term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
</terms></locale>`))
	if err != nil {
		t.Fatal(err)
	}
	processor, err := csl.New(parsed, csl.LocaleMap{"en-US": locale}, csl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return processor
}

func TestWithoutHighlights(t *testing.T) {
	s := Selection{Articles: []Article{unmarked()}}
	tests := []struct{ format, want string }{
		{"markdown", "# Highlights\n\nThere are no highlights in these articles.\n\n## Bibliography\n\n“Nothing Marked”.\n"},
		{"text", "HIGHLIGHTS\n\nThere are no highlights in these articles.\n\n\nBIBLIOGRAPHY\n\n“Nothing Marked”.\n"},
	}
	for _, tt := range tests {
		f, err := FormatNamed(tt.format)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(written(t, f, s)); got != tt.want {
			t.Errorf("%s: %q", tt.format, got)
		}
	}
}

func TestWithoutArticles(t *testing.T) {
	for _, f := range Formats() {
		if f.Name == "json" || f.Name == "csl-json" {
			if out := written(t, f, Selection{}); !json.Valid(out) {
				t.Errorf("%s: %s", f.Name, out)
			}
			continue
		}
		if out := string(written(t, f, Selection{})); strings.Contains(strings.ToLower(out), "bibliography") {
			t.Errorf("%s: %q has a bibliography of nothing", f.Name, out)
		}
	}
}

func TestWriteDoesNotChangeItsInput(t *testing.T) {
	s := sample()
	for _, f := range Formats() {
		written(t, f, s)
	}
	if !reflect.DeepEqual(s, sample()) {
		t.Error("the selection was changed")
	}
}

func TestStyleIsUsed(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(&b, sample(), Options{Style: style(t, "SHOUTED")}); err != nil {
			t.Fatal(err)
		}
		if uses := strings.Contains(b.String(), "SHOUTED"); uses != f.Styled {
			t.Errorf("%s uses the style: %v", f.Name, uses)
		}
	}
}

func TestWriteTellsErrors(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(broken{}, sample(), Options{Style: style(t, "")}); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
