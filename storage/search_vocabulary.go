package storage

import (
	"context"
	"database/sql"
	"errors"
	"math"
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
	mu    sync.RWMutex
	words *query.Vocabulary // nil until the first search
	state vocabularyState
}

// vocabularyState is the state of the index that words were read in.
type vocabularyState struct {
	next      int64 // passages from this one on are not known of
	rewritten int64 // how often known passages had been written anew
	passages  int   // how many there are, or a few more
}

// mostNew is how many new passages are read for their words; where there are
// more, reading all words of the index anew is faster.
const mostNew = 2000

// knows says whether what was read in a state, and the new passages, are all
// words of another one.
func (s vocabularyState) knows(now vocabularyState) bool {
	return now.next-s.next <= mostNew && now.rewritten <= s.rewritten
}

// expand looks a query up.
func (v *vocabulary) expand(e *query.Expansion, t query.Tolerance) *query.Pattern {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return e.Expand(v.words, t, v.state.passages)
}

// update brings the words up to what a transaction sees, and returns all words
// of the index where it had to read those.
func (v *vocabulary) update(ctx context.Context, tx *sql.Tx) (read *wordList, err error) {
	var now vocabularyState
	if err := tx.QueryRowContext(ctx, "SELECT next, rewritten FROM search_rows").Scan(&now.next, &now.rewritten); err != nil {
		return nil, err
	}
	v.mu.RLock()
	known := v.words != nil && now.next <= v.state.next && now.rewritten <= v.state.rewritten
	v.mu.RUnlock()
	if known {
		return nil, nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.words == nil || !v.state.knows(now) {
		if read, err = v.load(ctx, tx, now); err != nil {
			return nil, err
		}
	}
	return read, v.follow(ctx, tx, now.next)
}

// forget has all words read anew by the next search.
func (v *vocabulary) forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.words = nil
}

// follow reads the passages that are new.
func (v *vocabulary) follow(ctx context.Context, tx *sql.Tx, next int64) error {
	if next <= v.state.next {
		return nil // another search may have seen a newer state
	}
	rows, err := tx.QueryContext(ctx, "SELECT title, text FROM search WHERE rowid >= ?", v.state.next)
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
	v.state.passages += len(passages)
	v.state.next = next
	return nil
}

// load reads the words that are kept in the notebook or, where too much changed
// since, all words of the index, which it returns.
func (v *vocabulary) load(ctx context.Context, tx *sql.Tx, now vocabularyState) (read *wordList, err error) {
	list, err := keptWords(ctx, tx)
	if err != nil {
		return nil, err
	}
	if !list.state.knows(now) {
		if list, err = indexedWords(ctx, tx); err != nil {
			return nil, err
		}
		read = &list
	}
	v.words, v.state = list.vocabulary(), list.state
	return read, nil
}

// wordList is words and the numbers of the passages that have them, as they are
// kept in the notebook.
type wordList struct {
	state vocabularyState
	words string // "ankara 3 baku 12"
}

// indexedWords returns all words of the index.
func indexedWords(ctx context.Context, tx *sql.Tx) (l wordList, err error) {
	// In one value: to read a row for each takes ten times as long.
	err = tx.QueryRowContext(ctx, `
		SELECT next, rewritten, (SELECT coalesce(sum(last - first + 1), 0) FROM indexed),
			(SELECT coalesce(group_concat(term || ' ' || doc, ' '), '') FROM search_words)
		FROM search_rows`).Scan(&l.state.next, &l.state.rewritten, &l.state.passages, &l.words)
	return l, err
}

// keptWords returns the words that were kept last. Where none were, their state
// is before all others.
func keptWords(ctx context.Context, tx *sql.Tx) (l wordList, err error) {
	err = tx.QueryRowContext(ctx, "SELECT next, rewritten, passages, words FROM search_vocabulary").
		Scan(&l.state.next, &l.state.rewritten, &l.state.passages, &l.words)
	if errors.Is(err, sql.ErrNoRows) {
		return wordList{state: vocabularyState{next: math.MinInt32, rewritten: -1}}, nil
	}
	return l, err
}

// keep keeps the words in the notebook.
func (l wordList) keep(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
		DELETE FROM search_vocabulary;
		INSERT INTO search_vocabulary (next, rewritten, passages, words) VALUES (?, ?, ?, ?)`,
		l.state.next, l.state.rewritten, l.state.passages, l.words)
	return err
}

// vocabulary makes a vocabulary of the words.
func (l wordList) vocabulary() *query.Vocabulary {
	words := new(query.Vocabulary)
	for rest := l.words; rest != ""; {
		var word, count string
		word, rest, _ = strings.Cut(rest, " ")
		count, rest, _ = strings.Cut(rest, " ")
		rows, _ := strconv.Atoi(count) // SQLite wrote it
		words.Add(word, rows)
	}
	words.Arrange()
	return words
}
