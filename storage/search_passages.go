package storage

import "collate/notes"

const (
	// filteredMost is how many of the newest matching passages are filtered
	// first, and how many of the newest passages that pass the filters are
	// searched at most.
	filteredMost = 2000

	// runOf joins the run of a row s of the index.
	runOf = "indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= s.rowid)"
)

// matching returns the newest rows that match an expression and pass the filters,
// newest first, at most so many. Complete says that there are no others.
func (f *finder) matching(match string, most int) (found []passage, complete bool, err error) {
	if f.filter.isEmpty() {
		found, err = f.rows("SELECT rowid, title, text FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", match, most)
		return found, len(found) < most, err
	}
	found, err = f.rows(`
		SELECT s.rowid, s.title, s.text
		FROM (SELECT rowid AS row FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) m
			CROSS JOIN search s ON s.rowid = m.row JOIN `+runOf+`
		WHERE (`+f.filter.passes+`) ORDER BY s.rowid DESC LIMIT ?`,
		append(append([]any{match, filteredMost}, f.filter.passesArgs...), most)...)
	if err != nil || len(found) >= most {
		return found, false, err
	}
	var left bool
	err = f.tx.QueryRowContext(f.ctx, "SELECT count(*) > ? FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
		filteredMost, match, filteredMost+1).Scan(&left)
	if err != nil || !left {
		return found, true, err
	}
	// Few of the newest matches pass: start from the filters instead. If many
	// rows pass them, the matches are older ones.
	if f.filter.among != everything {
		passing, err := f.passing(everything, filteredMost)
		if err != nil || len(passing) < filteredMost {
			return append(found, passing...), err == nil, err
		}
	}
	found, err = f.rows(`
		SELECT s.rowid, s.title, s.text FROM search s JOIN `+runOf+`
		WHERE search MATCH ? AND (`+f.filter.passes+`) ORDER BY s.rowid DESC LIMIT ?`,
		append(append([]any{match}, f.filter.passesArgs...), most)...)
	return found, len(found) < most, err
}

// passing returns the newest rows that pass the filters and fulfil a condition on
// their run, at most so many, newest first.
func (f *finder) passing(condition string, most int) ([]passage, error) {
	args := append([]any{}, f.filter.amongArgs...)
	args = append(args, f.filter.passesArgs...)
	return f.rows(`
		SELECT s.rowid, s.title, s.text
		FROM (SELECT * FROM indexed i WHERE `+f.filter.among+` AND (`+f.filter.passes+`) AND `+condition+` ORDER BY first DESC LIMIT ?) i
			CROSS JOIN search s ON s.rowid BETWEEN i.first AND i.last
		ORDER BY s.rowid DESC LIMIT ?`, append(args, most, most)...)
}

// rows returns the passages for a query of row numbers, titles and texts.
func (f *finder) rows(statement string, args ...any) ([]passage, error) {
	rows, err := f.tx.QueryContext(f.ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(p *passage) []any { return []any{&p.row, &p.words.Title, &p.words.Text} })
}

// origin is the run of a row of the index.
type origin struct {
	first   int64 // the first row of the run
	kind    notes.HitKind
	record  string
	article notes.ArticleID
}

func (f *finder) origin(row int64) (o origin, err error) {
	err = f.tx.QueryRowContext(f.quick, "SELECT first, kind, record, article FROM indexed WHERE first <= ? ORDER BY first DESC LIMIT 1", row).
		Scan(&o.first, &o.kind, &o.record, &o.article)
	return o, err
}
