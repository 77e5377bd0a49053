package storage

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"collate/notes"
	"collate/notes/link"
)

func TestLinks(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	h := highlight(r, 0, 6)
	h.Comment = "As in [[the raid]]."
	raid := note("The raid", "Of itself: [[The raid]].\n\nSee [[daily]], [[the road#Night]] and [[daily^"+string(h.ID)+"|there]]. Not `[[daily]]`.")
	road := note("Road", "Short. It is about [["+string(raid.ID)+"|the raid]] and [[Nothing yet]].")
	apply(t, s, notes.Put(h), notes.Put(raid), notes.Put(road))

	backlinks := func(ref notes.Ref) []notes.Backlink {
		t.Helper()
		links, _, err := s.Backlinks(t.Context(), ref, -1)
		must(t, err)
		return links
	}
	wantRaid := []notes.Backlink{
		{Place: notes.Place{From: h.Ref(), Title: "The Road", Start: 6, End: 18, Context: "As in the raid.", Mark: [2]int{6, 14}}},
		{Place: notes.Place{From: road.Ref(), Title: "Road", Start: 19, End: 68, Context: "It is about the raid and Nothing yet.", Mark: [2]int{12, 20}}},
	}
	if got := backlinks(raid.Ref()); !reflect.DeepEqual(got, wantRaid) {
		t.Errorf("backlinks of the note:\n%+v, want\n%+v", got, wantRaid)
	}
	if got, total, err := s.Backlinks(t.Context(), a.Ref(), 1); err != nil || total != 3 || !reflect.DeepEqual(got, backlinks(a.Ref())[:1]) {
		t.Errorf("the first of the backlinks of the article: %+v of %d, %v", got, total, err)
	}
	for name, test := range map[string]struct {
		ref  notes.Ref
		want int
	}{
		"the article, by key, by title and through its highlight": {a.Ref(), 3},
		"the highlight":          {h.Ref(), 1},
		"a note nobody links to": {road.Ref(), 0},
		"what does not exist":    {notes.Ref{Kind: notes.KindNote, ID: "unknown"}, 0},
	} {
		if got := backlinks(test.ref); len(got) != test.want {
			t.Errorf("backlinks of %s: %+v, want %d", name, got, test.want)
		}
	}
	list, err := s.Notes(t.Context())
	if err != nil || len(list) != 2 || list[0].Links != 0 || list[1].Links != 2 || list[1].Words == 0 || list[1].Body != "" {
		t.Errorf("Notes = %+v, %v", list, err)
	}

	for _, test := range []struct {
		target link.Target
		want   notes.Ref
	}{
		{link.Target{Name: "the  RAID"}, raid.Ref()},
		{link.Target{Name: string(raid.ID)}, raid.Ref()},
		{link.Target{Name: "Daily"}, a.Ref()},
		{link.Target{Name: "the road"}, a.Ref()},
		{link.Target{Name: "daily", Highlight: string(h.ID)}, h.Ref()},
		{link.Target{Highlight: string(h.ID)}, h.Ref()},
	} {
		if got, err := s.ResolveLink(t.Context(), test.target); err != nil || got != test.want {
			t.Errorf("ResolveLink(%+v) = %v, %v, want %v", test.target, got, err, test.want)
		}
	}
	_, err = s.ResolveLink(t.Context(), link.Target{Name: "Nothing yet"})
	if want := `The link [[Nothing yet]] leads nowhere. Write a note of the title “Nothing yet”, or change the link.`; !errors.Is(err, notes.ErrNotFound) || err.Error() != want {
		t.Errorf("a broken link: %v", err)
	}

	// What was missing appears, and what was there is renamed.
	raid.Title = "The attack"
	apply(t, s, notes.Put(note("Nothing yet", "")), notes.Put(raid))
	if _, err := s.ResolveLink(t.Context(), link.Target{Name: "Nothing yet"}); err != nil {
		t.Errorf("a link that was broken: %v", err)
	}
	if got := backlinks(raid.Ref()); len(got) != 1 {
		t.Errorf("backlinks by id after renaming: %+v", got)
	}
}

func TestANameLeadsToTheOldestThatHasIt(t *testing.T) {
	s := open(t)
	n, linking := note("Same", ""), note("Linking", "[[same]]") // n is the oldest
	byKey, r := article("same", "Other", "")
	byTitle, other := article("first", "SAME", "")
	younger := note("same", "")
	apply(t, s, notes.Put(linking), notes.Put(younger), notes.Put(byTitle), notes.Put(other), notes.Put(byKey), notes.Put(r), notes.Put(n))
	for _, oldest := range []notes.Record{n, byKey, byTitle, younger} {
		if got := leads(t, s, "same"); got != oldest.Ref() {
			t.Errorf("it leads to %v, want %v", got, oldest.Ref())
		}
		if links, _, err := s.Backlinks(t.Context(), oldest.Ref(), -1); err != nil || len(links) != 1 {
			t.Errorf("backlinks of %v: %v, %v", oldest.Ref(), links, err)
		}
		gone, err := notes.Trash(oldest, clock)
		must(t, err)
		apply(t, s, notes.Put(gone))
	}
}

func TestATitleWithMarkupIsLinkedToAsItReads(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The <i>Aurora</i> affair", "A text.")
	n := note("Note", "[[The Aurora affair]] and the Aurora affair itself")
	apply(t, s, notes.Put(n))
	if got, err := s.ResolveLink(t.Context(), link.Target{Name: "The Aurora affair"}); err != nil || got != a.Ref() {
		t.Errorf("the link leads to %v, %v", got, err)
	}
	if mentions, err := s.Mentions(t.Context(), a.Ref(), 9); err != nil || len(mentions) != 1 || mentions[0].Text != "the Aurora affair" {
		t.Errorf("mentions are %+v, %v", mentions, err)
	}
	done(t)(s.RenameArticle(t.Context(), a.ID, "The <i>Potemkin</i>", nil))
	if got, want := body(t, s, n), "[[The Potemkin]] and the Aurora affair itself"; got != want {
		t.Errorf("renamed: %q, want %q", got, want)
	}
}

func TestLinksToWhatIsInTheTrash(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	h, n := highlight(r, 0, 6), note("Raids", "")
	linking := note("Linking", "[[raids]] ![[daily^"+string(h.ID)+"]] [[daily^unknown]] [[Never]]")
	apply(t, s, notes.Put(h), notes.Put(n), notes.Put(linking))
	broken := func() (lines []string) {
		t.Helper()
		list, err := s.BrokenLinks(t.Context())
		must(t, err)
		for _, l := range list {
			lines = append(lines, fmt.Sprint(l.Link, " ", l.Missing, " ", l.Trashed.Kind))
		}
		return lines
	}
	never := []string{"[[daily^unknown]] highlight ", "[[Never]] target "}
	if got := broken(); !slices.Equal(got, never) {
		t.Errorf("broken: %q", got)
	}
	discard(t, s, h.Ref(), n.Ref())
	hidden := "![[daily^" + string(h.ID) + "]]"
	if got, want := broken(), append([]string{"[[raids]] target note", hidden + " highlight highlight"}, never...); !slices.Equal(got, want) {
		t.Errorf("broken: %q, want %q", got, want)
	}
	for _, test := range []struct {
		target  link.Target
		trashed notes.Ref
		want    string
	}{
		{link.Target{Name: "raids"}, n.Ref(), "The link to the note “Raids” leads nowhere: it is in the trash. Take it out of there, or change the link."},
		{
			link.Target{Name: "daily", Highlight: string(h.ID)}, h.Ref(),
			"The link to the highlight “A text” leads nowhere: it is in the trash. Take it out of there, or change the link.",
		},
		{link.Target{Name: "daily", Highlight: "unknown"}, notes.Ref{}, "The link [[daily^…]] leads nowhere: there is no such highlight. Change the link."},
	} {
		ref, err := s.ResolveLink(t.Context(), test.target)
		if ref != test.trashed || err == nil || err.Error() != test.want || errors.Is(err, notes.ErrInTrash) != (ref.ID != "") || !errors.Is(err, notes.ErrNotFound) {
			t.Errorf("%v: %v, %v", test.target, ref, err)
		}
		if _, err := s.Embedded(t.Context(), test.target); !errors.Is(err, notes.ErrNotFound) {
			t.Errorf("embedded: %v", err)
		}
	}
	takeOut(t, s, n.Ref())
	discard(t, s, a.Ref())
	if ref, err := s.ResolveLink(t.Context(), link.Target{Name: "the road"}); ref != a.Ref() || !errors.Is(err, notes.ErrInTrash) {
		t.Errorf("an article: %v, %v", ref, err)
	}
	takeOut(t, s, h.Ref())
	if got := broken(); !slices.Equal(got, never) {
		t.Errorf("after all came back: %q", got)
	}
}
