package export

import (
	"context"

	"collate/notes"
)

// Notebook reads the parts of an article to export.
type Notebook interface {
	Revision(context.Context, notes.RevisionID) (notes.Revision, error)
	Highlights(context.Context, notes.ArticleID) ([]notes.Highlight, error)
}

// Read returns an article with its current text and all its highlights. Errors are those
// of nb.
func Read(ctx context.Context, nb Notebook, a notes.Article) (Article, error) {
	r, err := nb.Revision(ctx, a.Revision)
	if err != nil {
		return Article{}, err
	}
	highlights, err := nb.Highlights(ctx, a.ID)
	return Article{Article: a, Document: r.Document, Highlights: highlights}, err
}
