package query

import (
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
	part := &Pattern{near: -1}
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

// fewRows is how many passages are looked at one by one rather than looking
// up in the index which of them have the other words too.
const fewRows = 100

// SomeRows is the same where another word is the beginning of so many words
// that the index cannot be asked for all of them: the most passages that an
// expression which is not exact leaves to be looked at.
const SomeRows = 1000

// Expression writes the pattern in the query syntax of FTS5, section 3 of
// https://www.sqlite.org/fts5.html. All that the pattern matches matches it; not
// exact says that the reverse may not be so, and broad that not even all that the
// pattern matches may. Words hold nothing that would need an escape. It is "" for
// a hopeless pattern.
func (p *Pattern) Expression() (match string, exact, broad bool) {
	if p.Hopeless() {
		return "", true, false
	}
	wanted := slices.Clone(p.groups[:p.wanted])
	slices.SortStableFunc(wanted, func(a, b group) int { return a.rows - b.rows })
	exact = p.near < 0
	asked := wanted
	if len(wanted) > 1 && wanted[0].rows <= fewRows && !wanted[0].broad {
		asked, exact = wanted[:1], false
	} else if narrow := slices.DeleteFunc(slices.Clone(wanted), func(g group) bool { return g.broad }); len(narrow) > 0 &&
		len(narrow) < len(wanted) && narrow[0].rows <= SomeRows {
		asked, exact = narrow, false
	}
	all := make([]string, len(asked))
	for i, g := range asked {
		all[i] = g.expression()
		broad = broad || g.broad
	}
	match = strings.Join(all, " AND ")
	if len(asked) < len(wanted) {
		return match, exact, broad // what is unwanted is found when looking at the passages, too
	}
	for _, g := range p.groups[p.wanted:] {
		match = "(" + match + ") NOT " + g.expression()
		exact = exact && !g.broad
	}
	return match, exact, broad
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
