package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"collate/notes"
)

// Report is the result of Check.
type Report struct {
	Counts    // without the trash
	Revisions int
	Findings  []string // one sentence for each fault; nil for a sound notebook
}

// Check reads the whole notebook and reports faults: a damaged file, records
// that refer to missing records, highlights whose quotation is not at its
// position, and derived data that differs from what the records yield,
// including each word of the search index. It changes nothing. [Store.Repair]
// fixes faults in derived data.
func (s *Store) Check(ctx context.Context) (report Report, err error) {
	// A separate connection: SQLite checks the search index against the
	// connection's cached state, which is stale after another connection has
	// written.
	db, err := connect(s.path, 1, "mode=ro")
	if err != nil {
		return Report{}, readProblem(ctx, s.path, err)
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return Report{}, readProblem(ctx, s.path, err)
	}
	defer tx.Rollback() // also drops the shadow tables
	c := checker{ctx: ctx, tx: tx, report: &report}
	err = c.check()
	return report, readProblem(ctx, s.path, err)
}

type checker struct {
	ctx    context.Context
	tx     *sql.Tx
	report *Report
}

func (c checker) check() error {
	if err := c.schema(); err != nil || c.report.Findings != nil {
		return err // the other steps need the tables
	}
	for _, step := range []func() error{c.count, c.file, c.references, c.texts} {
		if err := step(); err != nil {
			return err
		}
	}
	if c.report.Findings != nil {
		return nil // the other steps need sound records
	}
	if err := c.anchors(); err != nil {
		return err
	}
	return c.derived()
}

// mostFindings is how many findings of one sort are listed; the rest is only
// counted.
const mostFindings = 20

// find adds a finding for each row of a query. The columns, at most three, fill
// the verbs of sentence.
func (c checker) find(sentence, query string) error {
	rows, err := c.tx.QueryContext(c.ctx, query)
	if err != nil {
		return err
	}
	gaps := strings.Count(sentence, "%")
	found, err := collect(rows, func(row *[3]any) []any { return []any{&row[0], &row[1], &row[2]}[:gaps] })
	for i, row := range found {
		if i == mostFindings {
			c.add("So it is with %d more.", len(found)-i)
			break
		}
		c.add(sentence, row[:gaps]...)
	}
	return err
}

func (c checker) add(sentence string, args ...any) {
	c.report.Findings = append(c.report.Findings, fmt.Sprintf(sentence, args...))
}

// schema finds tables and indexes that are missing or unreadable.
func (c checker) schema() error {
	const all = "name NOT LIKE 'search!_%' ESCAPE '!' OR " + isDerived // without the tables inside the search index
	wanted, err := wantedSchema(c.ctx, "("+all+")")
	if err != nil {
		return err
	}
	for _, o := range wanted {
		var exists bool
		err := c.tx.QueryRowContext(c.ctx, "SELECT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE type = ? AND name = ?)", o.kind, o.name).Scan(&exists)
		if err != nil {
			return err
		}
		if !exists {
			c.add("The %s %s is missing.", o.kind, o.name)
			continue
		}
		if o.kind != "table" {
			continue
		}
		rows, err := c.tx.QueryContext(c.ctx, "SELECT 1 FROM main."+o.name+" LIMIT 1")
		if err == nil {
			rows.Next()
			err = errors.Join(rows.Err(), rows.Close())
		}
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		if err != nil {
			c.add("The table %s cannot be read: %v.", o.name, err)
		}
	}
	return nil
}

// file runs SQLite's integrity checks of the file and of the search index.
func (c checker) file() error {
	const ofSearch = "integrity_check LIKE '%main.search'"
	err := c.find("The file is damaged: %v.", "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' AND NOT "+ofSearch)
	if err != nil {
		return err
	}
	return c.find("The search index is damaged: %v.", "SELECT integrity_check FROM pragma_integrity_check('search') WHERE "+ofSearch)
}

// references finds records that refer to records that do not exist.
func (c checker) references() error {
	err := c.find("Row %v of the table %v refers to something in %v that does not exist.",
		`SELECT coalesce(rowid, 0), "table", parent FROM pragma_foreign_key_check`)
	if err != nil {
		return err
	}
	return c.find("The highlight %v is on a text that its article does not have.",
		"SELECT h.id FROM highlights h JOIN revisions r ON r.id = h.revision WHERE r.article <> h.article")
}

// texts reads every revision and compares its length with the stored one.
func (c checker) texts() error {
	rows, err := c.tx.QueryContext(c.ctx, "SELECT id, length, words FROM revisions")
	if err != nil {
		return err
	}
	type measured struct {
		id            notes.RevisionID
		length, words int
	}
	all, err := collect(rows, func(m *measured) []any { return []any{&m.id, &m.length, &m.words} })
	if err != nil {
		return err
	}
	for _, m := range all {
		r, err := revisionRecord(c.ctx, c.tx, m.id)
		switch {
		case c.ctx.Err() != nil:
			return c.ctx.Err()
		case err != nil:
			c.add("The text of the revision %s cannot be read: %v.", m.id, err)
		case r.Document.Len() != m.length || r.Document.Words() != m.words:
			c.add("The text of the revision %s is not as long as it was.", m.id)
		}
	}
	return nil
}

// anchors compares each highlight's quotation with the text at its position.
func (c checker) anchors() error {
	rows, err := c.tx.QueryContext(c.ctx, "SELECT "+highlightColumns+" FROM highlights ORDER BY revision")
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
		if h.Status != notes.Orphaned && r.Document.Slice(h.Anchor.Start, h.Anchor.End) != h.Anchor.Exact {
			c.add("The highlight %s is of words that do not stand from %d to %d in its text.", h.ID, h.Anchor.Start, h.Anchor.End)
		}
	}
	return nil
}

// derived derives everything again into temporary tables, which in SQLite
// shadow the tables of the same name, and compares the two.
func (c checker) derived() error {
	if err := c.shadow(); err != nil {
		return err
	}
	if err := deriveAll(c.ctx, c.tx, nil); err != nil {
		return err
	}
	for _, table := range []struct{ name, columns, what string }{
		{"tags", "kind, record, name, tag", "list of tags"},
		{"names", "kind, record, name, rank", "list of names"},
		{"links", "kind, record, n, name, heading, highlight", "list of links"},
		{"link_places", "kind, record, places", "list of links"},
		{"article_facts", "'article' AS kind, article AS record, issued, authors, outlets", "list of authors and dates"},
		{"indexed", "kind, record, article, last - first", "search index"},
	} {
		err := c.find("The "+table.what+" is wrong about the %v %v.",
			"SELECT DISTINCT kind, record FROM ("+difference(table.columns, table.name)+")")
		if err != nil {
			return err
		}
	}
	return c.words()
}

// shadow creates empty temporary tables for all derived data. The shadow of the
// search index is a plain table.
func (c checker) shadow() error {
	rows, err := c.tx.QueryContext(c.ctx, `
		SELECT sql FROM main.sqlite_schema
		WHERE tbl_name IN ('tags', 'names', 'links', 'link_places', 'article_facts', 'indexed') AND sql IS NOT NULL ORDER BY rowid`)
	if err != nil {
		return err
	}
	statements, err := collect(rows, func(sql *string) []any { return []any{sql} })
	if err != nil {
		return err
	}
	for _, statement := range statements {
		for _, what := range []string{"CREATE TABLE ", "CREATE INDEX "} {
			statement = strings.Replace(statement, what, what+"temp.", 1)
		}
		if _, err := c.tx.ExecContext(c.ctx, statement); err != nil {
			return err
		}
	}
	_, err = c.tx.ExecContext(c.ctx, `
		CREATE TABLE temp.search (title, text);
		CREATE TABLE temp.search_rows AS SELECT 1 AS next`)
	return err
}

// difference returns a query for the rows that are in only one of a table and
// its shadow.
func difference(columns, table string) string {
	return fmt.Sprintf(`
		SELECT * FROM (SELECT %[1]s FROM main.%[2]s EXCEPT SELECT %[1]s FROM temp.%[2]s) UNION
		SELECT * FROM (SELECT %[1]s FROM temp.%[2]s EXCEPT SELECT %[1]s FROM main.%[2]s)`, columns, table)
}

// words compares the words of each passage with its shadow, and checks the
// index for missing and stray passages.
func (c checker) words() error {
	for _, d := range []struct{ from, to string }{{"main", "temp"}, {"temp", "main"}} {
		err := c.find("The search index is wrong about the words of the %v %v.", fmt.Sprintf(`
			SELECT DISTINCT a.kind, a.record
			FROM %[1]s.indexed a JOIN %[2]s.indexed b ON b.record = a.record AND +b.kind = a.kind -- by the index of records
				CROSS JOIN %[1]s.search p ON p.rowid BETWEEN a.first AND a.last
				LEFT JOIN %[2]s.search other ON other.rowid = p.rowid - a.first + b.first
			WHERE other.title IS NOT p.title OR other.text IS NOT p.text`, d.from, d.to))
		if err != nil {
			return err
		}
	}
	err := c.find("The search index does not find all passages with the word %v.", `
		SELECT term FROM main.search_words WHERE doc <> (SELECT count(*) FROM main.search s WHERE s.search MATCH '"' || term || '"')`)
	if err != nil {
		return err
	}
	err = c.find("The search index would give new passages the numbers of others.", `
		SELECT 1 WHERE (SELECT count(*) FROM main.search_rows) <> 1
			OR (SELECT next FROM main.search_rows) <= (SELECT max(last) FROM main.indexed)
			OR (SELECT next FROM main.search_rows) <= (SELECT max(rowid) FROM main.search)`)
	if err != nil {
		return err
	}
	return c.find("The search index has a passage %v that belongs to nothing.", `
		SELECT p.rowid FROM main.search p
		WHERE NOT EXISTS (SELECT 1 FROM main.indexed WHERE last >= p.rowid AND first = (SELECT max(first) FROM main.indexed WHERE first <= p.rowid))`)
}

// count counts the records.
func (c checker) count() (err error) {
	if c.report.Counts, err = counts(c.ctx, c.tx); err != nil {
		return err
	}
	return c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM revisions").Scan(&c.report.Revisions)
}
