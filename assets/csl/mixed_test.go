package csl_test

import (
	"fmt"
	"regexp"
	"testing"

	"collate/notes/cite/csl"
)

// mixedItems are the items of the examples, each as it is and again without its
// title, its authors and editors, its date, or where it stands, in turn.
func mixedItems(t testing.TB) []csl.Item {
	items := readItems(t)
	for i, item := range readItems(t) {
		item.ID += "-less"
		switch i % 4 {
		case 0:
			if len(item.Names) > 0 {
				delete(item.Text, "title")
			}
		case 1:
			if item.Title() != "" {
				item.Names = nil
			}
		case 2:
			delete(item.Dates, "issued")
		case 3:
			delete(item.Text, "container-title")
			delete(item.Text, "publisher")
		}
		items = append(items, item)
	}
	return items
}

func mixedDocument(t testing.TB) csl.Document {
	doc := csl.Document{Items: mixedItems(t)}
	for i, item := range doc.Items {
		cite := csl.Cite{ID: item.ID}
		if i%3 == 0 {
			cite.Locator, cite.Label = "4", "paragraph"
		}
		doc.Citations = append(doc.Citations, csl.Citation{Note: i + 1, Cites: []csl.Cite{cite}})
	}
	return doc
}

// TestEveryStyleInEveryLanguage looks for what nobody would write: nothing at
// all, or marks that belong to something that is not there.
func TestEveryStyleInEveryLanguage(t *testing.T) {
	stray := regexp.MustCompile(`\(\)|\[\]|“”|  | [,.;]|[(\[] |^[,.;:)]|,,|\.\.|[,;:]\.`)
	doc := mixedDocument(t)
	if len(doc.Items) < 100 {
		t.Fatalf("%d items", len(doc.Items))
	}
	for _, style := range styles() {
		for _, language := range languages() {
			formatted := newProcessor(t, style, language).Format(doc)
			check := func(what string, text csl.Text) {
				if s := text.String(); s == "" || stray.MatchString(s) {
					t.Errorf("%s in %s: %s is %q", style, language, what, s)
				}
			}
			for i, citation := range formatted.Citations {
				check(fmt.Sprintf("the citation of %s", doc.Items[i].ID), citation.Text)
			}
			for _, entry := range formatted.Bibliography.Entries {
				check("the entry of "+entry.ID, entry.Text)
			}
			if n := len(formatted.Bibliography.Entries); n != len(doc.Items) {
				t.Errorf("%s in %s: %d entries of %d items", style, language, n, len(doc.Items))
			}
		}
	}
}
