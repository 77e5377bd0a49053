package csl

import (
	"errors"
	"fmt"
)

// Processor formats citations and bibliographies in one style and language. It
// is immutable and safe for any goroutine.
type Processor struct {
	style  *Style
	locale *Locale // all that holds for the language
	marks  *quoteMarks

	abbreviate func(variable, value string) string // or nil
}

// Options are choices that a style leaves to whoever uses it.
type Options struct {
	// Language is that of the terms and dates, as in "de-AT". Where it is "",
	// it is the one that the style is for, or en-US.
	Language string

	// Abbreviate returns the short form of a variable's value for which the item
	// has none, such as the abbreviation of the name of a journal, or "". It
	// must be safe for any goroutine; nil abbreviates nothing.
	Abbreviate func(variable, value string) string
}

// New returns a processor for an independent style. Locales must have at least
// one of those that the language falls back to: for "de-AT" that is de-AT,
// de-DE or en-US.
func New(style *Style, locales Locales, options Options) (*Processor, error) {
	if style.Dependent() {
		return nil, fmt.Errorf("the style is a dependent one: use %s, which it is the same as", style.info.Parent)
	}
	lang := first(options.Language, style.defaultLocale, "en-US")
	if !validLang(lang) {
		return nil, fmt.Errorf("“%s” is not a language", lang)
	}
	locale := resolveLocale(style, locales, lang)
	if len(locale.terms) == 0 {
		return nil, errors.New("there is no locale for " + lang + " and none for en-US")
	}
	return &Processor{style: style, locale: locale, marks: newQuoteMarks(locale), abbreviate: options.Abbreviate}, nil
}

// Style returns the style of the processor.
func (p *Processor) Style() *Style { return p.style }

// Language returns the language of the processor, as in "de-AT".
func (p *Processor) Language() string { return p.locale.lang }

// Document is what is cited in one text.
type Document struct {
	// Items are those that may be cited, each with an ID of its own; of two with
	// the same ID the first counts.
	Items []Item

	// Citations are those of the text, in its order.
	Citations []Citation

	// Uncited are IDs of items that stand in the bibliography without being
	// cited. The order matters only where the style does not sort.
	Uncited []string
}

// Citation is one place in a text where something is cited; it may cite several
// items.
type Citation struct {
	Cites []Cite

	// Note is the number of the note that the citation stands in, from 1; 0 for
	// one in the text itself. Several citations may stand in one note. Styles
	// that shorten what was cited before need it.
	Note int

	// Unsorted keeps the cites in the order in which they are given, in a style
	// that would sort them.
	Unsorted bool
}

// Cite is one item in a citation.
type Cite struct {
	ID string // of the item

	// Locator is the part of the item that is cited: "12-14". Label says what it
	// counts, as one of the locators of CSL 1.0.2 ("page", "chapter",
	// "paragraph", ...); "" is "page". Where the locator begins with an
	// abbreviation in English ("vol. 2"), that is the label.
	Locator string
	Label   string

	// Prefix and Suffix stand around the cite: "see ", ", and elsewhere". They
	// may have the markup of fields, such as <i>.
	Prefix string
	Suffix string

	Mode Mode
}

// Mode says how a cite stands in its sentence.
type Mode uint8

const (
	// Parenthetical is a cite apart from the sentence: "(Doe, 2020, p. 3)".
	Parenthetical Mode = iota

	// SuppressAuthor is a cite without the names, which the sentence has said
	// already: "(2020, p. 3)".
	SuppressAuthor

	// AuthorOnly is the names alone, as a part of the sentence: "Doe". It does not
	// count as citing the item before, for ibid. and the like.
	AuthorOnly

	// AuthorInText has the names as part of the sentence and the rest after
	// them: "Doe (2020, p. 3)". In a citation of several cites the first one says
	// this for the names of that one.
	AuthorInText
)

// Formatted is a document's citations and bibliography.
type Formatted struct {
	Citations    []FormattedCitation // one for each citation
	Bibliography Bibliography
}

// FormattedCitation is a citation as it is to be shown.
type FormattedCitation struct {
	// Author is the names that belong into the sentence, for AuthorInText; else
	// it is empty.
	Author Text

	// Text is the citation, to be put into the sentence, behind the author and a
	// space, or into a note.
	Text Text

	// Unknown are the IDs in the citation for which there is no item; nothing
	// is shown for them.
	Unknown []string
}

// Bibliography is a list of what is cited.
type Bibliography struct {
	Entries []Entry

	HangingIndent    bool   // lines after the first of an entry are indented
	SecondFieldAlign string // "flush" or "margin": how the first block of entries is set off; "" where it is not
	LineSpacing      int    // lines from line to line: 1 is single spaced
	EntrySpacing     int    // empty lines between entries
}

// Entry is one entry of a bibliography.
type Entry struct {
	ID   string // of the item
	Text Text
}

// Format formats the citations of a document, and its bibliography. The
// bibliography is empty where the style has none.
func (p *Processor) Format(doc Document) Formatted {
	run := newProcessing(p, doc)
	var formatted Formatted
	positions := newPositioner(p.style.nearNoteDistance)
	for i := range doc.Citations {
		formatted.Citations = append(formatted.Citations, run.citation(positions.places(&doc.Citations[i]), doc.Citations[i].Unsorted))
	}
	formatted.Bibliography = run.bibliography()
	return formatted
}
