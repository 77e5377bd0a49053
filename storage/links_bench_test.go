package storage

import (
	"fmt"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/complete"
)

// linkedNotes puts 10,000 notes with 100,000 links into a notebook: ten in each,
// of which one leads to the first note from every second note.
func linkedNotes(b *testing.B, s *Store) []notes.Note {
	b.Helper()
	const count = 10_000
	c := newCorpus()
	all := make([]notes.Note, count)
	for i := range all {
		all[i] = note(fmt.Sprint("Note ", c.words[i], " ", i), "")
	}
	var edits []notes.Edit
	for i := range all {
		var text strings.Builder
		for k := range 10 {
			target := all[(i*7+k*k*31+k)%count]
			if k == 0 && i%2 == 1 {
				target = all[0]
			}
			fmt.Fprintf(&text, "%s. As [[%s]] says, %s.\n\n", c.text(8), target.Title, c.text(5))
		}
		fmt.Fprintf(&text, "#topic/%d #claim", i%50)
		if i%100 == 0 {
			fmt.Fprintf(&text, " See %s too.", all[1].Title)
		}
		all[i].Body = text.String()
		edits = append(edits, edit(notes.Put(all[i])))
	}
	must(b, s.Apply(b.Context(), edits...))
	return all
}

// settle makes another change, so that the next one is an entry of the history of its
// own, and waits until what follows it is done. It does not count any of that: a user
// leaves it the time.
func settle(b *testing.B, s *Store) {
	b.StopTimer()
	apply(b, s, notes.Put(note("Something else", "")))
	s.checkpoints.Wait()
	b.StartTimer()
}

func BenchmarkLinks(b *testing.B) {
	s := open(b)
	all := linkedNotes(b, s)
	ctx := b.Context()
	b.Run("open a note", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, err := s.Note(ctx, all[i%len(all)].ID)
			must(b, err)
			_, _, err = s.Backlinks(ctx, all[i%len(all)].Ref(), 200)
			must(b, err)
		}
	})
	b.Run("backlinks of 10", func(b *testing.B) {
		for i := 1; b.Loop(); i++ {
			_, _, err := s.Backlinks(ctx, all[i%len(all)].Ref(), 200)
			must(b, err)
		}
	})
	b.Run("backlinks of 5000", func(b *testing.B) {
		for b.Loop() {
			_, total, err := s.Backlinks(ctx, all[0].Ref(), 200)
			must(b, err)
			b.ReportMetric(float64(total), "links")
		}
	})
	b.Run("backlinks from notes of 200 links", func(b *testing.B) {
		hub := note("Often linked", "")
		ops := []notes.Op{notes.Put(hub)}
		for i := range 200 {
			text := "[[Often linked]]"
			for k := range 200 {
				text += fmt.Sprintf(" Many words stand around the link. As [[%s]] says, so it is.\n\n", all[(i+k)%len(all)].Title)
			}
			ops = append(ops, notes.Put(note(fmt.Sprint("Long ", i), text)))
		}
		apply(b, s, ops...)
		for b.Loop() {
			_, total, err := s.Backlinks(ctx, hub.Ref(), 200)
			must(b, err)
			b.ReportMetric(float64(total), "links")
		}
	})
	b.Run("all backlinks of 5000", func(b *testing.B) {
		for b.Loop() {
			_, _, err := s.Backlinks(ctx, all[0].Ref(), -1)
			must(b, err)
		}
	})
	b.Run("unlinked mentions", func(b *testing.B) {
		for b.Loop() {
			mentions, err := s.Mentions(ctx, all[1].Ref(), 1000)
			must(b, err)
			b.ReportMetric(float64(len(mentions)), "mentions")
		}
	})
	b.Run("graph of two steps", func(b *testing.B) {
		for b.Loop() {
			g, err := s.Graph(ctx, all[0].Ref(), 2, 500)
			must(b, err)
			b.ReportMetric(float64(len(g.Nodes)), "nodes")
		}
	})
	b.Run("graph of a note with few links", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Graph(ctx, all[4].Ref(), 2, 500)
			must(b, err)
		}
	})
	b.Run("broken links", func(b *testing.B) {
		for b.Loop() {
			_, err := s.BrokenLinks(ctx)
			must(b, err)
		}
	})
	b.Run("list of notes", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Notes(ctx)
			must(b, err)
		}
	})
	b.Run("list of tags", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Tags(ctx)
			must(b, err)
		}
	})
	b.Run("completion after a change", func(b *testing.B) {
		c := complete.New(s)
		defer c.Close()
		must(b, c.Refresh(ctx))
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			n := all[2]
			n.Body += fmt.Sprint(i)
			must(b, s.Apply(ctx, edit(notes.Put(n))))
			b.StartTimer()
			_, err := c.Links(ctx, "drag", notes.Ref{}, 20)
			must(b, err)
		}
	})
	b.Run("names for completion", func(b *testing.B) {
		for b.Loop() {
			_, err := s.LinkNames(ctx, nil)
			must(b, err)
		}
	})
	b.Run("rename with 5000 links", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			settle(b, s)
			e, err := s.RenameNote(ctx, all[0].ID, fmt.Sprint("The first of all ", i), nil)
			must(b, err)
			b.ReportMetric(float64(len(e.Ops)), "texts")
		}
	})
	b.Run("rename with 5000 links in 500 notes", func(b *testing.B) {
		hub := note("The hub", "")
		ops := []notes.Op{notes.Put(hub)}
		for i := range 500 {
			ops = append(ops, notes.Put(note(fmt.Sprint("Spoke ", i), strings.Repeat("As [[The hub]] says.\n\n", 10))))
		}
		apply(b, s, ops...)
		for i := 0; b.Loop(); i++ {
			settle(b, s)
			e, err := s.RenameNote(ctx, hub.ID, fmt.Sprint("The hub ", i), nil)
			must(b, err)
			b.ReportMetric(float64(len(e.Ops)), "texts")
		}
	})
	b.Run("rename a tag on 10000", func(b *testing.B) {
		from := "claim"
		for i := 0; b.Loop(); i++ {
			settle(b, s)
			to := fmt.Sprint("claim-", i)
			_, err := s.RenameTags(ctx, []string{from}, to, nil)
			must(b, err)
			from = to
		}
	})
}

// BenchmarkLongNote saves and opens a note of 5 MB with 50,000 links.
func BenchmarkLongNote(b *testing.B) {
	s := open(b)
	n := note("Long", strings.Repeat(newCorpus().text(16)+"and [[Long]].\n\n", 50_000))
	b.Run("save", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			n.Body = fmt.Sprint(i) + n.Body
			apply(b, s, notes.Put(n))
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Note(b.Context(), n.ID)
			must(b, err)
		}
	})
}
