// Package changes makes the edits that the window offers: of highlights, notes and tags.
// Each method of [Changes] returns at once; the edit is made when its turn comes, from
// the value that the record has then, so that changes that follow each other quickly
// never undo one another.
package changes

import (
	"context"
	"errors"
	"time"

	"collate/app/history"
	"collate/notes"
	"collate/notes/cite/csl"
)

// Notebook is what the edits are made in. Its methods return the edit that they made, the
// zero one where they changed nothing. The error for what is not there, or in the trash,
// matches [notes.ErrNotFound]. Progress is told how many texts of how many are done.
type Notebook interface {
	// Compose applies an edit that a function makes of what it reads, in one transaction.
	Compose(ctx context.Context, compose func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error)) (notes.Edit, error)
	// Change does so for one record, which it sets to what a function makes of its value.
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
	// RevertNote gives a note the text and tags that an entry of the history gave it.
	RevertNote(ctx context.Context, id notes.NoteID, seq int64) (notes.Edit, error)
	// PutBack has a note that was deleted be there again with the title and text given.
	PutBack(context.Context, notes.Note) (notes.Edit, error)
	// LinkMention makes a link of where a record is named.
	LinkMention(ctx context.Context, m notes.Mention, to notes.Ref) (notes.Edit, error)
}

// Changes makes edits. It is safe for any goroutine.
type Changes struct {
	notebook  Notebook
	history   *history.History
	now       func() time.Time
	onAsked   func()
	onRefused func(error)
}

// Options are what changes are made with; all are needed.
type Options struct {
	Notebook  Notebook
	History   *history.History // carries the changes out, one after the other
	Now       func() time.Time
	OnAsked   func()      // a change waits for its turn; on the goroutine that asked for it
	OnRefused func(error) // a change cannot be made; on any goroutine
}

// New returns what makes edits.
func New(o Options) *Changes {
	return &Changes{o.Notebook, o.History, o.Now, o.OnAsked, o.OnRefused}
}

func (c *Changes) do(s history.Step) {
	c.history.Do(s)
	c.onAsked()
}

// make has the notebook make an edit. What it refuses, such as a name that something else
// has, is told and not tried again; what the user cancels is not told.
func (c *Changes) make(edit func(context.Context) (notes.Edit, error)) {
	c.propose(func(ctx context.Context) (notes.Edit, error) { return c.made(edit(ctx)) })
}

// propose carries an edit out, as make does, which need not be made yet.
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

// made returns an edit that the notebook has carried out already, so that the history
// does not. What is not in the notebook any more cannot be changed: that is told, and not
// tried again.
func (c *Changes) made(edit notes.Edit, err error) (notes.Edit, error) {
	if c.gone(err) {
		c.onRefused(err)
		return notes.Edit{}, nil
	}
	edit.Ops = nil
	return edit, err
}

// gone says whether an error tells that what is to be changed is not in the notebook any
// more. While the making of something has failed, it may be that what is not there yet:
// then the change has failed too, and is tried again after it.
func (c *Changes) gone(err error) bool {
	return errors.Is(err, notes.ErrNotFound) && c.history.State().Failed == nil
}

// Discard puts an article, highlight or note into the trash.
func (c *Changes) Discard(ref notes.Ref) { c.moveTrash(ref, c.notebook.Delete) }

// Restore takes an article, highlight or note out of the trash.
func (c *Changes) Restore(ref notes.Ref) { c.moveTrash(ref, c.notebook.Undelete) }

// moveTrash has the notebook move a record. If it is not there to be moved,
// another change was faster, and there is nothing to do.
func (c *Changes) moveTrash(ref notes.Ref, move func(context.Context, ...notes.Ref) (notes.Edit, error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := move(ctx, ref)
		if c.gone(err) {
			err = nil
		}
		return c.made(edit, err)
	}})
}

// RenameArticle gives an article another title, and the links by that follow.
func (c *Changes) RenameArticle(id notes.ArticleID, title string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameArticle(ctx, id, title, c.history.Progress)
	})
}

// RenameKey gives an article another citation key, and the links by that follow.
func (c *Changes) RenameKey(id notes.ArticleID, key string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameKey(ctx, id, key, c.history.Progress)
	})
}

// DescribeArticle gives an article other metadata and another citation key, in one edit.
// done is called, on any goroutine, when that is durable, or with why it cannot be done.
func (c *Changes) DescribeArticle(id notes.ArticleID, key string, item csl.Item, done func(error)) {
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		edit, err := c.notebook.DescribeArticle(ctx, id, key, item, c.history.Progress)
		done(err)
		return c.made(edit, nil)
	}})
}

// SetTags gives an article, highlight or note other tags.
func (c *Changes) SetTags(ref notes.Ref, tags []string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.Change(ctx, ref, "tags of "+string(ref.Kind), "", func(r notes.Record) notes.Record {
			return notes.WithTags(r, tags)
		})
	})
}

// RenameTag gives a tag, and those below it, another name wherever they stand. The name of
// another tag makes one of the two.
func (c *Changes) RenameTag(tag, name string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		return c.notebook.RenameTag(ctx, tag, name, c.history.Progress)
	})
}

// ColorTag gives a tag a colour, or none for nil.
func (c *Changes) ColorTag(tag string, color *notes.Color) {
	c.propose(func(context.Context) (notes.Edit, error) {
		op := notes.Remove(notes.TagRef(tag))
		if color != nil {
			op = notes.Put(notes.Tag{Name: tag, Color: *color})
		}
		return notes.NewEdit("colour of tag", c.now(), op), nil
	})
}
