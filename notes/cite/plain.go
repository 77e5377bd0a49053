package cite

import (
	"cmp"
	"slices"
	"strconv"
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
	sortForBibliography(items)
	for _, item := range items {
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
	return join("; ", citation, digestOf(item))
}

func bibliographyEntry(item csl.Item) rich {
	entry := join(", ", roman(sortedNames(item)), description(item), pages(item), access(item))
	return join("; ", entry, digestOf(item))
}

// digestOf names what an item is a digest of, or is empty.
func digestOf(item csl.Item) rich {
	original, ok := Original(item)
	if !ok {
		return nil
	}
	authors := roman(enumerate(creators(original, 3, givenFirst)))
	return append(rich{{text: "a digest of "}}, join(", ", authors, description(original), access(original))...)
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

// description is title, container and date.
func description(item csl.Item) rich {
	issued := roman(LongDate(item.Dates["issued"]))
	if len(issued) == 0 {
		issued = roman("n.d.")
	}
	if standsAlone(item) {
		return published(join(", ", title(item, item.Title()), edition(item), editors(item)), item, issued)
	}
	in := container(item)
	if len(in) > 0 && isPart(item) {
		in = join(" ", roman("in"), join(", ", in, editors(item)))
	}
	in = join(", ", join(" ", in, roman(item.Text["volume"])), numbered("no.", item.Text["issue"]))
	if outlet(item) != item.Text["publisher"] || isPart(item) {
		in = published(in, item, nil)
	}
	return join(", ", title(item, item.Title()), in, issued)
}

// published adds where and by whom the item was published, and when.
func published(what rich, item csl.Item, issued rich) rich {
	publisher := roman(joinNonEmpty(": ", item.Text["publisher-place"], item.Text["publisher"]))
	if len(publisher) == 0 {
		return join(", ", what, issued)
	}
	in := join(", ", publisher, issued)
	return join(" ", what, slices.Concat(rich{{text: "("}}, in, rich{{text: ")"}}))
}

// title is slanted for what stands alone, else quoted.
func title(item csl.Item, s string) rich {
	switch {
	case oneLine(s) == "":
		return roman("untitled")
	case standsAlone(item):
		return italic(nestQuotes(oneLine(s), 0))
	}
	return roman("‘" + nestQuotes(oneLine(s), 1) + "’")
}

// container is the outlet.
func container(item csl.Item) rich { return italic(outletBesideAuthor(item)) }

func standsAlone(item csl.Item) bool {
	switch item.Type {
	case "book", "classic", "collection", "legal_case", "legislation", "manuscript", "map", "motion_picture",
		"pamphlet", "periodical", "report", "software", "standard", "thesis", "treaty":
		return true
	}
	return false
}

func isPart(item csl.Item) bool {
	switch item.Type {
	case "chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference":
		return true
	}
	return false
}

// creators returns at most limit authors, or else editors, each as shown, the
// last of them "others" where there are more.
func creators(item csl.Item, limit int, show func(csl.Name) string) []string {
	for _, role := range []string{"author", "editor"} {
		names := item.Names[role]
		var shown []string
		for _, name := range names {
			if len(shown) == limit {
				return append(shown[:max(1, limit-2)], "others")
			}
			if s := show(name); s != "" {
				shown = append(shown, s)
			}
		}
		if len(shown) == 0 {
			continue
		}
		if role == "editor" {
			shown[len(shown)-1] += map[bool]string{true: " (ed.)", false: " (eds)"}[len(shown) == 1]
		}
		return shown
	}
	return nil
}

// sortedNames shows the first creator as the bibliography is sorted: "Stone, Eve,
// and Tom Wood".
func sortedNames(item csl.Item) string {
	first := true
	names := creators(item, 10, func(n csl.Name) string {
		if first {
			first = false
			return familyFirst(n)
		}
		return givenFirst(n)
	})
	if last := len(names) - 1; last > 0 {
		names[last] = "and " + names[last]
	}
	return strings.Join(names, ", ")
}

// editors names the editors beside the authors.
func editors(item csl.Item) rich {
	if len(item.Names["author"]) == 0 || len(item.Names["editor"]) == 0 {
		return nil
	}
	var names []string
	for _, name := range item.Names["editor"] {
		names = append(names, givenFirst(name))
	}
	return roman("ed. by " + enumerate(names))
}

// edition is "2nd edn" for a number.
func edition(item csl.Item) rich {
	edition := item.Text["edition"]
	if n, err := strconv.Atoi(edition); err == nil && n > 0 {
		edition += ordinalSuffix(n) + " edn"
	}
	return roman(edition)
}

func ordinalSuffix(n int) string {
	if tens := n / 10 % 10; tens == 1 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

func numbered(label, number string) rich {
	if number == "" {
		return nil
	}
	return roman(label + " " + number)
}

func pages(item csl.Item) rich {
	return roman(Locator{"page", strings.ReplaceAll(item.Text["page"], "-", "–")}.String())
}

// access is where the item can be read.
func access(item csl.Item) rich {
	if doi := item.Text["DOI"]; doi != "" {
		return link("https://doi.org/" + strings.TrimPrefix(doi, "https://doi.org/"))
	}
	url := link(item.Text["URL"])
	if accessed := LongDate(item.Dates["accessed"]); len(url) > 0 && accessed != "" {
		return join(", ", url, roman("accessed "+accessed))
	}
	return url
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

// sortForBibliography sorts by creators, or where there are none by title, then
// by title, date and id. Articles at the beginning of titles do not count.
func sortForBibliography(items []csl.Item) {
	collator := collate.New(language.Und, collate.IgnoreCase)
	slices.SortStableFunc(items, func(a, b csl.Item) int {
		titleA, titleB := withoutArticle(a.Title()), withoutArticle(b.Title())
		return cmp.Or(
			collator.CompareString(cmp.Or(sortedNames(a), titleA), cmp.Or(sortedNames(b), titleB)),
			collator.CompareString(titleA, titleB),
			cmp.Compare(a.Dates["issued"].Year(), b.Dates["issued"].Year()),
			cmp.Compare(a.Dates["issued"].ISO(), b.Dates["issued"].ISO()),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

func withoutArticle(title string) string {
	for _, article := range []string{"A ", "An ", "The "} {
		if rest, ok := strings.CutPrefix(title, article); ok {
			return rest
		}
	}
	return title
}
