package csl

import (
	"io"
	"maps"
	"strings"

	"collate/notes/cite/csl/internal/xmltree"
)

// Locale holds the words, dates and habits of a language. It is immutable and
// safe for any goroutine.
type Locale struct {
	lang  string // "" for an override in a style that is for all languages
	terms map[termKey]term
	dates map[string]*dateElement // by form, "text" or "numeric"

	punctuationInQuote *bool // nil where the locale does not say
	limitDayOrdinals   *bool
}

// Lang returns the language of the locale, as in "de-AT".
func (l *Locale) Lang() string { return l.lang }

// maxTerm is how many bytes a term may have.
const maxTerm = 1000

// termKey names a term in one of its forms.
type termKey struct {
	name   string
	form   string // "long", "short", "symbol", "verb", "verb-short"
	gender string // the gender-form of an ordinal: "masculine", "feminine" or ""
}

type term struct {
	single, multiple string
	gender           string // of the noun
	match            string // what an ordinal is for: "last-digit", "last-two-digits", "whole-number" or ""
}

// ParseLocale reads a locale of CSL 1.0 to 1.0.2. The error is a
// [*SyntaxError], or that of the reader.
func ParseLocale(r io.Reader) (*Locale, error) {
	root, err := parseXML(r, "locale")
	if err != nil {
		return nil, err
	}
	if root.Attr("xml:lang") == "" {
		return nil, refuse(root, "<locale> does not say its language in xml:lang")
	}
	return parseLocale(root)
}

func parseLocale(root *xmltree.Element) (*Locale, error) {
	l := &Locale{
		lang:  root.Attr("xml:lang"),
		terms: make(map[termKey]term),
		dates: make(map[string]*dateElement),
	}
	if l.lang != "" && !validLang(l.lang) {
		return nil, refuse(root, "“%s” is not a language", l.lang)
	}
	for _, child := range root.Children {
		switch child.Name {
		case "style-options":
			l.punctuationInQuote = parseOption(child, "punctuation-in-quote")
			l.limitDayOrdinals = parseOption(child, "limit-day-ordinals-to-day-1")
		case "date":
			d, err := parseLocaleDate(child)
			if err != nil {
				return nil, err
			}
			l.dates[d.form] = d
		case "terms":
			for _, e := range child.Children {
				if err := l.parseTerm(e); err != nil {
					return nil, err
				}
			}
		}
	}
	return l, nil
}

func parseOption(e *xmltree.Element, name string) *bool {
	value, given := e.Lookup(name)
	if !given {
		return nil
	}
	yes := value == "true"
	return &yes
}

func (l *Locale) parseTerm(e *xmltree.Element) error {
	name := e.Attr("name")
	if e.Name != "term" || name == "" {
		return refuse(e, "<%s> in <terms> is not a term with a name", e.Name)
	}
	form, err := oneOf(e, "form", "long", "long", "short", "symbol", "verb", "verb-short")
	if err != nil {
		return err
	}
	t := term{gender: e.Attr("gender"), match: e.Attr("match")}
	if single := e.Child("single"); single != nil {
		t.single = single.Text
	} else if e.Child("multiple") == nil {
		t.single = e.Text
	}
	t.single = trimTerm(t.single)
	t.multiple = t.single
	if multiple := e.Child("multiple"); multiple != nil {
		t.multiple = trimTerm(multiple.Text)
	}
	if len(t.single) > maxTerm || len(t.multiple) > maxTerm {
		return refuse(e, "the term “%s” is longer than %d bytes", name, maxTerm)
	}
	l.terms[termKey{name, form, e.Attr("gender-form")}] = t
	return nil
}

// trimTerm takes away the white space that only breaks lines.
func trimTerm(s string) string {
	if strings.ContainsAny(s, "\n") {
		return strings.TrimSpace(s)
	}
	return s
}

// Locales finds locales. [New] asks it while it makes a processor, and nothing
// asks it later.
type Locales interface {
	// Locale returns the locale of exactly that language, or nil.
	Locale(lang string) *Locale
}

// LocaleMap holds locales by language.
type LocaleMap map[string]*Locale

// Locale returns the locale of that language, or nil.
func (m LocaleMap) Locale(lang string) *Locale { return m[lang] }

// primaryDialects lists the dialects that stand for their languages: CSL 1.0.2,
// "Locale Fallback".
const primaryDialects = " af-ZA bg-BG ca-AD cs-CZ cy-GB da-DK de-DE el-GR en-US es-ES et-EE" +
	" fa-IR fi-FI fr-FR he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP km-KH ko-KR" +
	" lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pl-PL pt-PT ro-RO ru-RU sk-SK sl-SI" +
	" sr-Cyrl-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN "

// primaryDialect returns the dialect that stands for a language, and for
// another dialect of it for which there is no locale; or the language itself.
func primaryDialect(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	_, from, found := strings.Cut(primaryDialects, " "+base+"-")
	if !found {
		return base
	}
	dialect, _, _ := strings.Cut(from, " ")
	return base + "-" + dialect
}

// fallback returns the languages in which to look for what a language does not
// have, itself first and en-US last.
func fallback(lang string) []string {
	var chain []string
	add := func(lang string) {
		for _, has := range chain {
			if has == lang {
				return
			}
		}
		chain = append(chain, lang)
	}
	base, _, _ := strings.Cut(lang, "-")
	add(lang)
	add(primaryDialect(lang))
	add(base)
	add("en-US")
	return chain
}

// resolveLocale puts together what holds for a language in a style: what the
// style overrides for the dialect, for the language, for all; then the locales.
func resolveLocale(style *Style, locales Locales, lang string) *Locale {
	merged := &Locale{lang: lang, terms: make(map[termKey]term), dates: make(map[string]*dateElement)}
	chain := fallback(lang)
	for i := len(chain) - 1; i >= 0; i-- {
		if l := locales.Locale(chain[i]); l != nil {
			merged.override(l)
		}
	}
	tags := []string{"", lang, primaryDialect(lang)}
	if base, _, dialect := strings.Cut(lang, "-"); dialect {
		tags = []string{"", base, lang}
	}
	for _, tag := range tags {
		for _, l := range style.locales {
			if l.lang == tag {
				merged.override(l)
			}
		}
	}
	return merged
}

// override takes over what another locale has. Ordinals are taken over all
// together, for a language has rules of its own.
func (l *Locale) override(by *Locale) {
	for key := range by.terms {
		if isOrdinal(key.name) {
			maps.DeleteFunc(l.terms, func(key termKey, _ term) bool { return isOrdinal(key.name) })
			break
		}
	}
	maps.Copy(l.terms, by.terms)
	maps.Copy(l.dates, by.dates)
	if by.punctuationInQuote != nil {
		l.punctuationInQuote = by.punctuationInQuote
	}
	if by.limitDayOrdinals != nil {
		l.limitDayOrdinals = by.limitDayOrdinals
	}
}

func isOrdinal(name string) bool { return name == "ordinal" || strings.HasPrefix(name, "ordinal-") }

// term returns a term in a form or, where it has not that form, in the next
// one that CSL falls back to.
func (l *Locale) term(name, form string) (term, bool) {
	for {
		if t, ok := l.terms[termKey{name: name, form: form}]; ok {
			return t, true
		}
		switch form {
		case "verb-short":
			form = "verb"
		case "symbol":
			form = "short"
		case "verb", "short":
			form = "long"
		default:
			return term{}, false
		}
	}
}

// text returns a term's text, or "" where there is none.
func (l *Locale) text(name, form string, plural bool) string {
	t, _ := l.term(name, form)
	if plural {
		return t.multiple
	}
	return t.single
}
