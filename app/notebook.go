package app

import (
	"context"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/complete"
	"collate/notes/embed"
	"collate/notes/link"
	"collate/notes/query"
	"collate/notes/template"
)

// Notebook is what the window needs of a notebook. All methods are safe for
// any goroutine and are called off the UI thread. Lists leave out what is in
// the trash.
type Notebook interface {
	// Apply makes edits durable, all or none.
	Apply(context.Context, ...notes.Edit) error
	// Undo takes the newest entry of the history back that is newer than
	// since; progress is told how many records of how many are done. The error for
	// nothing to undo matches notes.ErrNoStep.
	Undo(ctx context.Context, since int64, progress func(done, total int)) (notes.Entry, error)
	// Redo makes the oldest entry again that was undone, can be redone and is
	// newer than since. The error for nothing to redo matches notes.ErrNoStep.
	Redo(ctx context.Context, since int64, progress func(done, total int)) (notes.Entry, error)
	// TakeBack does what Undo does if the newest entry in force is that of an edit.
	TakeBack(ctx context.Context, edit notes.EditID, progress func(done, total int)) (notes.Entry, error)
	// Next returns what Undo and Redo would take; zero where there is nothing.
	Next(ctx context.Context, since int64) (undo, redo notes.Entry, err error)
	// GoTo undoes all that is newer than an entry, or redoes all up to it.
	GoTo(ctx context.Context, seq int64, progress func(done, total int)) error
	// History returns entries, the newest first, that are older than the entry
	// before, and at most limit; 0 for before stands for the end.
	History(ctx context.Context, before int64, limit int) ([]notes.Entry, error)
	// Versions returns the entries that set a record, oldest first, and Version
	// the value that one of them gave it.
	Versions(context.Context, notes.Ref) ([]notes.Entry, error)
	Version(ctx context.Context, ref notes.Ref, seq int64) (notes.Record, error)
	// Subjects returns what each of some entries is about, as it left that.
	Subjects(context.Context, []notes.Entry) ([]notes.Subject, error)
	// Opened is the newest entry that the history had at the start.
	Opened() int64
	// Compose applies an edit that a function makes of what it reads, in one
	// transaction, and returns it. The error for what is not there matches
	// notes.ErrNotFound.
	Compose(ctx context.Context, compose func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error)) (notes.Edit, error)
	// Change does so for one record, which it sets to what a function makes of
	// its value, and returns the edit; the zero one if that is the same.
	Change(ctx context.Context, ref notes.Ref, name, field string, change func(notes.Record) notes.Record) (notes.Edit, error)
	// RevertNote gives a note the text and tags that an entry of the history
	// gave it, and returns the edit. Its title stays, and links lead to what
	// they led to.
	RevertNote(ctx context.Context, id notes.NoteID, seq int64) (notes.Edit, error)
	// Delete puts records into the trash, and returns the edit. The error for
	// what is not there matches notes.ErrNotFound.
	Delete(context.Context, ...notes.Ref) (notes.Edit, error)
	// Undelete takes records out of the trash, and returns the edit. The error
	// for what is not there matches notes.ErrNotFound.
	Undelete(context.Context, ...notes.Ref) (notes.Edit, error)
	// PutBack has a note that was deleted be there again with the title and text given,
	// and returns the edit.
	PutBack(context.Context, notes.Note) (notes.Edit, error)
	// Trash returns what is in the trash, what was put there last first.
	Trash(context.Context) ([]notes.Trashed, error)
	// EmptyTrash removes for good what was put into the trash at a time or
	// before, and returns how many items that were.
	EmptyTrash(ctx context.Context, until time.Time) (int, error)
	// Subscribe calls the function, on any goroutine, after each change by
	// this or another program, until stop is called.
	Subscribe(func(notes.Change)) (stop func())

	Articles(context.Context) ([]notes.ArticleSummary, error)
	Article(context.Context, notes.ArticleID) (notes.Article, error)
	// ResolveArticle returns the article of a citation key or id. The error for
	// an unknown one matches notes.ErrNotFound.
	ResolveArticle(ctx context.Context, keyOrID string) (notes.Article, error)
	// FreeKey returns the wanted citation key, or the first free one like it.
	FreeKey(ctx context.Context, wanted string) (string, error)
	// TrashedArticle returns the article in the trash of a citation key, and
	// the highlights that come back with it. The error for none matches
	// notes.ErrNotFound.
	TrashedArticle(ctx context.Context, key string) (notes.Article, []notes.Highlight, error)
	Revision(context.Context, notes.RevisionID) (notes.Revision, error)
	// Highlights are in reading order; those of all articles for "".
	Highlights(context.Context, notes.ArticleID) ([]notes.Highlight, error)
	Highlight(context.Context, notes.HighlightID) (notes.Highlight, error)
	Notes(context.Context) ([]notes.NoteSummary, error)
	Note(context.Context, notes.NoteID) (notes.Note, error)
	Tags(context.Context) ([]notes.TagCount, error)
	// RenameTag gives a tag, and those below it, another name wherever it stands,
	// and returns the edit; progress is told how many texts of how many are changed,
	// and may be nil.
	RenameTag(ctx context.Context, from, to string, progress func(done, total int)) (notes.Edit, error)
	// RenameArticle and RenameKey give an article another title or citation key,
	// with all links to it, and return the edit.
	RenameArticle(ctx context.Context, id notes.ArticleID, title string, progress func(done, total int)) (notes.Edit, error)
	RenameKey(ctx context.Context, id notes.ArticleID, key string, progress func(done, total int)) (notes.Edit, error)
	// DescribeArticle gives an article other metadata and another citation key, with
	// all links to it, and returns the edit.
	DescribeArticle(ctx context.Context, id notes.ArticleID, key string, item csl.Item, progress func(done, total int)) (notes.Edit, error)
	// RenameNote does the same with the title of a note.
	RenameNote(ctx context.Context, id notes.NoteID, title string, progress func(done, total int)) (notes.Edit, error)
	// RenameHeading does the same with a heading of a note, of those that
	// markdown.Headings returns. From is what it is read as.
	RenameHeading(ctx context.Context, id notes.NoteID, index int, from, to string, progress func(done, total int)) (notes.Edit, error)
	// HeadingLinks counts the links to a heading of a note, which it need not have
	// any more, and RelinkHeading has them name another one.
	HeadingLinks(ctx context.Context, id notes.NoteID, heading string) (int, error)
	RelinkHeading(ctx context.Context, id notes.NoteID, from, to string, progress func(done, total int)) (notes.Edit, error)
	// Templates are the user's own templates for notes.
	Templates(context.Context) ([]template.Template, error)
	complete.Source
	embed.Source
	// Backlinks are the links that lead to something, at most limit of them, and
	// how many there are.
	Backlinks(ctx context.Context, ref notes.Ref, limit int) (links []notes.Backlink, total int, err error)
	// HighlightLinks counts from how many notes and comments links lead to each
	// highlight of an article, or of all for "".
	HighlightLinks(context.Context, notes.ArticleID) (map[notes.HighlightID]int, error)
	// Mentions are where notes and comments call something by its name without
	// a link to it; LinkMention returns the edit that makes a link of one.
	Mentions(ctx context.Context, ref notes.Ref, limit int) ([]notes.Mention, error)
	LinkMention(ctx context.Context, m notes.Mention, to notes.Ref) (notes.Edit, error)
	// BrokenLinks are the links that lead nowhere.
	BrokenLinks(context.Context) ([]notes.BrokenLink, error)
	// UnknownCitations are the citations in notes by keys that no article has.
	UnknownCitations(context.Context) ([]notes.BrokenLink, error)
	// Graph is what is linked around a record, up to so many steps and nodes.
	Graph(ctx context.Context, ref notes.Ref, steps, limit int) (notes.Graph, error)
	// LinkTarget returns what a link to something is to be written as.
	LinkTarget(context.Context, notes.Ref) (link.Target, error)
	// ResolveLink returns what a link leads to. The error for a link that leads
	// nowhere matches notes.ErrNotFound.
	ResolveLink(context.Context, link.Target) (notes.Ref, error)
	Search(context.Context, query.Query, int) (notes.Results, error)
	// PrepareSearch reads what searches hold in memory.
	PrepareSearch(context.Context) error

	// Setting returns what SetSetting last set for the key.
	Setting(ctx context.Context, key string) (value []byte, exists bool, err error)
	SetSetting(ctx context.Context, key string, value []byte) error
}
