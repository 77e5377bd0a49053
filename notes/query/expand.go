package query

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Tolerance says which words of the notebook count as a typed word, besides the word
// itself and its spellings with ə for e or a. A quoted word has no misspellings and no
// other forms.
type Tolerance struct {
	Variants   bool // other forms: English inflections (raids, raid), joined or divided words, umlauts, transliterations
	Beginnings bool // words that begin with the typed word, if it may be unfinished
	Edits      int  // largest edit distance, 0 to 2; smaller for short words
}

// maxForms is the largest number of forms of a word in a short query: the closest ones
// and then the most frequent ones. In a query of many words each has fewer forms, but at
// least minForms.
const (
	maxForms = 64
	minForms = 8
)

// The cost of a form, and its weight among forms of the same cost. The cost of a misspelt
// form is costBegun and its edit distance; a form that is both misspelt and a completion
// has the costs of both.
const (
	costVariant = 1
	costBegun   = 2
	costApart   = costBegun     // each word of a term of several words, looked up on its own
	costScript  = costBegun + 1 // in another script

	weightSpelt  = 0.95 // with another letter for ə
	weightEnding = 0.8  // in another English form
	weightOther  = 0.75 // with umlauts spelt differently, joined or divided
	weightBegun  = 0.7
	weightScript = 0.65
	weightEdited = 0.6
)

// form is one way in which a term may be written in a text: consecutive words.
type form struct {
	words  []string
	weight float64
	cost   int // 0 for the typed words
	rows   int // upper bound of the number of passages with the form

	// begins says that the last word is a prefix; completions are the most frequent words
	// with this prefix, and broad says that there are more of them.
	begins      bool
	completions []string
	broad       bool
}

// group is the alternative forms of one clause.
type group struct {
	forms    []form
	unwanted bool
	rows     int     // upper bound of the number of passages with one of the forms
	rarity   float64 // inverse document frequency
	broad    bool    // some form is broad
}

// Pattern is a query with all forms of its words. It is safe for any goroutine.
type Pattern struct {
	groups   []group // the wanted ones first
	wanted   int     // number of groups that are wanted
	near     int     // see Query.Near
	passages int     // number of passages in the notebook

	starts map[string][]place // forms by their first word
	begun  []place            // forms of one word that is a prefix
}

// place is the index of a group and of a form in the group.
type place struct{ group, form int }

// Expansion looks up a query in a vocabulary with rising tolerance. It caches similar
// words, so only one goroutine may use it.
type Expansion struct {
	query   Query
	similar map[similarTo][]similar
}

// similarTo is the key of the cache of similar words.
type similarTo struct {
	word       string
	edits      int
	unfinished bool
}

// NewExpansion returns an Expansion of the query q.
func NewExpansion(q Query) *Expansion {
	return &Expansion{query: q, similar: make(map[similarTo][]similar)}
}

// Expand returns the pattern of the query with all forms of its words that the vocabulary
// v has within the tolerance t. The argument passages is the number of passages in the
// notebook.
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

// parts divides a clause such as "post-traumatic", whose unquoted words stand together,
// into one clause per word if t allows misspellings; else it returns c alone.
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

// lookup looks up words in a vocabulary within a tolerance.
type lookup struct {
	*Vocabulary
	of        *Expansion
	tolerance Tolerance
	most      int // largest number of forms of a word
}

// alike is Vocabulary.similar with a cache.
func (l lookup) alike(word string, edits int, unfinished bool) []similar {
	asked := similarTo{word, edits, unfinished}
	found, known := l.of.similar[asked]
	if !known {
		found, _ = l.similar(word, edits, unfinished, l.most)
		l.of.similar[asked] = found
	}
	return found
}

// group returns the group of a clause; others are further forms of it.
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

// forms returns the forms of a term within the tolerance.
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

// isShort reports whether a word occurs and is so short that too many words begin with a
// misspelling of it: files and first for fire.
func (l lookup) isShort(word string) bool {
	return utf8.RuneCountInString(word) <= 5 && l.Rows(word) > 0
}

// editsAllowed returns the largest edit distance of misspellings of a word: 1 up to seven
// letters, 2 beyond. It is 0 up to two letters, for a word of three letters that occurs,
// as most of these have another word at distance 1, and for a number, as a different
// digit makes a different number.
func (l lookup) editsAllowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 3, n == 3 && l.Rows(word) > 0, isNumber(word):
		return 0
	case n <= 7:
		return 1
	}
	return 2
}

// spellings adds the other spellings and forms of the single word of a term.
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
	if !unwanted { // an unwanted word excludes its spellings, not its other forms
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

// inScript adds the transliterations of a word, and the words within the given edit
// distance of them.
func (l lookup) inScript(forms []form, word string, edits int) []form {
	for _, name := range l.inOtherScript(word) {
		for _, s := range l.alike(name, edits, false) {
			forms = withForm(forms, form{words: []string{s.word}, weight: weightScript, cost: costScript + s.distance, rows: s.rows})
		}
	}
	return forms
}

// withWords adds words as another spelling of the term, if all of them occur.
func (l lookup) withWords(forms []form, words ...string) []form {
	rows := l.rowsOfAll(words)
	if rows == 0 {
		return forms
	}
	return withForm(forms, form{words: words, weight: weightOther, cost: costVariant, rows: rows})
}

// withNeighbours returns the forms that join the word of clause at with the words of the
// clauses beside it.
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

// begun returns the form of a term whose last word is a prefix.
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

// withForm adds a form unless forms has one of the same words.
func withForm(forms []form, f form) []form {
	same := func(other form) bool { return !other.begins && slices.Equal(other.words, f.words) }
	if slices.ContainsFunc(forms, same) {
		return forms
	}
	return append(forms, f)
}
