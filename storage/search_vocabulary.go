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

// vocabulary is the words of the search index, held in memory. Each search adds those
// of the passages that were indexed since the previous one, by this or another
// program. Words of deleted passages are kept until all are read again; they only
// make a word look more frequent than it is. All words are read again after passages
// were rewritten in place.
type vocabulary struct {
	mu    sync.RWMutex
	words *query.Vocabulary // nil until the first search
	state vocabularyState
}

// vocabularyState is the state of the search index at which a vocabulary was read.
type vocabularyState struct {
	next      int64 // the first passage that is not included
	rewritten int64 // value of search_rows.rewritten
	passages  int   // number of passages, or slightly more
}

// mostNew is how many new passages are read for their words at most; for more,
// reading all words of the index again is faster.
const mostNew = 2000

// knows says whether a vocabulary of state s can be brought to state now by adding
// the words of the new passages.
func (s vocabularyState) knows(now vocabularyState) bool {
	return now.next-s.next <= mostNew && now.rewritten <= s.rewritten
}

// expand expands a query with the vocabulary. It is safe for concurrent use.
func (v *vocabulary) expand(e *query.Expansion, t query.Tolerance) *query.Pattern {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return e.Expand(v.words, t, v.state.passages)
}

// update brings the vocabulary to the state that a transaction sees. It returns all
// words of the index if it had to read them, otherwise nil.
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

// forget makes the next search read all words again.
func (v *vocabulary) forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.words = nil
}

// follow adds the words of new passages.
func (v *vocabulary) follow(ctx context.Context, tx *sql.Tx, next int64) error {
	if next <= v.state.next {
		return nil // another search has added them
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

// load reads the words that are stored in the notebook or, if the index has changed
// too much since, all words of the index, which it returns.
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

// wordList is words with their numbers of passages, as stored in the notebook.
type wordList struct {
	state vocabularyState
	words string // "ankara 3 baku 12"
}

// indexedWords returns all words of the index.
func indexedWords(ctx context.Context, tx *sql.Tx) (l wordList, err error) {
	// As one value: reading a row for each word takes ten times as long.
	err = tx.QueryRowContext(ctx, `
		SELECT next, rewritten, (SELECT coalesce(sum(last - first + 1), 0) FROM indexed),
			(SELECT coalesce(group_concat(term || ' ' || doc, ' '), '') FROM search_words)
		FROM search_rows`).Scan(&l.state.next, &l.state.rewritten, &l.state.passages, &l.words)
	return l, err
}

// keptWords returns the words that are stored in the notebook. If there are none, the
// state is before all others.
func keptWords(ctx context.Context, tx *sql.Tx) (l wordList, err error) {
	err = tx.QueryRowContext(ctx, "SELECT next, rewritten, passages, words FROM search_vocabulary").
		Scan(&l.state.next, &l.state.rewritten, &l.state.passages, &l.words)
	if errors.Is(err, sql.ErrNoRows) {
		return wordList{state: vocabularyState{next: math.MinInt32, rewritten: -1}}, nil
	}
	return l, err
}

// keep stores the words in the notebook.
func (l wordList) keep(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
		DELETE FROM search_vocabulary;
		INSERT INTO search_vocabulary (next, rewritten, passages, words) VALUES (?, ?, ?, ?)`,
		l.state.next, l.state.rewritten, l.state.passages, l.words)
	return err
}

// vocabulary returns a vocabulary of the words.
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
