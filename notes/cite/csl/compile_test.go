package csl

import (
	"strings"
	"testing"
)

func TestParseStyleRefuses(t *testing.T) {
	inside := func(body string) string {
		return "<style class=\"note\">\n<citation>\n<layout>" + body + "</layout>\n</citation></style>"
	}
	tests := []struct{ name, style, want string }{
		{"nothing", "", "line 1: there is no element"},
		{"not XML", "a style", "line 1: text outside of the root element"},
		{"not closed", "<style>\n<citation>", "line 2: <citation> from line 2 is not closed"},
		{"a locale", "<locale/>", "line 1: the root element is <locale>, not <style>"},
		{"no citation", `<style class="note"/>`, "line 1: the style has no <citation>"},
		{"no layout", "<style>\n<citation/></style>", "line 2: <citation> has no <layout>"},
		{"class", `<style class="x"/>`, `line 1: <style> has class="x", which is none of in-text, note`},
		{"language", `<style default-locale="?"/>`, `line 1: the default-locale “?” is not a language`},
		{"unknown element", inside("\n<txt/>"), "line 4: <txt> is not an element that renders"},
		{"unknown element in the style", "<style>\n<cite/></style>", "line 2: <style> has an element <cite>"},
		{"text without a source", inside("<text/>"), "line 3: <text> has no macro, variable, term or value"},
		{"missing macro", inside(`<text macro="m"/>`), `line 3: there is no macro “m”`},
		{"macro without a name", "<style>\n<macro/></style>", "line 2: a macro has no name"},
		{"macro that calls itself", "<style>\n<macro name=\"m\">\n<group><text macro=\"m\"/></group></macro></style>", `line 3: the macro “m” calls itself`},
		{"macros that call each other", "<style>\n<macro name=\"m\"><text macro=\"n\"/></macro>\n<macro name=\"n\"><text macro=\"m\"/></macro></style>", `line 3: the macro “m” calls itself`},
		{"display", inside(`<text value="a" display="x"/>`), `line 3: <text> has display="x", which is none of block, left-margin, right-inline, indent`},
		{"font-style", inside(`<text value="a" font-style="x"/>`), `line 3: <text> has font-style="x", which is none of normal, italic, oblique`},
		{"text-case", inside(`<text value="a" text-case="x"/>`), `line 3: <text> has text-case="x", which is none of`},
		{"number", inside(`<names variable="author"><name et-al-min="x"/></names>`), `line 3: <name> has et-al-min="x", which is not a whole number`},
		{"names without a variable", inside(`<names/>`), "line 3: <names> has no variable"},
		{"name part", inside(`<names variable="author"><name><name-part name="x"/></name></names>`), `line 3: <name-part> has name="x", which is none of family, given`},
		{"label without a variable", inside(`<label/>`), "line 3: <label> has no variable"},
		{"number without a variable", inside(`<number/>`), "line 3: <number> has no variable"},
		{"date without a variable", inside(`<date/>`), "line 3: <date> has no variable"},
		{"date part", inside(`<date variable="issued"><date-part name="x"/></date>`), `line 3: <date-part> has name="x", which is none of`},
		{"else first", inside(`<choose><else/></choose>`), "line 3: <else> is not the last in <choose>"},
		{"else-if first", inside(`<choose><else-if type="book"/></choose>`), "line 3: <else-if> is not where it belongs in <choose>"},
		{"no condition", inside(`<choose><if/></choose>`), "line 3: <if> has no condition"},
		{"unknown condition", inside(`<choose><if colour="red"/></choose>`), "line 3: <if> has an unknown condition colour"},
		{"match", inside(`<choose><if type="book" match="x"/></choose>`), `line 3: <if> has match="x", which is none of all, any, none`},
		{"key", "<style>\n<citation><sort>\n<key/></sort></citation></style>", "line 3: <key> in <sort> is not a key with a variable or macro"},
		{"collapse", "<style>\n<citation collapse=\"x\"/></style>", `line 2: <citation> has collapse="x", which is none of`},
		{"term without a name", "<style>\n<locale><terms>\n<term/></terms></locale></style>", "line 3: <term> in <terms> is not a term with a name"},
	}
	for _, tt := range tests {
		_, err := ParseStyle(strings.NewReader(tt.style))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
		if _, ok := err.(*SyntaxError); !ok {
			t.Errorf("%s: %T is not a *SyntaxError", tt.name, err)
		}
	}
}

// TestMacrosHaveBounds has macros that each call the next one, some of them
// twice.
func TestMacrosHaveBounds(t *testing.T) {
	chain := func(n int, calls string) string {
		var b strings.Builder
		for i := range n {
			name := strings.Repeat("m", i+1)
			b.WriteString(`<macro name="` + name + `">` + strings.ReplaceAll(calls, "next", name+"m") + `</macro>`)
		}
		b.WriteString(`<macro name="` + strings.Repeat("m", n+1) + `"><text value="x"/></macro>`)
		return testStyle(`class="note"`, b.String()+`<citation><layout><text macro="m"/></layout></citation>`)
	}
	const once, twice = `<text macro="next"/>`, `<text macro="next"/><text macro="next"/>`
	tests := []struct{ name, style, want string }{
		{"few", chain(10, once), ""},
		{"few twice", chain(10, twice), ""},
		{"deep", chain(200, once), "macros call each other more than 100 deep"},
		{"many", chain(40, twice), "runs through more than"},
	}
	for _, tt := range tests {
		_, err := ParseStyle(strings.NewReader(tt.style))
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestStyleInfo(t *testing.T) {
	const doc = `<?xml version="1.0" encoding="utf-8"?>
	<style class="note" default-locale="de-AT"><info>
		<title>A  Style</title><title-short>AS</title-short><id>http://example.org/a</id>
		<category citation-format="note"/><category field="history"/>
		<summary>For
			tests.</summary><updated>2025-07-07T00:00:00+00:00</updated>
	</info><citation><layout><text value="x"/></layout></citation></style>`
	s, err := ParseStyle(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	want := Info{ID: "http://example.org/a", Title: "A Style", ShortTitle: "AS", Format: "note", Summary: "For tests.", Updated: "2025-07-07T00:00:00+00:00"}
	if s.Info() != want || !s.Note() || s.HasBibliography() || s.Dependent() || s.DefaultLocale() != "de-AT" {
		t.Errorf("%+v, note %t, bibliography %t, dependent %t, for %s", s.Info(), s.Note(), s.HasBibliography(), s.Dependent(), s.DefaultLocale())
	}
}

func TestDependentStyle(t *testing.T) {
	const doc = `<style default-locale="en-GB"><info><title>Child</title><id>http://example.org/child</id>
		<link href="http://example.org/parent" rel="independent-parent"/></info></style>`
	child, err := ParseStyle(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if !child.Dependent() || child.Info().Parent != "http://example.org/parent" {
		t.Errorf("dependent %t on %q", child.Dependent(), child.Info().Parent)
	}
	if _, err := New(child, LocaleMap{}, Options{}); err == nil || !strings.Contains(err.Error(), "http://example.org/parent") {
		t.Errorf("a processor for a dependent style: %v", err)
	}
	parent := newTestProcessor(t, inLayout(`<text value="x"/>`)).Style()
	as := parent.As(child)
	if as.Dependent() || as.Info().Title != "Child" || as.DefaultLocale() != "en-GB" || parent.DefaultLocale() != "" {
		t.Errorf("as child: %+v, %s", as.Info(), as.DefaultLocale())
	}
}

func TestReaderError(t *testing.T) {
	if _, err := ParseStyle(failingReader{}); err != errFailing {
		t.Errorf("style: %v", err)
	}
	if _, err := ParseLocale(failingReader{}); err != errFailing {
		t.Errorf("locale: %v", err)
	}
}

type failingReader struct{}

type failing struct{}

func (failing) Error() string { return "failing" }

var errFailing = failing{}

func (failingReader) Read([]byte) (int, error) { return 0, errFailing }
