package styles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"collate/notes/cite/csl"
)

const (
	head = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="CLASS"><info><title>TITLE</title><id>ID</id>` +
		`<category citation-format="author-date"/><updated>2026-01-01T00:00:00Z</updated></info>`
	body = `<citation><layout><text variable="title" prefix="TITLE: "/></layout></citation></style>`

	dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info><title>TITLE</title><id>ID</id>` +
		`<link href="PARENT" rel="independent-parent"/><updated>2026-01-01T00:00:00Z</updated></info></style>`

	locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="LANG"><terms><term name="and">and</term></terms></locale>`
)

func made(source string, oldNew ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.NewReplacer(oldNew...).Replace(source))}
}

// collection is a small one with everything in it.
func collection() *Collection {
	own := fstest.MapFS{
		"Mine.csl":   made(head+body, "CLASS", "note", "TITLE", "My\n style", "ID", "x:mine", `<category citation-format="author-date"/>`, ""),
		"apa.csl":    made(head+body, "CLASS", "in-text", "TITLE", "My APA", "ID", "x:apa"),
		"broken.csl": made("<style class=\"note\">\n<info><title>Broken</title></info>\n</stile>"),
		"torn.csl":   made("<style><info><title>To"),
		"notes.txt":  made("no style"),
	}
	program := fstest.MapFS{
		"apa.csl":    made(head+body, "CLASS", "in-text", "TITLE", "APA", "ID", "collate:apa"),
		"nature.csl": made(head+body, "CLASS", "in-text", "TITLE", "Nature", "ID", "collate:nature"),
	}
	other := fstest.MapFS{
		"hidden/renamed.csl":   made(head+body, "CLASS", "in-text", "TITLE", "Parent", "ID", "http://www.zotero.org/styles/parent"),
		"child.csl":            made(dependent, "TITLE", "Child", "ID", "child", "PARENT", "http://www.zotero.org/styles/parent"),
		"dependent/gene.csl":   made(dependent, "TITLE", "Gene", "ID", "gene", "PARENT", "http://www.zotero.org/styles/nature"),
		"dependent/orphan.csl": made(dependent, "TITLE", "Orphan", "ID", "orphan", "PARENT", "http://www.zotero.org/styles/gone"),
		"dependent/grand.csl":  made(dependent, "TITLE", "Grandchild", "ID", "grand", "PARENT", "http://www.zotero.org/styles/child"),
	}
	return New(
		[]Folder{{"your styles", own}, {"Collate", program}, {"Zotero", other}, {"nowhere", os.DirFS("testdata/missing")}},
		[]Folder{{"Collate", fstest.MapFS{"locales-en-US.xml": made(locale, "LANG", "en-US"), "locales-de-DE.xml": made(locale, "LANG", "de-DE")}}},
	)
}

func TestList(t *testing.T) {
	var got []string
	for _, l := range collection().List() {
		got = append(got, strings.Join([]string{l.Name, l.Title, l.Class, l.Format, l.Language, l.From, l.Problem}, "|"))
	}
	want := []string{
		"broken|Broken|note|note||your styles|",
		"child|Child|||de-DE|Zotero|",
		"gene|Gene|||de-DE|Zotero|",
		"grand|Grandchild|||de-DE|Zotero|",
		"apa|My APA|in-text|author-date||your styles|",
		"Mine|My style|note|note||your styles|",
		"nature|Nature|in-text|author-date||Collate|",
		"orphan|Orphan|||de-DE|Zotero|",
		"renamed|Parent|in-text|author-date||Zotero|",
		"torn|To||||your styles|XML syntax error on line 1: unexpected EOF",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestProcessor(t *testing.T) {
	c := collection()
	items := []csl.Item{{ID: "a", Text: map[string]string{"title": "Title"}}}
	for _, tt := range []struct{ name, shown, language string }{
		{"apa", "My APA: Title", "en-US"},
		{"MINE", "My style: Title", "en-US"},
		{"child", "Parent: Title", "de-DE"},
		{"gene", "Nature: Title", "de-DE"},
	} {
		p, err := c.Processor(tt.name, "")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got := p.Format(csl.Document{Items: items, Citations: []csl.Citation{{Cites: []csl.Cite{{ID: "a"}}}}}).Citations[0].Text.String()
		if strings.Join(strings.Fields(got), " ") != tt.shown || p.Language() != tt.language {
			t.Errorf("%s: %q in %s, want %q in %s", tt.name, got, p.Language(), tt.shown, tt.language)
		}
	}
	p, err := c.Processor("apa", "de-AT")
	if err != nil || p.Language() != "de-AT" {
		t.Errorf("in another language: %v", err)
	}
	if again, _ := c.Processor("APA", "de-AT"); again != p {
		t.Error("the same processor is made twice")
	}
}

func TestProblems(t *testing.T) {
	c := collection()
	for name, want := range map[string]string{
		"vogue":     `There is no citation style “vogue”. Use one of those that are listed by: collate style list.`,
		"../apa":    `There is no citation style “../apa”.`,
		"broken":    `Could not use the citation style “broken” of your styles: line `,
		"orphan":    `Could not use the citation style “orphan”: it is the same as the style http://www.zotero.org/styles/gone, which is not here.`,
		"grand":     "depends on another one itself",
		"notes.txt": "There is no",
	} {
		if _, err := c.Processor(name, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

func TestForget(t *testing.T) {
	files := fstest.MapFS{}
	c := New([]Folder{{"own", files}}, []Folder{{"own", fstest.MapFS{"locales-en-US.xml": made(locale, "LANG", "en-US")}}})
	if _, err := c.Processor("new", ""); err == nil || len(c.List()) > 0 {
		t.Fatal("there is a style in an empty folder")
	}
	files["new.csl"] = made(head+body, "CLASS", "note", "TITLE", "New", "ID", "new")
	c.Forget()
	if _, err := c.Processor("new", ""); err != nil || len(c.List()) != 1 {
		t.Errorf("the new style is not found: %v", err)
	}
}

func TestLanguages(t *testing.T) {
	if got := fmt.Sprint(collection().Languages()); got != "[de-DE en-US]" {
		t.Errorf("languages %s", got)
	}
}

// BenchmarkList lists as many styles as the repository of CSL has.
func BenchmarkList(b *testing.B) {
	folder := b.TempDir()
	for i := range 10_000 {
		data := made(head+body, "CLASS", "in-text", "TITLE", fmt.Sprint("Style ", i), "ID", fmt.Sprint(i)).Data
		if err := os.WriteFile(fmt.Sprintf("%s/%d.csl", folder, i), data, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	c := New([]Folder{{"all", os.DirFS(folder)}}, nil)
	for b.Loop() {
		c.Forget()
		if len(c.List()) != 10_000 {
			b.Fatal("some are missing")
		}
	}
}

func FuzzInfo(f *testing.F) {
	f.Add(head + body)
	f.Add(dependent)
	f.Add("<style><info>")
	f.Fuzz(func(t *testing.T, source string) {
		if i, err := parseInfo(strings.NewReader(source)); err == nil && len(i.Title) > len(source) {
			t.Errorf("the title %q of %q", i.Title, source)
		}
	})
}

func TestChoice(t *testing.T) {
	for data, want := range map[string]Choice{
		"": {Style: fallback}, "{": {Style: fallback}, `{"language":"fr-FR"}`: {Style: fallback}, `{"style":"apa"}`: {Style: "apa"},
	} {
		if got, err := Chosen(t.Context(), &settings{value: []byte(data)}); got != want || err != nil {
			t.Errorf("%q is read as %v, %v, want %v", data, got, err, want)
		}
	}
	var nb settings
	want := Choice{"apa", "de-AT"}
	if err := Choose(t.Context(), &nb, want); err != nil {
		t.Fatal(err)
	}
	if got, err := Chosen(t.Context(), &nb); got != want || err != nil {
		t.Errorf("%v was chosen, and is read as %v, %v", want, got, err)
	}
	nb.err = fs.ErrPermission
	if _, err := Chosen(t.Context(), &nb); !errors.Is(err, nb.err) {
		t.Errorf("what cannot be read is told with %v", err)
	}
}

// settings have one value.
type settings struct {
	value []byte
	err   error
}

func (s *settings) Setting(context.Context, string) ([]byte, bool, error) {
	return s.value, true, s.err
}

func (s *settings) SetSetting(_ context.Context, _ string, value []byte) error {
	s.value = value
	return s.err
}
