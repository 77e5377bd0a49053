package linking_test

import (
	"slices"
	"testing"

	"collate/app/linking"
	"collate/app/widget/control"
	"collate/notes"
)

func TestAHighlightLeadsBackToItsWholeText(t *testing.T) {
	l := newLinking(t)
	whole := 0
	l.OnWhole = func() { whole++ }
	c := contents()
	c.Ref, c.Words = notes.Ref{Kind: notes.KindHighlight, ID: "h"}, "two\nbrothers"
	l.SetContents(c)
	if got := texts(l); !slices.Contains(got, "“two brothers”") || !slices.Contains(got, "LINKS TO THIS · 2") {
		t.Errorf("seen is %q", got)
	}
	for _, b := range seen[*control.Button](l) {
		if b.Text() == "Links to the whole article" {
			b.OnTapped()
		}
	}
	if whole != 1 {
		t.Errorf("asked for the whole text %d times", whole)
	}
}

func TestAHighlightWithoutLinksSaysSo(t *testing.T) {
	l := newLinking(t)
	c := contents()
	l.SetContents(linking.Contents{Ref: notes.Ref{Kind: notes.KindHighlight, ID: "h"}, Words: "brothers", Broken: c.Broken})
	if got := texts(l); !slices.ContainsFunc(got, func(s string) bool { return len(s) > 7 && s[:7] == "Nothing" }) {
		t.Errorf("seen is %q", got)
	}
}
