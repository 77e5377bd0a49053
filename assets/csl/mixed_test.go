package csl_test

import (
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
	doc, locales := mixedDocument(t), readLocales(t)
	if len(doc.Items) < 100 {
		t.Fatalf("%d items", len(doc.Items))
	}
	for _, style := range styles() {
		for _, language := range languages() {
			t.Run(style+"/"+language, func(t *testing.T) {
				t.Parallel()
				formatted := newProcessor(t, locales, style, language).Format(doc)
				check := func(what, id string, text csl.Text) {
					if s := text.String(); s == "" || stray.MatchString(s) {
						t.Errorf("the %s of %s is %q", what, id, s)
					}
				}
				for i, citation := range formatted.Citations {
					check("citation", doc.Items[i].ID, citation.Text)
				}
				for _, entry := range formatted.Bibliography.Entries {
					check("entry", entry.ID, entry.Text)
				}
				if n := len(formatted.Bibliography.Entries); n != len(doc.Items) {
					t.Errorf("%d entries of %d items", n, len(doc.Items))
				}
			})
		}
	}
}
