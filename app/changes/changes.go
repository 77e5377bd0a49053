// Package changes makes the edits that the window offers: of highlights, notes and tags.
// Each method of [Changes] returns at once; the edit is built when it is its turn, from
// the current value of the record, so that successive changes never overwrite one
// another.
package changes

import (
	"context"
	"errors"
	"time"

	"collate/app/history"
	"collate/notes"
	"collate/notes/cite/csl"
)

// Notebook applies the edits. Its methods return the edit that they applied, the zero
// Edit if nothing changed. For a record that does not exist or is in the trash, the error
// matches [notes.ErrNotFound]. Progress receives the number of texts that are done.
type Notebook interface {
	// Compose applies the edit that compose makes of the records it reads, in one
	// transaction.
	Compose(ctx context.Context, compose func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error)) (notes.Edit, error)
	// Change is Compose for one record: it sets the record to what change returns.
	Change(ctx context.Context, ref notes.Ref, name, field string, change func(notes.Record) notes.Record) (notes.Edit, error)
	// Delete puts records into the trash, and Undelete takes them out of it.
	Delete(context.Context, ...notes.Ref) (notes.Edit, error)
	Undelete(context.Context, ...notes.Ref) (notes.Edit, error)
	RenameArticle(ctx context.Context, id notes.ArticleID, title string, progress notes.Progress) (notes.Edit, error)
	RenameKey(ctx context.Context, id notes.ArticleID, key string, progress notes.Progress) (notes.Edit, error)
	RenameTag(ctx context.Context, from, to string, progress notes.Progress) (notes.Edit, error)
	DescribeArticle(ctx context.Context, id notes.ArticleID, key string, item csl.Item, progress notes.Progress) (notes.Edit, error)
	Note(context.Context, notes.NoteID) (notes.Note, error)
	RenameNote(ctx context.Context, id notes.NoteID, title string, progress notes.Progress) (notes.Edit, error)
	RenameHeading(ctx context.Context, id notes.NoteID, index int, from, to string, progress notes.Progress) (notes.Edit, error)
	RelinkHeading(ctx context.Context, id notes.NoteID, from, to string, progress notes.Progress) (notes.Edit, error)
	// RevertNote gives a note the text and tags that the entry seq of the history gave
	// it.
	RevertNote(ctx context.Context, id notes.NoteID, seq int64) (notes.Edit, error)
	// PutBack restores a deleted note with the title and text given.
	PutBack(context.Context, notes.Note) (notes.Edit, error)
	// LinkMention replaces a mention of a record by a link.
	LinkMention(ctx context.Context, m notes.Mention, to notes.Ref) (notes.Edit, error)
}

// Changes makes edits. It is safe for concurrent use.
type Changes struct {
	notebook  Notebook
	history   *history.History
	now       func() time.Time
	onAsked   func()
	onRefused func(error)
}

// Options are the options of New; all are required.
type Options struct {
	Notebook  Notebook
	History   *history.History // applies the edits one after the other
	Now       func() time.Time
	OnAsked   func()      // a change was queued; on the goroutine that asked for it
	OnRefused func(error) // a change was refused; on any goroutine
}

// New returns a Changes.
func New(o Options) *Changes {
	return &Changes{o.Notebook, o.History, o.Now, o.OnAsked, o.OnRefused}
}

func (c *Changes) do(s history.Step) {
	c.history.Do(s)
	c.onAsked()
}

// make queues an edit that the notebook applies itself. An error of the notebook, such as
// a name that is taken, is reported and not tried again; a cancellation is not reported.
func (c *Changes) make(edit func(context.Context) (notes.Edit, error)) {
	c.propose(func(ctx context.Context) (notes.Edit, error) { return c.made(edit(ctx)) })
}

// propose queues an edit that may still have to be applied; errors are handled as by
// make.
func (c *Changes) propose(build func(context.Context) (notes.Edit, error)) {
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

// made returns an edit that the notebook has applied already, without operations, so that
// the history does not apply it again. If the record no longer exists, the error is
// reported and not tried again.
func (c *Changes) made(edit notes.Edit, err error) (notes.Edit, error) {
	if c.gone(err) {
		c.onRefused(err)
		return notes.Edit{}, nil
	}
	edit.Ops = nil
	return edit, err
}

// gone says whether an error means that the record no longer exists. While a step has
// failed, the record may not exist yet: then this change fails too, and is tried again
// after the failed step.
func (c *Changes) gone(err error) bool {
	return errors.Is(err, notes.ErrNotFound) && c.history.State().Failed == nil
}

// Discard moves an article, highlight or note to the trash.
func (c *Changes) Discard(ref notes.Ref) { c.moveTrash(ref, c.notebook.Delete) }

// Restore takes an article, highlight or note out of the trash.
func (c *Changes) Restore(ref notes.Ref) { c.moveTrash(ref, c.notebook.Undelete) }

// moveTrash moves a record to or out of the trash. If the record is not there, another
// change was faster, and nothing is left to do.
func (c *Changes) moveTrash(ref notes.Ref, move func(context.Context, ...notes.Ref) (notes.Edit, error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := move(ctx, ref)
		if c.gone(err) {
			err = nil
		}
		return c.made(edit, err)
	}})
}

// RenameArticle changes the title of an article, and the links by the title.
func (c *Changes) RenameArticle(id notes.ArticleID, title string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameArticle(ctx, id, title, c.history.Progress)
	})
}

// RenameKey changes the citation key of an article, and the links by the key.
func (c *Changes) RenameKey(id notes.ArticleID, key string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameKey(ctx, id, key, c.history.Progress)
	})
}

// DescribeArticle changes the metadata and the citation key of an article, in one edit.
// done is called, on any goroutine, with nil after the edit was applied, or with the
// error.
func (c *Changes) DescribeArticle(id notes.ArticleID, key string, item csl.Item, done func(error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := c.notebook.DescribeArticle(ctx, id, key, item, c.history.Progress)
		done(err)
		return c.made(edit, nil)
	}})
}

// SetTags replaces the tags of an article, highlight or note.
func (c *Changes) SetTags(ref notes.Ref, tags []string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.Change(ctx, ref, "tags of "+string(ref.Kind), "", func(r notes.Record) notes.Record {
			return notes.WithTags(r, tags)
		})
	})
}

// RenameTag renames a tag and the tags below it everywhere. If name is an existing tag,
// the two are merged.
func (c *Changes) RenameTag(tag, name string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameTag(ctx, tag, name, c.history.Progress)
	})
}

// ColorTag sets the colour of a tag, or removes it for nil.
func (c *Changes) ColorTag(tag string, color *notes.Color) {
	c.propose(func(context.Context) (notes.Edit, error) {
		op := notes.Remove(notes.TagRef(tag))
		if color != nil {
			op = notes.Put(notes.Tag{Name: tag, Color: *color})
		}
		return notes.NewEdit("colour of tag", c.now(), op), nil
	})
}
