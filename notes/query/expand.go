package query

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Tolerance says which words count as the one that was typed. Each includes the
// ones before.
type Tolerance int

const (
	// Exact is the word itself, in other spellings of a letter and, if it may be
	// English and is in no quotation marks, with other endings.
	Exact Tolerance = iota
	// Begun is also a word that begins with one that may be unfinished.
	Begun
	// Misspelt is also a word that is an edit away, and Misspelt2 one that is two
	// edits away; short words may be fewer. Nothing in quotation marks is misspelt.
	Misspelt
	Misspelt2
)

// maxForms is how many words a word is looked up as at most: the closest and
// then the most frequent ones. For many words there are fewer for each, but
// never less than minForms.
const (
	maxForms = 64
	minForms = 8
)

// What the forms of a word cost, and how much they weigh among others of the
// same cost. One that is misspelt costs as much as its edits more than one that is
// begun, and one that is both costs both.
const (
	costBegun = 1

	weightSpelt  = 0.95 // with another letter for ə
	weightEnding = 0.8  // with another English ending
	weightBegun  = 0.7
	weightEdited = 0.6
)

// form is what a term may stand as in a text: words one after the other.
type form struct {
	words  []string
	weight float64
	cost   int // 0 for what was typed
	rows   int // how many passages may have it: an upper bound

	// begins says that the last word is the beginning of a word; completions
	// are the most frequent ones that there are, and broad says that there are more.
	begins      bool
	completions []string
	broad       bool
}

// group is the forms of one clause.
type group struct {
	forms    []form
	unwanted bool
	rows     int     // how many passages may have one of the forms: an upper bound
	rarity   float64 // what it says about a passage to have it
	broad    bool    // some form is
}

// Pattern is a query with the words that it may stand for. It is safe for any
// goroutine.
type Pattern struct {
	groups   []group // the wanted ones first
	wanted   int     // how many of the groups are
	near     int     // as Query.Near
	passages int     // how many there are in the notebook

	starts map[string][]place // the forms that begin with a word
	begun  []place            // the forms of one word that is a beginning
}

// place names a form.
type place struct{ group, form int }

// Expand looks up what a query may stand for in a notebook of so many passages.
func (v *Vocabulary) Expand(q Query, t Tolerance, passages int) *Pattern {
	p := &Pattern{near: q.Near, passages: passages}
	const usual = 4 // words up to which each has all its forms
	l := lookup{v, t, max(minForms, maxForms/(1+len(q.Clauses)/usual))}
	for _, c := range q.Clauses {
		if c.Unwanted {
			continue
		}
		for _, c := range parts(c, t) {
			p.groups = append(p.groups, l.group(c, passages))
		}
	}
	p.wanted = len(p.groups)
	for _, c := range q.Clauses {
		if c.Unwanted {
			p.groups = append(p.groups, l.group(c, passages))
		}
	}
	p.prepare()
	return p
}

// parts divides a clause, where words may be misspelt, into one for each of the
// words that stand together in it without quotation marks: "post-traumatic".
func parts(c Clause, t Tolerance) []Clause {
	if t < Misspelt || len(c.Any) > 1 || c.Any[0].Quoted || len(c.Any[0].Words) == 1 || isSpaceless(c.Any[0].Words[0]) {
		return []Clause{c}
	}
	term := c.Any[0]
	all := make([]Clause, len(term.Words))
	for i, word := range term.Words {
		last := i == len(term.Words)-1
		all[i] = Clause{Any: []Term{{Words: []string{word}, Prefix: term.Prefix && last}}}
	}
	return all
}

func isSpaceless(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return spaceless(r)
}

// lookup looks words up.
type lookup struct {
	*Vocabulary
	tolerance Tolerance
	most      int // forms of a word
}

// group looks a clause up.
func (l lookup) group(c Clause, passages int) group {
	g := group{unwanted: c.Unwanted}
	for _, term := range c.Any {
		g.forms = append(g.forms, l.forms(term, c.Unwanted)...)
	}
	for _, f := range g.forms {
		g.rows += f.rows
		g.broad = g.broad || f.broad
	}
	rows, all := float64(min(g.rows, passages)), float64(passages)
	g.rarity = math.Log(1 + (all-rows+0.5)/(rows+0.5)) // the inverse frequency of BM25
	return g
}

// forms looks a term up.
func (l lookup) forms(t Term, unwanted bool) []form {
	last := len(t.Words) - 1
	typed := form{words: t.Words, weight: 1, rows: math.MaxInt}
	for _, word := range t.Words {
		typed.rows = min(typed.rows, l.Rows(word))
	}
	forms := []form{typed}
	if last == 0 {
		forms = l.spellings(forms, t, unwanted)
	}
	if t.Prefix && (l.tolerance >= Begun || unwanted) {
		forms = append(forms, l.begun(t))
	}
	if last > 0 || l.tolerance < Misspelt || t.Quoted || unwanted {
		return forms
	}
	word := t.Words[0]
	edits := min(editsAllowed(word), 1+int(l.tolerance-Misspelt))
	if edits == 0 {
		return forms
	}
	found, _ := l.similar(word, edits, false, l.most)
	for _, s := range found {
		forms = withForm(forms, form{words: []string{s.word}, weight: weightEdited, cost: costBegun + s.distance, rows: s.rows})
	}
	if t.Prefix {
		found, _ := l.similar(word, edits, true, l.most)
		for _, s := range found {
			forms = withForm(forms, form{words: []string{s.word}, weight: weightEdited, cost: 2*costBegun + s.distance, rows: s.rows})
		}
	}
	return forms
}

// spellings adds the other ways to write a word of its own.
func (l lookup) spellings(forms []form, t Term, unwanted bool) []form {
	same, _ := l.similar(t.Words[0], 0, false, l.most)
	for _, s := range same {
		forms = withForm(forms, form{words: []string{s.word}, weight: weightSpelt, rows: s.rows})
	}
	if t.Quoted || unwanted {
		return forms
	}
	for _, word := range inflections(t.Words[0]) {
		if rows := l.Rows(word); rows > 0 {
			forms = withForm(forms, form{words: []string{word}, weight: weightEnding, rows: rows})
		}
	}
	return forms
}

// begun returns the form of a term whose last word is the beginning of one.
func (l lookup) begun(t Term) form {
	last := len(t.Words) - 1
	f := form{words: t.Words, weight: weightBegun, cost: costBegun, begins: true}
	found, all := l.similar(t.Words[last], 0, true, l.most)
	for _, s := range found {
		f.completions = append(f.completions, s.word)
		f.rows += s.rows
	}
	f.broad = all > len(found)
	for _, word := range t.Words[:last] {
		f.rows = min(f.rows, l.Rows(word))
	}
	return f
}

// withForm adds a form of one word if there is none of that word yet.
func withForm(forms []form, f form) []form {
	same := func(other form) bool { return !other.begins && slices.Equal(other.words, f.words) }
	if slices.ContainsFunc(forms, same) {
		return forms
	}
	return append(forms, f)
}
