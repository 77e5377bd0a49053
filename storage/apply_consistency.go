package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"collate/notes"
)

// checkOp returns an error if an operation is invalid regardless of other records.
func checkOp(op notes.Op) error {
	if op.Ref.ID == "" {
		return fmt.Errorf("a %s has no id", op.Ref.Kind)
	}
	if op.Value == nil {
		return nil
	}
	if op.Value.Ref() != op.Ref {
		return fmt.Errorf("the %s %s cannot be set to a %s", op.Ref.Kind, op.Ref.ID, op.Value.Ref().Kind)
	}
	switch value := op.Value.(type) {
	case notes.Article:
		if value.Key == "" {
			return errors.New("an article has no citation key")
		}
		if value.Item.ID != value.Key {
			return fmt.Errorf("the article “%s” is “%s” in its metadata", value.Key, value.Item.ID)
		}
		return cmp.Or(checkText(value.Tags...), checkText(value.Key))
	case notes.Highlight:
		return checkHighlight(value)
	case notes.Note:
		return cmp.Or(checkText(value.Tags...), checkText(value.Title, value.Body))
	case notes.Tag:
		if !slices.Contains(notes.Colors(), value.Color) {
			return fmt.Errorf("a tag has no colour of number %d", value.Color)
		}
		return checkText(value.Name)
	}
	return nil
}

func checkHighlight(h notes.Highlight) error {
	if !slices.Contains(notes.Colors(), h.Color) {
		return fmt.Errorf("a highlight has no colour of number %d", h.Color)
	}
	if !slices.Contains([]notes.Status{notes.Anchored, notes.Check, notes.Orphaned}, h.Status) {
		return fmt.Errorf("a highlight has no status %q", h.Status)
	}
	if h.Anchor.Start < 0 || h.Anchor.End < h.Anchor.Start {
		return fmt.Errorf("a highlight cannot go from %d to %d", h.Anchor.Start, h.Anchor.End)
	}
	return cmp.Or(checkText(h.Tags...), checkText(h.Comment, h.Anchor.Exact, h.Anchor.Prefix, h.Anchor.Suffix))
}

func checkText(texts ...string) error {
	for _, text := range texts {
		if !utf8.ValidString(text) {
			return errors.New("the text is not valid UTF-8")
		}
	}
	return nil
}

// inconsistency returns, for a kind of record that refers to others, a query with
// the record's id as ?1 that yields a description of what is inconsistent, or
// NULL; "" for other kinds. SQLite's foreign keys would report only that something
// is inconsistent.
func inconsistency(kind notes.Kind) (query string) {
	switch kind {
	case notes.KindArticle:
		return `SELECT CASE
			WHEN EXISTS (SELECT 1 FROM articles a LEFT JOIN revisions r ON r.id = a.revision WHERE a.id = ?1 AND r.article IS NOT a.id)
				THEN 'has a current text that does not exist'
			WHEN NOT EXISTS (SELECT 1 FROM articles WHERE id = ?1) AND
				(EXISTS (SELECT 1 FROM revisions WHERE article = ?1) OR EXISTS (SELECT 1 FROM highlights WHERE article = ?1))
				THEN 'has texts or highlights left'
			END`
	case notes.KindRevision:
		return `SELECT CASE
			WHEN EXISTS (SELECT 1 FROM revisions r LEFT JOIN articles a ON a.id = r.article WHERE r.id = ?1 AND a.id IS NULL)
				THEN 'is of an article that does not exist'
			WHEN NOT EXISTS (SELECT 1 FROM revisions WHERE id = ?1) AND
				(EXISTS (SELECT 1 FROM articles WHERE revision = ?1) OR EXISTS (SELECT 1 FROM highlights WHERE revision = ?1))
				THEN 'is in use'
			END`
	case notes.KindHighlight:
		return `SELECT CASE
			WHEN a.id IS NULL THEN 'is on an article that does not exist'
			WHEN r.article IS NOT h.article THEN 'is on a text that its article does not have'
			WHEN h."end" > r.length THEN 'reaches past the end of the text'
			END
			FROM highlights h LEFT JOIN articles a ON a.id = h.article LEFT JOIN revisions r ON r.id = h.revision
			WHERE h.id = ?1`
	}
	return ""
}

// checkReferences returns an error if a record that an edit has set or removed is
// inconsistent with other records.
func checkReferences(ctx context.Context, tx *sql.Tx, ref notes.Ref) error {
	query := inconsistency(ref.Kind)
	if query == "" {
		return nil
	}
	var wrong sql.NullString
	if err := tx.QueryRowContext(ctx, query, ref.ID).Scan(&wrong); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if wrong.Valid {
		return fmt.Errorf("the %s %s %s", ref.Kind, ref.ID, wrong.String)
	}
	return nil
}
