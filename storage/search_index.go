package storage

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/markdown"
	"collate/notes/query"
)

// kindText marks the run of an article's blocks in the table "indexed"; the kinds
// of the other runs are those of hits.
const kindText notes.HitKind = "text"

// run is a sequence of rows of the search index that belong to one record.
type run struct {
	kind    notes.HitKind
	record  string
	article notes.ArticleID // the article of the record; "" for a note
	rows    []indexRow
}

// equal says whether two runs have the same key and rows.
func (r run) equal(other run) bool {
	return r.fits(other) && slices.Equal(r.rows, other.rows)
}

// fits says whether a run can replace another one row by row.
func (r run) fits(other run) bool {
	return r.kind == other.kind && r.record == other.record && r.article == other.article && len(r.rows) == len(other.rows)
}

// indexRow is one passage. A match in the title ranks higher.
type indexRow struct{ title, text string }

// joined returns runs as they are indexed: with their texts normalised by
// query.Join.
func joined(runs []run) []run {
	runs = slices.Clone(runs)
	for i := range runs {
		rows := make([]indexRow, len(runs[i].rows))
		for k, row := range runs[i].rows {
			rows[k] = indexRow{query.Join(row.title), query.Join(row.text)}
		}
		runs[i].rows = rows
	}
	return runs
}

// runsOf returns the runs of a record before normalisation; for an article, those
// that do not depend on its text.
func runsOf(r notes.Record) []run {
	switch r := r.(type) {
	case notes.Article:
		return []run{{notes.HitArticle, string(r.ID), r.ID, []indexRow{metadata(r)}}}
	case notes.Highlight:
		runs := []run{{notes.HitHighlight, string(r.ID), r.Article, []indexRow{{text: withTags(r.Anchor.Exact, r.Tags)}}}}
		if r.Comment != "" {
			runs = append(runs, run{notes.HitComment, string(r.ID), r.Article, []indexRow{{text: markdown.Searched(r.Comment)}}})
		}
		return runs
	case notes.Note:
		return []run{{notes.HitNote, string(r.ID), "", []indexRow{{r.Title, withTags(markdown.Searched(r.Body), r.Tags)}}}}
	}
	return nil
}

// withTags returns a text followed by the tags of its record, which are searched
// as words of the text.
func withTags(text string, tags []string) string {
	if len(tags) == 0 {
		return text
	}
	return text + "\n" + tagLine(tags)
}

// tagLine returns tags as they are displayed: "#claim #police/raid".
func tagLine(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	return "#" + strings.Join(tags, " #")
}

// metadata returns the row with an article's title, names, outlets and tags.
func metadata(a notes.Article) indexRow {
	var words []string
	for _, variable := range slices.Sorted(maps.Keys(a.Item.Names)) {
		for _, name := range a.Item.Names[variable] {
			words = append(words, fullName(name))
		}
	}
	for _, variable := range []string{"container-title", "publisher", "original-title", "original-container-title", "original-publisher"} {
		if text := a.Item.Text[variable]; text != "" {
			words = append(words, text)
		}
	}
	if source := cite.Source(a.Item); source != "" && !slices.Contains(words, source) {
		words = append(words, source)
	}
	return indexRow{cite.Name(a), withTags(strings.Join(words, ", "), a.Tags)}
}

func fullName(n csl.Name) string {
	parts := []string{n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family, n.Suffix}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return cmp.Or(n.Literal, strings.Join(parts, " "))
}

// textRun returns the run of an article's text before normalisation: one row for
// each block.
func textRun(r notes.Revision) run {
	blocks := r.Document.Blocks()
	rows := make([]indexRow, len(blocks))
	for i, b := range blocks {
		rows[i] = indexRow{text: r.Document.Slice(b.Start, b.End)}
	}
	return run{kindText, string(r.Article), r.Article, rows}
}

// index inserts runs, which are normalised, into the search index.
func index(ctx context.Context, tx *sql.Tx, runs ...run) error {
	total := int64(0)
	for _, r := range runs {
		total += int64(len(r.rows))
	}
	if total == 0 {
		return nil
	}
	var first int64
	if err := tx.QueryRowContext(ctx, "SELECT next FROM search_rows").Scan(&first); err != nil {
		return err
	}
	// The WHERE clause shows SQLite that one row changes: see unindex.
	if _, err := tx.ExecContext(ctx, "UPDATE search_rows SET next = ? WHERE rowid = 1", first+total); err != nil {
		return err
	}
	for _, r := range runs {
		count := int64(len(r.rows))
		if count == 0 {
			continue
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO indexed (first, last, kind, record, article) VALUES (?, ?, ?, ?, ?)",
			first, first+count-1, r.kind, r.record, r.article)
		if err != nil {
			return err
		}
		for i, row := range r.rows {
			if _, err := tx.ExecContext(ctx, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", first+int64(i), row.title, row.text); err != nil {
				return err
			}
		}
		first += count
	}
	return nil
}

// reindex replaces the runs in the search index that fit the given ones, which
// are normalised. In SQLite that takes half the work of deleting and inserting
// rows, if done in the order of the rows.
func reindex(ctx context.Context, tx *sql.Tx, runs ...run) error {
	if len(runs) == 0 {
		return nil
	}
	type key struct {
		kind   notes.HitKind
		record string
	}
	with := make(map[key]run, len(runs))
	records := make([]string, len(runs))
	for i, r := range runs {
		with[key{r.kind, r.record}], records[i] = r, r.record
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT first, kind, record FROM indexed WHERE record IN (SELECT value FROM json_each(?)) ORDER BY first`, list(records))
	if err != nil {
		return err
	}
	type place struct {
		first int64
		key
	}
	places, err := collect(rows, func(p *place) []any { return []any{&p.first, &p.kind, &p.record} })
	if err != nil {
		return err
	}
	for _, p := range places {
		for i, row := range with[p.key].rows {
			if _, err := tx.ExecContext(ctx, "UPDATE search SET title = ?, text = ? WHERE rowid = ?", row.title, row.text, p.first+int64(i)); err != nil {
				return err
			}
		}
	}
	_, err = tx.ExecContext(ctx, "UPDATE search_rows SET rewritten = rewritten + 1 WHERE rowid = 1")
	return err
}

// unindex deletes the rows of records from the search index: those of articles'
// texts if text is true, otherwise all others.
func unindex(ctx context.Context, tx *sql.Tx, text bool, records ...string) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT first, last FROM json_each(?) of CROSS JOIN indexed ON record = of.value WHERE (kind = ?) = ? ORDER BY first`,
		list(records), kindText, text)
	if err != nil {
		return err
	}
	type span struct{ first, last int64 }
	spans, err := collect(rows, func(s *span) []any { return []any{&s.first, &s.last} })
	if err != nil {
		return err
	}
	for _, s := range spans {
		// One by one: before a statement that may change several rows, SQLite
		// makes the search index flush its memory to the file.
		for row := s.first; row <= s.last; row++ {
			if _, err := tx.ExecContext(ctx, "DELETE FROM search WHERE rowid = ?", row); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM indexed WHERE first = ?", s.first); err != nil {
			return err
		}
	}
	return nil
}
