package storage

import (
	"context"
	"database/sql"
	"fmt"

	"collate/notes"
)

// Report is what Check found.
type Report struct {
	Counts
	Revisions, Passages int      // how many were checked
	Findings            []string // a sentence for each thing that is wrong; nil for a sound notebook
}

// Check reads the whole notebook and says what is wrong with it: whether the
// file is sound, every record fits those that it refers to, every highlight's
// quotation stands where it is said to, and all that is derived from the
// records, with the search index, is what it should be. It changes nothing.
func (s *Store) Check(ctx context.Context) (report Report, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		c := checker{ctx: ctx, tx: tx, report: &report}
		for _, step := range []func() error{c.file, c.references, c.anchors} {
			if err := step(); err != nil {
				return err
			}
		}
		report.Counts, err = counts(ctx, tx)
		return err
	})
	return report, err
}

type checker struct {
	ctx    context.Context
	tx     *sql.Tx
	report *Report
}

func (c checker) find(format string, args ...any) {
	c.report.Findings = append(c.report.Findings, fmt.Sprintf(format, args...))
}

// file has SQLite check its own structures.
func (c checker) file() error {
	rows, err := c.tx.QueryContext(c.ctx, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	results, err := collect(rows, func(s *string) []any { return []any{s} })
	for _, result := range results {
		if result != "ok" {
			c.find("The file is damaged: %s.", result)
		}
	}
	return err
}

// references looks for records that name others which do not exist.
func (c checker) references() error {
	rows, err := c.tx.QueryContext(c.ctx, `SELECT "table", rowid, parent FROM pragma_foreign_key_check`)
	if err != nil {
		return err
	}
	type broken struct {
		table  string
		row    sql.NullInt64
		parent string
	}
	all, err := collect(rows, func(b *broken) []any { return []any{&b.table, &b.row, &b.parent} })
	for _, b := range all {
		c.find("Row %d of %s refers to something in %s that does not exist.", b.row.Int64, b.table, b.parent)
	}
	return err
}

// anchors compares each highlight's quotation with the text.
func (c checker) anchors() error {
	rows, err := c.tx.QueryContext(c.ctx, `SELECT `+highlightColumns+` FROM highlights h ORDER BY h.revision`)
	if err != nil {
		return err
	}
	highlights, err := collect(rows, highlightFields)
	if err != nil {
		return err
	}
	var r notes.Revision
	for _, h := range highlights {
		if h.Revision != r.ID {
			if r, err = revisionRecord(c.ctx, c.tx, h.Revision); err != nil {
				return err
			}
		}
		if r.Document.Slice(h.Anchor.Start, h.Anchor.End) != h.Anchor.Exact && h.Status == notes.Anchored {
			c.find("The highlight %s does not stand at %d to %d of its text.", h.ID, h.Anchor.Start, h.Anchor.End)
		}
	}
	return nil
}
