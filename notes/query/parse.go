package query

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is how many words of a query are looked for; a longer text, pasted
// by mistake, would only cost time and find nothing.
const maxWords = 64

// maxQueries is how many queries one may be that asks for words or filters. Each
// takes the time of a search.
const maxQueries = 8

// or is the word between alternatives, in capitals as it is an operator.
const or = "OR"

// Parse reads a query.
func Parse(input string) Query {
	q, problem := parseLanguage(input)
	if problem == "" {
		return q
	}
	return Query{Clauses: parseWords(input), Near: -1, Problem: problem + " It is searched for as words."}
}

// parseWords reads an input as words and phrases alone.
func parseWords(input string) (clauses []Clause) {
	for _, t := range tokens(input, nil) {
		clauses = append(clauses, Clause{Any: []Term{t.Term}})
	}
	return clauses
}

// parseLanguage reads an input as the language has it, or says in a sentence why
// that cannot be.
func parseLanguage(input string) (q Query, problem string) {
	all := tokens(input, Operators())
	if n := len(all); n > 1 && all[n-1].isOr() {
		all = all[:n-1] // what follows it is still to be typed
	}
	parts := []Query{{Near: -1}}
	for len(all) > 0 {
		alternatives := []token{all[0]}
		for all = all[1:]; len(all) > 1 && all[0].isOr(); all = all[2:] {
			alternatives = append(alternatives, all[1])
		}
		if parts, problem = withAlternatives(parts, alternatives); problem != "" {
			return Query{}, problem
		}
	}
	for _, q := range parts {
		switch {
		case q.IsEmpty() && len(q.Clauses) > 0:
			return Query{}, "The query says only what not to find."
		case q.Near >= 0 && !q.HasWords():
			return Query{}, "near: says how near to each other words stand, like near:5 raid arrest."
		}
	}
	q = parts[0]
	if len(parts) > 1 {
		q.Or = parts[1:]
	}
	return q, ""
}

// withAlternatives adds what alternatives ask for to all of the queries, or says why
// they cannot be asked for. Where they are of several kinds, such as a word and a
// tag, there is one of each query for each kind.
func withAlternatives(queries []Query, alternatives []token) (with []Query, problem string) {
	kinds := make(map[string][]token)
	for _, t := range alternatives {
		if t.unwanted && len(alternatives) > 1 {
			return nil, "A minus sign cannot stand beside OR."
		}
		kinds[t.operator.Name] = append(kinds[t.operator.Name], t)
	}
	if len(queries)*len(kinds) > maxQueries {
		return nil, "OR stands too often between words and filters."
	}
	for _, q := range queries {
		for _, name := range slices.Sorted(maps.Keys(kinds)) { // words come first
			part := q
			part.Clauses, part.Filters = slices.Clone(q.Clauses), slices.Clone(q.Filters)
			if problem := part.add(kinds[name]); problem != "" {
				return nil, problem
			}
			with = append(with, part)
		}
	}
	return with, ""
}

// add adds what alternatives of one kind ask for, or says why they cannot be asked for.
func (q *Query) add(alternatives []token) (problem string) {
	first := alternatives[0]
	if first.operator.Name == "" {
		c := Clause{Unwanted: first.unwanted}
		for _, t := range alternatives {
			c.Any = append(c.Any, t.Term)
		}
		q.Clauses = append(q.Clauses, c)
		return ""
	}
	f := Filter{Operator: first.operator.Name, Unwanted: first.unwanted}
	for _, t := range alternatives {
		value, problem := t.operator.read(t.value)
		if problem != "" {
			return problem
		}
		f.Values = append(f.Values, value)
	}
	if f.Operator == opNear {
		return q.setNear(f)
	}
	q.Filters = append(q.Filters, f)
	return ""
}

func (q *Query) setNear(f Filter) (problem string) {
	if f.Unwanted || len(f.Values) > 1 || q.Near >= 0 {
		return "near: can be said once only, and neither with a minus sign nor with OR."
	}
	for _, digit := range f.Values[0] {
		q.Near = max(q.Near, 0)*10 + int(digit-'0')
	}
	return ""
}

// token is one thing of a query: a term, a filter, or the word OR.
type token struct {
	Term
	text     string   // of a term, as it was written, without marks
	operator Operator // without a name for a term
	value    string   // of the operator
	unwanted bool     // a minus sign stands before it
}

// isOr says whether the token is the word between alternatives.
func (t token) isOr() bool { return t.text == or && !t.Quoted && !t.unwanted }

// tokens divides an input, as far as it can be asked for: at most maxWords
// words and as many filters. It leaves out terms without words. Without
// operators, minus signs mean nothing either.
func tokens(input string, operators []Operator) (all []token) {
	words := 0
	for rest := input; rest != "" && words < maxWords; {
		var t token
		t, rest = nextToken(rest, operators)
		switch room := maxWords - words; {
		case t.operator.Name != "":
			words++
		case len(t.Words) == 0:
			continue
		case len(t.Words) > room:
			t.Words, t.Prefix = t.Words[:room], false
		}
		words += len(t.Words)
		all = append(all, t)
	}
	return all
}

// nextToken reads one token, which has no words where there are only
// separators, and returns what follows it. The input is not empty.
func nextToken(input string, operators []Operator) (t token, rest string) {
	body := input
	if trimmed, found := strings.CutPrefix(body, "-"); found && operators != nil {
		if r, _ := utf8.DecodeRuneInString(trimmed); roleOf(r) == isLetter || isQuote(r) {
			t.unwanted, body = true, trimmed
		}
	}
	for _, o := range operators {
		if n := len(o.Name); len(body) > n && body[n] == ':' && strings.EqualFold(body[:n], o.Name) {
			t.operator = o
			t.value, rest = nextValue(body[n+1:])
			return t, rest
		}
	}
	if r, size := utf8.DecodeRuneInString(body); isQuote(r) {
		t.Quoted, body = true, body[size:]
	}
	end := strings.IndexFunc(body, func(r rune) bool {
		return isQuote(r) || !t.Quoted && (r == '*' || unicode.IsSpace(r))
	})
	if end < 0 {
		t.setText(body)
		t.Prefix = endsInWord(body) && !t.unwanted
		return t, ""
	}
	t.setText(body[:end])
	rest = body[end:]
	r, size := utf8.DecodeRuneInString(rest)
	if t.Quoted || !isQuote(r) {
		rest = rest[size:] // the mark that closes, the asterisk or the space
	}
	if t.Quoted && strings.HasPrefix(rest, "*") {
		rest = rest[1:]
		r = '*'
	}
	t.Prefix = r == '*' && endsInWord(body[:end])
	return t, rest
}

// nextValue reads the value of an operator, in quotation marks or up to the next
// space, and returns what follows it.
func nextValue(input string) (value, rest string) {
	closes := unicode.IsSpace
	if r, size := utf8.DecodeRuneInString(input); isQuote(r) {
		input, closes = input[size:], isQuote
	}
	end := strings.IndexFunc(input, closes)
	if end < 0 {
		return strings.TrimSpace(input), ""
	}
	_, size := utf8.DecodeRuneInString(input[end:])
	return strings.TrimSpace(input[:end]), input[end+size:]
}

// setText sets the words of a term. The 's of "Moscow's" is none that is asked
// for.
func (t *token) setText(text string) {
	if !t.Quoted {
		for _, ending := range []string{"'s", "’s"} {
			text = strings.TrimSuffix(text, ending)
		}
	}
	t.text = text
	for w := range Words(text) {
		t.Words = append(t.Words, w.Folded)
	}
}

func isQuote(r rune) bool { return strings.ContainsRune(`"“”„«»`, r) }

// endsInWord says whether the last character of s belongs to a word that could
// go on.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return roleOf(r) != separates && !spaceless(r)
}
