package query

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is the largest number of words of a query; the rest is ignored. A longer text,
// pasted by mistake, would only cost time and find nothing.
const maxWords = 64

// maxQueries is the largest number of queries that one input may expand to by OR between
// words and filters. Each takes the time of a search.
const maxQueries = 8

// or is the operator between alternatives, in capitals.
const or = "OR"

// Parse reads a query. An input that violates the language becomes a query for its words,
// with Problem set.
func Parse(input string) Query {
	q, problem := parseLanguage(input)
	if problem == "" {
		return q
	}
	return Query{Clauses: parseWords(input), Near: -1, Problem: problem + " It is searched for as words."}
}

// parseWords reads an input as words and phrases, without operators.
func parseWords(input string) (clauses []Clause) {
	for _, t := range tokens(input, nil) {
		clauses = append(clauses, Clause{Any: []Term{t.Term}})
	}
	return clauses
}

// parseLanguage reads an input by the rules of the language, or describes the violation
// in a sentence.
func parseLanguage(input string) (q Query, problem string) {
	all := tokens(input, Operators())
	if n := len(all); n > 1 && all[n-1].isOr() {
		all = all[:n-1] // its second alternative is not typed yet
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

// withAlternatives adds the alternatives to each of the queries, or describes why they
// cannot be combined. If they are of several kinds, such as a word and a tag, each query
// is copied once for each kind.
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

// add adds alternatives of one kind to the query, or describes their problem.
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

// token is a term, a filter, or the operator OR.
type token struct {
	Term
	text     string   // source text of a term, without quotation marks and asterisk
	operator Operator // zero for a term
	value    string   // of the operator
	unwanted bool     // a minus sign stands before it
}

// isOr reports whether the token is the operator OR.
func (t token) isOr() bool { return t.text == or && !t.Quoted && !t.unwanted }

// tokens divides an input into at most maxWords words and filters. It leaves out terms
// without words. Without operators, minus signs are ignored too.
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

// nextToken reads one token of a non-empty input and returns the rest of the input. The
// token has no words if the input begins with separators.
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
		rest = rest[size:] // the closing quotation mark, the asterisk or the space
	}
	if t.Quoted && strings.HasPrefix(rest, "*") {
		rest = rest[1:]
		r = '*'
	}
	t.Prefix = r == '*' && endsInWord(body[:end])
	return t, rest
}

// nextValue reads the value of an operator, in quotation marks or up to the next space,
// and returns the rest of the input.
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

// setText sets the text and the words of a term, without a possessive 's ("Moscow's").
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

// endsInWord reports whether s ends in a word that further letters could continue.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return roleOf(r) != separates && !spaceless(r)
}
