package storage

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
)

func TestANewChangeEndsWhatCanBeRedone(t *testing.T) {
	s := open(t)
	n := note("One", "")
	write := func(title string) {
		n.Title = title
		must(t, s.Apply(t.Context(), notes.NewEdit(title, clock, notes.Put(n))))
	}
	undo := func(want string) {
		t.Helper()
		if e, err := s.Undo(t.Context(), 0, nil); err != nil || e.Name != want {
			t.Fatalf("undone: %q, %v, want %q", e.Name, err, want)
		}
	}
	redo := func(want string) {
		t.Helper()
		if e, err := s.Redo(t.Context(), 0, nil); err != nil || e.Name != want {
			t.Fatalf("redone: %q, %v, want %q", e.Name, err, want)
		}
	}
	write("1")
	write("2")
	write("3")
	undo("3")
	undo("2")
	write("4")
	if _, err := s.Redo(t.Context(), 0, nil); !errors.Is(err, notes.ErrNoStep) || err.Error() != "There is nothing to redo." {
		t.Errorf("redone: %v", err)
	}
	undo("4")
	undo("1")
	redo("1")
	redo("4")
	undo("4")

	entries, err := s.History(t.Context(), 0, 10)
	must(t, err)
	var got []string
	for _, e := range entries {
		got = append(got, fmt.Sprint(e.Name, " ", e.State, " ", e.Records))
	}
	if want := []string{"4 undone 1", "3 superseded 1", "2 superseded 1", "1 in force 1"}; !slices.Equal(got, want) {
		t.Errorf("the history is %q, want %q", got, want)
	}
	if page, err := s.History(t.Context(), entries[1].Seq, 1); err != nil || !reflect.DeepEqual(page, entries[2:3]) {
		t.Errorf("a page of the history is %+v, %v", page, err)
	}
	if _, _, err := s.GoTo(t.Context(), entries[1].Seq, nil); !errors.Is(err, notes.ErrNoStep) || !strings.HasPrefix(err.Error(), "Could not go to step 3 of the history: ") {
		t.Errorf("gone to what is superseded: %v", err)
	}
	if undone, redone, err := s.GoTo(t.Context(), entries[0].Seq, nil); undone != 0 || redone != 1 || err != nil {
		t.Errorf("%d undone and %d redone, %v", undone, redone, err)
	}
	if got, err := s.Note(t.Context(), n.ID); err != nil || got.Title != "4" {
		t.Errorf("gone to the end: %+v, %v", got, err)
	}
	if undone, redone, err := s.GoTo(t.Context(), 0, nil); undone != 2 || redone != 0 || err != nil {
		t.Errorf("%d undone and %d redone, %v", undone, redone, err)
	}
}

func TestUndoReachesBackToABound(t *testing.T) {
	s := open(t)
	n := note("One", "")
	apply(t, s, notes.Put(n))
	window, other := openAt(t, s.path), s
	if window.Opened() != 1 {
		t.Fatalf("the newest entry was %d", window.Opened())
	}
	if _, err := window.Undo(t.Context(), window.Opened(), nil); !errors.Is(err, notes.ErrNoStep) {
		t.Errorf("undone: %v", err)
	}
	n.Title = "Two"
	must(t, other.Apply(t.Context(), notes.NewEdit("title of note", clock, notes.Put(n))))
	undo, redo, err := window.Next(t.Context(), window.Opened())
	if err != nil || undo.Name != "title of note" || redo.Seq != 0 {
		t.Errorf("next are %+v and %+v, %v", undo, redo, err)
	}
	_, err = window.Undo(t.Context(), window.Opened(), nil)
	must(t, err)
	undo, redo, err = window.Next(t.Context(), window.Opened())
	if err != nil || undo.Seq != 0 || redo.Name != "title of note" {
		t.Errorf("next are %+v and %+v, %v", undo, redo, err)
	}
	_, err = other.Undo(t.Context(), 0, nil)
	must(t, err)
	// The step to redo is now one from before the window was opened.
	if _, err := window.Redo(t.Context(), window.Opened(), nil); !errors.Is(err, notes.ErrNoStep) {
		t.Errorf("redone: %v", err)
	}
}

func TestOnlyTheNewestEditIsTakenBack(t *testing.T) {
	s := open(t)
	n := note("One", "")
	first, second := notes.NewEdit("first", clock, notes.Put(n)), notes.NewEdit("second", clock, notes.Put(note("Two", "")))
	must(t, s.Apply(t.Context(), first))
	must(t, openAt(t, s.path).Apply(t.Context(), second)) // by another program
	for _, edit := range []notes.EditID{first.ID, "unknown", ""} {
		if e, err := s.TakeBack(t.Context(), edit, nil); !errors.Is(err, notes.ErrNoStep) {
			t.Errorf("the edit %q: took %+v, %v", edit, e, err)
		}
	}
	for _, edit := range []notes.Edit{second, first} {
		if e, err := s.TakeBack(t.Context(), edit.ID, nil); err != nil || e.ID != edit.ID || e.State != notes.Undone {
			t.Errorf("%s: took %+v, %v", edit.Name, e, err)
		}
	}
	if _, err := s.TakeBack(t.Context(), first.ID, nil); !errors.Is(err, notes.ErrNoStep) {
		t.Errorf("once more: %v", err)
	}
}

func TestWhatANotebookIsMadeWithCannotBeUndone(t *testing.T) {
	seeded := note("One", "")
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "notebook.db"), Options{
		Seed: func() ([]notes.Edit, error) { return []notes.Edit{edit(notes.Put(seeded))}, nil },
	})
	must(t, err)
	defer s.Close()
	if _, err := s.Undo(t.Context(), 0, nil); !errors.Is(err, notes.ErrNoStep) {
		t.Errorf("undone: %v", err)
	}
	goTo(t, s, 0)
	if _, err := s.Note(t.Context(), seeded.ID); err != nil {
		t.Error(err)
	}
	if entries, err := s.History(t.Context(), 0, 10); err != nil || len(entries) != 1 || entries[0].State != notes.Fixed {
		t.Errorf("the history is %+v, %v", entries, err)
	}
}

func TestTypingIsOneEntryUpToAPause(t *testing.T) {
	s := open(t)
	n := note("One", "")
	apply(t, s, notes.Put(n))
	now := clock
	type_ := func(field, body string, after time.Duration) {
		now = now.Add(after)
		n.Body, n.Modified = body, now
		e := notes.NewEdit("text of note", now, notes.Put(n))
		e.Field = field
		must(t, s.Apply(t.Context(), e))
	}
	expect := func(want ...string) {
		t.Helper()
		entries, err := s.Versions(t.Context(), n.Ref())
		must(t, err)
		var got []string
		for _, e := range entries[1:] {
			r, err := s.Version(t.Context(), n.Ref(), e.Seq)
			must(t, err)
			got = append(got, r.(notes.Note).Body)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the versions are %q, want %q", got, want)
		}
	}
	type_("body", "a", 0)
	type_("body", "ab", time.Second)
	type_("body", "abc", time.Second)
	expect("abc")
	type_("body", "abc d", notes.TypingPause)
	expect("abc", "abc d")
	type_("body", "abc de", -time.Second) // a clock that was put back
	expect("abc", "abc d", "abc de")
	type_("title", "abc def", time.Millisecond)
	expect("abc", "abc d", "abc de", "abc def")
	apply(t, s, notes.Put(note("Two", "")))
	type_("title", "abc defg", time.Millisecond)
	expect("abc", "abc d", "abc de", "abc def", "abc defg")

	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	_, err = s.Redo(t.Context(), 0, nil)
	must(t, err)
	type_("title", "abc defgh", time.Millisecond) // undo and redo end a stretch
	expect("abc", "abc d", "abc de", "abc def", "abc defg", "abc defgh")
	s = openAt(t, s.path)
	type_("title", "abc defghi", time.Millisecond) // of another session
	expect("abc", "abc d", "abc de", "abc def", "abc defg", "abc defgh", "abc defghi")
	type_("title", "abc defghij", time.Millisecond)
	expect("abc", "abc d", "abc de", "abc def", "abc defg", "abc defgh", "abc defghij")
}

func TestPartsOfAnEditAreOneEntry(t *testing.T) {
	s := open(t)
	empty := contents(t, s)
	bulk := notes.NewEdit("import", clock)
	var all []notes.Note
	part := func(size int) {
		t.Helper()
		bulk.Ops = nil
		for range size {
			n := note(fmt.Sprint("Note ", len(all)), "")
			all = append(all, n)
			bulk.Ops = append(bulk.Ops, notes.Put(n))
		}
		must(t, s.Apply(t.Context(), bulk))
	}
	entries := func(want ...string) {
		t.Helper()
		list, err := s.History(t.Context(), 0, 10)
		must(t, err)
		var got []string
		for _, e := range list {
			got = append(got, fmt.Sprint(e.Name, " ", e.State, " ", e.Records))
		}
		if !slices.Equal(got, want) {
			t.Errorf("the history is %q, want %q", got, want)
		}
	}
	part(3)
	part(2)
	all[0].Body = "changed by the same edit"
	bulk.Ops = []notes.Op{notes.Put(all[0])}
	must(t, s.Apply(t.Context(), bulk))
	entries("import in force 5")
	full := contents(t, s)
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got := contents(t, s); got != empty {
		t.Errorf("undone:\n%s", got)
	}
	_, err = s.Redo(t.Context(), 0, nil)
	must(t, err)
	if got := contents(t, s); got != full {
		t.Errorf("redone:\n%s\nwant:\n%s", got, full)
	}
	apply(t, s, notes.Put(note("Between", "")))
	part(1)
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	part(1)
	entries("import in force 1", "import superseded 1", "test in force 1", "import in force 5")
	sound(t, s)
}

func TestVersions(t *testing.T) {
	s := open(t)
	n := note("One", "first")
	put := func(name, body string) {
		n.Body = body
		must(t, s.Apply(t.Context(), notes.NewEdit(name, clock, notes.Put(n))))
	}
	put("new note", "first")
	put("text", "second")
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	put("other text", "third")
	apply(t, s, notes.Remove(n.Ref()))

	versions, err := s.Versions(t.Context(), n.Ref())
	must(t, err)
	var got []string
	for _, v := range versions {
		text := "none"
		r, err := s.Version(t.Context(), n.Ref(), v.Seq)
		if err == nil {
			text = r.(notes.Note).Body
		} else if !errors.Is(err, notes.ErrNotFound) {
			t.Error(err)
		}
		got = append(got, fmt.Sprintf("%s, %s: %s", v.Name, v.State, text))
	}
	if want := []string{"new note, in force: first", "text, superseded: second", "other text, in force: third", "test, in force: none"}; !slices.Equal(got, want) {
		t.Errorf("versions %q, want %q", got, want)
	}
	if _, err := s.Version(t.Context(), n.Ref(), 99); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("an unknown version: %v", err)
	}
	if versions, err := s.Versions(t.Context(), notes.Ref{Kind: notes.KindNote, ID: "unknown"}); versions != nil || err != nil {
		t.Errorf("versions of what was never there: %v, %v", versions, err)
	}
}

func TestSubscribersAreToldOfUndoAndRedo(t *testing.T) {
	s := open(t)
	n := note("One", "")
	e := edit(notes.Put(n))
	must(t, s.Apply(t.Context(), e))
	var told []notes.Change
	defer s.Subscribe(func(c notes.Change) { told = append(told, c) })()
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	_, err = s.Redo(t.Context(), 0, nil)
	must(t, err)
	goTo(t, s, 0)
	goTo(t, s, 0) // is there already
	refs := []notes.Ref{n.Ref()}
	if want := []notes.Change{{Refs: refs, Edit: e.ID}, {Refs: refs, Edit: e.ID}, {Refs: refs}}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %+v, want %+v", told, want)
	}
}

// Two articles that have exchanged their keys get them back, and never have the
// same one on the way.
func TestExchangedKeysAreExchangedBack(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The road", "A text.")
	b, _ := addArticle(t, s, "weekly", "The rail", "Another.")
	before, beforeSeq := contents(t, s), newestEntry(t, s)
	put := func(a notes.Article, key string) notes.Op {
		a.Key, a.Item.ID = key, key
		return notes.Put(a)
	}
	apply(t, s, put(a, "on the way"), put(b, "daily"), put(a, "weekly"))
	after, afterSeq := contents(t, s), newestEntry(t, s)
	goTo(t, s, beforeSeq)
	if got := contents(t, s); got != before {
		t.Errorf("undone:\n%s\nwant:\n%s", got, before)
	}
	goTo(t, s, afterSeq)
	if got := contents(t, s); got != after {
		t.Errorf("redone:\n%s\nwant:\n%s", got, after)
	}
}

// In a notebook of the first version, an undo is an entry like any other.
func TestWhatWasLoggedBeforeUndoWasCannotBeUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	n := note("One", "first")
	value, err := encode(n)
	must(t, err)
	foreign(t, path, migrations()[0]+fmt.Sprintf(`;
		PRAGMA application_id = %[1]d;
		PRAGMA user_version = 1;
		INSERT INTO notes VALUES ('%[2]s', 'One', 1, '[]', '%[3]s', '%[3]s', NULL, 'first');
		INSERT INTO log VALUES (1, 'x', 'new note', '%[3]s');
		INSERT INTO log_ops VALUES (1, 0, 'note', '%[2]s', '%[4]s');`, applicationID, n.ID, clock.Format(timeLayout), value))
	s := openAt(t, path)
	if _, err := s.Undo(t.Context(), 0, nil); !errors.Is(err, notes.ErrNoStep) {
		t.Errorf("undone: %v", err)
	}
	changed := n
	changed.Body = "second"
	apply(t, s, notes.Put(changed))
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got, err := s.Note(t.Context(), n.ID); err != nil || !reflect.DeepEqual(got, n) {
		t.Errorf("after undo: %+v, %v, want %+v", got, err, n)
	}
	if versions, err := s.Versions(t.Context(), n.Ref()); err != nil || len(versions) != 2 {
		t.Errorf("versions: %+v, %v", versions, err)
	}
}
