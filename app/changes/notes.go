package changes

import (
	"context"

	"collate/app/history"
	"collate/notes"
	"collate/notes/markdown"
	"collate/notes/quote"
)

// AddNote adds a note and returns it at once. done is called after it was applied.
func (c *Changes) AddNote(title, body string, tags []string, done func(notes.NoteID)) notes.Note {
	now := c.now().UTC()
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: title, Body: body, Tags: tags, Created: now, Modified: now}
	c.do(history.Step{
		Build: func(context.Context) (notes.Edit, error) { return notes.NewEdit("new note", now, notes.Put(n)), nil },
		Done:  func() { done(n.ID) },
	})
	return n
}

// WriteNote sets the body. Changes with the same stretch are undone as one, under name.
// done is called after the body was applied, or lost if the note no longer exists.
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

// NameNote changes the title of a note and all links to it. done is called after the title
// was applied; if it is refused, refused is called on any goroutine with the current
// title, "" if the note does not exist.
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

// ToggleTask ticks or unticks the task with index task, as counted by
// [markdown.ToggleTask].
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

// Quote inserts the passage of the highlight h into a note at the code point at of its
// body, in one edit; if fresh, the edit also adds h to the notebook. done is called after
// the edit was applied, with the note and the code point behind the quotation.
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
			if quoted.ID != "" { // false if the note did not exist
				done(quoted, caret)
			}
		},
	})
}

// RenameHeading changes the text of a heading of a note, if it is still from, and the
// links to it. Index counts the headings as [markdown.Headings] does.
func (c *Changes) RenameHeading(id notes.NoteID, index int, from, to string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameHeading(ctx, id, index, from, to, c.history.Progress)
	})
}

// RelinkHeading changes links to the heading from of a note into links to the heading
// to, after the user has renamed the heading in the text.
func (c *Changes) RelinkHeading(id notes.NoteID, from, to string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RelinkHeading(ctx, id, from, to, c.history.Progress)
	})
}

// LinkMention replaces a mention by a link to a record.
func (c *Changes) LinkMention(m notes.Mention, to notes.Ref) {
	c.make(func(ctx context.Context) (notes.Edit, error) { return c.notebook.LinkMention(ctx, m, to) })
}

// RevertNote gives a note the text and tags that an entry of the history gave it.
func (c *Changes) RevertNote(id notes.NoteID, to notes.Entry) {
	c.make(func(ctx context.Context) (notes.Edit, error) { return c.notebook.RevertNote(ctx, id, to.Seq) })
}

// PutBack restores a deleted note with the title and text of n.
func (c *Changes) PutBack(n notes.Note) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) { return c.made(c.notebook.PutBack(ctx, n)) }})
}
