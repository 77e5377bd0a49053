package query

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Tolerance says which words count as one that was typed, beside the word itself
// and its other spellings (ə for e or a). Nothing in quotation marks is misspelt or in
// another form.
type Tolerance struct {
	Variants   bool // in other forms: of English, as raids and said are of raid and say; joined or divided; of an umlaut; in another script
	Beginnings bool // those that begin with it, if it may be unfinished
	Edits      int  // those that are so many edits away, at most 2; fewer for short words
}

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
	costVariant = 1
	costBegun   = 2
	costApart   = costBegun     // each of the words that were typed together
	costScript  = costBegun + 1 // in another script

	weightSpelt  = 0.95 // with another letter for ə
	weightEnding = 0.8  // in another English form
	weightOther  = 0.75 // with umlauts spelt otherwise, joined or divided
	weightBegun  = 0.7
	weightScript = 0.65
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

// Expansion is a query that is looked up in a vocabulary with rising tolerance. It
// remembers what it found out on the way, so it is for one goroutine.
type Expansion struct {
	query   Query
	similar map[similarTo][]similar
}

// similarTo is what similar words were asked for.
type similarTo struct {
	word       string
	edits      int
	unfinished bool
}

// NewExpansion returns an expansion of a query.
func NewExpansion(q Query) *Expansion {
	return &Expansion{query: q, similar: make(map[similarTo][]similar)}
}

// Expand looks up what the query may stand for in a notebook of so many
// passages, with those words.
func (e *Expansion) Expand(v *Vocabulary, t Tolerance, passages int) *Pattern {
	q := e.query
	p := &Pattern{near: q.Near, passages: passages}
	const usual = 4 // words up to which each has all its forms
	l := lookup{v, e, t, max(minForms, maxForms/(1+len(q.Clauses)/usual))}
	var wanted []Clause
	for _, c := range q.Clauses {
		if !c.Unwanted {
			wanted = append(wanted, parts(c, t)...)
		}
	}
	for i, c := range wanted {
		p.groups = append(p.groups, l.group(c, passages, l.withNeighbours(wanted, i)...))
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
	if t.Edits == 0 || len(c.Any) > 1 || c.Any[0].Quoted || len(c.Any[0].Words) == 1 || isSpaceless(c.Any[0].Words[0]) {
		return []Clause{c}
	}
	term := c.Any[0]
	all := make([]Clause, len(term.Words))
	for i, word := range term.Words {
		last := i == len(term.Words)-1
		all[i] = Clause{Any: []Term{{Words: []string{word}, Prefix: term.Prefix && last}}, apart: true}
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
	of        *Expansion
	tolerance Tolerance
	most      int // forms of a word
}

// alike returns the words that are like one, as Vocabulary.similar does.
func (l lookup) alike(word string, edits int, unfinished bool) []similar {
	asked := similarTo{word, edits, unfinished}
	found, known := l.of.similar[asked]
	if !known {
		found, _ = l.similar(word, edits, unfinished, l.most)
		l.of.similar[asked] = found
	}
	return found
}

// group looks a clause up, which may stand as other forms as well.
func (l lookup) group(c Clause, passages int, others ...form) group {
	g := group{unwanted: c.Unwanted}
	for _, term := range c.Any {
		g.forms = append(g.forms, l.forms(term, c.Unwanted)...)
	}
	g.forms = append(g.forms, others...)
	for i, f := range g.forms {
		if c.apart {
			g.forms[i].cost += costApart
		}
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
	switch {
	case last == 0:
		forms = l.spellings(forms, t, unwanted)
	case (l.tolerance.Variants || unwanted) && (!t.Quoted || areThousands(t.Words)):
		forms = l.withWords(forms, together(t.Words))
	}
	if t.Prefix && (l.tolerance.Beginnings || unwanted) {
		forms = append(forms, l.begun(t))
		if word := together(t.Words); word != "" && !t.Quoted && !isNumber(word) {
			f := l.begun(Term{Words: []string{word}, Prefix: true})
			f.weight, f.cost = weightOther, costVariant+costBegun
			forms = append(forms, f)
		}
	}
	if last > 0 || t.Quoted || unwanted {
		return forms
	}
	word := t.Words[0]
	edits := min(l.editsAllowed(word), l.tolerance.Edits)
	if edits == 0 {
		return forms
	}
	for _, s := range l.alike(word, edits, false) {
		forms = withForm(forms, form{words: []string{s.word}, weight: weightEdited, cost: costBegun + s.distance, rows: s.rows})
	}
	forms = l.inScript(forms, word, edits)
	if t.Prefix && l.tolerance.Beginnings && !l.isShort(word) {
		for _, s := range l.alike(word, edits, true) {
			forms = withForm(forms, form{words: []string{s.word}, weight: weightEdited, cost: 2*costBegun + s.distance, rows: s.rows})
		}
	}
	return forms
}

// isShort says whether a word occurs and is so short that many others begin as if it
// were misspelt in them: files and first for fire.
func (l lookup) isShort(word string) bool {
	return utf8.RuneCountInString(word) <= 5 && l.Rows(word) > 0
}

// editsAllowed returns how many edits a word may be away from what was typed:
// one for up to seven letters, and two for longer ones; none for up to three,
// where most words are an edit away from another, but if three letters are no
// word; and none for a number, as another digit makes another number.
func (l lookup) editsAllowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 3, n == 3 && l.Rows(word) > 0, isNumber(word):
		return 0
	case n <= 7:
		return 1
	}
	return 2
}

// spellings adds the other ways to write a word of its own.
func (l lookup) spellings(forms []form, t Term, unwanted bool) []form {
	for _, s := range l.alike(t.Words[0], 0, false) {
		forms = withForm(forms, form{words: []string{s.word}, weight: weightSpelt, rows: s.rows})
	}
	if !l.tolerance.Variants && !unwanted || t.Quoted && !isNumber(t.Words[0]) {
		return forms
	}
	for _, words := range l.divided(t.Words[0]) {
		forms = l.withWords(forms, words...)
	}
	if t.Quoted {
		return forms
	}
	if !unwanted { // is the word itself, however it is spelt
		for _, word := range inflections(t.Words[0]) {
			if rows := l.Rows(word); rows > 0 {
				forms = withForm(forms, form{words: []string{word}, weight: weightEnding, cost: costVariant, rows: rows})
			}
		}
	}
	for _, word := range umlauts(t.Words[0]) {
		forms = l.withWords(forms, word)
	}
	if unwanted {
		return forms
	}
	return l.inScript(forms, t.Words[0], 0)
}

// inScript adds the words that are so many edits away from a word in another
// script.
func (l lookup) inScript(forms []form, word string, edits int) []form {
	for _, name := range l.inOtherScript(word) {
		for _, s := range l.alike(name, edits, false) {
			forms = withForm(forms, form{words: []string{s.word}, weight: weightScript, cost: costScript + s.distance, rows: s.rows})
		}
	}
	return forms
}

// withWords adds what is the same word, or words, spelt otherwise, if it occurs.
func (l lookup) withWords(forms []form, words ...string) []form {
	rows := l.rowsOfAll(words)
	if rows == 0 {
		return forms
	}
	return withForm(forms, form{words: words, weight: weightOther, cost: costVariant, rows: rows})
}

// withNeighbours returns the words that a clause of one word may have been
// written as together with those beside it.
func (l lookup) withNeighbours(clauses []Clause, at int) (forms []form) {
	if !l.tolerance.Variants {
		return nil
	}
	for from := max(at-longestRun+1, 0); from <= at; from++ {
		var words []string
		for i := from; i < min(from+longestRun, len(clauses)); i++ {
			if c := clauses[i]; len(c.Any) > 1 || len(c.Any[0].Words) > 1 || c.Any[0].Quoted {
				break
			}
			if words = append(words, clauses[i].Any[0].Words[0]); i >= at {
				forms = l.withWords(forms, together(words))
			}
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
