package cite

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"collate/notes"
	"collate/notes/cite/csl"
)

func TestStyleNamed(t *testing.T) {
	for _, name := range append(Styles(), "", "Plain") {
		if style, err := StyleNamed(name); style == nil || err != nil {
			t.Errorf("%q: %v, %v", name, style, err)
		}
	}
	_, err := StyleNamed("apa")
	var problem *notes.Problem
	if !errors.As(err, &problem) {
		t.Errorf("unknown style: %v", err)
	}
	if err.Error() != `There is no citation style "apa". Use one of plain.` {
		t.Errorf("unknown style: %v", err)
	}
}

func article(id, author, title string) csl.Item {
	item := csl.Item{ID: id, Type: "article-newspaper", Text: map[string]string{"title": title}}
	if author != "" {
		item.Names = map[string][]csl.Name{"author": {{Family: author}}}
	}
	return item
}

func TestPlainPositions(t *testing.T) {
	a, b := article("a", "Smith", "One: Two"), article("b", "Smith", "Three")
	c := article("c", "Smith", "One: Four")
	para := func(n string) Locator { return Locator{"paragraph", n} }
	tests := []struct {
		name string
		refs []Reference
		want []string
	}{
		{"none", nil, nil},
		{"first whole, then short", []Reference{{a, para("1")}, {a, para("2")}, {b, Locator{}}, {a, Locator{}}},
			[]string{"Smith, ‘One: Two’, n.d., para. 1", "Smith, ‘One’, para. 2", "Smith, ‘Three’, n.d.", "Smith, ‘One’"}},
		{"whole again where short would stand for two", []Reference{{a, para("1")}, {c, para("1")}, {a, para("2")}},
			[]string{"Smith, ‘One: Two’, n.d., para. 1", "Smith, ‘One: Four’, n.d., para. 1", "Smith, ‘One: Two’, n.d., para. 2"}},
		{"an item without id is never the same", []Reference{{Item: article("", "", "T")}, {Item: article("", "", "T")}},
			[]string{"‘T’, n.d.", "‘T’, n.d."}},
	}
	for _, tt := range tests {
		out := PlainStyle().Render(tt.refs, nil, Text)
		if !slices.Equal(out.Citations, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, out.Citations, tt.want)
		}
	}
}

func TestPlainBibliography(t *testing.T) {
	a, b := article("a", "Smith", "The Zebra"), article("b", "smith", "Ant")
	c, d := article("c", "", "A Quarrel"), article("d", "Öz", "X")
	out := PlainStyle().Render([]Reference{{Item: a}, {Item: c}, {Item: a}}, []csl.Item{b, a, d}, Text)
	want := []Entry{
		{"d", "Öz, ‘X’, n.d."},
		{"c", "‘A Quarrel’, n.d."},
		{"b", "smith, ‘Ant’, n.d."},
		{"a", "Smith, ‘The Zebra’, n.d."},
	}
	if !slices.Equal(out.Bibliography, want) {
		t.Errorf("got %q", out.Bibliography)
	}
	if got := Bibliography(PlainStyle(), []csl.Item{d}, HTML); !slices.Equal(got, []Entry{{"d", "Öz, ‘X’, n.d."}}) {
		t.Errorf("of one item: %q", got)
	}
}

func TestCitation(t *testing.T) {
	got := Citation(PlainStyle(), Reference{article("a", "Smith & Co", "1 < 2"), Locator{"paragraph", "4–6"}}, HTML)
	if want := "Smith &amp; Co, ‘1 &lt; 2’, n.d., paras 4–6"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestEnding(t *testing.T) {
	item := article("a", "Smith", "T")
	item.Text["publisher"] = "Acme Inc."
	item.Type = "book"
	item.Dates = map[string]csl.Date{"issued": {Literal: "4th c."}}
	item.Text["publisher"] = ""
	if got := Bibliography(PlainStyle(), []csl.Item{item}, Text)[0].Text; got != "Smith, T, 4th c." {
		t.Errorf("got %q: two full stops, or none", got)
	}
}

// FuzzPlain formats items of any text and expects lines.
func FuzzPlain(f *testing.F) {
	f.Add("book", "Smith", "A 'title' \"of\"\nlines", "X", "2025-07-07/2025")
	f.Add("", "", "“", "\x00", "{")
	f.Fuzz(func(t *testing.T, kind, family, title, original, date string) {
		item := csl.Item{
			ID: "x", Type: kind,
			Text:  map[string]string{"title": title, "original-title": original, "container-title": family, "URL": title, "page": date, "edition": date},
			Names: map[string][]csl.Name{"author": {{Family: family, Given: original}, {Literal: title}}, "editor": {{Given: family}}},
			Dates: map[string]csl.Date{"issued": csl.ParseDate(date), "original-date": csl.ParseDate(date)},
		}
		for _, format := range []Format{Text, HTML, Markdown} {
			out := PlainStyle().Render([]Reference{{item, Locator{"page", date}}, {Item: item}}, nil, format)
			for _, line := range append(out.Citations, out.Bibliography[0].Text) {
				if line == "" || line != oneLine(line) {
					t.Fatalf("%q in %s", line, format)
				}
			}
		}
	})
}

// BenchmarkPlain cites each of many items twice and makes their bibliography.
func BenchmarkPlain(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			var refs []Reference
			for i := range n {
				item := article(strconv.Itoa(i), "Author "+strconv.Itoa(i%97), "Title "+strconv.Itoa(i)+": A Story")
				refs = append(refs, Reference{Item: item}, Reference{item, Locator{"paragraph", "4"}})
			}
			b.ReportAllocs()
			for b.Loop() {
				PlainStyle().Render(refs, nil, Markdown)
			}
		})
	}
}
