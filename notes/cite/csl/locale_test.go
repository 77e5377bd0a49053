package csl

import (
	"strings"
	"testing"
)

func TestParseLocaleRefuses(t *testing.T) {
	tests := []struct{ name, locale, want string }{
		{"a style", "<style/>", "line 1: the root element is <style>, not <locale>"},
		{"no language", "<locale/>", "line 1: <locale> does not say its language in xml:lang"},
		{"not a language", `<locale xml:lang="?"/>`, `line 1: “?” is not a language`},
		{"date without a form", "<locale xml:lang=\"en\">\n<date/></locale>", "line 2: <date> of a locale has no form"},
		{"form of a term", "<locale xml:lang=\"en\"><terms>\n<term name=\"a\" form=\"x\"/></terms></locale>", `line 2: <term> has form="x", which is none of`},
	}
	for _, tt := range tests {
		_, err := ParseLocale(strings.NewReader(tt.locale))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

// TestFallback has locales that each have one term of their own.
func TestFallback(t *testing.T) {
	locales := make(LocaleMap)
	for _, lang := range []string{"en-US", "de-DE", "de-AT", "fr-FR"} {
		l, err := ParseLocale(strings.NewReader(`<locale xml:lang="` + lang + `"><terms>
			<term name="all">` + lang + `</term><term name="` + lang + `">` + lang + `</term></terms></locale>`))
		if err != nil {
			t.Fatal(err)
		}
		locales[lang] = l
	}
	const overrides = `<locale><terms><term name="style">all</term></terms></locale>
		<locale xml:lang="de"><terms><term name="style">de</term></terms></locale>
		<locale xml:lang="de-AT"><terms><term name="style">de-AT</term></terms></locale>`
	tests := []struct{ name, lang, term, want string }{
		{"the language", "de-AT", "all", "de-AT"},
		{"the dialect that stands for it", "de-AT", "de-DE", "de-DE"},
		{"American English", "de-AT", "en-US", "en-US"},
		{"another language", "de-AT", "fr-FR", ""},
		{"no locale for the dialect", "de-CH", "all", "de-DE"},
		{"no dialect", "fr", "all", "fr-FR"},
		{"no locale for the language", "xx", "all", "en-US"},
		{"the style for the dialect", "de-AT", "style", "de-AT"},
		{"the style for the language", "de-CH", "style", "de"},
		{"the style for all", "fr-FR", "style", "all"},
	}
	style, err := ParseStyle(strings.NewReader(testStyle(`class="in-text"`, overrides+`<citation><layout><text value="x"/></layout></citation>`)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		p, err := New(style, locales, Options{Language: tt.lang})
		if err != nil {
			t.Fatal(err)
		}
		check(t, tt.name, p.locale.text(tt.term, "long", false), tt.want)
	}
}

func TestNewRefuses(t *testing.T) {
	style := newTestProcessor(t, inLayout(`<text value="x"/>`)).Style()
	if _, err := New(style, LocaleMap{}, Options{Language: "de"}); err == nil || err.Error() != "there is no locale for de and none for en-US" {
		t.Errorf("no locale: %v", err)
	}
	if _, err := New(style, LocaleMap{}, Options{Language: "?"}); err == nil || err.Error() != `“?” is not a language` {
		t.Errorf("no language: %v", err)
	}
}

func TestLanguageOfProcessor(t *testing.T) {
	german := testStyle(`class="in-text" default-locale="de-DE"`, `<citation><layout><text value="x"/></layout></citation>`)
	check(t, "that of the style", newTestProcessor(t, german).Language(), "de-DE")
	check(t, "none is said", newTestProcessor(t, inLayout(`<text value="x"/>`)).Language(), "en-US")
}

func TestTermForms(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<locale><terms>
		<term name="x">long</term><term name="x" form="verb">verb</term>
		<term name="y">long</term><term name="y" form="short"><single>one</single><multiple>many</multiple></term>
		<term name="empty"></term>
	</terms></locale><citation><layout><text value="x"/></layout></citation>`))
	tests := []struct {
		name, term, form string
		plural           bool
		want             string
	}{
		{"itself", "x", "long", false, "long"},
		{"short falls back to long", "x", "short", false, "long"},
		{"symbol falls back to short", "y", "symbol", false, "one"},
		{"verb-short falls back to verb", "x", "verb-short", false, "verb"},
		{"verb falls back to long", "y", "verb", false, "long"},
		{"plural", "y", "short", true, "many"},
		{"plural of a term that has none", "x", "long", true, "long"},
		{"empty", "empty", "long", false, ""},
		{"unknown", "z", "long", false, ""},
	}
	for _, tt := range tests {
		check(t, tt.name, p.locale.text(tt.term, tt.form, tt.plural), tt.want)
	}
}
