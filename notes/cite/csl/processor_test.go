package csl

import (
	"strings"
	"sync"
	"testing"
)

// TestConcurrentUse formats with one processor in several goroutines; the race
// detector sees what they share.
func TestConcurrentUse(t *testing.T) {
	p := newTestProcessor(t, authorDate(`disambiguate-add-year-suffix="true" disambiguate-add-givenname="true" collapse="year-suffix"`, `<sort><key variable="author"/></sort>`))
	doc := Document{Items: testItems(t, bySameAuthors), Citations: cites("a,d,e", "b", "c:3")}
	want := formattedText(p, doc)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				if got := formattedText(p, doc); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func formattedText(p *Processor, doc Document) string {
	var lines []string
	for _, c := range p.Format(doc).Citations {
		lines = append(lines, c.Text.String())
	}
	return strings.Join(lines, "; ")
}

// TestItemsOfDocument has two items of one ID, and a citation of none.
func TestItemsOfDocument(t *testing.T) {
	p := newTestProcessor(t, inLayout(`<text variable="title"/>`))
	items := []Item{{ID: "a", Text: map[string]string{"title": "first"}}, {ID: "a", Text: map[string]string{"title": "second"}}}
	formatted := p.Format(Document{Items: items, Citations: append(cites("a"), Citation{})})
	check(t, "the first item of an ID counts", formatted.Citations[0].Text.String(), "first")
	if len(formatted.Citations) != 2 || !formatted.Citations[1].Text.IsEmpty() {
		t.Errorf("citation of nothing: %+v", formatted.Citations)
	}
	if formatted := p.Format(Document{}); len(formatted.Citations) != 0 || len(formatted.Bibliography.Entries) != 0 {
		t.Errorf("no document: %+v", formatted)
	}
}
