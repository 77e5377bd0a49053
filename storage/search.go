package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/query"
)

// snippetLength is how many characters of a text a hit shows: some two lines.
const snippetLength = 160

// Search returns what the query asks for, best first, and at most limit hits.
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
		f := finder{ctx: ctx, tx: tx, q: q, texts: make(map[notes.ArticleID]*articleText)}
		rows, total, err := f.passages(limit)
		if err != nil {
			return err
		}
		results.Total = total
		for _, row := range rows {
			hit, err := f.hit(row)
			if err != nil {
				return err
			}
			results.Hits = append(results.Hits, hit)
		}
		if total >= limit || len(q.Terms) == 1 {
			return nil
		}
		apart, err := f.apart(rows)
		results.Total += len(apart)
		results.Hits = append(results.Hits, apart[:min(len(apart), limit-total)]...)
		return err
	})
	return results, err
}

// finder answers one search within one transaction.
type finder struct {
	ctx   context.Context
	tx    *sql.Tx
	q     query.Query
	texts map[notes.ArticleID]*articleText
}

// articleText is an article of which something was found.
type articleText struct {
	article  notes.Article
	revision notes.Revision // zero until it is needed
}

// found is a row of the search index that has all the words.
type foundRow struct {
	row, first int64 // its number, and that of the first row of its run
	rank       float64
	kind       notes.HitKind
	record     string
	article    notes.ArticleID
}

// titleWeight is how much more a word counts in a title than in a text.
const titleWeight = 8

// passages returns the best rows that have all the words, and how many there
// are in all.
func (f *finder) passages(limit int) (rows []foundRow, total int, err error) {
	match := expression(f.q.Terms...)
	if err := f.tx.QueryRowContext(f.ctx, "SELECT count(*) FROM search WHERE search MATCH ?", match).Scan(&total); err != nil {
		return nil, 0, err
	}
	result, err := f.tx.QueryContext(f.ctx, `
		SELECT best.rowid, best.score, i.first, i.kind, i.record, i.article
		FROM (SELECT rowid, bm25(search, ?, 1.0) AS score FROM search WHERE search MATCH ? ORDER BY score, rowid LIMIT ?) best
			JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= best.rowid)
		ORDER BY best.score, best.rowid`, titleWeight, match, limit)
	if err != nil {
		return nil, 0, err
	}
	rows, err = collect(result, func(r *foundRow) []any {
		return []any{&r.row, &r.rank, &r.first, &r.kind, &r.record, &r.article}
	})
	return rows, total, err
}

// expression writes terms in the query syntax of FTS5, section 3 of
// https://www.sqlite.org/fts5.html: each a string, of which words are the only
// content, and all of them required.
func expression(terms ...query.Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`"` + strings.Join(t.Words, " ") + `"`)
		if t.Prefix {
			b.WriteString("*")
		}
	}
	return b.String()
}

// hit makes of a row what is shown.
func (f *finder) hit(r foundRow) (notes.Hit, error) {
	hit := notes.Hit{Kind: r.kind, ID: r.record, Article: r.article, Score: -r.rank}
	if r.kind == notes.HitNote {
		n, err := noteRecord(f.ctx, f.tx, notes.NoteID(r.record))
		hit.Title = n.Title
		f.show(&hit, n.Body, n.Title)
		return hit, err
	}
	t, err := f.text(r.article)
	if err != nil {
		return notes.Hit{}, err
	}
	hit.Title, hit.Key = articleTitle(t.article), t.article.Key
	switch r.kind {
	case notes.HitArticle:
		row := metadata(t.article)
		f.show(&hit, row.text, row.title)
	case kindText:
		hit.Kind = notes.HitArticle
		if err := f.load(t); err != nil {
			return notes.Hit{}, err
		}
		block := t.revision.Document.Blocks()[r.row-r.first]
		best := f.show(&hit, t.revision.Document.Slice(block.Start, block.End))
		hit.Start, hit.End = block.Start+best[0], block.Start+best[1]
	case notes.HitHighlight, notes.HitComment:
		h, err := highlightRecord(f.ctx, f.tx, notes.HighlightID(r.record))
		if err != nil {
			return notes.Hit{}, err
		}
		if r.kind == notes.HitComment {
			f.show(&hit, h.Comment)
			break
		}
		best := f.show(&hit, h.Anchor.Exact)
		if h.Status != notes.Orphaned {
			hit.Start, hit.End = h.Anchor.Start+best[0], h.Anchor.Start+best[1]
		}
	}
	return hit, nil
}

// show sets the snippet of a hit to the words in the first of the texts that
// has some, and returns where in that text the best of them stand.
func (f *finder) show(hit *notes.Hit, texts ...string) (best [2]int) {
	for _, text := range texts {
		marks := query.Match(text, f.q)
		if len(marks) == 0 {
			continue
		}
		hit.Snippet, hit.Marks = query.Snippet(text, marks, snippetLength)
		cluster := query.Cluster(text, marks, snippetLength)
		return [2]int{cluster[0][0], cluster[len(cluster)-1][1]}
	}
	hit.Snippet, hit.Marks = query.Snippet(texts[0], nil, snippetLength)
	return best
}

// text returns an article, without its text.
func (f *finder) text(id notes.ArticleID) (*articleText, error) {
	if t := f.texts[id]; t != nil {
		return t, nil
	}
	a, err := articleRecord(f.ctx, f.tx, id)
	f.texts[id] = &articleText{article: a}
	return f.texts[id], err
}

// load reads the current text of an article, once.
func (f *finder) load(t *articleText) (err error) {
	if t.revision.ID == "" {
		t.revision, err = revisionRecord(f.ctx, f.tx, t.article.Revision)
	}
	return err
}

// apart returns the articles that have all the words but not in one passage,
// those first in which they stand closest.
func (f *finder) apart(together []foundRow) ([]notes.Hit, error) {
	candidates, err := f.candidates()
	if err != nil {
		return nil, err
	}
	for _, row := range together {
		delete(candidates, row.article)
	}
	var hits []notes.Hit
	for id := range candidates {
		t, err := f.text(id)
		if err != nil {
			return nil, err
		}
		if err := f.load(t); err != nil {
			return nil, err
		}
		hit := notes.Hit{Kind: notes.HitArticle, ID: string(id), Article: id, Key: t.article.Key, Title: articleTitle(t.article)}
		best := f.show(&hit, t.revision.Document.Text())
		hit.Start, hit.End = best[0], best[1]
		hit.Score = float64(len(hit.Marks))/float64(len(f.q.Terms)) - 1
		hits = append(hits, hit)
	}
	slices.SortFunc(hits, func(a, b notes.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

// candidates returns the articles of whose rows each word is in at least one.
func (f *finder) candidates() (map[notes.ArticleID]bool, error) {
	var all map[notes.ArticleID]bool
	for _, term := range f.q.Terms {
		rows, err := f.tx.QueryContext(f.ctx, `
			SELECT DISTINCT i.article FROM search JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= search.rowid)
			WHERE search MATCH ? AND i.kind IN (?, ?)`, expression(term), notes.HitArticle, kindText)
		if err != nil {
			return nil, err
		}
		ids, err := collect(rows, func(id *notes.ArticleID) []any { return []any{id} })
		if err != nil {
			return nil, err
		}
		having := make(map[notes.ArticleID]bool)
		for _, id := range ids {
			if all == nil || all[id] {
				having[id] = true
			}
		}
		all = having
	}
	return all, nil
}
