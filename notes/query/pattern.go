package query

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Hopeless says that nothing can match: no passage has a word that is wanted, or
// none is.
func (p *Pattern) Hopeless() bool {
	if p.wanted == 0 {
		return true
	}
	return slices.ContainsFunc(p.groups[:p.wanted], func(g group) bool { return g.rows == 0 })
}

// Wanted returns how many words, phrases or lists of alternatives are asked for.
func (p *Pattern) Wanted() int { return p.wanted }

// Rows returns how many passages have the rarest of what is asked for: an upper
// bound of how many match.
func (p *Pattern) Rows() int {
	rows := 0
	for i, g := range p.groups[:p.wanted] {
		if i == 0 || g.rows < rows {
			rows = g.rows
		}
	}
	return rows
}

// Without returns the pattern without one of the Wanted.
func (p *Pattern) Without(wanted int) *Pattern {
	return p.only(func(i int) bool { return i != wanted })
}

// Only returns the pattern with none of the Wanted but one.
func (p *Pattern) Only(wanted int) *Pattern {
	return p.only(func(i int) bool { return i == wanted })
}

// Rarest returns the pattern with the rarest of the Wanted alone.
func (p *Pattern) Rarest() *Pattern {
	rarest := 0
	for i, g := range p.groups[:p.wanted] {
		if g.rows < p.groups[rarest].rows {
			rarest = i
		}
	}
	return p.Only(rarest)
}

func (p *Pattern) only(keep func(wanted int) bool) *Pattern {
	part := &Pattern{near: -1, passages: p.passages}
	for i, g := range p.groups {
		switch {
		case i >= p.wanted:
			part.groups = append(part.groups, g)
		case keep(i):
			part.groups = append(part.groups, g)
			part.wanted++
		}
	}
	part.prepare()
	return part
}

// prepare indexes the forms by the words that they begin with.
func (p *Pattern) prepare() {
	p.starts = make(map[string][]place)
	for i, g := range p.groups {
		for k, f := range g.forms {
			at := place{i, k}
			if f.begins && len(f.words) == 1 {
				p.begun = append(p.begun, at)
			} else {
				p.starts[f.words[0]] = append(p.starts[f.words[0]], at)
			}
		}
	}
}

// What finding passages costs, in the time that it takes to go on to the next
// passage of a word in the index: to look whether another form of the word comes
// first; to find the place of a passage among those of a word, which is read from
// the file; and to read a passage and look for the words in it.
const (
	formCost = 0.125
	seekCost = 100
	lookCost = 160
)

// SomeRows is the most passages that it is worth to look at one by one for the
// words that the index was not asked for.
const SomeRows = 1000

// Telling writes, for FTS5, that a passage has some of what is wanted, where it
// is quicker to look for the rest in the passages that have those than to ask
// the index for all: common words are in most of them anyway. All that the
// pattern matches matches it. It is "" where that is not so, or for a hopeless
// pattern. Where it finds SomeRows, it was mistaken, and there may be others.
func (p *Pattern) Telling() string {
	if p.Hopeless() {
		return ""
	}
	wanted := p.rarestFirst()
	best, lowest := len(wanted), math.Inf(1)
	index := 0.0
	rows := float64(p.passages) // that have the words up to here, if they stand independently of each other
	for i, g := range wanted {
		if g.broad {
			break
		}
		index += g.indexCost(wanted[0])
		rows *= p.part(g)
		if cost := index + lookCost*min(rows, SomeRows); rows <= SomeRows/2 && cost < lowest {
			best, lowest = i+1, cost
		}
	}
	if best == len(wanted) {
		return ""
	}
	return expression(wanted[:best])
}

// Cost returns how many steps it takes to go through the index until so many
// passages are found that have all that is wanted: to be compared with other costs
// only.
func (p *Pattern) Cost(found int) int {
	wanted := p.rarestFirst()
	cost, rows := 0.0, float64(p.passages)
	for _, g := range wanted {
		cost += g.indexCost(wanted[0])
		rows *= p.part(g)
	}
	return int(cost * min(1, float64(found)/rows))
}

// part returns in which part of all passages a group is.
func (p *Pattern) part(g group) float64 { return min(1, float64(g.rows)/float64(p.passages)) }

// indexCost is what it costs to find out in the index which of the passages of
// the rarest group have one of the forms. With each step it looks at all forms.
func (g group) indexCost(rarest group) float64 {
	forms := float64(len(g.forms))
	for _, f := range g.forms {
		forms += float64(len(f.completions))
	}
	return min(float64(g.rows)*(1+formCost*(forms-1)), seekCost*forms*float64(rarest.rows))
}

// Expression writes the pattern in the query syntax of FTS5, section 3 of
// https://www.sqlite.org/fts5.html. All that the pattern matches matches it; not
// exact says that the reverse may not be so, and broad that not even all that the
// pattern matches may, as a word is the beginning of more words than can be asked
// for. Words hold nothing that would need an escape. It is "" for a hopeless
// pattern.
func (p *Pattern) Expression() (match string, exact, broad bool) {
	if p.Hopeless() {
		return "", true, false
	}
	match, exact = expression(p.rarestFirst()), p.near < 0
	for _, g := range p.groups[:p.wanted] {
		broad = broad || g.broad
	}
	for _, g := range p.groups[p.wanted:] {
		match = "(" + match + ") NOT " + g.expression()
		exact = exact && !g.broad
	}
	return match, exact, broad
}

// rarestFirst returns the groups that are wanted, those of the fewest passages
// first and the broad ones last.
func (p *Pattern) rarestFirst() []group {
	wanted := slices.Clone(p.groups[:p.wanted])
	slices.SortStableFunc(wanted, func(a, b group) int {
		if a.broad != b.broad {
			return map[bool]int{false: -1, true: 1}[a.broad]
		}
		return cmp.Compare(a.rows, b.rows)
	})
	return wanted
}

// expression writes that all of the groups are there.
func expression(groups []group) string {
	all := make([]string, len(groups))
	for i, g := range groups {
		all[i] = g.expression()
	}
	return strings.Join(all, " AND ")
}

// Together writes, for FTS5, that the words that were typed stand with at most so
// many others between them. It is "" for a pattern of one word.
func (p *Pattern) Together(others int) string {
	if p.wanted < 2 {
		return ""
	}
	var all []string
	for _, g := range p.groups[:p.wanted] {
		all = append(all, phrase(g.forms[0].words))
	}
	return "NEAR(" + strings.Join(all, " ") + ", " + strconv.Itoa(others) + ")"
}

// expression writes that one of the forms is there.
func (g group) expression() string {
	var all []string
	for _, f := range g.forms {
		if !f.begins {
			all = append(all, phrase(f.words))
			continue
		}
		words := slices.Clone(f.words)
		for _, completion := range f.completions {
			words[len(words)-1] = completion
			all = append(all, phrase(words))
		}
	}
	return "(" + strings.Join(all, " OR ") + ")"
}

func phrase(words []string) string { return `"` + strings.Join(words, " ") + `"` }
