package storage

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"

	"collate/notes"
	"collate/notes/query"
)

const (
	// lookedAtMost is how many matching passages are ranked at most, unless more are
	// requested: the newest. If more match, the words are frequent, and passages with
	// the words in the title or close together are ranked as well.
	lookedAtMost = 200

	// bestMost is the maximum number of such passages.
	bestMost = 60

	// costMost is the maximum cost, by query.Pattern.Cost, of finding those passages
	// or of counting the passages that are not ranked: some milliseconds.
	costMost = 60_000

	// closeBy is the maximum number of other words between words that count as close
	// together.
	closeBy = 8

	// fewHits is how many hits are enough that words with an edit distance of one are
	// not searched. For an edit distance of two, one hit is enough.
	fewHits = 10

	// countedMost is the maximum count of hits that are not ranked.
	countedMost = 1000
)

// Search returns the hits of a query, best first, at most limit. It returns no hits
// for an empty query or a limit below 1.
//
// A hit is a passage: a paragraph, a title, a quotation, a comment or a note. First
// come passages with all words as typed or in another English form, then those with
// words that begin with a typed word that may be unfinished, and if these are few,
// those with words within a small edit distance. If the hits are fewer than limit,
// articles follow that have the words in different passages, and if there is no hit at
// all, passages with some of the words. Hits of equal rank are ordered by
// the rarity and frequency of the words, their distance from each other, and whether
// they are in the title.
//
// A query of filters alone lists the records that pass them, newest first. A record
// that matches several parts of an Or query (see [query.Query]) is listed once.
func (s *Store) Search(ctx context.Context, q query.Query, limit int) (results notes.Results, err error) {
	if q.IsEmpty() || limit <= 0 {
		return notes.Results{}, nil
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		if _, err := s.vocabulary.update(ctx, tx); err != nil {
			return err
		}
		if q.Or == nil {
			results, err = s.searchFor(ctx, tx, q, limit, nil)
			return err
		}
		known := known{make(map[int64]bool), make(map[string]bool)}
		for _, part := range append([]query.Query{q}, q.Or...) {
			found, err := s.searchFor(ctx, tx, part, limit, &known)
			if err != nil {
				return err
			}
			results.Hits = append(results.Hits, found.Hits...)
			results.Total += found.Total
			results.More = results.More || found.More
		}
		slices.SortStableFunc(results.Hits, func(a, b notes.Hit) int { return cmp.Compare(b.Score, a.Score) })
		results.Hits = results.Hits[:min(len(results.Hits), limit)]
		return nil
	})
	return results, err
}

// known is what earlier parts of an Or query have found, which later parts skip.
type known struct {
	passages map[int64]bool  // by their rows
	records  map[string]bool // by the ids of their hits
}

// searchFor answers a query without its Or, or one part of an Or query if known is
// not nil.
func (s *Store) searchFor(ctx context.Context, tx *sql.Tx, q query.Query, limit int, known *known) (results notes.Results, err error) {
	f := finder{
		ctx: ctx, quick: context.WithoutCancel(ctx), tx: tx, q: q, limit: limit, known: known,
		asked: make(map[string]bool), passages: make(map[int64]*passage), articles: make(map[notes.ArticleID]*foundArticle),
	}
	if f.filter, err = newFilter(ctx, tx, q.Filters, s.now().Location()); err != nil {
		return results, err
	}
	expansion := query.NewExpansion(q)
	expand := func(t query.Tolerance) *query.Pattern { return s.vocabulary.expand(expansion, t) }
	if q.HasWords() {
		results, err = f.search(expand)
	} else {
		results, err = f.list(expand(query.Tolerance{}))
	}
	if known != nil {
		for row := range f.passages {
			known.passages[row] = true
		}
		for _, hit := range results.Hits {
			known.records[hit.ID] = true
		}
	}
	return results, err
}

// PrepareSearch loads the vocabulary of the search index, so that the first search is
// as fast as later ones. A Store of a window stores the vocabulary in the notebook,
// from where other programs load it faster.
func (s *Store) PrepareSearch(ctx context.Context) error {
	var read *wordList
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		read, err = s.vocabulary.update(ctx, tx)
		return err
	})
	if read == nil || s.lock == nil || err != nil {
		return err
	}
	err = s.update(ctx, func(tx *sql.Tx) error { return read.keep(ctx, tx) })
	return saveProblem(ctx, "words for the search", s.path, err)
}

// finder answers one search within one transaction.
type finder struct {
	ctx    context.Context
	quick  context.Context // never cancelled: for statements that are shorter than the setup of a cancellation
	tx     *sql.Tx
	q      query.Query
	limit  int
	filter filter
	known  *known // nil unless it answers a part of a query

	asked    map[string]bool    // expressions that were searched already
	passages map[int64]*passage // found so far, by row
	more     int                // at least so many matches were not ranked
	moreYet  bool               // there are further matches

	articles map[notes.ArticleID]*foundArticle
}

// passage is a row of the search index.
type passage struct {
	row   int64
	words query.Passage

	weight  query.Weight
	pattern *query.Pattern // the pattern that matched
}

// tolerances returns the stages of a search, from strict to tolerant. A later stage
// starts only if the hits are too few, and never displaces the hits of an earlier
// one.
func tolerances() []query.Tolerance {
	return []query.Tolerance{
		{},
		{Variants: true},
		{Variants: true, Beginnings: true},
		{Variants: true, Edits: 1},
		{Variants: true, Edits: 1, Beginnings: true},
		{Variants: true, Edits: 2},
		{Variants: true, Edits: 2, Beginnings: true},
	}
}

// search runs the stages until there are enough passages.
func (f *finder) search(expand func(query.Tolerance) *query.Pattern) (results notes.Results, err error) {
	var p *query.Pattern
	typed := 0 // number of passages with the words as typed
	for _, t := range tolerances() {
		if len(f.passages) >= f.enough(t, typed) || t.Beginnings && !f.q.Unfinished() {
			continue
		}
		p = expand(t)
		if err := f.find(p); err != nil {
			return notes.Results{}, err
		}
		if t.Edits == 0 {
			typed = len(f.passages)
		}
	}
	var apart []notes.Hit
	if len(f.passages) < f.limit && f.q.Near < 0 {
		if apart, err = f.apart(expand(query.Tolerance{Variants: true, Beginnings: true})); err != nil {
			return notes.Results{}, err
		}
	}
	if len(f.passages) == 0 && len(apart) == 0 && f.q.Near < 0 && f.known == nil {
		if err := f.findSome(p); err != nil {
			return notes.Results{}, err
		}
	}
	if err := f.dropTitles(); err != nil {
		return notes.Results{}, err
	}
	best := slices.SortedFunc(maps.Values(f.passages), func(a, b *passage) int {
		return cmp.Or(a.weight.Compare(b.weight), cmp.Compare(b.row, a.row))
	})
	for _, found := range best[:min(len(best), f.limit)] {
		if found.weight.Score() > 0 {
			found.pattern = expand(query.Tolerance{Variants: true}) // also marks other forms of the words
		}
		hit, err := f.hit(found)
		if err != nil {
			return notes.Results{}, err
		}
		results.Hits = append(results.Hits, hit)
	}
	results.Hits = append(results.Hits, apart[:min(len(apart), f.limit-len(results.Hits))]...)
	results.Total, results.More = len(best)+len(apart)+f.more, f.moreYet
	return results, nil
}

// enough returns how many hits make the stage t unnecessary. Typed is the number of
// hits with the words as typed. An edit distance of two is searched only if the words
// as typed are hardly found.
func (f *finder) enough(t query.Tolerance, typed int) int {
	switch {
	case t == query.Tolerance{}, t == query.Tolerance{Variants: true}:
		return f.lookedAt()
	case t.Edits == 0:
		return max(f.limit, fewHits)
	case t.Edits == 1, typed == 0:
		return fewHits
	}
	return 1
}

// lookedAt returns how many of the matching passages are ranked.
func (f *finder) lookedAt() int { return max(lookedAtMost, f.limit) }

// find adds the passages that match a pattern.
func (f *finder) find(p *query.Pattern) error {
	match, exact, broad := p.Expression()
	if match == "" || f.asked[match] {
		return nil
	}
	f.asked[match] = true
	if telling := p.Telling(); telling != "" {
		complete, err := f.look(p, telling, query.SomeRows, true)
		if complete || err != nil {
			return err
		}
	}
	most := f.lookedAt()
	if !exact {
		most = max(most, query.SomeRows)
	}
	complete, err := f.look(p, match, most, true)
	if complete || err != nil {
		f.moreYet = f.moreYet || broad
		return err
	}
	if p.Cost(math.MaxInt) <= costMost {
		if _, err := f.look(p, "{title}: ("+match+")", bestMost, true); err != nil {
			return err
		}
		if together := p.Together(closeBy); together != "" {
			if _, err := f.look(p, together, bestMost, true); err != nil {
				return err
			}
		}
	}
	if !exact || !f.filter.isEmpty() || p.Cost(countedMost) > costMost {
		f.moreYet = true
		return nil
	}
	return f.count(match)
}

// findSome adds passages that lack one word or phrase of the pattern or, if there are
// none, passages with only one.
func (f *finder) findSome(p *query.Pattern) error {
	parts := []func(int) *query.Pattern{p.Only}
	if p.Wanted() > 2 {
		parts = []func(int) *query.Pattern{p.Without, p.Only}
	}
	for _, part := range parts {
		for i := range p.Wanted() {
			match, _, _ := part(i).Expression()
			if match == "" {
				continue
			}
			if _, err := f.look(p, match, bestMost, false); err != nil {
				return err
			}
		}
		if len(f.passages) > 0 {
			return nil
		}
	}
	return nil
}

// look ranks the newest passages that match an expression, at most so many, and adds
// those that are new and, if whole is true, lack no word. Complete says that no
// others match.
func (f *finder) look(p *query.Pattern, match string, most int, whole bool) (complete bool, err error) {
	found, complete, err := f.matching(match, most)
	if err != nil {
		return false, err
	}
	for _, candidate := range found {
		if f.passages[candidate.row] != nil || f.known != nil && f.known.passages[candidate.row] {
			continue
		}
		weight, ok := p.Weigh(candidate.words)
		if !ok || whole && weight.Missing > 0 {
			continue
		}
		candidate.weight, candidate.pattern = weight, p
		f.passages[candidate.row] = &candidate
	}
	return complete, nil
}

// count counts the matches of an exact expression that were not ranked.
func (f *finder) count(match string) error {
	var all int
	err := f.tx.QueryRowContext(f.ctx, "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", match, countedMost+1).Scan(&all)
	if err != nil {
		return err
	}
	f.moreYet = f.moreYet || all > countedMost
	others := min(all, countedMost) - len(f.passages)
	if f.known != nil { // some of which may be among these
		others -= len(f.known.passages)
		f.moreYet = true
	}
	f.more = max(f.more, others)
	return nil
}

// list lists the records that pass the filters and contain no unwanted word of the
// pattern.
func (f *finder) list(p *query.Pattern) (results notes.Results, err error) {
	const rowsOfRecord = 2 // a highlight has a second row for its comment
	seen := make(map[string]bool)
	if f.known != nil {
		seen = f.known.records
	}
	most := rowsOfRecord * (f.limit + len(seen))
	found, err := f.passing("i.kind <> '"+string(kindText)+"'", most+1)
	if err != nil {
		return notes.Results{}, err
	}
	for _, passage := range found {
		if _, ok := p.Weigh(passage.words); !ok {
			continue
		}
		passage.pattern = p
		hit, err := f.hit(&passage)
		if err != nil {
			return notes.Results{}, err
		}
		if seen[hit.ID] {
			continue
		}
		if results.Total == f.limit {
			results.More = true
			break
		}
		seen[hit.ID] = true
		hit.Score = -float64(results.Total)
		results.Hits = append(results.Hits, hit)
		results.Total++
	}
	results.More = results.More || len(found) > most
	return results, nil
}
