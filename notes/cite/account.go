package cite

import (
	"cmp"
	"strings"

	"collate/notes"
	"collate/notes/cite/csl"
)

const originalPrefix = "original-"

// Original returns what an item is a digest of, described by the item's
// variables "original-…": "original-title" is its title, "original-author" its
// authors, "original-date" its date of issue, and so on for any other variable
// ("original-container-title", "original-URL"). It returns false where the
// item is not a digest: where it has no original title, or is of a type or has
// a translator such that the original title is that of a translation.
func Original(item csl.Item) (csl.Item, bool) {
	if !isDigest(item) {
		return csl.Item{}, false
	}
	original := csl.Item{
		Type:  "article",
		Text:  make(map[string]string),
		Names: make(map[string][]csl.Name),
		Dates: make(map[string]csl.Date),
	}
	for variable, value := range item.Text {
		if name, ok := strings.CutPrefix(variable, originalPrefix); ok {
			original.Text[name] = value
		}
	}
	for variable, names := range item.Names {
		if name, ok := strings.CutPrefix(variable, originalPrefix); ok {
			original.Names[name] = names
		}
	}
	if date, ok := item.Dates["original-date"]; ok {
		original.Dates["issued"] = date
	}
	return original, true
}

func isDigest(item csl.Item) bool {
	if item.Text["original-title"] == "" || len(item.Names["translator"]) > 0 {
		return false
	}
	switch item.Type {
	case "", "article", "article-magazine", "article-newspaper", "document", "post", "post-weblog", "webpage":
		return true
	}
	return false
}

// Account returns the item whose account a reader reads: the original of a
// digest, else the item itself.
func Account(item csl.Item) csl.Item {
	if original, ok := Original(item); ok {
		return original
	}
	return item
}

// Title returns the title of the item without inline markup, as lists show it,
// else "".
func Title(item csl.Item) string { return PlainText(item.Title()) }

// Name returns what an article is called in a list: its title, or the citation key
// where it has none.
func Name(a notes.Article) string { return cmp.Or(Title(a.Item), a.Key) }

// Source returns the outlet of the account: where it was published, else who
// published it, else "".
func Source(item csl.Item) string { return outlet(Account(item)) }

func outlet(item csl.Item) string {
	for _, variable := range []string{"container-title", "publisher", "archive", "source"} {
		if name := item.Text[variable]; name != "" {
			return name
		}
	}
	return ""
}

// outletBesideAuthor is the outlet, or "" where it is named as the author.
func outletBesideAuthor(item csl.Item) string {
	name := outlet(item)
	for _, author := range item.Names["author"] {
		if strings.EqualFold(givenFirst(author), OneLine(name)) {
			return ""
		}
	}
	return name
}

// Authors returns who wrote the account, each as in "Vasif Huseynov", or nil
// where that is not known.
func Authors(item csl.Item) []string {
	var authors []string
	for _, name := range Account(item).Names["author"] {
		if shown := givenFirst(name); shown != "" {
			authors = append(authors, shown)
		}
	}
	return authors
}

// ShortTitle returns the item's own short title, or the title up to its colon,
// or "" where it has no title.
func ShortTitle(item csl.Item) string {
	for _, variable := range []string{"title-short", "shortTitle"} {
		if short := item.Text[variable]; short != "" {
			return short
		}
	}
	short, _, _ := strings.Cut(item.Title(), ": ")
	return short
}

// Issued returns when the account was published; zero where that is not known.
func Issued(item csl.Item) csl.Date { return Account(item).Dates["issued"] }
