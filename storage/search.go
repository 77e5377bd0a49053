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
	// lookedAtMost is how many passages that match are weighed against each
	// other at most, if no more are to be shown: those that were indexed last.
	// Where more match, the words say little, and those are weighed too that
	// have them in the title or close to each other.
	lookedAtMost = 200

	// bestMost is how many of the latter.
	bestMost = 60

	// costMost is what it may cost to look these up, or to count what was not
	// looked at, as query.Pattern.Cost measures it: some milliseconds.
	costMost = 60_000

	// closeBy is how many other words stand at most between words that are close
	// to each other.
	closeBy = 8

	// fewHits is how many hits of what was typed suffice, so that no word that is
	// an edit away is looked for. For two edits, any hit suffices.
	fewHits = 10

	// countedMost is how far hits are counted that are not looked at.
	countedMost = 1000
)

// Search returns what the query asks for, best first, and at most limit hits. It
// returns none for an empty query.
//
// A hit is a passage: a paragraph, a title, a quotation, a comment or a note. First
// come those that have all the words as they were typed or in another English
// form, then those with words that begin so, where the last one may be
// unfinished, and if these are few, those with words that are spelt much like it.
// Where these are fewer than limit, articles follow in which the words stand in
// different passages, and where there is nothing at all, passages that have some of the
// words. Among equals, it matters how rare the words are, how often they occur,
// how close to each other they stand, and that they stand in the title.
//
// A query of filters alone lists what passes them, the newest first. What is found by
// one of several queries (see [query.Query]) is found once.
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

// known is what parts of a query have found, so that the next ones do not find it
// again.
type known struct {
	passages map[int64]bool  // by their rows
	records  map[string]bool // by the ids of their hits
}

// searchFor answers a query, without what stands in Or, or one of the parts of a query
// that know of each other.
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

// PrepareSearch reads what searches hold in memory, so that the first one is as
// quick as those after it. A window keeps it in the notebook, for the
// programs that come after it.
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
	quick  context.Context // for statements that end sooner than it takes to watch the other one
	tx     *sql.Tx
	q      query.Query
	limit  int
	filter filter
	known  *known // nil unless it answers a part of a query

	asked    map[string]bool    // what the index was asked for
	passages map[int64]*passage // those found so far, by their rows
	more     int                // how many others there are at least
	moreYet  bool               // there are still others

	articles map[notes.ArticleID]*foundArticle
}

// passage is a row of the search index.
type passage struct {
	row   int64
	words query.Passage

	weight  query.Weight
	pattern *query.Pattern // that it was found by
}

// tolerances are what is looked for, one after the other while there is not
// enough. What stands further on never keeps what stands before it from being
// found, however often it occurs.
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

// search looks for passages by rising tolerance until there are enough.
func (f *finder) search(expand func(query.Tolerance) *query.Pattern) (results notes.Results, err error) {
	var p *query.Pattern
	typed := 0 // passages that have what was typed
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
			found.pattern = expand(query.Tolerance{Variants: true}) // marks the words with other endings as well
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

// enough returns how many hits suffice, so that what is spelt less like what was
// typed is not looked for. Two edits away is only what nobody looks for who finds
// the words that he typed.
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

// lookedAt is how many passages are looked at, of those that match.
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

// findSome adds passages that lack some of what the pattern wants: one, and if
// there are none, more.
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

// look weighs the passages that match an expression, the newest first and at
// most so many, and adds those that were not found before and, if all is said,
// lack nothing. Complete says that there are no others.
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

// count counts the hits of an exact expression that were not looked at.
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

// list lists the records that pass the filters, and have nothing that the
// pattern does not want.
func (f *finder) list(p *query.Pattern) (results notes.Results, err error) {
	const rowsOfRecord = 2 // a highlight has one for its comment
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
