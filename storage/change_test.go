package storage

import (
	"context"
	"errors"
	"testing"
	"time"

	"collate/notes"
)

// A program that renames what another one is changing waits, and neither undoes
// what the other one did.
func TestChangeBesideAnotherProgram(t *testing.T) {
	s := open(t)
	n, linking := note("The hub", ""), note("Linking", "[[The hub]]")
	apply(t, s, notes.Put(n), notes.Put(linking))
	other := openAt(t, s.path)
	renamed := make(chan error)
	_, err := s.Change(t.Context(), n.Ref(), "text of note", "", func(r notes.Record) notes.Record {
		go func() {
			_, err := other.RenameNote(context.Background(), n.ID, "The heart", nil)
			renamed <- err
		}()
		awaitWriter(other)
		return notes.WithText(r, "Of it.")
	})
	must(t, err)
	must(t, <-renamed)
	got, err := s.Note(t.Context(), n.ID)
	if err != nil || got.Title != "The heart" || got.Body != "Of it." || leads(t, s, "The heart") != n.Ref() {
		t.Errorf("it is %+v, %v", got, err)
	}
	sound(t, s)
}

func TestChange(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	n, h := note("Raids", "Old."), highlight(r, 0, 6)
	apply(t, s, notes.Put(n), notes.Put(h))
	s.now = func() time.Time { return clock.Add(time.Hour) }
	write := func(ref notes.Ref, text string) (notes.Edit, error) {
		return s.Change(t.Context(), ref, "text", "field", func(r notes.Record) notes.Record { return notes.WithText(r, text) })
	}
	e := done(t)(write(h.Ref(), "New."))
	if e.Name != "text" || e.Field != "field" || len(e.Ops) != 1 || lastModified(e.Ops[0].Value) != clock.Add(time.Hour) {
		t.Errorf("the edit is %+v", e)
	}
	newest := newestEntry(t, s)
	if e := done(t)(write(n.Ref(), "Old.")); e.ID != "" || newestEntry(t, s) != newest {
		t.Errorf("a change of nothing is the edit %+v", e)
	}

	discard(t, s, n.Ref())
	const want = "The note “Raids” is in the trash. Take it out of there first."
	if _, err := write(n.Ref(), "New."); !errors.Is(err, notes.ErrInTrash) || err.Error() != want {
		t.Errorf("in the trash: %v", err)
	}
	unknown := notes.Ref{Kind: notes.KindNote, ID: "unknown"}
	if _, err := write(unknown, "New."); !errors.Is(err, notes.ErrNotFound) || errors.Is(err, notes.ErrInTrash) {
		t.Errorf("unknown: %v", err)
	}
	if got := body(t, s, n); got != "Old." {
		t.Errorf("the text in the trash is %q", got)
	}
}

func TestRevertNoteKeepsTheTitleAndWhatLinksLeadTo(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The Road", "A text.")
	n, raid, twin := note("Mine", ""), note("Raid", ""), note("Other", "")
	gone, trashed := note("Gone", ""), note("Trashed", "")
	n.Body = "[[mine]] [[raid|it]] [[The road#H]] [[daily]] [[Gone]] [[Trashed]] [[Nothing]] [[" + string(raid.ID) + "]]"
	n.Tags = []string{"old"}
	apply(t, s, notes.Put(n), notes.Put(raid), notes.Put(twin), notes.Put(gone), notes.Put(trashed))
	version := newestEntry(t, s)
	linking := note("Linking", "[[Mine]]")
	apply(t, s, notes.Put(func() notes.Note { n := n; n.Body, n.Tags = "New.", nil; return n }()), notes.Put(linking))
	done(t)(s.RenameNote(t.Context(), n.ID, "My note", nil))
	done(t)(s.RenameNote(t.Context(), raid.ID, "Attack", nil))
	done(t)(s.RenameNote(t.Context(), twin.ID, "Raid", nil)) // has the name of another then
	done(t)(s.RenameArticle(t.Context(), a.ID, "The ` Way", nil))
	done(t)(s.RenameKey(t.Context(), a.ID, "weekly", nil))
	done(t)(s.RenameNote(t.Context(), gone.ID, "Away", nil))
	discard(t, s, gone.Ref())
	_, err := s.EmptyTrash(t.Context(), clock)
	must(t, err)
	discard(t, s, trashed.Ref())
	before := contents(t, s)

	done(t)(s.RevertNote(t.Context(), n.ID, version))
	want := "[[My note]] [[Attack|it]] [[" + string(a.ID) + "#H|The ` Way › H]] [[weekly]] [[Gone]] [[Trashed]] [[Nothing]] [[" + string(raid.ID) + "]]"
	got, err := s.Note(t.Context(), n.ID)
	if err != nil || got.Title != "My note" || got.Body != want || len(got.Tags) != 1 {
		t.Errorf("it is %+v, want the text\n%s, %v", got, want, err)
	}
	if got := body(t, s, linking); got != "[[My note]]" {
		t.Errorf("what links to it has %q", got)
	}
	if e := done(t)(s.RevertNote(t.Context(), n.ID, version)); e.ID != "" {
		t.Errorf("once more: %+v", e)
	}
	if _, err := s.RevertNote(t.Context(), n.ID, version+2000); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("to what never was: %v", err)
	}
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got := contents(t, s); got != before {
		t.Errorf("undone:\n%s\nwant:\n%s", got, before)
	}
	sound(t, s)
}

func TestRevertNoteKeepsWhatLinksToHeadingsLeadTo(t *testing.T) {
	s := open(t)
	raid := note("Raid", "# Night\n\n# Day\n\n# Gone\n\n# Both\n\n# One\n\n# Two")
	n := note("Mine", "# Night\n\n[[raid#night]] [[Raid#Day|it]] [[Raid#Gone]] [[Raid#Both]] [[Raid#One]] [[Raid#Never]] [[#Night]] [[Mine#Night]]")
	apply(t, s, notes.Put(raid), notes.Put(n))
	version := newestEntry(t, s)
	write := func(of notes.Note, text string) {
		t.Helper()
		done(t)(s.Change(t.Context(), of.Ref(), "text", "", func(r notes.Record) notes.Record { return notes.WithText(r, text) }))
	}
	write(n, "# The night\n\nNew.")
	done(t)(s.RenameHeading(t.Context(), raid.ID, 0, "Night", "The *first* night", nil))
	write(raid, "# The first hours\n\n# Day\n\n# Gone\n\n# Both\n\n# One\n\n# Two")
	done(t)(s.RenameNote(t.Context(), raid.ID, "The raid", nil))
	write(raid, "# The first hours\n\n# Day\n\n# Both\n\n# One\n\n# Two")
	write(raid, "# The first hours\n\n# Day\n\n# Both\n\n# Other\n\n# Another") // who knows which is which
	write(raid, "# The first hours\n\n# A day\n\n# Both\n\n# Other\n\n# Another")
	write(raid, "# The first hours\n\n# The day\n\n# Both\n\n# Other\n\n# Another")
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	done(t)(s.RevertNote(t.Context(), n.ID, version))
	const want = "# Night\n\n[[The raid#The first hours]] [[The raid#A day|it]] [[The raid#Gone]] [[The raid#Both]] [[The raid#One]] [[The raid#Never]] [[#Night]] [[Mine#Night]]"
	if got := body(t, s, n); got != want {
		t.Errorf("it is\n%s, want\n%s", got, want)
	}
	sound(t, s)
}
