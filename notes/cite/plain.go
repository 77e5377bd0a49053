package cite

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"collate/notes/cite/csl"
)

// plain is a style of notes in plain English. The first citation of an item is
// whole, and the later ones are short:
//
//	Vasif Huseynov, ‘Russia-Azerbaijan Tensions Escalate’, Eurasia Daily
//	Monitor 22 (The Jamestown Foundation), 7 July 2025, para. 4
//
//	Huseynov, ‘Russia-Azerbaijan Tensions Escalate’, para. 7
//
// A digest names its original each time. The bibliography is sorted by author
// and title.
type plain struct{}

// PlainStyle returns the style that needs no style file: notes in plain
// English, the first citation of an item whole and the later ones short.
func PlainStyle() Style { return plain{} }

// Render implements [Style].
func (plain) Render(cited []Reference, uncited []csl.Item, format Format) Rendered {
	items := distinct(cited, uncited)
	ambiguous := ambiguousShort(items)
	var out Rendered
	seen := make(map[string]bool)
	for _, ref := range cited {
		citation := fullCitation(ref.Item, ref.Locator)
		if id := ref.Item.ID; id != "" {
			if seen[id] && !ambiguous[shortForm(ref.Item).render(Text)] {
				citation = join(", ", shortForm(ref.Item), roman(ref.Locator.String()))
			}
			seen[id] = true
		}
		out.Citations = append(out.Citations, capitalised(citation).render(format))
	}
	for _, item := range inBibliographyOrder(items) {
		entry := closed(capitalised(bibliographyEntry(item)))
		out.Bibliography = append(out.Bibliography, Entry{item.ID, entry.render(format)})
	}
	return out
}

// ambiguousShort returns the short forms that stand for more than one item.
func ambiguousShort(items []csl.Item) map[string]bool {
	ambiguous := make(map[string]bool, len(items))
	for _, item := range items {
		short := shortForm(item).render(Text)
		_, again := ambiguous[short]
		ambiguous[short] = again
	}
	return ambiguous
}

func fullCitation(item csl.Item, at Locator) rich {
	citation := join(", ", roman(enumerate(creators(item, 3, givenFirst))), description(item), roman(at.String()))
	return join("; ", citation, prefixed("a digest of ", originalOf(item)))
}

func bibliographyEntry(item csl.Item) rich {
	entry := join(", ", roman(sortedNames(item)), description(item), pages(item), access(item))
	return join("; ", entry, prefixed("a digest of ", originalOf(item)))
}

// originalOf cites what an item is a digest of, or is empty.
func originalOf(item csl.Item) rich {
	original, ok := Original(item)
	if !ok {
		return nil
	}
	authors := roman(enumerate(creators(original, 3, givenFirst)))
	return join(", ", authors, description(original), access(original))
}

// shortForm is what stands for an item that was cited before.
func shortForm(item csl.Item) rich {
	short := join(", ", roman(enumerate(creators(item, 3, familyOnly))), title(item, ShortTitle(item)))
	original, ok := Original(item)
	if !ok {
		return short
	}
	authors := roman(enumerate(creators(original, 3, familyOnly)))
	of := join(", ", authors, container(original))
	if len(of) == 0 {
		of = title(original, ShortTitle(original))
	}
	return slices.Concat(short, rich{{text: " (digest of "}}, of, rich{{text: ")"}})
}

// capitalised begins the line with a capital letter where it begins with words
// of ours.
func capitalised(l rich) rich {
	if len(l) > 0 && strings.HasPrefix(l[0].text, "untitled") {
		l[0].text = "U" + l[0].text[1:]
	}
	return l
}

// closed ends the line with a full stop.
func closed(l rich) rich {
	if n := len(l); n > 0 && strings.HasSuffix(l[n-1].text, ".") && !l[n-1].link {
		return l
	}
	return append(l, run{text: "."})
}

// inBibliographyOrder sorts by creators, or where there are none by title, then
// by title, date and id. Articles at the beginning of titles do not count.
func inBibliographyOrder(items []csl.Item) []csl.Item {
	type keyed struct {
		names, title []byte
		year         int
		issued       string
		item         csl.Item
	}
	collator := collate.New(language.Und, collate.IgnoreCase)
	var buffer collate.Buffer
	sorted := make([]keyed, len(items))
	for i, item := range items {
		title := withoutArticle(item.Title())
		sorted[i] = keyed{
			names: collator.KeyFromString(&buffer, cmp.Or(sortedNames(item), title)),
			title: collator.KeyFromString(&buffer, title),
			year:  item.Dates["issued"].Year(), issued: item.Dates["issued"].ISO(),
			item: item,
		}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int {
		return cmp.Or(
			bytes.Compare(a.names, b.names),
			bytes.Compare(a.title, b.title),
			cmp.Compare(a.year, b.year),
			cmp.Compare(a.issued, b.issued),
			cmp.Compare(a.item.ID, b.item.ID),
		)
	})
	for i := range sorted {
		items[i] = sorted[i].item
	}
	return items
}

func withoutArticle(title string) string {
	for _, article := range []string{"A ", "An ", "The "} {
		if rest, ok := strings.CutPrefix(title, article); ok {
			return rest
		}
	}
	return title
}
