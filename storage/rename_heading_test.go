package storage

import (
	"errors"
	"testing"

	"collate/notes"
)

func TestRenameHeading(t *testing.T) {
	s := open(t)
	n := note("The raid", "See [[#night]].\n\n# *Night*\n\n# Night\n\n# Day")
	linking := note("Linking", "[[the raid#Night|x]] ![[The raid#night]] [[The raid#Day]] [[#Night]] [[Other#Night]]")
	apply(t, s, notes.Put(n), notes.Put(linking))
	done(t)(s.RenameHeading(t.Context(), n.ID, 0, "Night", "The *first* night", nil))
	if got, want := body(t, s, n), "See [[#The first night]].\n\n# The *first* night\n\n# Night\n\n# Day"; got != want {
		t.Errorf("the note is now %q, want %q", got, want)
	}
	const want = "[[the raid#The first night|x]] ![[The raid#The first night]] [[The raid#Day]] [[#Night]] [[Other#Night]]"
	if got := body(t, s, linking); got != want {
		t.Errorf("the text is now %q, want %q", got, want)
	}
	var problem *notes.Problem
	for _, test := range []struct {
		name     string
		index    int
		from, to string
	}{
		{"to nothing", 1, "Night", ""},
		{"to a space", 1, "Night", " "},
		{"of one that is another by now", 0, "Night", "The last night"},
		{"of one that is gone", 3, "Night", "The last night"},
	} {
		if _, err := s.RenameHeading(t.Context(), n.ID, test.index, test.from, test.to, nil); !errors.As(err, &problem) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestRelinkHeading(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	n := note("The raid", "# The raid\n\nSee [[#night]], `[[#Night]]` and [[The raid#Night|it]].")
	h := highlight(r, 0, 6)
	h.Comment = "As in ![[the raid#Night]]."
	other := note("Other", "# Night\n\n[[#Night]] [[The raid]] [[The raid#Day]] [[Other#Night]] [["+string(n.ID)+"#Night]]")
	trashed := note("Trashed", "[[The raid#Night]]")
	younger := note("the raid", "[[#Night]]") // links by the name lead to the older one
	apply(t, s, notes.Put(n), notes.Put(h), notes.Put(other), notes.Put(trashed), notes.Put(younger))
	discard(t, s, trashed.Ref())
	before := contents(t, s)
	e := done(t)(s.RelinkHeading(t.Context(), n.ID, "Night", "The raid", nil))
	if e.Name != "links to heading" || len(e.Ops) != 4 {
		t.Errorf("the edit is %+v", e)
	}
	for _, c := range []struct {
		of   notes.Note
		want string
	}{
		{n, "# The raid\n\nSee [[#The raid]], `[[#Night]]` and [[The raid#The raid|it]]."},
		{other, "# Night\n\n[[#Night]] [[The raid]] [[The raid#Day]] [[Other#Night]] [[" + string(n.ID) + "#The raid]]"},
		{trashed, "[[The raid#The raid]]"},
		{younger, "[[#Night]]"},
	} {
		if got := body(t, s, c.of); got != c.want {
			t.Errorf("%s is now %q, want %q", c.of.Title, got, c.want)
		}
	}
	if got, err := s.Highlight(t.Context(), h.ID); err != nil || got.Comment != "As in ![[the raid#The raid]]." {
		t.Errorf("the comment is %q, %v", got.Comment, err)
	}
	if e := done(t)(s.RelinkHeading(t.Context(), n.ID, "Night", "The raid", nil)); e.ID != "" {
		t.Errorf("once more: %+v", e)
	}
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got := contents(t, s); got != before {
		t.Errorf("undone:\n%s\nwant:\n%s", got, before)
	}
	unknown := notes.NoteID("unknown")
	if _, err := s.RelinkHeading(t.Context(), unknown, "Night", "Day", nil); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("unknown: %v", err)
	}
	sound(t, s)
}
