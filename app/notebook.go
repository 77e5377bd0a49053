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

// Notebook is what the window needs of a notebook: what each of its parts asks for, and
// what the window itself does. All methods are safe for any goroutine; those that may
// take their time are called off the UI thread. Lists leave out what is in the trash.
type Notebook interface {
	history.Notebook
	changes.Notebook
	intake.Catalogue
	complete.Source
	embed.Source
	styles.Settings

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
	// Trash returns what is in the trash, what was put there last first.
	Trash(context.Context) ([]notes.Trashed, error)
	// EmptyTrash removes for good what was put into the trash at a time or
	// before, and returns how many items that were.
	EmptyTrash(ctx context.Context, until time.Time) (int, error)
	Article(context.Context, notes.ArticleID) (notes.Article, error)
	Highlight(context.Context, notes.HighlightID) (notes.Highlight, error)
	Notes(context.Context) ([]notes.NoteSummary, error)
	Tags(context.Context) ([]notes.TagCount, error)
	// Templates are the user's own templates for notes.
	Templates(context.Context) ([]template.Template, error)
	// Backlinks are the links that lead to something, at most limit of them, and
	// how many there are.
	Backlinks(ctx context.Context, ref notes.Ref, limit int) (links []notes.Backlink, total int, err error)
	// HighlightLinks counts from how many notes and comments links lead to each
	// highlight of an article, or of all for "".
	HighlightLinks(context.Context, notes.ArticleID) (map[notes.HighlightID]int, error)
	// Mentions are where notes and comments call something by its name without
	// a link to it.
	Mentions(ctx context.Context, ref notes.Ref, limit int) ([]notes.Mention, error)
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
}
