package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"collate/app/history"
	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/markdown"
)

// changes makes the edits that the window offers. Each method returns at once;
// the edit is made when its turn comes, from the value that the record has
// then, so that changes that follow each other quickly never undo one another.
type changes struct {
	notebook Notebook
	history  *history.History
	now      func() time.Time
	onAsked  func() // a change waits for its turn

	onRefused func(error) // a change cannot be made; on any goroutine
}

func (c *changes) do(s history.Step) {
	c.history.Do(s)
	c.onAsked()
}

// make carries out an edit that the notebook proposes. What it refuses, such as a
// name that something else has, is told and not tried again; what the user
// cancels is not told.
func (c *changes) make(build func(context.Context) (notes.Edit, error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := build(ctx)
		if err != nil && ctx.Err() == nil {
			c.onRefused(err)
		}
		if err != nil {
			return notes.Edit{}, nil
		}
		return edit, nil
	}})
}

// addHighlight marks a passage, and returns the highlight before it is durable.
func (c *changes) addHighlight(revision notes.Revision, start, end int, color notes.Color) (notes.Highlight, error) {
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return notes.Highlight{}, err
	}
	now := c.now().UTC()
	h := notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: revision.Article, Revision: revision.ID,
		Anchor: a, Status: notes.Anchored, Color: color, Created: now, Modified: now,
	}
	c.do(history.Step{Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("highlight", now, notes.Put(h)), nil
	}})
	return h, nil
}

func (c *changes) recolorHighlight(id notes.HighlightID, color notes.Color) {
	c.changeHighlight(id, "colour of highlight", history.Step{}, func(h *notes.Highlight) { h.Color = color })
}

func (c *changes) underlineHighlight(id notes.HighlightID) {
	c.changeHighlight(id, "underline", history.Step{}, func(h *notes.Highlight) { h.Underline = !h.Underline })
}

// commentHighlight sets the comment. What is typed with one stretch is undone as one.
// done is called when it is durable.
func (c *changes) commentHighlight(id notes.HighlightID, comment, stretch string, done func()) {
	s := history.Step{Field: "comment " + string(id), Stretch: stretch, Done: done}
	c.changeHighlight(id, "comment", s, func(h *notes.Highlight) { h.Comment = comment })
}

// moveHighlight gives a highlight another passage of the text.
func (c *changes) moveHighlight(id notes.HighlightID, revision notes.Revision, start, end int) error {
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return err
	}
	c.changeHighlight(id, "range of highlight", history.Step{Field: "range " + string(id)}, func(h *notes.Highlight) {
		h.Anchor, h.Revision, h.Status = a, revision.ID, notes.Anchored
	})
	return nil
}

// mergeHighlights makes one highlight of several of a text, in one edit: the
// first keeps its colour and gets the passage from the start of all to their
// end, their comments and tags. The others go to the trash.
func (c *changes) mergeHighlights(revision notes.Revision, merged []notes.Highlight) error {
	if len(merged) < 2 {
		return nil
	}
	start, end := merged[0].Anchor.Start, merged[0].Anchor.End
	for _, h := range merged {
		start, end = min(start, h.Anchor.Start), max(end, h.Anchor.End)
	}
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return err
	}
	merge := func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error) {
		now := c.now().UTC()
		var all []notes.Highlight
		for _, m := range merged {
			r, err := read(m.Ref())
			if err != nil {
				return notes.Edit{}, err
			}
			all = append(all, r.(notes.Highlight))
		}
		first := all[0]
		first.Anchor, first.Revision, first.Status, first.Modified = a, revision.ID, notes.Anchored, now
		first.Tags = slices.Clone(first.Tags)
		var ops []notes.Op
		for _, h := range all[1:] {
			first.Comment = strings.TrimSpace(first.Comment + "\n\n" + h.Comment)
			first.Tags = append(first.Tags, h.Tags...)
			h.Trashed = now
			ops = append(ops, notes.Put(h))
		}
		slices.Sort(first.Tags)
		first.Tags = slices.Compact(first.Tags)
		return notes.NewEdit("merge of highlights", now, append(ops, notes.Put(first))...), nil
	}
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) { return durable(c.notebook.Compose(ctx, merge)) }})
	return nil
}

// changeHighlight makes a change of a highlight as a step, whose Build it fills in.
func (c *changes) changeHighlight(id notes.HighlightID, name string, s history.Step, change func(*notes.Highlight)) {
	ref := notes.Ref{Kind: notes.KindHighlight, ID: string(id)}
	s.Build = func(ctx context.Context) (notes.Edit, error) {
		return durable(c.notebook.Change(ctx, ref, name, s.EditField(), func(r notes.Record) notes.Record {
			h := r.(notes.Highlight)
			change(&h)
			return h
		}))
	}
	c.do(s)
}

// durable returns an edit that the notebook has carried out already, so that the
// history does not.
func durable(edit notes.Edit, err error) (notes.Edit, error) {
	edit.Ops = nil
	return edit, err
}

// addNote makes a note and returns it at once. done is called when it is
// durable.
func (c *changes) addNote(title, body string, tags []string, done func(notes.NoteID)) notes.Note {
	now := c.now().UTC()
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: title, Body: body, Tags: tags, Created: now, Modified: now}
	c.do(history.Step{
		Build: func(context.Context) (notes.Edit, error) { return notes.NewEdit("new note", now, notes.Put(n)), nil },
		Done:  func() { done(n.ID) },
	})
	return n
}

// writeNote sets the body. What is typed with one stretch is undone as one. done is
// called when it is durable, or lost if the note is not in the notebook any more.
func (c *changes) writeNote(id notes.NoteID, body, stretch string, done, lost func()) {
	ref, after := notes.Ref{Kind: notes.KindNote, ID: string(id)}, done
	s := history.Step{Field: "body " + string(id), Stretch: stretch, Done: func() { after() }}
	s.Build = func(ctx context.Context) (notes.Edit, error) {
		edit, err := c.notebook.Change(ctx, ref, "text of note", s.EditField(), func(r notes.Record) notes.Record {
			n := r.(notes.Note)
			n.Body = body
			return n
		})
		if errors.Is(err, notes.ErrNotFound) {
			after, err = lost, nil
		}
		return durable(edit, err)
	}
	c.do(s)
}

// toggleTask ticks a task of a note, of those that [markdown.ToggleTask] counts, or no
// longer.
func (c *changes) toggleTask(id notes.NoteID, task int) {
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return durable(c.notebook.Change(ctx, ref, "tick of task", "", func(r notes.Record) notes.Record {
			n := r.(notes.Note)
			n.Body, _ = markdown.ToggleTask(n.Body, task)
			return n
		}))
	})
}

// revertNote gives a note the text and tags that an entry of the history gave it.
func (c *changes) revertNote(id notes.NoteID, to notes.Entry) {
	c.make(func(ctx context.Context) (notes.Edit, error) { return durable(c.notebook.RevertNote(ctx, id, to.Seq)) })
}

// discard puts an article, highlight or note into the trash, and restore takes
// it out again.
func (c *changes) discard(ref notes.Ref) { c.moveTrash(ref, c.notebook.Delete) }
func (c *changes) restore(ref notes.Ref) { c.moveTrash(ref, c.notebook.Undelete) }

// moveTrash has the notebook move a record. If it is not there to be moved,
// another change was faster, and there is nothing to do.
func (c *changes) moveTrash(ref notes.Ref, move func(context.Context, ...notes.Ref) (notes.Edit, error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := move(ctx, ref)
		if errors.Is(err, notes.ErrNotFound) {
			err = nil
		}
		return durable(edit, err)
	}})
}
