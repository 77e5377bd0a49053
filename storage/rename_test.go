package storage

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/link"
)

// body returns the body of a note as it is now, in the trash or not.
func body(t *testing.T, s *Store, n notes.Note) string {
	t.Helper()
	versions, err := s.Versions(t.Context(), n.Ref())
	must(t, err)
	if len(versions) == 0 {
		t.Fatalf("%q was never written", n.Title)
	}
	tx, err := s.reader.BeginTx(t.Context(), nil)
	must(t, err)
	defer tx.Rollback()
	n, err = noteRecord(t.Context(), tx, n.ID)
	must(t, err)
	return n.Body
}

// carry applies an edit that was made for it.
func carry(t *testing.T, s *Store) func(notes.Edit, error) notes.Edit {
	return func(e notes.Edit, err error) notes.Edit {
		t.Helper()
		must(t, err)
		must(t, s.Apply(t.Context(), e))
		return e
	}
}

// done returns an edit that was carried out.
func done(t testing.TB) func(notes.Edit, error) notes.Edit {
	return func(e notes.Edit, err error) notes.Edit {
		t.Helper()
		must(t, err)
		return e
	}
}

// leads returns what each link of a note leads to.
func leads(t *testing.T, s *Store, name string) notes.Ref {
	t.Helper()
	ref, err := s.ResolveLink(t.Context(), link.Target{Name: name})
	if err != nil && !errors.Is(err, notes.ErrNotFound) {
		t.Fatal(err)
	}
	return ref
}

func TestRenameNoteTakesAllLinksAlong(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	raid := note("The raid", "Of itself: [[The raid#Night]].\n\n# Night")
	linking := note("Linking", "[[the RAID|then]]\r\n\r\n* ![[The raid#Night]] `[[The raid]]` [["+string(raid.ID)+"]]  \n[[The raids]]")
	trashed := note("In the trash", "[[The raid]]")
	trashed.Trashed = clock
	h := highlight(r, 0, 6)
	h.Comment = "As in [[The raid]]."
	apply(t, s, notes.Put(raid), notes.Put(linking), notes.Put(trashed), notes.Put(h))
	before := dump(t, s)

	var told []int
	edit := done(t)(s.RenameNote(t.Context(), raid.ID, " C# |\nin ^Depth] ", func(done, total int) { told = append(told, done, total) }))
	if edit.Name != "rename note" || len(edit.Ops) != 4 || !reflect.DeepEqual(told, []int{0, 4, 4, 4}) {
		t.Errorf("the edit %q has %d operations; progress %v", edit.Name, len(edit.Ops), told)
	}
	const written = `C\# \| in \^Depth\]`
	for _, test := range []struct {
		in   notes.Note
		want string
	}{
		{raid, "Of itself: [[" + written + "#Night]].\n\n# Night"},
		{linking, "[[" + written + "|then]]\r\n\r\n* ![[" + written + "#Night]] `[[The raid]]` [[" + string(raid.ID) + "]]  \n[[The raids]]"},
		{trashed, "[[" + written + "]]"},
	} {
		if got := body(t, s, test.in); got != test.want {
			t.Errorf("%q is now %q, want %q", test.in.Title, got, test.want)
		}
	}
	if got, err := s.Highlight(t.Context(), h.ID); err != nil || got.Comment != "As in [["+written+"]]." {
		t.Errorf("the comment is now %q, %v", got.Comment, err)
	}
	if n, err := s.Note(t.Context(), raid.ID); err != nil || n.Title != "C# | in ^Depth]" || leads(t, s, n.Title) != raid.Ref() {
		t.Errorf("the title is now %q, %v", n.Title, err)
	}
	_, err := s.Undo(t.Context(), 0, nil)
	must(t, err)
	if got := dump(t, s); got != before {
		t.Errorf("undone it differs:\n%s\nfrom\n%s", got, before)
	}
}

func TestRenameNoteKeepsWhatLinksLeadTo(t *testing.T) {
	s := open(t)
	older, newer := note("One", ""), note("Two", "")
	linking := note("Linking", "[[One]] [[Two]] [[two|x]] [[Three]] [[Two#H]]")
	apply(t, s, notes.Put(older), notes.Put(newer), notes.Put(linking))

	// The older one gets the title of the newer one, and so all links by it.
	done(t)(s.RenameNote(t.Context(), older.ID, "Two", nil))
	id := string(newer.ID)
	if got, want := body(t, s, linking), "[[Two]] [["+id+"|Two]] [["+id+"|x]] [[Three]] [["+id+"#H|Two › H]]"; got != want {
		t.Errorf("the text is now\n%s, want\n%s", got, want)
	}
	// A link that led nowhere finds what is called so now.
	done(t)(s.RenameNote(t.Context(), older.ID, "Three", nil))
	if got, want := body(t, s, linking), "[[Three]] [["+id+"|Two]] [["+id+"|x]] [[Three]] [["+id+"#H|Two › H]]"; got != want {
		t.Errorf("the text is now\n%s, want\n%s", got, want)
	}
	// The newer one gets the title of the older one: its own links go by its id.
	apply(t, s, notes.Put(notes.WithText(linking, "[[Two]] [[Three]]")))
	done(t)(s.RenameNote(t.Context(), newer.ID, "Three", nil))
	if got, want := body(t, s, linking), "[["+id+"|Three]] [[Three]]"; got != want {
		t.Errorf("the text is now\n%s, want\n%s", got, want)
	}
	// What shows a title that nothing else has goes by it again.
	done(t)(s.RenameNote(t.Context(), newer.ID, "Four", nil))
	if got, want := body(t, s, linking), "[[Four]] [[Three]]"; got != want {
		t.Errorf("the text is now\n%s, want\n%s", got, want)
	}
}

func TestRenameNoteToWhatIsHardToLinkTo(t *testing.T) {
	s := open(t)
	n, linking := note("The raid", ""), note("Linking", "`a` [[The raid]] [[the raid]]")
	apply(t, s, notes.Put(n), notes.Put(linking))
	done(t)(s.RenameNote(t.Context(), n.ID, "The Raid", nil))
	if got, want := body(t, s, linking), "`a` [[The Raid]] [[the raid]]"; got != want {
		t.Errorf("another case only: %q, want %q", got, want)
	}
	done(t)(s.RenameNote(t.Context(), n.ID, "The ` raid", nil))
	id := string(n.ID)
	if got, want := body(t, s, linking), "`a` [["+id+"|The ` raid]] [["+id+"|The ` raid]]"; got != want {
		t.Errorf("with a backtick: %q, want %q", got, want)
	}
	apply(t, s, notes.Put(notes.WithText(linking, body(t, s, linking)+" [["+id+"#H|The ` raid › H]] [["+id+"#H|The ` raid]] [["+id+"|it]]")))
	done(t)(s.RenameNote(t.Context(), n.ID, "A raid", nil))
	if got, want := body(t, s, linking), "`a` [[A raid]] [[A raid]] [[A raid#H]] [[A raid#H|A raid]] [[A raid|it]]"; got != want {
		t.Errorf("back to a plain title: %q, want %q", got, want)
	}
	if e := done(t)(s.RenameNote(t.Context(), n.ID, " A  raid", nil)); len(e.Ops) > 0 {
		t.Errorf("to the same title: %+v", e)
	}
	for _, empty := range []string{"", " \n\t"} {
		var problem *notes.Problem
		if _, err := s.RenameNote(t.Context(), n.ID, empty, nil); !errors.As(err, &problem) {
			t.Errorf("to %q: %v", empty, err)
		}
	}
	if _, err := s.RenameNote(t.Context(), "unknown", "x", nil); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("of an unknown note: %v", err)
	}
}

func TestRenameArticle(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The Road", "A text.")
	addArticle(t, s, "weekly", "Other", "A text.")
	h := highlight(r, 0, 1)
	n := note("A note", "[[daily]] [[The road]] [[Daily^"+string(h.ID)+"|x]] [[daily#The road]]")
	apply(t, s, notes.Put(h), notes.Put(n))
	done(t)(s.RenameKey(t.Context(), a.ID, "evening", nil))
	if got, want := body(t, s, n), "[[evening]] [[The road]] [[evening^"+string(h.ID)+"|x]] [[evening#The road]]"; got != want {
		t.Errorf("with another key: %q, want %q", got, want)
	}
	done(t)(s.RenameArticle(t.Context(), a.ID, "The Way", nil))
	if got, want := body(t, s, n), "[[evening]] [[The Way]] [[evening^"+string(h.ID)+"|x]] [[evening#The road]]"; got != want {
		t.Errorf("with another title: %q, want %q", got, want)
	}
	if got, err := s.Article(t.Context(), a.ID); err != nil || got.Key != "evening" || got.Item.ID != "evening" || got.Item.Title() != "The Way" {
		t.Errorf("the article is now %+v, %v", got, err)
	}
	for _, key := range []string{"Weekly", "", "two words"} {
		var problem *notes.Problem
		if _, err := s.RenameKey(t.Context(), a.ID, key, nil); !errors.As(err, &problem) {
			t.Errorf("to the key %q: %v", key, err)
		}
	}
}

func TestBrokenLinks(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "A text.")
	h, gone := highlight(r, 0, 1), highlight(r, 1, 2)
	h.Comment = "Against [[nothing]]?"
	raid := note("The raid", "# Night")
	n := note("A note", "It is so. But [[The raids|this]] is not. [[The raid#night]] [[daily^"+string(h.ID)+"]] [[daily#x]]\n\n[[The raid#Day]] [[daily^"+string(gone.ID)+"]] [[#Here]]")
	apply(t, s, notes.Put(h), notes.Put(gone), notes.Put(raid), notes.Put(n))
	gone.Trashed = clock
	apply(t, s, notes.Put(gone))
	broken, err := s.BrokenLinks(t.Context())
	must(t, err)
	var got []string
	for _, l := range broken {
		got = append(got, fmt.Sprintf("%s: %s %s", l.Title, l.Link, l.Missing))
	}
	want := []string{
		"The Road: [[nothing]] target", "A note: [[The raids|this]] target", "A note: [[daily#x]] heading",
		"A note: [[The raid#Day]] heading", "A note: [[daily^" + string(gone.ID) + "]] highlight", "A note: [[#Here]] heading",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(broken) > 1 && (broken[1].Context != "But this is not." || broken[1].Mark != [2]int{4, 8} || broken[1].Start != 14) {
		t.Errorf("its place is %+v", broken[1].Place)
	}
}

// A program that writes while another one renames waits, and neither undoes what
// the other one did.
func TestRenameBesideAnotherProgram(t *testing.T) {
	s := open(t)
	hub := note("The hub", "")
	linking := note("Linking", "[[The hub]]")
	apply(t, s, notes.Put(hub), notes.Put(linking))
	other := openAt(t, s.path)
	written := make(chan error)
	s.now = func() time.Time { // is asked after the notebook was read
		go func() {
			linking.Body = "Not of it."
			written <- other.Apply(context.Background(), edit(notes.Put(linking)))
		}()
		s.now = func() time.Time { return clock }
		awaitWriter(other)
		return clock
	}
	done(t)(s.RenameNote(t.Context(), hub.ID, "The heart", nil))
	must(t, <-written)
	if got := body(t, s, linking); got != "Not of it." {
		t.Errorf("the text is %q", got)
	}
	sound(t, s)
}

func TestLargeChangesAreCancelled(t *testing.T) {
	s := open(t)
	hub := note("The hub", "")
	ops := []notes.Op{notes.Put(hub)}
	for i := range 2 * atOnce {
		ops = append(ops, notes.Put(note(fmt.Sprint("Spoke ", i), "[[The hub]]")))
	}
	apply(t, s, ops...)
	cancelled := func(name string, change func(context.Context, notes.Progress) error) {
		t.Helper()
		before := dump(t, s)
		ctx, cancel := context.WithCancel(t.Context())
		var told []int
		err := change(ctx, func(done, total int) {
			told = append(told, done)
			if done > 0 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || !slices.Equal(told, []int{0, atOnce}) {
			t.Errorf("%s: cancelled after the first %d texts: %v, told %v", name, atOnce, err, told)
		}
		if dump(t, s) != before {
			t.Errorf("%s: a part of it was carried out", name)
		}
	}
	rename := func(ctx context.Context, progress notes.Progress) error {
		_, err := s.RenameNote(ctx, hub.ID, "The heart", progress)
		return err
	}
	undo := func(ctx context.Context, progress notes.Progress) error {
		_, err := s.Undo(ctx, 0, progress)
		return err
	}
	cancelled("rename", rename)
	cancelled("repair", s.Repair)
	must(t, rename(t.Context(), nil))
	cancelled("undo", undo)
	cancelled("go to a step", func(ctx context.Context, progress notes.Progress) error {
		_, _, err := s.GoTo(ctx, 1, progress)
		return err
	})
	must(t, undo(t.Context(), nil))
	cancelled("redo", func(ctx context.Context, progress notes.Progress) error {
		_, err := s.Redo(ctx, 0, progress)
		return err
	})
	sound(t, s)
}
