package storage

import (
	"cmp"
	"slices"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/query"
)

const (
	// apartFrom is the maximum number of passages with the rarest word for which
	// articles are searched that have the words in different passages.
	apartFrom = 1000

	// apartMost is how many such articles are ranked at most: those that were added
	// last.
	apartMost = 20
)

// apart returns hits in articles that have all words of a pattern in different
// passages, best first, without articles that have been found already.
func (f *finder) apart(p *query.Pattern) (hits []notes.Hit, err error) {
	if p.Wanted() < 2 || p.Hopeless() || p.Rows() > apartFrom {
		return nil, nil
	}
	articles, err := f.withRarest(p)
	if err != nil {
		return nil, err
	}
	for _, id := range articles {
		hit, all, err := f.articleHit(id, p)
		if err != nil {
			return nil, err
		}
		if all {
			hits = append(hits, hit)
		}
	}
	slices.SortStableFunc(hits, func(a, b notes.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits, nil
}

// withRarest returns articles with a passage that has the rarest word of the pattern,
// last added first, without articles that have been found already.
func (f *finder) withRarest(p *query.Pattern) (articles []notes.ArticleID, err error) {
	seen := make(map[notes.ArticleID]bool)
	for row := range f.passages {
		o, err := f.origin(row)
		if err != nil {
			return nil, err
		}
		seen[o.article] = true
	}
	match, _, _ := p.Rarest().Expression()
	rows, err := f.tx.QueryContext(f.ctx, `
		SELECT i.article FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) s JOIN `+runOf+`
		WHERE i.kind IN (?, ?) AND (`+f.filter.passes+`)`,
		append([]any{match, apartFrom, notes.HitArticle, kindText}, f.filter.passesArgs...)...)
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(id *notes.ArticleID) []any { return []any{id} })
	for _, id := range all {
		if !seen[id] && len(articles) < apartMost {
			seen[id] = true
			articles = append(articles, id)
		}
	}
	return articles, err
}

// articleHit returns a hit for an article with the words of a pattern in different
// passages; all says whether it has all of them. The score is below that of any
// passage: the fraction of the words, 0 to 1, that are in the snippet, minus
// apartScore.
func (f *finder) articleHit(id notes.ArticleID, p *query.Pattern) (hit notes.Hit, all bool, err error) {
	a, err := f.article(id)
	if err != nil {
		return notes.Hit{}, false, err
	}
	if err := f.load(a); err != nil {
		return notes.Hit{}, false, err
	}
	text := a.revision.Document.Text()
	row := metadata(a.Article)
	whole := query.Passage{Title: query.Join(row.title + " " + row.text), Text: query.Join(text)}
	if weight, ok := p.Weigh(whole); !ok || weight.Missing > 0 {
		return notes.Hit{}, false, nil
	}
	hit = notes.Hit{Kind: notes.HitArticle, ID: string(id), Article: id, Key: a.Key, Title: cite.Name(a.Article), Pattern: p}
	hit.Start, hit.End = show(&hit, text)
	shown, _ := p.Weigh(query.Passage{Text: query.Join(hit.Snippet)})
	hit.Score = float64(p.Wanted()-shown.Missing)/float64(p.Wanted()) - apartScore
	return hit, true, nil
}

// apartScore exceeds the total score that a passage can lose by misspellings.
const apartScore = 500
