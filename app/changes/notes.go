package changes

import (
	"context"

	"collate/app/history"
	"collate/notes"
	"collate/notes/markdown"
	"collate/notes/quote"
)

// AddNote makes a note and returns it at once. done is called when it is
// durable.
func (c *Changes) AddNote(title, body string, tags []string, done func(notes.NoteID)) notes.Note {
	now := c.now().UTC()
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: title, Body: body, Tags: tags, Created: now, Modified: now}
	c.do(history.Step{
		Build: func(context.Context) (notes.Edit, error) { return notes.NewEdit("new note", now, notes.Put(n)), nil },
		Done:  func() { done(n.ID) },
	})
	return n
}

// WriteNote sets the body. What is typed with one stretch is undone as one, by the name.
// done is called when it is durable, or lost if the note is not in the notebook any more.
func (c *Changes) WriteNote(id notes.NoteID, body, name, stretch string, done, lost func()) {
	ref, after := notes.Ref{Kind: notes.KindNote, ID: string(id)}, done
	s := history.Step{Field: "body " + string(id), Stretch: stretch, Done: func() { after() }}
	s.Build = func(ctx context.Context) (notes.Edit, error) {
		edit, err := c.notebook.Change(ctx, ref, name, s.EditField(), func(r notes.Record) notes.Record {
			n := r.(notes.Note)
			n.Body = body
			return n
		})
		if c.gone(err) {
			after, err = lost, nil
		}
		return c.made(edit, err)
	}
	c.do(s)
}

// NameNote gives a note a title, and all links to it with that. done is called
// when it is durable; refused, on any goroutine, with the title that it has if
// it cannot be done.
func (c *Changes) NameNote(id notes.NoteID, title string, progress notes.Progress, done func(), refused func(was string, err error)) {
	failed := false
	c.do(history.Step{
		Field: "title " + string(id),
		Build: func(ctx context.Context) (notes.Edit, error) {
			edit, err := c.notebook.RenameNote(ctx, id, title, progress)
			if err != nil {
				failed = true
				n, _ := c.notebook.Note(context.WithoutCancel(ctx), id) // the zero Note if it is not there
				refused(n.Title, err)
			}
			return notes.Edit{ID: edit.ID}, nil
		},
		Done: func() {
			if !failed {
				done()
			}
		},
	})
}

// ToggleTask ticks a task of a note, of those that [markdown.ToggleTask] counts, or no
// longer.
func (c *Changes) ToggleTask(id notes.NoteID, task int) {
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.Change(ctx, ref, "tick of task", "", func(r notes.Record) notes.Record {
			n := r.(notes.Note)
			n.Body, _ = markdown.ToggleTask(n.Body, task)
			return n
		})
	})
}

// Quote puts the passage of a highlight into a note at a code point of its text, and a
// fresh highlight, which is not in the notebook yet, into that, in one edit. done is
// called when that is durable, with the note and the code point to go on writing at.
func (c *Changes) Quote(id notes.NoteID, at int, article notes.Article, h notes.Highlight, fresh bool, done func(notes.Note, int)) {
	var quoted notes.Note
	var caret int
	into := func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error) {
		n, err := read(notes.Ref{Kind: notes.KindNote, ID: string(id)})
		if err != nil {
			return notes.Edit{}, err
		}
		var with []notes.Op
		if fresh {
			with = append(with, notes.Put(h))
		}
		var edit notes.Edit
		edit, caret = quote.Into(n.(notes.Note), at, article, h, c.now(), with...)
		quoted = edit.Ops[len(edit.Ops)-1].Value.(notes.Note)
		return edit, nil
	}
	c.do(history.Step{
		Build: func(ctx context.Context) (notes.Edit, error) { return c.made(c.notebook.Compose(ctx, into)) },
		Done: func() {
			if quoted.ID != "" { // the note was there
				done(quoted, caret)
			}
		},
	})
}

// RenameHeading gives a heading of a note another text, if it still reads as from, and the
// links to it follow. Index counts the headings as [markdown.Headings] does.
func (c *Changes) RenameHeading(id notes.NoteID, index int, from, to string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameHeading(ctx, id, index, from, to, c.history.Progress)
	})
}

// RelinkHeading has the links to a heading of a note that is called otherwise now lead to
// it again.
func (c *Changes) RelinkHeading(id notes.NoteID, from, to string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RelinkHeading(ctx, id, from, to, c.history.Progress)
	})
}

// LinkMention makes a link of where something is named.
func (c *Changes) LinkMention(m notes.Mention, to notes.Ref) {
	c.make(func(ctx context.Context) (notes.Edit, error) { return c.notebook.LinkMention(ctx, m, to) })
}

// RevertNote gives a note the text and tags that an entry of the history gave it.
func (c *Changes) RevertNote(id notes.NoteID, to notes.Entry) {
	c.make(func(ctx context.Context) (notes.Edit, error) { return c.notebook.RevertNote(ctx, id, to.Seq) })
}

// PutBack makes a note that was deleted be there again, as the user has it.
func (c *Changes) PutBack(n notes.Note) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) { return c.made(c.notebook.PutBack(ctx, n)) }})
}
