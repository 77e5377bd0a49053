package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"collate/notes"
	"collate/notes/cite"
)

// record returns a record, in the trash or not, or nil if it does not exist.
func record(ctx context.Context, tx *sql.Tx, ref notes.Ref) (notes.Record, error) {
	all, err := records(ctx, tx, []notes.Ref{ref})
	return all[ref], err
}

// records returns those of the records that exist, in the trash or not. One
// call for many records is far faster than many calls.
func records(ctx context.Context, tx *sql.Tx, refs []notes.Ref) (map[notes.Ref]notes.Record, error) {
	ids := make(map[notes.Kind][]string)
	for _, ref := range refs {
		ids[ref.Kind] = append(ids[ref.Kind], ref.ID)
	}
	all := make(map[notes.Ref]notes.Record, len(refs))
	for kind, ids := range ids {
		var err error
		switch kind {
		case notes.KindArticle:
			err = addRecords(ctx, tx, all, "articles", articleColumns, articleFields, ids)
		case notes.KindRevision:
			err = addRevisions(ctx, tx, all, ids)
		case notes.KindHighlight:
			err = addRecords(ctx, tx, all, "highlights", highlightColumns, highlightFields, ids)
		case notes.KindNote:
			err = addRecords(ctx, tx, all, "notes", noteColumns+", body", wholeNoteFields, ids)
		case notes.KindTag:
			err = addRecords(ctx, tx, all, "tag_colors", tagColumns, tagFields, ids)
		default:
			err = fmt.Errorf("there are no records of kind “%s”", kind)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// addRecords adds the records of a table with the given ids to the map to.
func addRecords[R notes.Record](ctx context.Context, tx *sql.Tx, to map[notes.Ref]notes.Record, table, columns string, fields func(*R) []any, ids []string) error {
	rows, err := tx.QueryContext(ctx, "SELECT "+columns+" FROM "+table+" WHERE id IN (SELECT value FROM json_each(?))", list(ids))
	if err != nil {
		return err
	}
	found, err := collect(rows, fields)
	for _, r := range found {
		to[r.Ref()] = r
	}
	return err
}

// addRevisions adds the revisions with the given ids to the map to.
func addRevisions(ctx context.Context, tx *sql.Tx, to map[notes.Ref]notes.Record, ids []string) error {
	for _, id := range ids {
		r, err := revisionRecord(ctx, tx, notes.RevisionID(id))
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		to[r.Ref()] = r
	}
	return nil
}

// titleOf returns the title of a note or article, the text of a highlight, or
// the name of a tag; "" for revisions and nil.
func titleOf(r notes.Record) string {
	switch r := r.(type) {
	case notes.Note:
		return r.Title
	case notes.Article:
		return cite.Name(r)
	case notes.Highlight:
		return r.Anchor.Exact
	case notes.Tag:
		return r.Name
	}
	return ""
}

// modified returns the record with now as the time of its last change.
func modified(r notes.Record, now time.Time) notes.Record {
	switch r := r.(type) {
	case notes.Note:
		r.Modified = now
		return r
	case notes.Highlight:
		r.Modified = now
		return r
	case notes.Article:
		r.Modified = now
		return r
	}
	return r
}
