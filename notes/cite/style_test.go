package cite

import (
	"strings"
	"testing"

	"collate/notes/cite/csl"
)

// worked is a style of notes, or one in the text, in which nothing but the
// matters of this package shows.
func worked(t *testing.T, class string) *csl.Processor {
	t.Helper()
	const source = `<style xmlns="http://purl.org/net/xbiblio/csl" class="CLASS" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout delimiter="; "><choose>
<if position="first"><group delimiter=", "><text variable="title"/><text variable="container-title" font-style="italic"/><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></if>
<else><text variable="title-short"/></else>
</choose></layout></citation>
<bibliography><sort><key variable="title"/></sort><layout suffix="."><group delimiter=", "><text variable="title"/><text variable="note"/></group></layout></bibliography>
</style>`
	style, err := csl.ParseStyle(strings.NewReader(strings.Replace(source, "CLASS", class, 1)))
	if err != nil {
		t.Fatal(err)
	}
	locale, err := csl.ParseLocale(strings.NewReader(`<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms>
<term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
<term name="paragraph" form="short"><single>para.</single><multiple>paras.</multiple></term></terms></locale>`))
	if err != nil {
		t.Fatal(err)
	}
	processor, err := csl.New(style, csl.LocaleMap{"en-US": locale}, csl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return processor
}

func digest() csl.Item {
	return csl.Item{
		ID: "d", Type: "article",
		Text:  map[string]string{"title": "Ours", "title-short": "O", "container-title": "Digests", "original-title": "Who's <i>Theirs</i>?", "original-publisher": "Them"},
		Dates: map[string]csl.Date{"original-date": csl.ParseDate("2025-07")},
	}
}

func TestRender(t *testing.T) {
	other := csl.Item{ID: "a", Type: "book", Text: map[string]string{"title": "Another", "title-short": "A"}}
	refs := []Reference{{digest(), Locator{"paragraph", "4–6"}}, {Item: other}, {Item: digest()}}
	tests := []struct {
		class     string
		citations []string
	}{
		{"note", []string{"Ours, *Digests*, paras. 4–6; a digest of ‘Who’s *Theirs*?’, *Them*, July 2025", "Another", "O"}},
		{"in-text", []string{"Ours, *Digests*, paras. 4–6", "Another", "O"}},
	}
	for _, tt := range tests {
		out := Render(worked(t, tt.class), refs, []csl.Item{other, {ID: "u", Text: map[string]string{"title": "Uncited"}}})
		for i, want := range tt.citations {
			if got := out.Citations[i].Markdown(); got != want {
				t.Errorf("%s: citation %d is\n%s, want\n%s", tt.class, i, got, want)
			}
		}
		var entries []string
		for _, e := range out.Bibliography {
			entries = append(entries, e.ID+": "+e.In(Markdown))
		}
		want := "a: Another.\nd: Ours. A digest of ‘Who’s *Theirs*?’, *Them*, July 2025.\nu: Uncited."
		if got := strings.Join(entries, "\n"); got != want {
			t.Errorf("%s: the bibliography is\n%s, want\n%s", tt.class, got, want)
		}
	}
}

func TestOriginalThatTheStyleNames(t *testing.T) {
	item := digest()
	item.Text["note"] = "after “Who’s theirs”"
	_, entry := Citation(worked(t, "note"), Reference{Item: item})
	if got, want := entry.In(Text), "Ours, after “Who’s theirs”."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNothing(t *testing.T) {
	if out := Render(worked(t, "note"), nil, nil); len(out.Citations)+len(out.Bibliography) != 0 {
		t.Errorf("of nothing: %v", out)
	}
	if got := (Entry{}).In(Markdown); got != "" {
		t.Errorf("the zero entry is %q", got)
	}
}

// FuzzDigest cites digests of any text.
func FuzzDigest(f *testing.F) {
	f.Add("Smith", "A 'title' \"of\"\nlines", "X", "2025-07-07/2025")
	f.Add("", "“", "\x00", "{")
	style := bundled(f, "chicago-notes-bibliography")
	f.Fuzz(func(t *testing.T, family, title, original, date string) {
		item := csl.Item{
			ID: "x", Type: "article",
			Text:  map[string]string{"title": title, "original-title": original, "original-container-title": family, "original-URL": title},
			Names: map[string][]csl.Name{"author": {{Family: family, Given: original}, {Literal: title}}, "original-author": {{Given: family}}},
			Dates: map[string]csl.Date{"issued": csl.ParseDate(date), "original-date": csl.ParseDate(date)},
		}
		out := Render(style, []Reference{{item, Locator{"page", date}}, {Item: item}}, nil)
		if len(out.Citations) != 2 || len(out.Bibliography) != 1 {
			t.Fatalf("%d citations, %d entries", len(out.Citations), len(out.Bibliography))
		}
		if named := strings.Contains(lettersOf(out.Bibliography[0].In(Text)), lettersOf(PlainText(original))); !named {
			t.Fatalf("%q does not name %q", out.Bibliography[0].In(Text), original)
		}
	})
}
