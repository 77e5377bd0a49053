package cite

import (
	"slices"
	"strconv"
	"strings"

	"collate/notes/cite/csl"
)

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
	if isPart(item) {
		in = prefixed("in ", join(", ", italic(item.Text["container-title"]), editors(item)))
	}
	in = join(", ", join(" ", in, roman(item.Text["volume"])), prefixed("no. ", roman(item.Text["issue"])))
	if isPart(item) || outlet(item) != item.Text["publisher"] {
		in = published(in, item, nil)
	}
	return join(", ", title(item, item.Title()), in, issued)
}

// published adds where and by whom the item was published, and when.
func published(what rich, item csl.Item, issued rich) rich {
	publisher := roman(joinNonEmpty(": ", item.Text["publisher-place"], item.Text["publisher"]))
	if len(publisher) == 0 || len(what) == 0 {
		return join(", ", what, publisher, issued)
	}
	return slices.Concat(what, rich{{text: " ("}}, join(", ", publisher, issued), rich{{text: ")"}})
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

// creators returns the authors, or else the editors, each as shown. Of more than
// limit it returns the first and "others".
func creators(item csl.Item, limit int, show func(csl.Name) string) []string {
	if authors := shownNames(item.Names["author"], show); len(authors) > 0 {
		return shortened(authors, limit)
	}
	editors := shownNames(item.Names["editor"], show)
	switch len(editors) {
	case 0:
		return nil
	case 1:
		return []string{editors[0] + " (ed.)"}
	}
	editors = shortened(editors, limit)
	editors[len(editors)-1] += " (eds)"
	return editors
}

func shortened(names []string, limit int) []string {
	if len(names) > limit {
		return []string{names[0], "others"}
	}
	return names
}

func shownNames(names []csl.Name, show func(csl.Name) string) []string {
	var shown []string
	for _, name := range names {
		if s := show(name); s != "" {
			shown = append(shown, s)
		}
	}
	return shown
}

// sortedNames shows the first creator as the bibliography is sorted: "Stone, Eve,
// and Tom Wood".
func sortedNames(item csl.Item) string {
	first := true
	names := creators(item, 10, func(n csl.Name) string {
		show := givenFirst
		if first {
			show = familyFirst
		}
		first = false
		return show(n)
	})
	if last := len(names) - 1; last > 0 {
		names[last] = "and " + names[last]
	}
	return strings.Join(names, ", ")
}

// editors names the editors beside the authors.
func editors(item csl.Item) rich {
	if len(item.Names["author"]) == 0 {
		return nil
	}
	return prefixed("ed. by ", roman(enumerate(shownNames(item.Names["editor"], givenFirst))))
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
