// Package query is the search language: its syntax and meaning, spelling variants of
// words, matches in a text, and their ranking.
//
// A query is a list of conditions, all of which have to be met:
//
//	raid Baku          both words, anywhere
//	yekat*             words that begin with yekat
//	"two brothers"     exactly these words, one after the other
//	post-traumatic     these words, one after the other
//	-word              not this word, or "phrase"
//	raid OR arrest     one of them, or both
//	tag:x  kind:note   records with this tag, notes; see [Operators]
//	raid OR tag:x      the word, the tag, or both
//
// The last word may be unfinished: unless a space or a closing quotation mark follows, it
// also matches the words that begin with it. Quotation marks may be curly or angled, and
// the last may be missing. Everything else that is not a letter or a digit separates
// words. Every text is a query, so Parse has no error: an input that violates the syntax,
// such as "color:mauve", becomes a query for its words, and [Query.Problem] says so.
//
// A query is answered in three steps. [Parse] reads it. [Expansion.Expand] looks up the
// words of the notebook that it may mean, by rising [Tolerance]. The resulting [Pattern]
// is searched for in an index, ranks the passages found, and marks its words in their
// text.
//
// Words are compared in the form that [Fold] returns.
//
// All functions are pure and safe for any goroutine; a [Vocabulary] is not while it is
// changed.
package query

import "slices"

// Query is a parsed query. It matches whatever has all wanted clauses, no unwanted
// clause, and passes all filters. Without wanted clauses and without filters it matches
// nothing.
type Query struct {
	Clauses []Clause
	Filters []Filter

	// Near is the largest number of other words between the first and the last of the
	// wanted words; negative without a limit.
	Near int

	// Or are alternative queries, whose Or is nil: a match of any of them is a match.
	// Alternatives between words and filters are divided into such queries.
	Or []Query

	// Problem is a sentence for the user if the input violates the syntax and is searched
	// for as words; else "".
	Problem string
}

// Clause is a list of alternative terms. A match has at least one of them, or none if the
// clause is unwanted.
type Clause struct {
	Any      []Term // at least one
	Unwanted bool

	apart bool // one word of a term of several, looked up on its own
}

// Term is one word, or several consecutive words.
type Term struct {
	Words  []string // folded by Words; at least one
	Prefix bool     // the last word is a prefix
	Quoted bool     // it was written in quotation marks
}

// Filter is a condition on a record other than on its words.
type Filter struct {
	Operator string   // name of one of the Operators
	Values   []string // alternatives, one of which must hold; checked, and dates as "2006-01-02"
	Unwanted bool     // none of the values may hold
}

// IsEmpty reports whether the query matches nothing because it asks for nothing.
func (q Query) IsEmpty() bool { return len(q.Filters) == 0 && !q.HasWords() }

// HasWords reports whether the query has wanted words, and not only filters.
func (q Query) HasWords() bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool { return !c.Unwanted })
}

// Unfinished reports whether some term ends in a prefix.
func (q Query) Unfinished() bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool {
		return slices.ContainsFunc(c.Any, func(t Term) bool { return t.Prefix })
	})
}
