// Package cite formats citations and bibliographies, makes citation keys, and
// writes the formats of reference managers.
//
// An article may be a digest: an account, in other words, of what another
// outlet published. Its item then describes the digest, and variables that
// begin with "original-" the original, as [Original] explains. A digest is
// shown in lists by its original's outlet and date, and cited as what it is:
// a digest, with the original named.
//
// All functions are pure and safe for any goroutine.
package cite

import (
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/cite/csl"
)

// Style formats the citations of a text and its bibliography.
type Style interface {
	// Render formats all citations of one text at once, in the order of the
	// text, since a style may shorten what was cited before, number citations or
	// tell alike ones apart; and a bibliography of all items cited, together
	// with those that are to stand in it without being cited. Items are the
	// same where their ids are.
	Render(cited []Reference, uncited []csl.Item, format Format) Rendered
}

// Reference is one place where an item is cited.
type Reference struct {
	Item    csl.Item
	Locator Locator // the cited part of the item
}

// Rendered is what a style makes of a text's citations, each as one line in
// the format asked for.
type Rendered struct {
	Citations    []string // one for each reference, without a full stop at the end
	Bibliography []Entry  // in the style's order, each item once
}

// Entry is one entry of a bibliography.
type Entry struct {
	ID   string // of the item
	Text string
}

// Styles returns the names of all styles, in alphabetical order.
func Styles() []string { return []string{"plain"} }

// StyleNamed returns the style of that name; case does not matter, and "" is
// the plain style. The error is a [*notes.Problem] that lists the names.
func StyleNamed(name string) (Style, error) {
	if name == "" || strings.EqualFold(name, "plain") {
		return PlainStyle(), nil
	}
	return nil, &notes.Problem{
		What:   fmt.Sprintf("There is no citation style %q", name),
		Remedy: "Use one of " + strings.Join(Styles(), ", ") + ".",
	}
}

// Citation formats one reference that stands alone, such as that of a
// quotation on the clipboard.
func Citation(style Style, ref Reference, format Format) string {
	return style.Render([]Reference{ref}, nil, format).Citations[0]
}

// Bibliography formats the entries of the items, each once, in the style's
// order.
func Bibliography(style Style, items []csl.Item, format Format) []Entry {
	return style.Render(nil, items, format).Bibliography
}

// distinct returns the items cited, then the uncited ones, each id once. Items
// without an id are all different.
func distinct(cited []Reference, uncited []csl.Item) []csl.Item {
	var items []csl.Item
	seen := make(map[string]bool)
	add := func(item csl.Item) {
		if item.ID == "" || !seen[item.ID] {
			items = append(items, item)
		}
		seen[item.ID] = true
	}
	for _, ref := range cited {
		add(ref.Item)
	}
	for _, item := range uncited {
		add(item)
	}
	return items
}
