package importer_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"collate/assets"
	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/importer"
)

func TestBundledArticles(t *testing.T) {
	articles := assets.Articles()
	names, err := fs.Glob(articles, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	digest := []csl.Name{{Literal: "Collate Digests"}}
	want := map[string]struct {
		title    string
		original csl.Item
	}{
		"armenian-report": {
			"A Feud Seen from Yerevan: 'Never a Strategic Partner'",
			csl.Item{
				Text: map[string]string{
					"original-title":     "New Feud Erupts: Russia and Azerbaijan at Each Other's Throats",
					"original-publisher": "The Armenian Report",
				},
				Names: map[string][]csl.Name{"original-author": {{Literal: "The Armenian Report Team"}}},
				Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2025, 7}}}},
			},
		},
		"eurasia-daily-monitor": {
			"Leverage, Not Rupture: What Baku Wants from the Quarrel with Moscow",
			csl.Item{
				Text: map[string]string{
					"original-title":           "Russia-Azerbaijan Tensions Escalate to Unprecedented Level",
					"original-container-title": "Eurasia Daily Monitor",
					"original-volume":          "22",
					"original-publisher":       "The Jamestown Foundation",
				},
				Names: map[string][]csl.Name{"original-author": {{Family: "Huseynov", Given: "Vasif"}}},
				Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2025, 7, 7}}}},
			},
		},
		"indian-republic": {
			"Seven Detained, Eight Arrested, Thirty-Eight Dead: A Crisis in Numbers",
			csl.Item{
				Text: map[string]string{
					"original-title":     "FLASHPOINT: Russia–Azerbaijan Tensions Deepen After Police Raids, Jet Crash, and Shifting Alliances",
					"original-publisher": "Indian Republic",
					"original-URL":       "https://www.indianrepublic.in/2025/07/russia-azerbaijan-tensions-2025-police-raids-plane-crash-karabakh-shift.html",
				},
				Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2025, 7}}}},
			},
		},
		"insight-news": {
			"A Raid as Symptom: The Case That Repression at Home Costs Moscow Its Allies",
			csl.Item{
				Text: map[string]string{
					"original-title":     "Systemic repression, xenophobia: Russia's domestic war fuels its rift with Azerbaijan",
					"original-publisher": "Insight News",
					"original-URL":       "https://insightnews.media/systemic-repression-xenophobia-russia-domestic-war-fuels-its-rift-with-azerbaijan",
				},
				Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2025, 7}}}},
			},
		},
		"levant-files": {
			"Forty-Eight Hours: How Two Capitals Stopped Talking",
			csl.Item{
				Text: map[string]string{
					"original-title":     "Caucasus in Crisis",
					"original-publisher": "The Levant Files",
				},
				Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2025, 7}}}},
			},
		},
	}
	if len(names) != len(want) {
		t.Errorf("there are %d articles, want %d", len(names), len(want))
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			data, err := fs.ReadFile(articles, name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := importer.Import(name, data)
			if err != nil {
				t.Fatal(err)
			}
			key := strings.TrimSuffix(name, ".md")
			if got.Key != key || got.Item.ID != key {
				t.Errorf("key %q, id %q, want %q", got.Key, got.Item.ID, key)
			}
			item := want[key].original
			item.ID, item.Type = key, "article"
			item.Text["title"] = want[key].title
			item.Text["container-title"] = "Collate Digests"
			item.Text["language"] = "en"
			item.Text["license"] = "CC0-1.0"
			item.Text["abstract"] = got.Item.Text["abstract"]
			if !strings.HasPrefix(item.Text["abstract"], "A digest of ") {
				t.Errorf("abstract %q", item.Text["abstract"])
			}
			if item.Names == nil {
				item.Names = make(map[string][]csl.Name)
			}
			item.Names["author"] = digest
			item.Dates["issued"] = csl.Date{Parts: [][]int{{2026, 11, 22}}}
			if !reflect.DeepEqual(got.Item, item) {
				t.Errorf("item\n%s\nwant\n%s", encode(t, got.Item), encode(t, item))
			}
			blocks := got.Document.Blocks()
			if blocks[0].Kind != document.Heading || blocks[0].Level != 1 || blocks[1].Kind != document.Paragraph {
				t.Errorf("begins with %v", blocks[:2])
			}
			if n := got.Document.Words(); n < 350 || n > 750 {
				t.Errorf("%d words", n)
			}
		})
	}
}

func TestNumberedListOfBundledArticle(t *testing.T) {
	data, err := fs.ReadFile(assets.Articles(), "armenian-report.md")
	if err != nil {
		t.Fatal(err)
	}
	r, err := importer.Import("armenian-report.md", data)
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for _, b := range r.Document.Blocks() {
		if b.Kind == document.Item {
			if b.Number != len(items)+1 || b.Level != 1 {
				t.Errorf("item %d has number %d, level %d", len(items)+1, b.Number, b.Level)
			}
			items = append(items, r.Document.Slice(b.Start, b.End))
		}
	}
	if len(items) != 5 || items[1] != "closed the Russian House in Baku;" {
		t.Errorf("items %q", items)
	}
}

func encode(t *testing.T, item csl.Item) string {
	t.Helper()
	data, err := json.MarshalIndent(item, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Metadata that a file does not give are derived from its text or name.
func TestImportWithoutMetadata(t *testing.T) {
	long := strings.Repeat("word ", 30)
	tests := []struct {
		name, file, text string
		title, key, kind string
	}{
		{"heading", "a.md", "Preface\n\n# The *Raid*\n\ntext", "The Raid", "the-raid", "document"},
		{"first line", "a.md", "\n\nJust text.\nMore.", "Just text. More.", "just-text-more", "document"},
		{"first line of text", "notes.txt", "\n\n  Just text.\n\nMore.", "Just text.", "just-text", "document"},
		{"long first line", "notes.txt", long, strings.TrimSpace(strings.Repeat("word ", 24)) + "…", "word-word-word-word-word-word-word-word", "document"},
		{"accents", "a.md", "# Əliyev və Çağdaş ırq: Straße", "Əliyev və Çağdaş ırq: Straße", "eliyev-ve-cagdas-irq-strasse", "document"},
		{"container", "a.md", "---\ncontainer-title: A Paper\n---\n# One", "One", "one", "article"},
		{"web page", "a.md", "---\nurl: https://example.org\n---\n# One", "One", "one", "webpage"},
		{"type of its own", "a.md", "---\ntype: book\nurl: https://example.org\n---\n# One", "One", "one", "book"},
		{"id with spaces", "a.md", "---\nid: \" my  key\"\n---\n# One", "One", "my-key", "document"},
		{"citation-key", "a.md", "---\ncitation-key: huseynov2025\n---\n# One", "One", "huseynov2025", "document"},
		{"only a picture without a description", "map.md", "![](map.png)", "map", "map", "document"},
		{"only a picture", "a.md", "![A *map*](map.png)", "A map", "a-map", "document"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := importer.Import("/home/reader/"+test.file, []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if r.Item.Text["title"] != test.title || r.Key != test.key || r.Item.ID != test.key || r.Item.Type != test.kind {
				t.Errorf("title %q, key %q, id %q, type %q", r.Item.Text["title"], r.Key, r.Item.ID, r.Item.Type)
			}
		})
	}
}

func TestFormats(t *testing.T) {
	heading := document.Heading
	tests := []struct {
		name, file, text string
		want             document.Kind // of the first block
	}{
		{"Markdown", "a.md", "# One", heading},
		{"upper case extension", "a.MD", "# One", heading},
		{"text with a hash", "a.txt", "# One", document.Paragraph},
		{"no extension, heading", "README", "One\n\n## Two\n", document.Paragraph},
		{"no extension, heading first", "README", "## Two\n", heading},
		{"no extension, no heading", "README", "#One *two*\n", document.Paragraph},
		{"byte order mark", "a.md", "\uFEFF# One", heading},
		{"byte order mark before front matter", "a.md", "\uFEFF---\ntitle: x\n---\n# One", heading},
		{"UTF-16, little end first", "a.md", "\xFF\xFE#\x00 \x00\x59\x01", heading},
		{"UTF-16, big end first", "a.md", "\xFE\xFF\x00#\x00 \x01\x59", heading},
		{"HTML in Markdown", "a.md", "<html><h1>One</h1></html>", document.Paragraph},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := importer.Import(test.file, []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Document.Blocks()[0].Kind; got != test.want {
				t.Errorf("the first block is a %s, want %s", got, test.want)
			}
		})
	}
}

func TestImportRefuses(t *testing.T) {
	nested := "---\na: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "\n---\ntext"
	bomb := "---\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n" +
		"c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n" +
		"e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n---\ntext"
	tests := []struct {
		name, file, data string
		want             string
	}{
		{"nothing", "a.md", "", "Could not import a.md: the file is empty. Choose a file that has some text."},
		{"white space", "a.txt", " \n\t\n", "Could not import a.txt: there is no text in it. Choose a file that has some."},
		{"metadata only", "a.md", "---\ntitle: x\n---\n", "Could not import a.md: there is no text in it. Choose a file that has some."},
		{"PDF", "/x/report.pdf", "%PDF-1.7\n", "Could not import report.pdf: it is a PDF document, which Collate cannot read yet. Save it as text or Markdown and import that."},
		{"PDF by another name", `C:\x\report.txt`, "%PDF-1.7\n", "Could not import report.txt: it is a PDF document, which Collate cannot read yet. Save it as text or Markdown and import that."},
		{"EPUB", "a.epub", "PK\x03\x04..mimetypeapplication/epub+zip", "an EPUB book"},
		{"Word", "a.docx", "PK\x03\x04..word/document.xml", "a Word document"},
		{"archive", "a.zip", "PK\x03\x04..", "an archive, which Collate cannot read yet. Unpack it"},
		{"picture", "a.png", "\x89PNG\r\n", "a picture"},
		{"web page", "a.html", "<p>x", "a web page"},
		{"web page by another name", "a", "\n<!DOCTYPE html>", "a web page"},
		{"binary", "a.txt", "a\x00b", "Could not import a.txt: it is not text."},
		{"UTF-16 without mark", "a.txt", "a\x00b\x00", "it is not text"},
		{"Latin-1", "a.txt", "one\ntwo caf\xe9 three", "byte 12, in line 2, is not valid UTF-8. Open it in a text editor, save it with the encoding UTF-8"},
		{"half of UTF-16", "a.txt", "\xFF\xFEa\x00b", "not valid UTF-16"},
		{"half a pair of UTF-16", "a.txt", "\xFE\xFF\xD8\x00\x00a", "not valid UTF-16"},
		{"too large", "a.txt", strings.Repeat("a", importer.MaxSize+1), "Could not import a.txt: it has 17 MB, and an article may have 16 MB. Split it"},
		{"more Markdown than fits in memory", "a.md", strings.Repeat("| a |\n", 200_001),
			"Could not import a.md: it has 167 % of the lines and marks of Markdown that an article may have. Split it"},
		{"as much of the costliest", "a.md", strings.Repeat("* ", 300_001), "it has 101 % of the lines and marks"},
		{"addresses that become links", "a.md", strings.Repeat("x@y.zz www.a.b 1. http://a.b ", 80_000), "it has 107 % of the lines and marks"},
		{"bad YAML", "a.md", "---\nid: x\ntitle: one: two\n---\ntext", "Could not import a.md: the metadata at its top cannot be read: line 3: mapping values are not allowed in this context. Correct that line"},
		{"bad indentation", "a.md", "---\nid: x\n\tauthor: y\n---\ntext", "line 3: it is indented with a tab, and has to be with spaces"},
		{"unclosed quotation", "a.md", "---\nid: x\ntitle: \"one\nauthor: y\n---\ntext", "line 3"},
		{"twice the same", "a.md", "---\nid: x\ntitle: a\n\ntitle: b\n---\ntext", `line 5: "title" is given twice`},
		{"list as name", "a.md", "---\nid: x\n? [a, b]\n: c\n---\ntext", "line 3: the name before a colon is not a word"},
		{"unknown alias", "a.md", "---\nid: *x\n---\ntext", "unknown anchor 'x'"},
		{"aliases without end", "a.md", bomb, "too much is nested or repeated there"},
		{"an alias in itself", "a.md", "---\na: &a [*a]\n---\ntext", "too much is nested or repeated there"},
		{"deep nesting", "a.md", nested, "too much is nested or repeated there"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := importer.Import(test.file, []byte(test.data))
			var p *notes.Problem
			if !errors.As(err, &p) {
				t.Fatalf("imported as %+v with error %v", r.Item, err)
			}
			if !strings.Contains(p.Error(), test.want) {
				t.Errorf("it says %q, want %q", p.Error(), test.want)
			}
			if p.Remedy == "" {
				t.Error("no remedy")
			}
			if !reflect.DeepEqual(r, importer.Result{}) {
				t.Errorf("result %+v beside an error", r)
			}
		})
	}
}

func TestCheckSize(t *testing.T) {
	if err := importer.CheckSize("a.txt", importer.MaxSize); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	err := importer.CheckSize("/x/a.txt", 200_000_000)
	if err == nil || !strings.HasPrefix(err.Error(), "Could not import a.txt: it has 191 MB") {
		t.Errorf("over the limit: %v", err)
	}
}

// A file that is large because of its prose or its pictures has little markup,
// and can be imported.
func TestLargeMarkdown(t *testing.T) {
	picture := append([]byte("\xFF\xD8\xFF"), make([]byte, 6<<20)...)
	pictures := "![A map](data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(picture) + ")"
	prose := strings.Repeat(strings.Repeat("Well-known: they crossed the river (at dawn), it is said. ", 15)+"\n\n", 16_000)
	for name, text := range map[string]string{"pictures": pictures, "prose": prose} {
		t.Run(name, func(t *testing.T) {
			r, err := importer.Import("a.md", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if name == "pictures" && (len(r.Document.Resources()) != 1 || !bytes.Equal(r.Document.Resources()[0].Data, picture)) {
				t.Error("the picture is not what it was")
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	names := func(n ...csl.Name) map[string][]csl.Name { return map[string][]csl.Name{"author": n} }
	issued := func(d csl.Date) map[string]csl.Date { return map[string]csl.Date{"issued": d} }
	tests := []struct {
		name, yaml string
		want       csl.Item // Text["title"], ID and Type apart
	}{
		{"name as text", "author: Huseynov, Vasif", csl.Item{Names: names(csl.Name{Family: "Huseynov", Given: "Vasif"})}},
		{"institution as text", "author: The Jamestown Foundation", csl.Item{Names: names(csl.Name{Literal: "The Jamestown Foundation"})}},
		{"names as texts", "author: [\"Huseynov, Vasif\", Insight News]", csl.Item{Names: names(csl.Name{Family: "Huseynov", Given: "Vasif"}, csl.Name{Literal: "Insight News"})}},
		{"names as objects", "author:\n  - family: Beethoven\n    given: Ludwig\n    dropping-particle: van\n    orcid: 12\n  - literal: Smith, Inc.", csl.Item{Names: names(
			csl.Name{Family: "Beethoven", Given: "Ludwig", DroppingParticle: "van", Other: raw("orcid", `12`)},
			csl.Name{Literal: "Smith, Inc."})}},
		{"day", "issued: 2025-07-07", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7, 7}}})}},
		{"time", "issued: 2025-07-07T12:30:00Z", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7, 7}}})}},
		{"month", "issued: 2025-07", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7}}})}},
		{"year", "issued: 2025", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025}}})}},
		{"range", "issued: 2025-07/2025-08-02", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7}, {2025, 8, 2}}})}},
		{"about", "issued: 1848~", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{1848}}, Circa: true})}},
		{"date as words", "issued: early in July", csl.Item{Dates: issued(csl.Date{Raw: "early in July"})}},
		{"date as object", "issued: {year: 2025, month: 7, circa: true}", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7}}, Circa: true})}},
		{"range of objects", "issued:\n- year: 2025\n  month: 7\n- year: 2026", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7}, {2026}}})}},
		{"date of CSL-JSON", "issued: {date-parts: [[2025, 7]], season: 2}", csl.Item{Dates: issued(csl.Date{Parts: [][]int{{2025, 7}}, Season: "2"})}},
		{"other names of variables", "date: 2025\nlang: az\nurl: https://example.org\nisbn: 007", csl.Item{
			Text:  map[string]string{"language": "az", "URL": "https://example.org", "ISBN": "007"},
			Dates: issued(csl.Date{Parts: [][]int{{2025}}})}},
		{"another name beside the variable", "date: 2024\nissued: 2025", csl.Item{
			Other: raw("date", `2024`),
			Dates: issued(csl.Date{Parts: [][]int{{2025}}})}},
		{"numbers as written", "volume: 010\nissue: 1.50\npage: 12-14", csl.Item{Text: map[string]string{"volume": "010", "issue": "1.50", "page": "12-14"}}},
		{"keywords", "keywords: [raid, trial, 2025]", csl.Item{Text: map[string]string{"keyword": "raid, trial, 2025"}}},
		{"what is no variable", "rating: 4\ndraft: false\nseen:\n  - a: 1\n    b: [x, ~]\nmood: calm\nnothing: ~", csl.Item{
			Text:  map[string]string{"mood": "calm"},
			Other: map[string]json.RawMessage{"rating": json.RawMessage(`4`), "draft": json.RawMessage(`false`), "seen": json.RawMessage(`[{"a":1,"b":["x",null]}]`)}}},
		{"variable of another form", "publisher: [a, b]\nissued: [x]", csl.Item{
			Other: map[string]json.RawMessage{"publisher": json.RawMessage(`["a","b"]`), "issued": json.RawMessage(`["x"]`)}}},
		{"original", "original:\n  title: A\n  author: \"B, C\"\n  date: 2024-05\n  URL: https://example.org\n  pages: [1]\n  language: ~", csl.Item{
			Text:  map[string]string{"original-title": "A", "original-URL": "https://example.org"},
			Names: map[string][]csl.Name{"original-author": {{Family: "B", Given: "C"}}},
			Dates: map[string]csl.Date{"original-date": {Parts: [][]int{{2024, 5}}}},
			Other: raw("original-pages", `[1]`)}},
		{"original given twice", "original-title: A\noriginal:\n  title: B", csl.Item{Text: map[string]string{"original-title": "A", "original.title": "B"}}},
		{"original as text", "original: A", csl.Item{Text: map[string]string{"original": "A"}}},
		{"aliases", "publisher: &p X\nsource: *p", csl.Item{Text: map[string]string{"publisher": "X", "source": "X"}}},
		{"text of several lines", "abstract: >\n  one\n  two\n\n  three", csl.Item{Text: map[string]string{"abstract": "one two\nthree"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := importer.Import("a.md", []byte("---\n"+test.yaml+"\n---\n# Title"))
			if err != nil {
				t.Fatal(err)
			}
			if r.Document.Text() != "Title" {
				t.Errorf("the text is %q", r.Document.Text())
			}
			want := test.want
			want.ID, want.Type = r.Item.ID, r.Item.Type
			want.Text = maps.Clone(want.Text)
			if want.Text == nil {
				want.Text = make(map[string]string)
			}
			want.Text["title"] = "Title"
			if got, want := encode(t, r.Item), encode(t, want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func raw(key, value string) map[string]json.RawMessage {
	return map[string]json.RawMessage{key: json.RawMessage(value)}
}

// A file may begin with "---" and have no metadata.
func TestNoFrontMatter(t *testing.T) {
	for name, text := range map[string]string{
		"an empty line after the rule": "---\n\ntitle: x\n---\ntext",
		"a sentence between two rules": "---\nJust a sentence.\n---\ntext",
		"no second rule":               "---\ntitle: x\n\ntext",
		"a rule only":                  "---\n# text",
		"not at the start":             "text\n---\ntitle: x\n---\n",
		"too long to be about a text":  "---\n" + strings.Repeat("a: b\n", 60_000) + "---\ntext",
		"a list and not a mapping":     "---\n- a\n- b\n---\ntext",
	} {
		t.Run(name, func(t *testing.T) {
			r, err := importer.Import("a.md", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if keys := slices.Collect(maps.Keys(r.Item.Text)); !slices.Equal(keys, []string{"title"}) {
				t.Errorf("metadata %v", r.Item.Text)
			}
			if !strings.Contains(r.Document.Text(), "text") {
				t.Errorf("the text is %q", r.Document.Text())
			}
		})
	}
}

func TestTags(t *testing.T) {
	for yaml, want := range map[string][]string{
		"tags: [place/Baku, \"#raid\", 2025, raid, \" \"]": {"place/Baku", "raid", "2025"},
		"tags: raid, place/Baku":                           {"raid", "place/Baku"},
		"tags: ~":                                          nil,
		"title: x":                                         nil,
	} {
		r, err := importer.Import("a.md", []byte("---\n"+yaml+"\n---\ntext"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(r.Tags, want) {
			t.Errorf("of %q: %q, want %q", yaml, r.Tags, want)
		}
		if r.Item.Other["tags"] != nil {
			t.Errorf("of %q: the tags are metadata too", yaml)
		}
	}
}
