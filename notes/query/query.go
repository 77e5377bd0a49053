// Package query is the search language: what a user types, what it means, how
// words may be spelt otherwise, where a text matches, and how well.
//
// A query is a list of things that are all asked for:
//
//	raid Baku          both words, anywhere
//	yekat*             a word that begins so
//	"two brothers"     exactly these words, one after the other
//	post-traumatic     these words, one after the other
//	-word              not this word, or "phrase"
//	raid OR arrest     one of them, or both
//	tag:x  kind:note   what has that tag, what is a note; see [Operators]
//	raid OR tag:x      what has the word, the tag, or both
//
// The last word may be unfinished: unless a space or a closing quotation mark
// follows, it also stands for the words that begin with it. Quotation marks
// may be curly or angled, and the last may be missing. Everything else that
// is not a letter or a digit separates words. Every text is a query, so
// nothing here fails: one that cannot be read as it is written, such as
// "color:mauve", asks for its words, and [Query.Problem] says so.
//
// A query is answered in three steps. [Parse] reads it. [Vocabulary.Expand]
// looks up which words of the notebook it may mean, by rising [Tolerance]. The
// [Pattern] that this makes is searched for in an index, weighs what was found
// there, and marks it in the text.
//
// Words are compared as [Fold] makes them.
//
// All functions are pure and safe for any goroutine; a [Vocabulary] is not
// while it is changed.
package query

import "slices"

// Query is what is asked for: what has all that is wanted in the clauses, and
// passes all filters. Without wanted words and without filters it asks for
// nothing and matches nothing.
type Query struct {
	Clauses []Clause
	Filters []Filter

	// Near is how many other words may stand between the first and the last of
	// the words that are asked for; negative if they may stand anywhere.
	Near int

	// Or are other queries, without any of their own: what answers one of them is
	// asked for as well. A list of words and filters is divided into these.
	Or []Query

	// Problem is a sentence for the user where the text could not be read as it
	// is written and is searched for as words; else "".
	Problem string
}

// Clause is a list of terms, one of which has to be there; or must not, if it
// is unwanted.
type Clause struct {
	Any      []Term // at least one
	Unwanted bool

	apart bool // it is a word of a term of several, looked for on its own
}

// Term is one word, or several that stand one after the other.
type Term struct {
	Words  []string // folded as by Words; at least one
	Prefix bool     // the last word is the beginning of a word
	Quoted bool     // it was written in quotation marks
}

// Filter says what things are asked for, whatever their words.
type Filter struct {
	Operator string   // name of one of the Operators
	Values   []string // one of them; checked, and dates as "2006-01-02"
	Unwanted bool     // none of them instead
}

// IsEmpty says whether the query asks for nothing.
func (q Query) IsEmpty() bool { return len(q.Filters) == 0 && !q.HasWords() }

// HasWords says whether words are asked for, and not only filters.
func (q Query) HasWords() bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool { return !c.Unwanted })
}

// Unfinished says whether a word is the beginning of one.
func (q Query) Unfinished() bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool {
		return slices.ContainsFunc(c.Any, func(t Term) bool { return t.Prefix })
	})
}
