package csl

import (
	"strings"
	"testing"
)

func TestMarkup(t *testing.T) {
	const plain, italic, quoted = `<text variable="title"/>`, `<text variable="title" font-style="italic"/>`, `<text variable="title" quotes="true"/>`
	tests := []struct{ name, element, title, want string }{
		{"tags", plain, "<i>a</i> <b>b</b> <sup>c</sup> <sub>d</sub>", "<i>a</i> <b>b</b> <sup>c</sup> <sub>d</sub>"},
		{"small capitals", plain, `<span style='font-variant: small-caps;'>a</span> <sc>b</sc>`, `<span style="font-variant:small-caps;">a</span> <span style="font-variant:small-caps;">b</span>`},
		{"nested", plain, "<i>a <b>b</b></i>", "<i>a <b>b</b></i>"},
		{"flip-flop", italic, "a <i>b</i> c", `<i>a <span style="font-style:normal;">b</span> c</i>`},
		{"not opened", plain, "a</i> b", "a&#60;/i&#62; b"},
		{"not closed", plain, "a <i>b", "a &#60;i&#62;b"},
		{"crossed", plain, "<i>a <b>b</i> c</b>", "<i>a &#60;b&#62;b</i> c&#60;/b&#62;"},
		{"unknown", plain, "a <u>b</u> & c < d", "a &#60;u&#62;b&#60;/u&#62; &#38; c &#60; d"},
		{"superscript characters", plain, "1ᵉʳ", "1<sup>e</sup><sup>r</sup>"},
		{"quotation marks", plain, `a "b" c`, "a “b” c"},
		{"single ones are double where nothing is around", plain, "a 'b' c", "a “b” c"},
		{"curly single ones stay", plain, "a ‘b’ c", "a ‘b’ c"},
		{"in quotation marks", quoted, `a "b 'c' d" e`, "“a ‘b “c” d’ e”"},
		{"apostrophe", plain, "O'Brien's dogs' '68", "O’Brien’s dogs’ ’68"},
		{"apostrophe and quotation", plain, "'the dog's bone'", "“the dog’s bone”"},
		{"alone", plain, `a " b`, `a " b`},
		{"quotation across tags", plain, `"a <i>b</i>"`, "“a <i>b</i>”"},
		{"quotation does not end in a tag", plain, `"a <i>b" c</i>`, `"a <i>b" c</i>`},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, `{"title":"`+quoteInside(tt.title)+`"}`), tt.want)
	}
}

// TestClash has every pair of punctuation marks that meet: the first, the
// second, and what stays.
func TestClash(t *testing.T) {
	marks := ":.;!?,"
	want := []string{
		":", ":", ":;", "!", "?", ":,", // : and then each
		".:", ".", ".;", ".!", ".?", ".,",
		";", ";", ";", "!", "?", ";,",
		"!", "!", "!;", "!", "!?", "!,",
		"?", "?", "?;", "?!", "?", "?,",
		",:", ",.", ",;", ",!", ",?", ",",
	}
	for i, first := range marks {
		for j, second := range marks {
			element := `<group><text value="a" suffix="` + string(first) + `"/><text value="b" prefix="` + string(second) + ` "/></group>`
			check(t, string(first)+string(second), cited(t, element, `{"title":"T"}`), "a"+want[6*i+j]+" b")
		}
	}
}

func TestPunctuation(t *testing.T) {
	tests := []struct{ name, element, title, want string }{
		{"full stop of the field", `<text variable="title" suffix=". "/><text value="x"/>`, "Inc.", "Inc. x"},
		{"question mark of the field", `<text variable="title" suffix=". "/><text value="x"/>`, "Why?", "Why? x"},
		{"within a field nothing changes", `<text variable="title"/>`, "a.. b,. c  d", "a.. b,. c  d"},
		{"two spaces", `<text variable="title" suffix=" "/><text value="x" prefix=" "/>`, "a", "a x"},
		{"comma into quotation marks", `<text variable="title" quotes="true" suffix=", "/><text value="x"/>`, "a", "“a,” x"},
		{"full stop from a delimiter", `<group delimiter=". "><text variable="title" quotes="true"/><text value="x"/></group>`, "a", "“a.” x"},
		{"no second full stop", `<text variable="title" quotes="true" suffix="."/>`, "a.", "“a.”"},
		{"into both", `<text variable="title" quotes="true" suffix="."/>`, "a 'b'", "“a ‘b.’”"},
		{"semicolon stays outside", `<text variable="title" quotes="true" suffix="; "/><text value="x"/>`, "a", "“a”; x"},
		{"into the formatting of what is quoted", `<text variable="title" quotes="true" font-style="italic" suffix="."/>`, "a", "<i>“a.”</i>"},
		{"affixes are not formatted", `<text variable="title" font-style="italic" prefix="(" suffix=")"/>`, "a", "(<i>a</i>)"},
		{"strip-periods spares affixes", `<text variable="title" strip-periods="true" suffix="."/>`, "a. b.", "a b."},
		{"empty parts have no delimiter", `<group delimiter=", "><text variable="title"/><text variable="note"/><text value="x"/></group>`, "a", "a, x"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, `{"title":"`+tt.title+`"}`), tt.want)
	}
}

func TestPunctuationOutsideOfQuotes(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<locale><style-options punctuation-in-quote="false"/></locale>
		<citation><layout suffix="."><text variable="title" quotes="true" suffix=","/></layout></citation>`))
	check(t, "comma", citations(p, testItems(t, `[{"title":"a"}]`), "a"), "“a”,.")
	check(t, "question mark", citations(p, testItems(t, `[{"title":"a?"}]`), "a"), "“a?”,.")
}

func TestQuotesOfLocale(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<locale><terms>
		<term name="open-quote">« </term><term name="close-quote"> »</term><term name="open-inner-quote">“</term><term name="close-inner-quote">”</term>
	</terms></locale><citation><layout><text variable="title" quotes="true"/></layout></citation>`))
	check(t, "straight marks", citations(p, testItems(t, `[{"title":"L'\"été\" ici"}]`), "a"), "« L’“été” ici »")
	check(t, "those of the locale", citations(p, testItems(t, `[{"title":"L'«été» ici"}]`), "a"), "« L’“été” ici »")
}

func TestFormatting(t *testing.T) {
	tests := []struct{ name, element, want string }{
		{"all at once", `<text value="a" font-style="italic" font-variant="small-caps" font-weight="bold" text-decoration="underline" vertical-align="sup"/>`,
			`<sup><span style="text-decoration:underline;"><b><span style="font-variant:small-caps;"><i>a</i></span></b></span></sup>`},
		{"normal where nothing is around", `<text value="a" font-style="normal" font-weight="normal" font-variant="normal" text-decoration="none" vertical-align="baseline"/>`, "a"},
		{"normal in italics", `<group font-style="italic"><text value="a"/><text value="b" font-style="normal"/></group>`, `<i>a<span style="font-style:normal;">b</span></i>`},
		{"bold in italics", `<group font-style="italic" delimiter=" "><text value="a"/><text value="b" font-weight="bold"/></group>`, "<i>a <b>b</b></i>"},
		{"italics in italics", `<group font-style="italic"><text value="a" font-style="italic"/></group>`, "<i>a</i>"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.element, `{"title":"T"}`), tt.want)
	}
}

// TestLongFields has fields of a hundred thousand bytes that are made of what has to be
// matched, joined or shortened.
func TestLongFields(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text" initialize-with=". "`, `<citation><layout><names variable="author"/><text variable="title" quotes="true" text-case="title"/><number variable="edition"/><text variable="page"/></layout></citation>`))
	for _, part := range []string{"'", `"`, "<i>", "</i>", `"a `, "a' ", "<i>a</i>", "<b>a<i>b</i></b>", "a ", "a-", "1-", "1,", "<>", "'<i>", "ᵃ", "a, ", "«", "d'"} {
		long := strings.Repeat(part, 1<<17/len(part))
		item := Item{
			ID:    "a",
			Text:  map[string]string{"title": long, "edition": long, "page": long, "note": long},
			Names: map[string][]Name{"author": {{Family: long, Given: long}}},
		}
		text := p.Format(Document{Items: []Item{item}, Citations: cites("a")}).Citations[0].Text
		if html, markdown := text.HTML(true), text.Markdown(); len(html) > 100<<20 || len(markdown) > 100<<20 {
			t.Errorf("%q: %d bytes of HTML, %d of Markdown", part, len(html), len(markdown))
		}
	}
}

func FuzzMarkup(f *testing.F) {
	for _, s := range []string{`"a 'b' <i>c</i>"`, "<i><b></i></b>", "‘’“”«»'\"", "<span class=\"nocase\">x"} {
		f.Add(s)
	}
	p := newTestProcessor(f, inLayout(`<text variable="title" quotes="true" text-case="title"/>`))
	f.Fuzz(func(t *testing.T, s string) {
		item := Item{ID: "a", Text: map[string]string{"title": s}}
		text := p.Format(Document{Items: []Item{item}, Citations: cites("a")}).Citations[0].Text
		if got := len(text.String()); got > 8*len(s)+16 {
			t.Fatalf("%q has become %d bytes: %q", s, got, text)
		}
		text.HTML(true)
		text.Markdown()
	})
}
