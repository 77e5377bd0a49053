package app

import (
	"context"
	"time"

	"collate/app/changes"
	"collate/app/history"
	"collate/notes"
	"collate/notes/cite/styles"
	"collate/notes/complete"
	"collate/notes/embed"
	"collate/notes/intake"
	"collate/notes/link"
	"collate/notes/query"
	"collate/notes/template"
)

// Notebook is what the window and its parts need of a notebook. All methods are safe
// for concurrent use; slow ones are called off the UI thread. Lists leave out what is
// in the trash.
type Notebook interface {
	history.Notebook
	changes.Notebook
	intake.Catalogue
	complete.Source
	embed.Source
	styles.Settings

	// History returns at most limit entries older than the entry before, newest first;
	// the newest ones if before is 0.
	History(ctx context.Context, before int64, limit int) ([]notes.Entry, error)
	// Versions returns the entries that set or removed a record, oldest first, and
	// Version the value that an entry gave it.
	Versions(context.Context, notes.Ref) ([]notes.Entry, error)
	Version(ctx context.Context, ref notes.Ref, seq int64) (notes.Record, error)
	// Subjects returns the record that each entry is about, as the entry left it.
	Subjects(context.Context, []notes.Entry) ([]notes.Subject, error)
	// Opened returns the newest entry of the history when the notebook was opened.
	Opened() int64
	// Trash returns the items in the trash, last deleted first.
	Trash(context.Context) ([]notes.Trashed, error)
	// EmptyTrash removes for good what was put into the trash at the time until or
	// before, and returns the number of items.
	EmptyTrash(ctx context.Context, until time.Time) (int, error)
	Article(context.Context, notes.ArticleID) (notes.Article, error)
	Highlight(context.Context, notes.HighlightID) (notes.Highlight, error)
	Notes(context.Context) ([]notes.NoteSummary, error)
	Tags(context.Context) ([]notes.TagCount, error)
	// Templates returns the user's templates for notes.
	Templates(context.Context) ([]template.Template, error)
	// Backlinks returns at most limit links to a record, and the number of all links to
	// it.
	Backlinks(ctx context.Context, ref notes.Ref, limit int) (links []notes.Backlink, total int, err error)
	// HighlightLinks returns, for each highlight of an article, or of all articles for
	// "", how many notes and comments link to it.
	HighlightLinks(context.Context, notes.ArticleID) (map[notes.HighlightID]int, error)
	// Mentions returns where notes and comments name a record without a link to it.
	Mentions(ctx context.Context, ref notes.Ref, limit int) ([]notes.Mention, error)
	// BrokenLinks returns the links without a target.
	BrokenLinks(context.Context) ([]notes.BrokenLink, error)
	// UnknownCitations returns the citations in notes whose key no article has.
	UnknownCitations(context.Context) ([]notes.BrokenLink, error)
	// Graph returns the links around a record, up to a number of steps and nodes.
	Graph(ctx context.Context, ref notes.Ref, steps, limit int) (notes.Graph, error)
	// LinkTarget returns a target by which a link leads to the record.
	LinkTarget(context.Context, notes.Ref) (link.Target, error)
	// ResolveLink returns the target of a link. If there is none, the error matches
	// notes.ErrNotFound.
	ResolveLink(context.Context, link.Target) (notes.Ref, error)
	Search(context.Context, query.Query, int) (notes.Results, error)
	// PrepareSearch loads the vocabulary of the search.
	PrepareSearch(context.Context) error
}
