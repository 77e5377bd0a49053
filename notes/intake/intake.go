// Package intake imports texts into a notebook: as a new article, or as a new revision of
// an existing one.
//
// It changes nothing itself. An [Outcome] describes the import and holds the one edit
// that performs it, which can be undone as a whole: the new revision, the article, and
// all its highlights at their positions in the new text.
//
// # Which article a text is
//
// A citation key given by the file names its article, whatever the text. A key made from
// the title is weaker evidence, as many texts are called "Editorial": it names the
// article only if both texts have a good part in common; otherwise key-2, key-3 and so on
// are tried in turn, up to the first that is free.
//
// An article in the trash that is imported again is restored with its highlights, unless
// another article has taken its place. A new article gets the first of these keys that no
// article outside the trash has; an article in the trash with this key gets the first
// free key instead.
//
// # What an update changes
//
// Metadata given by the file replace those of the article; other metadata stay, and so do
// the key and the tags of the article. If the text is the same, there is no new revision,
// and if the metadata are the same too, there is nothing to apply.
//
// All functions are safe for any goroutine.
//
// Everything here is safe for any goroutine.
package intake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/importer"
)

// Notebook is the part of a notebook that an import reads.
type Notebook interface {
	// ResolveArticle returns the article with a citation key or id. The error for an
	// unknown one, or one in the trash, matches [notes.ErrNotFound].
	ResolveArticle(ctx context.Context, keyOrID string) (notes.Article, error)
	// FreeKey returns wanted, or the first of wanted-2, wanted-3 … that no article has,
	// not even one in the trash.
	FreeKey(ctx context.Context, wanted string) (string, error)
	// TrashedArticle returns the article in the trash with a citation key, and the
	// highlights that would be restored with it, in reading order. The error for an
	// unknown one matches [notes.ErrNotFound].
	TrashedArticle(ctx context.Context, key string) (notes.Article, []notes.Highlight, error)
	Revision(context.Context, notes.RevisionID) (notes.Revision, error)
	// Highlights returns the highlights of an article in reading order.
	Highlights(context.Context, notes.ArticleID) ([]notes.Highlight, error)
}

// Status is the result of importing a text.
type Status string

const (
	Added     Status = "added"     // a new article
	Updated   Status = "updated"   // a new text or other metadata of an article
	Restored  Status = "restored"  // an article out of the trash, updated from the file
	Unchanged Status = "unchanged" // the notebook has all of it already
)

// Outcome describes the import of a text.
type Outcome struct {
	Status     Status
	Article    notes.Article // the article after the edit
	Highlights []Placed      // in the reading order of the old text
	Edit       notes.Edit    // the edit to apply; without operations if Unchanged
}

// Placed is a highlight with its passage in the new text, or in the current text if there
// is no new one.
type Placed struct {
	Highlight notes.Highlight // the highlight after the edit
	// Text is the passage in the text; for an orphaned highlight the old quotation.
	Text string
	// Score is the share of the passage that was found, from 0 for nothing to 1 for an
	// unchanged passage; see [anchor.Match].
	Score float64
}

// Count returns the number of highlights of the article with a status.
func (o Outcome) Count(status notes.Status) int {
	n := 0
	for _, placed := range o.Highlights {
		if placed.Highlight.Status == status {
			n++
		}
	}
	return n
}

// Add returns the outcome of importing a text. Errors are those of nb and ctx.
func Add(ctx context.Context, nb Notebook, imported importer.Result, now time.Time) (Outcome, error) {
	free, err := nb.FreeKey(ctx, imported.Key)
	if err != nil {
		return Outcome{}, err
	}
	var trashed []existing // articles with one of the keys
	for n, key := 2, imported.Key; key != free; n, key = n+1, fmt.Sprintf("%s-%d", imported.Key, n) {
		e, err := find(ctx, nb, key)
		if err != nil {
			return Outcome{}, err
		}
		if !e.article.Trashed.IsZero() {
			trashed = append(trashed, e)
		} else if e.is(imported) {
			return update(ctx, e, imported, now)
		}
	}
	for _, e := range trashed {
		if e.is(imported) {
			return revive(ctx, e, imported, now)
		}
	}
	if len(trashed) > 0 {
		return replace(imported, trashed[0].article, free, now), nil
	}
	return New(imported, free, now), nil
}

// existing is an article of the notebook, possibly in the trash.
type existing struct {
	article    notes.Article
	current    notes.Revision
	highlights []notes.Highlight // in reading order
}

// find returns the article with a key, also from the trash.
func find(ctx context.Context, nb Notebook, key string) (e existing, err error) {
	e.article, err = nb.ResolveArticle(ctx, key)
	if errors.Is(err, notes.ErrNotFound) {
		e.article, e.highlights, err = nb.TrashedArticle(ctx, key)
	} else if err == nil {
		e.highlights, err = nb.Highlights(ctx, e.article.ID)
	}
	if err != nil {
		return existing{}, err
	}
	e.current, err = nb.Revision(ctx, e.article.Revision)
	return e, err
}

// is reports whether an imported text with the same key is a version of the article.
func (e existing) is(imported importer.Result) bool {
	return imported.KeyGiven || related(e.current.Document, imported.Document)
}

// revive restores an article from the trash, and updates it.
func revive(ctx context.Context, e existing, imported importer.Result, now time.Time) (Outcome, error) {
	e.article.Trashed = time.Time{}
	out, err := update(ctx, e, imported, now)
	if err != nil {
		return Outcome{}, err
	}
	if out.Status == Unchanged {
		out.Edit.Ops = []notes.Op{notes.Put(out.Article)}
	}
	out.Status = Restored
	out.Edit = notes.NewEdit("import of "+cite.Name(out.Article), now, out.Edit.Ops...)
	return out, nil
}

// replace returns a new article with the key of one in the trash, whose key becomes free.
func replace(imported importer.Result, trashed notes.Article, free string, now time.Time) Outcome {
	out := New(imported, trashed.Key, now)
	trashed.Key = free
	trashed.Item = trashed.Item.Clone()
	trashed.Item.ID = free
	out.Edit.Ops = append([]notes.Op{notes.Put(trashed)}, out.Edit.Ops...)
	return out
}

// New returns a new article with an unused key.
func New(imported importer.Result, key string, now time.Time) Outcome {
	now = now.UTC()
	revision := notes.Revision{ID: notes.NewID[notes.RevisionID](), Document: imported.Document, Created: now}
	article := notes.Article{
		ID: notes.NewID[notes.ArticleID](), Key: key, Item: imported.Item.Clone(), Revision: revision.ID,
		Tags: imported.Tags, Created: now, Modified: now,
	}
	article.Item.ID = key
	revision.Article = article.ID
	edit := notes.NewEdit("import of "+cite.Name(article), now, notes.Put(article), notes.Put(revision))
	return Outcome{Status: Added, Article: article, Edit: edit}
}
