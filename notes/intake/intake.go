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
// That is the key of the new article. What is in the trash stays there: its key is not free, and it
// is not updated.
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
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"collate/notes"
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
	Revision(context.Context, notes.RevisionID) (notes.Revision, error)
	// Highlights are in reading order.
	Highlights(context.Context, notes.ArticleID) ([]notes.Highlight, error)
}

// Status says what became of an imported text.
type Status string

const (
	Added     Status = "added"     // it is a new article
	Updated   Status = "updated"   // an article has a new text, or other metadata
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
	for n, key := 2, imported.Key; key != free; n, key = n+1, fmt.Sprintf("%s-%d", imported.Key, n) {
		article, err := nb.ResolveArticle(ctx, key)
		if errors.Is(err, notes.ErrNotFound) { // it is in the trash
			continue
		}
		if err != nil {
			return Outcome{}, err
		}
		current, err := nb.Revision(ctx, article.Revision)
		if err != nil {
			return Outcome{}, err
		}
		if imported.KeyGiven || related(current.Document, imported.Document) {
			return update(ctx, nb, article, current, imported, now)
		}
	}
	return New(imported, free, now), nil
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
	edit := notes.NewEdit("import of "+called(article), now, notes.Put(article), notes.Put(revision))
	return Outcome{Status: Added, Article: article, Edit: edit}
}

// called returns what an article is called: its title, or its key.
func called(a notes.Article) string { return cmp.Or(a.Item.Title(), a.Key) }
