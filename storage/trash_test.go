package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/link"
)

// discard puts records into the trash, and restore takes them out again.
func discard(t testing.TB, s *Store, refs ...notes.Ref) {
	t.Helper()
	done(t)(s.Delete(t.Context(), refs...))
}

func takeOut(t testing.TB, s *Store, refs ...notes.Ref) {
	t.Helper()
	done(t)(s.Undelete(t.Context(), refs...))
}

// inTrash returns what is listed in the trash, one line each.
func inTrash(t testing.TB, s *Store) (lines []string) {
	t.Helper()
	list, err := s.Trash(t.Context())
	must(t, err)
	for _, item := range list {
		lines = append(lines, fmt.Sprintf("%s %s|%s", item.Ref.Kind, item.Title, item.From))
	}
	return lines
}

func TestRestoringBringsBackLinksAndTags(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text about a raid.")
	h, n := highlight(r, 0, 6), note("Raids", "See [[daily]].")
	a.Tags, h.Tags, n.Tags = []string{"press"}, []string{"police"}, []string{"violence"}
	h.Comment = "Compare [[Raids]]."
	apply(t, s, notes.Put(a), notes.Put(h), notes.Put(n))
	before := contents(t, s)

	discard(t, s, a.Ref(), n.Ref())
	if tags, err := s.Tags(t.Context()); len(tags) > 0 || err != nil {
		t.Errorf("tags of what is in the trash: %v, %v", tags, err)
	}
	if _, err := s.ResolveLink(t.Context(), link.Target{Name: "Raids"}); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("a link to what is in the trash: %v", err)
	}
	takeOut(t, s, a.Ref(), n.Ref())
	if got := contents(t, s); got != before {
		t.Errorf("restored:\n%s\nbefore:\n%s", got, before)
	}
	sound(t, s)
}

func TestPutBack(t *testing.T) {
	s := open(t)
	n, younger := note("Raid", "stored"), note("Other", "")
	n.Tags = []string{"claim"}
	linking := note("Linking", "[["+string(n.ID)+"|Raid]]")
	apply(t, s, notes.Put(n), notes.Put(younger), notes.Put(linking))
	discard(t, s, n.Ref())
	done(t)(s.RenameNote(t.Context(), younger.ID, "Raid", nil))
	naming := note("Naming", "[[Raid]]") // the younger one
	apply(t, s, notes.Put(naming))
	s.now = func() time.Time { return clock.Add(time.Hour) }

	typed := n
	typed.Tags, typed.Body = nil, "typed since"
	putBack := func(wantTags int) {
		t.Helper()
		if e := done(t)(s.PutBack(t.Context(), typed)); e.Name != "restore note" {
			t.Errorf("the edit is %+v", e)
		}
		got, err := s.Note(t.Context(), n.ID)
		if err != nil || got.Title != typed.Title || got.Body != typed.Body || len(got.Tags) != wantTags || !got.Modified.Equal(s.now()) {
			t.Errorf("it is %+v, %v", got, err)
		}
		sound(t, s)
	}
	putBack(1)
	if got, want := body(t, s, naming), "[["+string(younger.ID)+"|Raid]]"; got != want {
		t.Errorf("a link to another one of that name is %q, want %q", got, want)
	}
	if got := body(t, s, linking); got != "[[Raid]]" {
		t.Errorf("a link to it is %q", got)
	}

	typed.Title = "The raid" // it is there: as if renamed
	putBack(1)
	if got := body(t, s, linking); got != "[[The raid]]" {
		t.Errorf("a link to it is %q", got)
	}

	discard(t, s, n.Ref())
	_, err := s.EmptyTrash(t.Context(), s.now())
	must(t, err)
	putBack(0) // as it is given
}

func TestTrashList(t *testing.T) {
	now := clock
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "notebook.db"), Options{Now: func() time.Time { return now }})
	must(t, err)
	defer s.Close()
	a, r := addArticle(t, s, "daily", "The <i>road</i>", "A text about a raid.")
	untitled, _ := addArticle(t, s, "weekly", "", "A text.")
	deleted, stays, n := highlight(r, 0, 6), highlight(r, 7, 12), note("Raids", "")
	apply(t, s, notes.Put(deleted), notes.Put(stays), notes.Put(n))
	for _, ref := range []notes.Ref{deleted.Ref(), n.Ref(), a.Ref(), untitled.Ref()} {
		now = now.Add(time.Hour)
		discard(t, s, ref)
	}
	if got, want := inTrash(t, s), []string{"article weekly|", "article The road|", "note Raids|", "highlight A text|The road"}; !slices.Equal(got, want) {
		t.Errorf("the trash has %q, want %q", got, want)
	}
	if list, err := s.Trash(t.Context()); err != nil || list[0].Time != now || list[0].Ref != untitled.Ref() {
		t.Errorf("the trash has %+v, %v", list, err)
	}
	for what, refs := range map[string][]notes.Ref{
		"what is there already": {n.Ref()}, "a highlight whose article is": {stays.Ref()},
		"what does not exist": {{Kind: notes.KindNote, ID: "unknown"}},
	} {
		if _, err := s.Delete(t.Context(), refs...); !errors.Is(err, notes.ErrNotFound) {
			t.Errorf("deletion of %s: %v", what, err)
		}
	}

	// A highlight brings its article with it.
	takeOut(t, s, deleted.Ref())
	if got, want := inTrash(t, s), []string{"article weekly|", "note Raids|"}; !slices.Equal(got, want) {
		t.Errorf("the trash has %q, want %q", got, want)
	}
	if highlights, err := s.Highlights(t.Context(), a.ID); err != nil || len(highlights) != 2 {
		t.Errorf("the article has %+v, %v", highlights, err)
	}
	for what, ref := range map[string]notes.Ref{"what is not there": a.Ref(), "what does not exist": {Kind: notes.KindNote, ID: "unknown"}} {
		if _, err := s.Undelete(t.Context(), ref); !errors.Is(err, notes.ErrNotFound) {
			t.Errorf("restoration of %s: %v", what, err)
		}
	}
	if _, err := s.Delete(t.Context(), r.Ref()); err == nil {
		t.Error("a revision was put into the trash")
	}
}

func TestEmptyTrash(t *testing.T) {
	s := open(t)
	a, r := article("daily", "The road", "A text about a raid.")
	must(t, s.Apply(t.Context(), notes.NewEdit("import of The road", clock, notes.Put(a), notes.Put(r))))
	kept, keptText := addArticle(t, s, "weekly", "The rail", "Another text.")
	onArticle, alone, stays, n := highlight(r, 0, 6), highlight(keptText, 0, 7), highlight(keptText, 8, 12), note("Raids", "")
	apply(t, s, notes.Put(onArticle), notes.Put(alone), notes.Put(stays), notes.Put(n))
	undone, undoneText := highlight(r, 2, 4), revision(a, "A later text.")
	updated := a
	updated.Revision = undoneText.ID
	apply(t, s, notes.Put(undone), notes.Put(undoneText), notes.Put(updated))
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	discard(t, s, a.Ref(), alone.Ref(), n.Ref())
	deleted := clock

	if items, err := s.EmptyTrash(t.Context(), deleted.Add(-time.Second)); items != 0 || err != nil {
		t.Errorf("%d items were removed that are too new, %v", items, err)
	}
	before := newestEntry(t, s)
	var told []notes.Change
	defer s.Subscribe(func(c notes.Change) { told = append(told, c) })()
	if items, err := s.EmptyTrash(t.Context(), deleted); items != 3 || err != nil {
		t.Errorf("%d items were removed, %v, want 3", items, err)
	}
	if len(told) != 1 || len(told[0].Refs) != 5 {
		t.Errorf("told %+v, want the five records", told)
	}
	if got := inTrash(t, s); got != nil {
		t.Errorf("the trash has %q", got)
	}
	sound(t, s)
	if highlights, err := s.Highlights(t.Context(), ""); err != nil || !reflect.DeepEqual(highlights, []notes.Highlight{stays}) {
		t.Errorf("what stays: %+v, %v", highlights, err)
	}

	entries, err := s.History(t.Context(), 0, 10)
	must(t, err)
	var got []string
	for _, e := range entries {
		got = append(got, fmt.Sprintf("%s, %s, %d", e.Name, e.State, e.Records))
	}
	want := []string{"emptying of the trash, fixed, 4", "test, in force, 1", "test, in force, 1"}
	if !slices.Equal(got, want) || entries[0].Seq != before+1 {
		t.Errorf("the history is %q, want %q", got, want)
	}
	for _, ref := range []notes.Ref{a.Ref(), r.Ref(), onArticle.Ref(), alone.Ref(), n.Ref()} {
		if versions, err := s.Versions(t.Context(), ref); err != nil || len(versions) != 1 || versions[0].State != notes.Fixed {
			t.Errorf("versions of what was removed: %+v, %v, want its removal only", versions, err)
		}
	}
	for _, ref := range []notes.Ref{undone.Ref(), undoneText.Ref()} {
		if versions, err := s.Versions(t.Context(), ref); err != nil || versions != nil {
			t.Errorf("versions of what was once on it: %+v, %v, want none", versions, err)
		}
	}

	// Undo passes over it, and brings nothing back.
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	if highlights, err := s.Highlights(t.Context(), kept.ID); err != nil || len(highlights) != 0 {
		t.Errorf("after undo: %+v, %v", highlights, err)
	}
	goTo(t, s, 0)
	if got := contents(t, s); got != "" {
		t.Errorf("at the beginning:\n%s", got)
	}
}

// What was removed is not in the file either, nor are its words.
func TestEmptiedTrashIsNotInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	s, err := Open(t.Context(), path, Options{Now: func() time.Time { return clock }})
	must(t, err)
	n := note("Source", "Met on Tuesday behind the quay with Zyxander.")
	apply(t, s, notes.Put(n))
	discard(t, s, n.Ref())
	_, err = s.EmptyTrash(t.Context(), clock)
	must(t, err)
	must(t, s.Close())
	data, err := os.ReadFile(path)
	must(t, err)
	for _, text := range []string{"behind the quay", "zyxander", "Zyxander"} {
		if bytes.Contains(data, []byte(text)) {
			t.Errorf("%q is still in the file", text)
		}
	}
}
