package margin_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"collate/app/widget/control"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/link"
)

func TestACardSaysHowManyTextsLinkToIt(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights([]notes.Highlight{{ID: "none"}, {ID: "one"}, {ID: "two"}})
	f.SetLinks(map[notes.HighlightID]int{"one": 1, "two": 2})
	var asked []notes.HighlightID
	f.OnLinks = func(id notes.HighlightID) { asked = append(asked, id) }
	var said []string
	for _, o := range test.LaidOutObjects(f.Margin) {
		if b, ok := o.(*control.Button); ok && b.Text() != "" && b.Hint == "" {
			said = append(said, b.Text())
			test.Tap(b)
		}
	}
	if want := []string{"1 text links here", "2 texts link here"}; !reflect.DeepEqual(said, want) {
		t.Errorf("the cards say %q, want %q", said, want)
	}
	if want := []notes.HighlightID{"one", "two"}; !reflect.DeepEqual(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
}

func TestLinksInCommentsThatLeadNowhereAreMarked(t *testing.T) {
	f := newFixture(t)
	f.Text = func(comment string) *textview.Text {
		return &textview.Text{Content: comment, Links: []textview.Link{{End: len(comment), Target: comment}}}
	}
	all := highlights("a", "b")
	all[0].Comment, all[1].Comment = "[[Nobody]]", "[[Somebody]]"
	f.SetHighlights(all)
	fault := func(id notes.HighlightID) string { return f.Comment(id).Text().Links[0].Fault }
	expect(t, "before anything is known", fault("a"), "")
	f.SetFaults(map[link.Target]string{{Name: "Nobody"}: "There is nobody."})
	expect(t, "to nobody", fault("a"), "There is nobody.")
	expect(t, "to somebody", fault("b"), "")
	f.SetFaults(map[link.Target]string{})
	expect(t, "to nobody who has come", fault("a"), "")
}
