package citing

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/cite/csl"
)

// library is a source of items by key.
type library map[string]csl.Item

func (l library) ResolveArticle(_ context.Context, key string) (notes.Article, error) {
	if key == "storm" {
		return notes.Article{}, errStorm
	}
	item, ok := l[key]
	if !ok {
		return notes.Article{}, notes.ErrNotFound
	}
	return notes.Article{Key: key, Item: item}, nil
}

var errStorm = errors.New("the notebook is at sea")

func shelf() library {
	item := func(family, title string) csl.Item {
		return csl.Item{Type: "book", Text: map[string]string{"title": title}, Names: map[string][]csl.Name{"author": {{Family: family}}}}
	}
	digest := item("Digests", "Ours")
	digest.Type = "article"
	digest.Text["original-title"], digest.Text["original-publisher"] = "Theirs", "Them"
	return library{"doe": item("Doe", "Storms"), "roe": item("Roe", "*Calms*"), "digest": digest}
}

// style is author and title, or title alone where it was cited before.
func style(t testing.TB, class string) *csl.Processor {
	t.Helper()
	layout := `<layout delimiter="; " prefix="(" suffix=")">`
	if class == "note" {
		layout = `<layout delimiter="; " suffix=".">`
	}
	source := `<style xmlns="http://purl.org/net/xbiblio/csl" class="` + class + `" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation>` + layout + `<group delimiter=", "><names variable="author"/><choose><if position="first"><text variable="title" font-style="italic"/></if></choose>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout></citation>
<bibliography><layout suffix="."><group delimiter=", "><names variable="author"/><text variable="title" font-style="italic"/></group></layout></bibliography></style>`
	parsed, err := csl.ParseStyle(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	locale, err := csl.ParseLocale(strings.NewReader(`<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms>
<term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
<term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term></terms></locale>`))
	if err != nil {
		t.Fatal(err)
	}
	processor, err := csl.New(parsed, csl.LocaleMap{"en-US": locale}, csl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return processor
}

func TestRender(t *testing.T) {
	const doe, roe = "Doe, *Storms*.", `Roe, *\*Calms\**.`
	tests := []struct{ name, class, text, want string }{
		{"nothing is cited", "in-text", "See me@example.org.", "See me@example.org."},
		{"in brackets", "in-text", "It rained [@doe, p. 3].", "It rained (Doe, *Storms*, p. 3).\n\n## Bibliography\n\n" + doe + "\n"},
		{"again", "in-text", "It [@doe] rained [@doe, pp. 3-4].", "It (Doe, *Storms*) rained (Doe, pp. 3–4).\n\n## Bibliography\n\n" + doe + "\n"},
		{"with words", "in-text", "It rained [see *e.g.* @doe, p. 3, and so on].", "It rained (see *e.g.* Doe, *Storms*, p. 3, and so on).\n\n## Bibliography\n\n" + doe + "\n"},
		{"two", "in-text", "[@doe; @roe]", "(Doe, *Storms*; Roe, *\\*Calms\\**)\n\n## Bibliography\n\n" + doe + "\n\n" + roe + "\n"},
		{"in the sentence", "in-text", "@doe [p. 3] says so.", "Doe (*Storms*, p. 3) says so.\n\n## Bibliography\n\n" + doe + "\n"},
		{"without the author", "in-text", "Doe says so [-@doe].", "Doe says so (*Storms*).\n\n## Bibliography\n\n" + doe + "\n"},
		{"behind wide letters", "in-text", "Ə𝔸 [@doe]", "Ə𝔸 (Doe, *Storms*)\n\n## Bibliography\n\n" + doe + "\n"},
		{"under a heading of the note's", "in-text", "[@doe]\n\n# Sources\n", "(Doe, *Storms*)\n\n# Sources\n\n" + doe + "\n"},
		{"unknown", "in-text", "It [@gone] rained [@doe; @gone].", "It [@gone] rained [@doe; @gone].\n\n*No article has the citation key* \\@gone.\n"},
		{"digest", "in-text", "[@digest]", "(Digests, *Ours*)\n\n## Bibliography\n\nDigests, *Ours*. A digest of ‘Theirs’, *Them*, n.d.\n"},

		{"a note", "note", "It rained.[@doe, p. 3]", "It rained.[^citation-1]\n\n## Bibliography\n\n" + doe + "\n\n[^citation-1]: Doe, *Storms*, p. 3.\n"},
		{"a note of a digest", "note", "[@digest] [@digest]", "[^citation-1][^citation-2]\n\n## Bibliography\n\nDigests, *Ours*. A digest of ‘Theirs’, *Them*, n.d.\n\n" +
			"[^citation-1]: Digests, *Ours*; a digest of ‘Theirs’, *Them*, n.d.\n\n[^citation-2]: Digests.\n"},
		{"a note in the sentence", "note", "So says\n @doe [p. 3].", "So says\n Doe[^citation-1].\n\n## Bibliography\n\n" + doe + "\n\n[^citation-1]: *Storms*, p. 3.\n"},
		{"in a footnote", "note", "Rain.[^1]\n\n[^1]: So\n    [@doe].", "Rain.[^1]\n\n[^1]: So\n    Doe, *Storms*.\n\n## Bibliography\n\n" + doe + "\n"},
		{"behind a footnote", "note", "[^1]: So.\n\nRain [@doe].", "[^1]: So.\n\nRain[^citation-1].\n\n## Bibliography\n\n" + doe + "\n\n[^citation-1]: Doe, *Storms*.\n"},
		{"in a further paragraph of a footnote", "note", "[^1]: So.\n\n    [@doe]", "[^1]: So.\n\n    Doe, *Storms*.\n\n## Bibliography\n\n" + doe + "\n"},
		{"at the beginning of a line behind a footnote", "note", "[^1]: So.\n\n[@doe]", "[^1]: So.\n\n[^citation-1]\n\n## Bibliography\n\n" + doe + "\n\n[^citation-1]: Doe, *Storms*.\n"},
		{"labels that are taken", "note", "[^citation-1] [@doe]", "[^citation-1][^citation--1]\n\n## Bibliography\n\n" + doe + "\n\n[^citation--1]: Doe, *Storms*.\n"},
	}
	for _, tt := range tests {
		got, err := Render(t.Context(), tt.text, style(t, tt.class), shelf())
		if err != nil {
			t.Fatal(err)
		}
		if got.Markdown != tt.want {
			t.Errorf("%s:\n%q, want\n%q", tt.name, got.Markdown, tt.want)
		}
	}
}

func TestKeys(t *testing.T) {
	got, err := Render(t.Context(), "[@roe] [@gone] [@doe] [@roe; @lost] [@gone]", style(t, "in-text"), shelf())
	if err != nil || !slices.Equal(got.Cited, []string{"roe", "doe"}) || !slices.Equal(got.Unknown, []string{"gone", "lost"}) {
		t.Errorf("cited %q, unknown %q, %v", got.Cited, got.Unknown, err)
	}
	if _, err := Render(t.Context(), "[@storm]", style(t, "in-text"), shelf()); !errors.Is(err, errStorm) {
		t.Errorf("the error of the source: %v", err)
	}
}

func FuzzRender(f *testing.F) {
	f.Add("a [see @doe, p. 3; -@roe] @digest [p. 2] b[^1]\n\n[^1]: x [@doe]", true)
	f.Add("\x00[@doe \xff", false)
	in, note := style(f, "in-text"), style(f, "note")
	f.Fuzz(func(t *testing.T, text string, asNotes bool) {
		processor := in
		if asNotes {
			processor = note
		}
		if got, err := Render(t.Context(), text, processor, shelf()); err != nil || len(got.Cited) == 0 && len(got.Unknown) == 0 && got.Markdown != text {
			t.Fatalf("%q is rendered as %q, %v", text, got.Markdown, err)
		}
	})
}
