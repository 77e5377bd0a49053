package storage

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"sync"

	"collate/notes/query"
)

// vocabulary is the words of the search index, held in memory. Each search adds
// those of the passages that were indexed since the one before, by this or
// another program. Words that went are kept until it is read anew: they only
// make something look more frequent than it is. All are read anew once known passages
// were written anew.
type vocabulary struct {
	mu        sync.RWMutex
	words     *query.Vocabulary // nil until the first search
	passages  int               // how many there are, or a few more
	next      int64             // passages from this one on are not known of
	rewritten int64             // how often known passages had been written anew
}

// mostNew is how many new passages are read for their words; where there are
// more, reading all words of the index anew is faster.
const mostNew = 2000

// expand looks a query up.
func (v *vocabulary) expand(q query.Query, t query.Tolerance) *query.Pattern {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.words.Expand(q, t, v.passages)
}

// update brings the words up to what a transaction sees.
func (v *vocabulary) update(ctx context.Context, tx *sql.Tx) error {
	var next, rewritten int64
	if err := tx.QueryRowContext(ctx, "SELECT next, rewritten FROM search_rows").Scan(&next, &rewritten); err != nil {
		return err
	}
	v.mu.RLock()
	known := v.words != nil && next <= v.next && rewritten <= v.rewritten
	v.mu.RUnlock()
	if known {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.words != nil && next-v.next <= mostNew && rewritten <= v.rewritten {
		return v.follow(ctx, tx, next)
	}
	return v.load(ctx, tx, next, rewritten)
}

// forget has all words read anew by the next search.
func (v *vocabulary) forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.words = nil
}

// follow reads the passages that are new.
func (v *vocabulary) follow(ctx context.Context, tx *sql.Tx, next int64) error {
	rows, err := tx.QueryContext(ctx, "SELECT title, text FROM search WHERE rowid >= ?", v.next)
	if err != nil {
		return err
	}
	passages, err := collect(rows, func(p *query.Passage) []any { return []any{&p.Title, &p.Text} })
	if err != nil {
		return err
	}
	for _, p := range passages {
		seen := make(map[string]bool)
		for word := range strings.FieldsSeq(p.Title + " " + p.Text) {
			if !seen[word] {
				seen[word] = true
				v.words.Add(word, 1)
			}
		}
	}
	v.passages += len(passages)
	v.next = max(v.next, next) // another search may have seen a newer state
	return nil
}

// load reads all words of the index.
func (v *vocabulary) load(ctx context.Context, tx *sql.Tx, next, rewritten int64) error {
	// In one value: to read a row for each takes ten times as long.
	var all sql.NullString
	if err := tx.QueryRowContext(ctx, "SELECT group_concat(term || ' ' || doc, ' ') FROM search_words").Scan(&all); err != nil {
		return err
	}
	words := new(query.Vocabulary)
	for rest := all.String; rest != ""; {
		var word, count string
		word, rest, _ = strings.Cut(rest, " ")
		count, rest, _ = strings.Cut(rest, " ")
		rows, err := strconv.Atoi(count)
		if err != nil {
			return err
		}
		words.Add(word, rows)
	}
	words.Arrange()
	var passages int
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(last - first + 1), 0) FROM indexed").Scan(&passages); err != nil {
		return err
	}
	v.words, v.passages, v.next, v.rewritten = words, passages, next, rewritten
	return nil
}
