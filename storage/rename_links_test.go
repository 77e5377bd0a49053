package storage

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/markdown"
)

func TestDeletionKeepsLinks(t *testing.T) {
	s := open(t)
	older, newer := note("Twin", ""), note("twin", "[[Twin]]")
	linking := note("Linking", "[[Twin]] [[twin#H]] [[Alone]]")
	alone := note("Alone", "[[Alone]]")
	apply(t, s, notes.Put(older), notes.Put(newer), notes.Put(alone), notes.Put(linking))
	before, id := contents(t, s), string(older.ID)

	// The name is that of something else: the links go by the id meanwhile.
	discard(t, s, older.Ref(), alone.Ref())
	if got, want := body(t, s, linking), "[["+id+"|Twin]] [["+id+"#H|twin › H]] [[Alone]]"; got != want {
		t.Errorf("deleted: %q, want %q", got, want)
	}
	goTo(t, s, newestEntry(t, s)-1)
	if got := contents(t, s); got != before {
		t.Errorf("undone:\n%s\nwant:\n%s", got, before)
	}
	_, err := s.Redo(t.Context(), 0, nil)
	must(t, err)
	done(t)(s.RenameNote(t.Context(), newer.ID, "Third", nil))
	takeOut(t, s, older.Ref(), alone.Ref())
	if got, want := body(t, s, linking), "[[Twin]] [["+id+"#H|twin › H]] [[Alone]]"; got != want {
		t.Errorf("restored: %q, want %q", got, want)
	}

	// What was written meanwhile under the name keeps its links.
	discard(t, s, older.Ref())
	younger := note("Twin", "")
	apply(t, s, notes.Put(younger))
	takeOut(t, s, older.Ref())
	if got, want := body(t, s, linking), "[["+string(younger.ID)+"|Twin]] [["+id+"#H|twin › H]] [[Alone]]"; got != want {
		t.Errorf("restored beside another: %q, want %q", got, want)
	}
	sound(t, s)
}

// Whatever is made, renamed, deleted and restored: a link leads to the same
// after it as before, if that is there.
func TestNoLinkIsTakenOver(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel() // it waits for the disk most of the time
			s := open(t)
			now := clock
			s.now = func() time.Time { now = now.Add(time.Minute); return now }
			w := writer{random: rand.New(rand.NewPCG(seed, 2))}
			for range 60 {
				before := linked(t, s)
				w.name(t, s)
				after := linked(t, s)
				for place, was := range before {
					if is, there := after[place]; there && !was.free && is.to != was.to {
						t.Fatalf("the link %s led to %v and leads to %v", place, was.to, is.to)
					}
				}
			}
			sound(t, s)
		})
	}
}

// leading is what a link leads to. It is free to lead to something else if that
// is nothing, or something in the trash that it calls by its name.
type leading struct {
	to   notes.Ref
	free bool
}

// linked returns what each link in a note leads to.
func linked(t *testing.T, s *Store) map[string]leading {
	t.Helper()
	list, err := s.Notes(t.Context())
	must(t, err)
	all := make(map[string]leading)
	for _, summary := range list {
		n, err := s.Note(t.Context(), summary.ID)
		must(t, err)
		links, _ := markdown.References(n.Body)
		for i, l := range links {
			to, err := s.ResolveLink(t.Context(), l.Target)
			all[fmt.Sprint(n.ID, " ", i)] = leading{to, to.ID == "" || err != nil && l.Target.Name != to.ID}
		}
	}
	return all
}
