// Package intake brings imported texts into a notebook: as a new article, or as
// a new text of the article that it is.
//
// It changes nothing itself. An [Outcome] says what is to happen and holds the
// one edit that makes it so, which undo takes back as a whole: the new
// revision, the article, and all its highlights where they stand in the new
// text.
//
// # Which article a text is
//
// A citation key that the file gives names that article, whatever the text. A
// key that was made of the title proves less, for many texts are called "Editorial":
// it names the article only if both texts have a good part in common, and else
// key-2, key-3 and so on are looked at in turn, up to the first that is free.
//
// An article that was thrown away and is imported again comes out of the trash,
// with its highlights, unless another one has taken its place. A new article gets
// the first of these keys that no article has which is not in the trash; one that
// is there gives its key up, and takes the first that is free.
//
// # What an update changes
//
// The metadata that the file gives replace those of the article; what the file
// does not say stays, and so do the article's key and tags. If the text is the
// same, there is no new revision, and if the metadata are the same too, there is
// nothing to apply.
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

// Notebook is what is asked of a notebook.
type Notebook interface {
	// ResolveArticle returns the article of a citation key or id. The error
	// for an unknown one, or one in the trash, matches [notes.ErrNotFound].
	ResolveArticle(ctx context.Context, keyOrID string) (notes.Article, error)
	// FreeKey returns the wanted key, or the first that is free of wanted-2,
	// wanted-3 … A key in the trash is not free.
	FreeKey(ctx context.Context, wanted string) (string, error)
	// TrashedArticle returns the article in the trash of a citation key, and
	// the highlights that come back with it, in reading order. The error for none
	// matches [notes.ErrNotFound].
	TrashedArticle(ctx context.Context, key string) (notes.Article, []notes.Highlight, error)
	Revision(context.Context, notes.RevisionID) (notes.Revision, error)
	// Highlights are in reading order.
	Highlights(context.Context, notes.ArticleID) ([]notes.Highlight, error)
}

// Status says what became of an imported text.
type Status string

const (
	Added     Status = "added"     // it is a new article
	Updated   Status = "updated"   // an article has a new text, or other metadata
	Restored  Status = "restored"  // it was in the trash and is back, with what the file has new
	Unchanged Status = "unchanged" // the notebook has all that already
)

// Outcome is what brings a text into a notebook.
type Outcome struct {
	Status     Status
	Article    notes.Article // as it is after the edit
	Highlights []Placed      // of the article, in the reading order of the text before
	Edit       notes.Edit    // is to be applied; without operations if Unchanged
}

// Placed is where a highlight stands in the new text, or in the current one if
// that stays.
type Placed struct {
	Highlight notes.Highlight // as it is after the edit
	// Text is what stands at its place; of one that was not found, what was
	// marked.
	Text string
	// Score is how much of the passage was found, from 0 for one that was not to
	// 1 for one that is the same; see [anchor.Match].
	Score float64
}

// Count returns how many of the article's highlights have a status.
func (o Outcome) Count(status notes.Status) int {
	n := 0
	for _, placed := range o.Highlights {
		if placed.Highlight.Status == status {
			n++
		}
	}
	return n
}

// Add brings a text into the notebook. Errors are those of the notebook and the
// context's.
func Add(ctx context.Context, nb Notebook, imported importer.Result, now time.Time) (Outcome, error) {
	free, err := nb.FreeKey(ctx, imported.Key)
	if err != nil {
		return Outcome{}, err
	}
	var trashed []existing // that have one of the keys
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

// existing is an article that the notebook has, perhaps in the trash.
type existing struct {
	article    notes.Article
	current    notes.Revision
	highlights []notes.Highlight // in reading order
}

// find returns the article of a key.
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

// is says whether an imported text of the same key is a version of the article.
func (e existing) is(imported importer.Result) bool {
	return imported.KeyGiven || related(e.current.Document, imported.Document)
}

// revive takes an article out of the trash, and updates it.
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

// replace makes an article of a text under the key of one in the trash, which
// gets another key.
func replace(imported importer.Result, trashed notes.Article, free string, now time.Time) Outcome {
	out := New(imported, trashed.Key, now)
	trashed.Key = free
	trashed.Item = trashed.Item.Clone()
	trashed.Item.ID = free
	out.Edit.Ops = append([]notes.Op{notes.Put(trashed)}, out.Edit.Ops...)
	return out
}

// New makes an article of a text, under a key that no other article has.
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
