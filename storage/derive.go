package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"collate/notes"
)

// derivation collects what an edit touches, to bring all that is derived from
// it up to date: tags, names, links and the search index.
type derivation struct {
	records  map[notes.Ref]bool       // whether something may be derived from it already
	texts    map[notes.ArticleID]bool // articles whose current text is another one, or gone
	appeared map[notes.ArticleID]bool // articles that came into view or left it
}

func newDerivation() derivation {
	return derivation{make(map[notes.Ref]bool), make(map[notes.ArticleID]bool), make(map[notes.ArticleID]bool)}
}

// add takes an operation and what it replaced.
func (d derivation) add(op notes.Op, before notes.Record) {
	switch op.Ref.Kind {
	case notes.KindRevision:
		for _, r := range []notes.Record{op.Value, before} {
			if r, ok := r.(notes.Revision); ok {
				d.texts[r.Article] = true
			}
		}
		return
	case notes.KindArticle:
		id := notes.ArticleID(op.Ref.ID)
		old, existed := before.(notes.Article)
		a, exists := op.Value.(notes.Article)
		if (existed && old.Trashed.IsZero()) != (exists && a.Trashed.IsZero()) {
			d.appeared[id] = true
		}
		if d.appeared[id] || old.Revision != a.Revision {
			d.texts[id] = true
		}
	}
	d.records[op.Ref] = d.records[op.Ref] || before != nil
}

// update brings everything up to date.
func (d derivation) update(ctx context.Context, tx *sql.Tx) error {
	for id := range d.appeared {
		rows, err := tx.QueryContext(ctx, "SELECT id FROM highlights WHERE article = ?", id)
		if err != nil {
			return err
		}
		highlights, err := collect(rows, func(id *string) []any { return []any{id} })
		if err != nil {
			return err
		}
		for _, id := range highlights {
			d.records[notes.Ref{Kind: notes.KindHighlight, ID: id}] = true
		}
	}
	// In the order of their ids, so that equal edits make equal indexes.
	for _, id := range slices.Sorted(maps.Keys(d.texts)) {
		if err := deriveText(ctx, tx, id); err != nil {
			return err
		}
	}
	byID := func(a, b notes.Ref) int { return cmp.Compare(a.ID, b.ID) }
	refs := slices.SortedFunc(maps.Keys(d.records), byID)
	// First what was, then what is: the search index writes to the file what it
	// has in memory whenever a lower row follows a higher one.
	statements := context.WithoutCancel(ctx) // else the driver starts a goroutine for each
	for _, ref := range refs {
		if d.records[ref] {
			if err := underive(statements, tx, ref); err != nil {
				return err
			}
		}
	}
	for _, ref := range refs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := deriveRecord(statements, tx, ref); err != nil {
			return err
		}
	}
	return nil
}

// underive removes what was derived from an article without its text, a
// highlight or a note.
func underive(ctx context.Context, tx *sql.Tx, ref notes.Ref) error {
	for _, table := range []string{"tags", "names", "links"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE kind = ? AND record = ?", ref.Kind, ref.ID); err != nil {
			return err
		}
	}
	return unindex(ctx, tx, ref.ID, false)
}

// deriveRecord derives what comes from an article without its text, a highlight
// or a note, from which nothing is derived yet.
func deriveRecord(ctx context.Context, tx *sql.Tx, ref notes.Ref) error {
	r, err := visible(ctx, tx, ref)
	if r == nil || err != nil {
		return err
	}
	if err := refer(ctx, tx, ref, referencesOf(r)); err != nil {
		return err
	}
	return index(ctx, tx, runsOf(r)...)
}

// visible returns the record, or nil if there is none, it is in the trash, or
// the article that it is on is there.
func visible(ctx context.Context, tx *sql.Tx, ref notes.Ref) (notes.Record, error) {
	r, err := record(ctx, tx, ref)
	if err != nil {
		return nil, err
	}
	switch r := r.(type) {
	case notes.Article:
		if r.Trashed.IsZero() {
			return r, nil
		}
	case notes.Note:
		if r.Trashed.IsZero() {
			return r, nil
		}
	case notes.Highlight:
		article, err := visible(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(r.Article)})
		if r.Trashed.IsZero() && article != nil {
			return r, err
		}
		return nil, err
	}
	return nil, nil
}

// deriveText indexes the current text of an article anew.
func deriveText(ctx context.Context, tx *sql.Tx, id notes.ArticleID) error {
	if err := unindex(ctx, tx, string(id), true); err != nil {
		return err
	}
	a, err := visible(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(id)})
	if a == nil || err != nil {
		return err
	}
	r, err := revisionRecord(ctx, tx, a.(notes.Article).Revision)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return index(ctx, tx, textRun(r))
}

// deriveAll derives everything from all records, where nothing is derived yet,
// and tells progress of how many are done.
func deriveAll(ctx context.Context, tx *sql.Tx, progress func(done, total int)) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT ?, id FROM articles UNION ALL SELECT ?, id FROM highlights UNION ALL SELECT ?, id FROM notes`,
		notes.KindArticle, notes.KindHighlight, notes.KindNote)
	if err != nil {
		return err
	}
	refs, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	if err != nil {
		return err
	}
	for i, ref := range refs {
		if ref.Kind == notes.KindArticle {
			if err := deriveText(ctx, tx, notes.ArticleID(ref.ID)); err != nil {
				return err
			}
		}
		if err := deriveRecord(ctx, tx, ref); err != nil {
			return err
		}
		progress(i+1, len(refs))
	}
	return nil
}
