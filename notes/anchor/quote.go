package anchor

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options select one of several occurrences of a quotation. The zero value
// requires that there is only one.
type Options struct {
	Occurrence int    // from 1, in reading order; 0 for the only one
	Prefix     string // text right before the quotation; white space at the ends does not matter
	Suffix     string // text right after it; likewise
}

// ErrEmptyQuote is returned for an empty quotation.
var ErrEmptyQuote = errors.New("the quotation is empty")

// ErrQuoteNotFound is matched by every error which says that the text does not
// have a quotation.
var ErrQuoteNotFound = errors.New("the quotation does not occur in the text; copy it from the text as it stands")

// ContextMismatch is the error for a quotation that occurs in the text, but
// nowhere with the prefix and suffix asked for. It matches ErrQuoteNotFound.
type ContextMismatch struct {
	Count    int      // number of occurrences, whatever their context
	Contexts []string // the occurrences; see [AmbiguousQuote]
}

// Error says that the quotation occurs with other context.
func (e *ContextMismatch) Error() string {
	return fmt.Sprintf("the quotation occurs %s, but not with that text before or after it", times(e.Count))
}

// Unwrap returns ErrQuoteNotFound.
func (e *ContextMismatch) Unwrap() error { return ErrQuoteNotFound }

// AmbiguousQuote is the error for a quotation that occurs several times when
// the options do not select one.
type AmbiguousQuote struct {
	Count int // at least 2
	// Contexts has the first occurrences in reading order, at most ten, each as
	// one line with a few words around the quotation.
	Contexts []string
}

// Error says how many occurrences there are to choose from.
func (e *AmbiguousQuote) Error() string {
	return fmt.Sprintf("the quotation occurs %s; choose an occurrence from 1 to %d, or add what stands before or after it", times(e.Count), e.Count)
}

// OccurrenceOutOfRange is the error for an occurrence that does not exist, of a
// quotation that does.
type OccurrenceOutOfRange struct {
	Occurrence int // the occurrence asked for
	Count      int // number of occurrences; at least 1
}

// Error says which occurrences there are.
func (e *OccurrenceOutOfRange) Error() string {
	choose := "there is only occurrence 1"
	if e.Count > 1 {
		choose = fmt.Sprintf("choose an occurrence from 1 to %d", e.Count)
	}
	return fmt.Sprintf("the quotation occurs %s, so there is no occurrence %d; %s", times(e.Count), e.Occurrence, choose)
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// Quote returns the range of a quotation in the text, in code points,
// end-exclusive.
//
// It searches first for the quotation exactly as given. Only if the text does
// not have it with the prefix and suffix asked for, differences of typography
// are allowed: white space and line breaks, the shapes of quotation marks,
// dashes and ligatures, the encoding of accents, and invisible characters.
// Upper and lower case always count. Occurrences may overlap. An occurrence
// that would begin or end between a letter and its accent does not count.
//
// The errors are ErrEmptyQuote, those that match ErrQuoteNotFound,
// *AmbiguousQuote and *OccurrenceOutOfRange. They name no option, so that the
// caller can say how to select an occurrence.
func (t *Text) Quote(quote string, o Options) (start, end int, err error) {
	if quote == "" {
		return 0, 0, ErrEmptyQuote
	}
	all := t.exactly(quote)
	fit := all
	if len(all) == 0 || o.Prefix != "" || o.Suffix != "" {
		f := fold(t.source)
		if fit = fitting(all, f, o); len(fit) == 0 {
			if all = t.likely(f, quote); len(all) == 0 {
				return 0, 0, ErrQuoteNotFound
			}
			fit = fitting(all, f, o)
		}
	}
	switch {
	case len(fit) == 0:
		return 0, 0, &ContextMismatch{Count: len(all), Contexts: t.contexts(all)}
	case o.Occurrence < 0 || o.Occurrence > len(fit):
		return 0, 0, &OccurrenceOutOfRange{Occurrence: o.Occurrence, Count: len(fit)}
	case o.Occurrence == 0 && len(fit) > 1:
		return 0, 0, &AmbiguousQuote{Count: len(fit), Contexts: t.contexts(fit)}
	}
	found := fit[max(o.Occurrence, 1)-1]
	return t.codePoint(found.from), t.codePoint(found.to), nil
}

// span is a range of a text in bytes, end-exclusive.
type span struct{ from, to int }

// exactly returns the occurrences of the quotation, byte by byte.
func (t *Text) exactly(quote string) []span {
	var found []span
	for at := range places(t.source, quote) {
		if s := (span{at, at + len(quote)}); t.divides(s.from) && t.divides(s.to) {
			found = append(found, s)
		}
	}
	return found
}

// likely returns the occurrences of the quotation that differ only in
// typography.
func (t *Text) likely(f folded, quote string) []span {
	wanted := strings.TrimSpace(fold(quote).text)
	if wanted == "" {
		return nil
	}
	var found []span
	for at := range places(f.text, wanted) {
		from, to := f.source(at, at+len(wanted))
		if s := (span{from, to}); t.divides(s.from) && t.divides(s.to) {
			found = append(found, s)
		}
	}
	return found
}

// places yields every byte offset of the text at which the wanted string
// begins.
func places(text, wanted string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			next := strings.Index(text[at:], wanted)
			if next < 0 || !yield(at+next) {
				return
			}
			at += next
		}
	}
}

// divides reports whether the text may be cut at a byte offset: neither within
// a code point, where a quotation of invalid UTF-8 may match, nor between a
// letter and its accent.
func (t *Text) divides(at int) bool {
	after, _ := utf8.DecodeRuneInString(t.source[at:])
	return !unicode.Is(unicode.Mn, after) && t.byteOffset(t.codePoint(at)) == at
}

// fitting returns the spans that have the prefix and suffix of o.
func fitting(spans []span, f folded, o Options) []span {
	prefix := strings.TrimSpace(fold(o.Prefix).text)
	suffix := strings.TrimSpace(fold(o.Suffix).text)
	var fit []span
	for _, s := range spans {
		before := strings.TrimRight(f.text[:f.index(s.from)], " ")
		after := strings.TrimLeft(f.text[f.index(s.to):], " ")
		if strings.HasSuffix(before, prefix) && strings.HasPrefix(after, suffix) {
			fit = append(fit, s)
		}
	}
	return fit
}

// The sizes of a line that shows an occurrence, in code points: enough to
// distinguish it from the others within one line of a terminal.
const (
	shownContexts = 10
	shownAround   = 24
	shownQuote    = 24
)

// contexts returns a line for each of the first spans: the quotation in
// brackets with the text before and after it.
func (t *Text) contexts(spans []span) []string {
	var lines []string
	for _, s := range spans[:min(len(spans), shownContexts)] {
		start, end := t.codePoint(s.from), t.codePoint(s.to)
		before := t.slice(start-shownAround, start)
		quote := t.slice(start, end)
		if end-start > shownQuote {
			quote = t.slice(start, start+shownQuote/2) + "…" + t.slice(end-shownQuote/2, end)
		}
		after := t.slice(end, end+shownAround)
		line := strings.Join(strings.Fields(before+"["+quote+"]"+after), " ")
		if start > shownAround {
			line = "…" + line
		}
		if end+shownAround < t.length {
			line += "…"
		}
		lines = append(lines, line)
	}
	return lines
}

// slice returns a range of the text in code points, clipped to the text.
func (t *Text) slice(start, end int) string {
	return t.source[t.byteOffset(start):t.byteOffset(end)]
}
