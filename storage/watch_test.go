package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"collate/notes"
)

func TestWatch(t *testing.T) {
	s := open(t)
	other := openAt(t, s.path)
	changes := make(chan notes.Change, 100)
	stop := s.Subscribe(func(c notes.Change) { changes <- c })
	defer stop()
	apply(t, other, notes.Put(note("Before the watch", ""))) // and after the opening

	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Watch(ctx, time.Millisecond) }()
	foreign := func() {
		t.Helper()
		if c := <-changes; c.Refs != nil || c.Edit != "" || !c.Touches(notes.KindNote) {
			t.Errorf("told %+v, want a change that names nothing", c)
		}
	}
	foreign()
	apply(t, other, notes.Put(note("During the watch", "")))
	foreign()

	// What this Store does itself is told once, and by name.
	own := note("By myself", "")
	apply(t, s, notes.Put(own))
	if c := <-changes; len(c.Refs) != 1 || c.Refs[0] != own.Ref() {
		t.Errorf("told %+v, want the note", c)
	}
	must(t, s.SetSetting(t.Context(), "layout", []byte("x")))
	time.Sleep(20 * time.Millisecond) // some looks of the watch
	apply(t, other, notes.Put(note("At the end", "")))
	foreign()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Watch = %v, want the context's error", err)
	}
	if len(changes) > 0 {
		t.Errorf("told also %+v", <-changes)
	}
}

// Many goroutines and two Stores use a notebook at once.
func TestConcurrentUse(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The road", "A raid, and what became of it.")
	stores := []*Store{s, openAt(t, s.path)}
	const writers, edits = 4, 10
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range edits {
				h := highlight(r, i, i+5)
				if err := stores[w%2].Apply(context.Background(), edit(notes.Put(h))); err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
			}
		})
	}
	for range 4 {
		group.Go(func() {
			for i := range 20 {
				stop := s.Subscribe(func(notes.Change) {})
				_, err := s.Highlights(context.Background(), "")
				_, err2 := s.Search(context.Background(), parse("raid became"), 10)
				err3 := s.SetSetting(context.Background(), fmt.Sprint(i), nil)
				if err := errors.Join(err, err2, err3); err != nil {
					t.Error(err)
				}
				stop()
			}
		})
	}
	group.Wait()
	if highlights, err := s.Highlights(t.Context(), r.Article); err != nil || len(highlights) != writers*edits {
		t.Errorf("%d highlights, %v, want %d", len(highlights), err, writers*edits)
	}
	sound(t, s)
}

// Another program writes for longer than one waits for it.
func TestBusy(t *testing.T) {
	s := open(t)
	other := openAt(t, s.path)
	_, err := s.writer.Exec("PRAGMA busy_timeout = 10")
	must(t, err)
	must(t, other.update(t.Context(), func(*sql.Tx) error {
		err := s.Apply(t.Context(), edit(notes.Put(note("A note", ""))))
		if err == nil || !strings.Contains(err.Error(), "another program is writing to it. Wait until it has finished and try again.") {
			t.Errorf("error %v", err)
		}
		return nil
	}))
	apply(t, s, notes.Put(note("A note", "")))
}
