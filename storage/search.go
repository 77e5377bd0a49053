package storage

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/query"
)

const (
	// titleWeight is how much more a word counts in a title than in a text.
	titleWeight = 8

	// rankedAtMost is how many passages are compared with each other. Where
	// more have all the words, the words say little: then it is those that were
	// added last, and those with the words in a title.
	rankedAtMost = 5000

	// nearAtMost is how many articles are compared by how close to each other
	// the words stand in them: those that were added last.
	nearAtMost = 100
)

// Search returns what the query asks for, best first, and at most limit hits.
// It returns none for a query without terms.
//
// First come the passages that have all the words: paragraphs, titles,
// quotations, comments and notes, by how rare the words are and how short the
// passage is (BM25), a title counting more. Where these are fewer than limit,
// articles follow in which the words stand in different passages, those first
// in which they stand closest. Total counts the latter only where
// they were looked for.
func (s *Store) Search(ctx context.Context, q query.Query, limit int) (results notes.Results, err error) {
	if len(q.Terms) == 0 || limit <= 0 {
		return notes.Results{}, nil
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		f := finder{ctx: ctx, tx: tx, q: q, articles: make(map[notes.ArticleID]*foundArticle)}
		passages, total, err := f.passages(limit)
		if err != nil {
			return err
		}
		results.Total = total
		for _, p := range passages {
			hit, err := f.hit(p)
			if err != nil {
				return err
			}
			results.Hits = append(results.Hits, hit)
		}
		if total >= limit || len(q.Terms) == 1 {
			return nil
		}
		apart, found, err := f.apart(passages)
		results.Total += found
		results.Hits = append(results.Hits, apart[:min(len(apart), limit-total)]...)
		return err
	})
	return results, err
}

// finder answers one search within one transaction.
type finder struct {
	ctx      context.Context
	tx       *sql.Tx
	q        query.Query
	articles map[notes.ArticleID]*foundArticle
}

// passage is a row of the search index that has all the words.
type passage struct {
	row, first int64 // its number, and that of the first row of its run
	score      float64
	kind       notes.HitKind
	record     string
	article    notes.ArticleID
}

// passages returns the best rows that have all the words, and how many there
// are in all.
func (f *finder) passages(limit int) (best []passage, total int, err error) {
	match := expression(f.q.Terms)
	if err := f.tx.QueryRowContext(f.ctx, "SELECT count(*) FROM search WHERE search MATCH ?", match).Scan(&total); err != nil {
		return nil, 0, err
	}
	if total <= rankedAtMost {
		best, err = f.ranked(match, 0, limit)
		return best, total, err
	}
	var newest int64 // all from this row on are compared
	err = f.tx.QueryRowContext(f.ctx, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?",
		match, rankedAtMost).Scan(&newest)
	if err != nil {
		return nil, 0, err
	}
	titles, err := f.ranked("{title}: ("+match+")", 0, limit)
	if err != nil {
		return nil, 0, err
	}
	texts, err := f.ranked(match, newest, limit)
	if err != nil {
		return nil, 0, err
	}
	inTitle := make(map[int64]bool)
	for _, p := range titles {
		inTitle[p.row] = true
	}
	texts = slices.DeleteFunc(texts, func(p passage) bool { return inTitle[p.row] })
	best = append(titles, texts...)
	slices.SortStableFunc(best, func(a, b passage) int { return cmp.Compare(b.score, a.score) })
	return best[:min(len(best), limit)], total, nil
}

// ranked returns the best rows from a row on that match an expression.
func (f *finder) ranked(match string, from int64, limit int) ([]passage, error) {
	rows, err := f.tx.QueryContext(f.ctx, `
		SELECT best.rowid, -best.rank, i.first, i.kind, i.record, i.article
		FROM (SELECT rowid, bm25(search, ?, 1) AS rank FROM search
				WHERE search MATCH ? AND rowid >= ? ORDER BY 2, 1 LIMIT ?) best
			JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= best.rowid)
		ORDER BY best.rank, best.rowid`, titleWeight, match, from, limit)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(p *passage) []any {
		return []any{&p.row, &p.score, &p.first, &p.kind, &p.record, &p.article}
	})
}

// expression writes terms in the query syntax of FTS5, section 3 of
// https://www.sqlite.org/fts5.html: each as a string, with a "*" for a prefix,
// all of them required. Words hold nothing that would need an escape.
func expression(terms []query.Term) string {
	written := make([]string, len(terms))
	for i, t := range terms {
		written[i] = `"` + strings.Join(t.Words, " ") + `"`
		if t.Prefix {
			written[i] += "*"
		}
	}
	return strings.Join(written, " AND ")
}

// apart returns hits in articles that have all the words but not in one of the
// passages that were found already, the best first, and how many such articles
// there are.
func (f *finder) apart(together []passage) (hits []notes.Hit, total int, err error) {
	candidates, err := f.withAllTerms()
	if err != nil {
		return nil, 0, err
	}
	for _, p := range together {
		delete(candidates, p.article)
	}
	newestFirst := slices.SortedFunc(maps.Keys(candidates), func(a, b notes.ArticleID) int { return cmp.Compare(b, a) })
	for _, id := range newestFirst[:min(len(newestFirst), nearAtMost)] {
		hit, err := f.articleHit(id)
		if err != nil {
			return nil, 0, err
		}
		hits = append(hits, hit)
	}
	slices.SortStableFunc(hits, func(a, b notes.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits, len(candidates), nil
}

// withAllTerms returns the articles in whose title, metadata and text all terms
// occur, wherever.
func (f *finder) withAllTerms() (articles map[notes.ArticleID]bool, err error) {
	for i, term := range f.q.Terms {
		rows, err := f.tx.QueryContext(f.ctx, `
			SELECT DISTINCT i.article
			FROM search JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= search.rowid)
			WHERE search MATCH ? AND i.kind IN (?, ?)`, expression([]query.Term{term}), notes.HitArticle, kindText)
		if err != nil {
			return nil, err
		}
		ids, err := collect(rows, func(id *notes.ArticleID) []any { return []any{id} })
		if err != nil {
			return nil, err
		}
		having := make(map[notes.ArticleID]bool)
		for _, id := range ids {
			if i == 0 || articles[id] {
				having[id] = true
			}
		}
		if articles = having; len(articles) == 0 {
			break
		}
	}
	return articles, nil
}
