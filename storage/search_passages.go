package storage

import "collate/notes"

const (
	// filteredMost is how many passages with the words are put to the filters
	// first, and how many that pass the filters are searched for the words at
	// most: the newest.
	filteredMost = 2000

	// runOf joins the run that a row of the index is of.
	runOf = "indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= s.rowid)"
)

// matching returns rows that match an expression and pass the filters, the
// newest first and at most so many. Complete says that there are no others.
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
	// Few of the newest pass: look at it from the other side. If many pass there,
	// they are among the older ones with the words.
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

// passing returns rows that pass the filters and fulfil a condition on their
// run, the newest first.
func (f *finder) passing(condition string, most int) ([]passage, error) {
	args := append([]any{}, f.filter.amongArgs...)
	args = append(args, f.filter.passesArgs...)
	return f.rows(`
		SELECT s.rowid, s.title, s.text
		FROM (SELECT * FROM indexed i WHERE `+f.filter.among+` AND (`+f.filter.passes+`) AND `+condition+` ORDER BY first DESC LIMIT ?) i
			CROSS JOIN search s ON s.rowid BETWEEN i.first AND i.last
		ORDER BY s.rowid DESC LIMIT ?`, append(args, most, most)...)
}

// rows returns the passages that a query of their rows, titles and texts finds.
func (f *finder) rows(statement string, args ...any) ([]passage, error) {
	rows, err := f.tx.QueryContext(f.ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(p *passage) []any { return []any{&p.row, &p.words.Title, &p.words.Text} })
}

// origin says what a row of the index is of.
type origin struct {
	first   int64 // the row that its run begins with
	kind    notes.HitKind
	record  string
	article notes.ArticleID
}

func (f *finder) origin(row int64) (o origin, err error) {
	err = f.tx.QueryRowContext(f.quick, "SELECT first, kind, record, article FROM indexed WHERE first <= ? ORDER BY first DESC LIMIT 1", row).
		Scan(&o.first, &o.kind, &o.record, &o.article)
	return o, err
}
