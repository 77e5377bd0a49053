package cite

import (
	"slices"
	"strings"
	"unicode"

	"collate/notes/cite/csl"
)

// DigestNote says what an item is a digest of: "A digest of Vasif Huseynov,
// ‘Tensions Escalate’, <i>Eurasia Daily Monitor</i> 22, 7 July 2025", with the
// inline markup of CSL and without a full stop. It is "" for other items.
func DigestNote(item csl.Item) string {
	return prefixed("A digest of ", originalOf(item)).markup()
}

// originalOf describes what an item is a digest of in plain English, or is empty:
// author, title, outlet with its publisher, date and address.
func originalOf(item csl.Item) rich {
	original, ok := Original(item)
	if !ok {
		return nil
	}
	in := join(" ", italic(outletBesideAuthor(original)), roman(original.Text["volume"]))
	in = join(", ", in, prefixed("no. ", roman(original.Text["issue"])))
	if outlet(original) != original.Text["publisher"] {
		in = published(in, original)
	}
	issued := roman(LongDate(original.Dates["issued"]))
	if len(issued) == 0 {
		issued = roman("n.d.")
	}
	return join(", ", roman(creators(original)), quoted(original.Title()), in, issued, access(original))
}

// quoted is a title in quotation marks. Of its markup, italics are kept.
func quoted(title string) rich {
	title = OneLine(title)
	if title == "" {
		return roman("untitled")
	}
	line := rich{{text: "‘"}}
	slanted := false
	for _, piece := range Pieces(nestQuotes(title, 1)) {
		switch {
		case piece.Begin == Italic:
			slanted = true
		case piece.End == Italic:
			slanted = false
		case piece.Text != "":
			line = append(line, run{text: piece.Text, italic: slanted})
		}
	}
	return append(line, run{text: "’"})
}

// published adds where and by whom the item was published.
func published(what rich, item csl.Item) rich {
	publisher := roman(joinNonEmpty(": ", item.Text["publisher-place"], item.Text["publisher"]))
	if len(publisher) == 0 || len(what) == 0 {
		return join(", ", what, publisher)
	}
	return slices.Concat(what, rich{{text: " ("}}, publisher, rich{{text: ")"}})
}

// mostCreators is how many names are written; of more it is the first.
const mostCreators = 3

// creators returns the authors, or else the editors, or "".
func creators(item csl.Item) string {
	names, role := shownNames(item.Names["author"]), ""
	if len(names) == 0 {
		names, role = shownNames(item.Names["editor"]), " (ed.)"
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 1 && role != "":
		role = " (eds)"
	}
	if len(names) > mostCreators {
		names = []string{names[0], "others"}
	}
	return enumerate(names) + role
}

func shownNames(names []csl.Name) []string {
	var shown []string
	for _, name := range names {
		if s := givenFirst(name); s != "" {
			shown = append(shown, s)
		}
	}
	return shown
}

// access is where the item can be read.
func access(item csl.Item) rich {
	if doi := item.Text["DOI"]; doi != "" {
		return link("https://doi.org/" + BareDOI(doi))
	}
	return link(item.Text["URL"])
}

// hasTitle says whether a text has a title in it, whatever the case of letters and
// the marks between words.
func hasTitle(text, title string) bool {
	return strings.Contains(lettersOf(text), lettersOf(PlainText(title)))
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
