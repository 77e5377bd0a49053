package storage

import (
	"fmt"

	"collate/notes"
	"collate/notes/query"
)

// snippetLength is how many characters of a text a hit shows: some two lines.
const snippetLength = 160

// foundArticle is an article of which something was found.
type foundArticle struct {
	notes.Article
	revision notes.Revision // the current one; zero until it is needed
}

// hit makes of a passage what is shown of it.
func (f *finder) hit(p *passage) (notes.Hit, error) {
	o, err := f.origin(p.row)
	if err != nil {
		return notes.Hit{}, err
	}
	hit := notes.Hit{Kind: o.kind, ID: o.record, Article: o.article, Score: p.weight.Score()}
	if o.kind == notes.HitNote {
		var body string
		err := f.tx.QueryRowContext(f.quick, "SELECT title, body FROM notes WHERE id = ?", o.record).Scan(&hit.Title, &body)
		f.show(&hit, p.pattern, body, hit.Title)
		return hit, err
	}
	a, err := f.article(o.article)
	if err != nil {
		return notes.Hit{}, err
	}
	hit.Title, hit.Key = articleTitle(a.Article), a.Key
	switch o.kind {
	case notes.HitArticle:
		row := metadata(a.Article)
		f.show(&hit, p.pattern, row.text, row.title)
	case kindText:
		hit.Kind = notes.HitArticle
		if err := f.load(a); err != nil {
			return notes.Hit{}, err
		}
		blocks := a.revision.Document.Blocks()
		if p.row-o.first >= int64(len(blocks)) {
			return notes.Hit{}, fmt.Errorf("the search index does not fit the text of %s: %w", a.Key, errDamaged)
		}
		block := blocks[p.row-o.first]
		start, end := f.show(&hit, p.pattern, a.revision.Document.Slice(block.Start, block.End))
		hit.Start, hit.End = block.Start+start, block.Start+end
	case notes.HitHighlight, notes.HitComment:
		h, err := highlightRecord(f.quick, f.tx, notes.HighlightID(o.record))
		if err != nil {
			return notes.Hit{}, err
		}
		if o.kind == notes.HitComment {
			f.show(&hit, p.pattern, h.Comment)
			break
		}
		start, end := f.show(&hit, p.pattern, h.Anchor.Exact)
		if h.Status != notes.Orphaned && h.Revision == a.Revision {
			hit.Start, hit.End = h.Anchor.Start+start, h.Anchor.Start+end
		}
	}
	return hit, nil
}

// show sets the snippet of a hit to a part of the first of the texts that has
// words which are asked for, and returns where in that text the best of them
// stand. Where none has, it is the beginning of the first text that is not empty.
func (f *finder) show(hit *notes.Hit, p *query.Pattern, texts ...string) (start, end int) {
	for _, text := range texts {
		marks, _ := p.Mark(text)
		if len(marks) == 0 {
			continue
		}
		hit.Snippet, hit.Marks = query.Snippet(text, marks, snippetLength)
		_, hit.Matched = p.Mark(hit.Snippet)
		best := query.Cluster(text, marks, snippetLength)
		return best[0][0], best[len(best)-1][1]
	}
	for _, text := range texts {
		if hit.Snippet, hit.Marks = query.Snippet(text, nil, snippetLength); hit.Snippet != "" {
			break
		}
	}
	return 0, 0
}

// article returns an article, read once for all hits in it.
func (f *finder) article(id notes.ArticleID) (*foundArticle, error) {
	if a := f.articles[id]; a != nil {
		return a, nil
	}
	a, err := articleRecord(f.quick, f.tx, id)
	if err != nil {
		return nil, err
	}
	f.articles[id] = &foundArticle{Article: a}
	return f.articles[id], nil
}

// load reads the current text of an article, once for all hits in it.
func (f *finder) load(a *foundArticle) (err error) {
	if a.revision.ID == "" {
		a.revision, err = revisionRecord(f.quick, f.tx, a.Revision)
	}
	return err
}
