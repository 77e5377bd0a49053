package storage

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"collate/notes"
)

func TestTagsAndCounts(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	h, n := highlight(r, 0, 1), note("A note", "")
	a.Tags, h.Tags, n.Tags = []string{"police", "police"}, []string{"police/raid", "Baku"}, []string{"police"}
	apply(t, s, notes.Put(a), notes.Put(h), notes.Put(n))
	tags, err := s.Tags(t.Context())
	if want := []notes.TagCount{
		{Tag: "Baku", Count: 1, Total: 1}, {Tag: "police", Count: 2, Total: 3}, {Tag: "police/raid", Count: 1, Total: 1},
	}; err != nil || !reflect.DeepEqual(tags, want) {
		t.Errorf("Tags = %v, %v, want %v", tags, err, want)
	}
	if counts, want := counted(t, s), (Counts{Articles: 1, Highlights: 1, Notes: 1, Tags: 3}); counts != want {
		t.Errorf("counted are %v, want %v", counts, want)
	}
}

func TestTagsInTexts(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The road", "A text.")
	h, n := highlight(r, 0, 1), note("A note", "About #place/Baku, #Claim and `#code`. #claim")
	h.Tags, h.Comment = []string{"claim"}, "#place/Shusha #place"
	trashed := note("Trashed", "#gone")
	trashed.Trashed = clock
	color := notes.Blue
	apply(t, s, notes.Put(h), notes.Put(n), notes.Put(trashed), notes.Put(notes.Tag{Name: "Place", Color: color}), notes.Put(notes.Tag{Name: "unused", Color: color}))
	tags, err := s.Tags(t.Context())
	want := []notes.TagCount{
		{Tag: "Claim", Count: 2, Total: 2}, {Tag: "place", Count: 1, Total: 2, Color: &color},
		{Tag: "place/Baku", Count: 1, Total: 1}, {Tag: "place/Shusha", Count: 1, Total: 1},
	}
	if err != nil || !reflect.DeepEqual(tags, want) {
		t.Errorf("Tags = %+v, %v, want %+v", tags, err, want)
	}
	of, err := s.TagsOf(t.Context(), []notes.Ref{n.Ref(), h.Ref(), trashed.Ref()})
	if want := map[notes.Ref][]string{n.Ref(): {"Claim", "place/Baku"}, h.Ref(): {"claim", "place", "place/Shusha"}}; err != nil || !reflect.DeepEqual(of, want) {
		t.Errorf("TagsOf = %v, %v, want %v", of, err, want)
	}
	for tag, want := range map[string][]notes.Tagged{
		"PLACE": {
			{Ref: h.Ref(), Tag: "place", Title: "The road", Text: "A", Modified: clock},
			{Ref: n.Ref(), Tag: "place/Baku", Title: "A note", Modified: clock},
		},
		"place/baku": {{Ref: n.Ref(), Tag: "place/Baku", Title: "A note", Modified: clock}},
		"pla":        nil,
	} {
		if got, err := s.Tagged(t.Context(), tag); err != nil || !sameTagged(got, want) {
			t.Errorf("Tagged(%s) = %+v, %v, want %+v", tag, got, err, want)
		}
	}
}

func sameTagged(a, b []notes.Tagged) bool {
	byID := func(a, b notes.Tagged) int { return strings.Compare(a.Ref.ID, b.Ref.ID) }
	return reflect.DeepEqual(slices.SortedFunc(slices.Values(a), byID), slices.SortedFunc(slices.Values(b), byID))
}

func TestRenameTags(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	h, n, trashed := highlight(r, 0, 1), note("A note", "#place/Baku/centre, #PLACE. `#place` #placebo"), note("Trashed", "#place")
	a.Tags, h.Tags, h.Comment, n.Tags = []string{"Place", "city"}, []string{"place/Baku"}, "*#place*", []string{"claim"}
	trashed.Trashed = clock
	apply(t, s, notes.Put(a), notes.Put(h), notes.Put(n), notes.Put(trashed),
		notes.Put(notes.Tag{Name: "place", Color: notes.Blue}), notes.Put(notes.Tag{Name: "place/Baku", Color: notes.Red}), notes.Put(notes.Tag{Name: "city", Color: notes.Green}))
	before := dump(t, s)

	edit := done(t)(s.RenameTags(t.Context(), []string{"#place"}, "City", nil))
	if edit.Name != "merge #place into #City" {
		t.Errorf("the edit is %q", edit.Name)
	}
	gotA, err := s.Article(t.Context(), a.ID)
	must(t, err)
	gotH, err := s.Highlight(t.Context(), h.ID)
	must(t, err)
	if !slices.Equal(gotA.Tags, []string{"City"}) || !slices.Equal(gotH.Tags, []string{"City/Baku"}) || gotH.Comment != "*#City*" {
		t.Errorf("the article has %q, the highlight %q and %q", gotA.Tags, gotH.Tags, gotH.Comment)
	}
	if got := body(t, s, n); got != "#City/Baku/centre, #City. `#place` #placebo" {
		t.Errorf("the note is now %q", got)
	}
	if got := body(t, s, trashed); got != "#City" {
		t.Errorf("the note in the trash is now %q", got)
	}
	green, red := notes.Green, notes.Red
	want := []notes.TagCount{
		{Tag: "City", Count: 3, Total: 3, Color: &green}, {Tag: "City/Baku", Count: 1, Total: 2, Color: &red},
		{Tag: "City/Baku/centre", Count: 1, Total: 1}, {Tag: "claim", Count: 1, Total: 1}, {Tag: "placebo", Count: 1, Total: 1},
	}
	if tags, err := s.Tags(t.Context()); err != nil || !reflect.DeepEqual(tags, want) {
		t.Errorf("Tags = %+v, %v, want %+v", tags, err, want)
	}
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got := dump(t, s); got != before {
		t.Errorf("undone it differs:\n%s\nfrom\n%s", got, before)
	}

	done(t)(s.RenameTags(t.Context(), []string{"place"}, "place/in", nil))
	if got := body(t, s, n); got != "#place/in/Baku/centre, #place/in. `#place` #placebo" {
		t.Errorf("below itself: %q", got)
	}
	var problem *notes.Problem
	for _, to := range []string{"", "two words", "12", "#", "claim/"} {
		if _, err := s.RenameTags(t.Context(), []string{"claim"}, to, nil); !errors.As(err, &problem) {
			t.Errorf("to %q: %v", to, err)
		}
	}
	if _, err := s.RenameTags(t.Context(), []string{"claim"}, "claim", nil); !errors.As(err, &problem) {
		t.Errorf("to the same: %v", err)
	}
	if _, err := s.RenameTags(t.Context(), []string{"unknown"}, "x", nil); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("of an unknown tag: %v", err)
	}

	other := note("Other", "#one #two/x")
	apply(t, s, notes.Put(other))
	edit = done(t)(s.RenameTags(t.Context(), []string{"one", "two", "claim"}, "claim", nil))
	if got := body(t, s, other); got != "#claim #claim/x" || edit.Name != "merge #one, #two, #claim into #claim" {
		t.Errorf("several: %q, %q", got, edit.Name)
	}
}

func TestTheTagThatOthersAreMergedIntoStays(t *testing.T) {
	s := open(t)
	n := note("A note", "#a #a/b #A/B/c #b #b/y #a/x")
	apply(t, s, notes.Put(n), notes.Put(notes.Tag{Name: "a", Color: notes.Red}), notes.Put(notes.Tag{Name: "a/b", Color: notes.Blue}))
	for _, test := range []struct {
		from []string
		to   string
		want string
	}{
		{[]string{"a", "b"}, "a/b", "#a/b #a/b #A/B/c #a/b #a/b/y #a/b/x"},
		{[]string{"a", "a/b"}, "a/b", "#a/b #a/b #a/b/c #b #b/y #a/b/x"},
		{[]string{"a", "a/b/c"}, "a/b", "#a/b #a/b #a/b #b #b/y #a/b/x"},
		{[]string{"a", "a/b"}, "c", "#c #c #c/c #b #b/y #c/x"},
		{[]string{"a"}, "A", "#A #A/b #A/B/c #b #b/y #A/x"},
	} {
		done(t)(s.RenameTags(t.Context(), test.from, test.to, nil))
		if got := body(t, s, n); got != test.want {
			t.Errorf("%q to %s: %q, want %q", test.from, test.to, got, test.want)
		}
		if test.to == "a/b" {
			tags, err := s.Tags(t.Context())
			stays := func(tag notes.TagCount) bool { return tag.Tag == "a/b" && tag.Color != nil && *tag.Color == notes.Blue }
			if err != nil || !slices.ContainsFunc(tags, stays) {
				t.Errorf("%q to %s: the tags are %+v, %v", test.from, test.to, tags, err)
			}
		}
		e, err := s.Undo(t.Context(), 0, nil)
		if err != nil || e.Records != 1 || e.Ref != n.Ref() {
			t.Errorf("undone: %+v, %v", e, err)
		}
	}
}
