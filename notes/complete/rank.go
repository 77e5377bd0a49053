package complete

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/query"

	"github.com/sahilm/fuzzy"
)

// fit is how well a name matches the typed text: by smaller class, then by greater score.
type fit struct {
	entry
	class   int
	score   int
	letters []int // byte offsets of the matched letters in the folded name
}

// The classes of fits.
const (
	begins  = iota // the name begins with the typed text
	atWord         // the typed text begins at a word of the name
	inside         // the name contains the typed text
	inWords        // words of the name have the letters of the typed words in order
	letters        // the name has the typed letters in order
)

// best returns the best entries, at most limit, each record once, and the number of
// likely ones among them: those of a better class than letters.
func best(list []entry, typed string, limit int) (candidates []Candidate, likely int) {
	typed = query.Fold(strings.TrimSpace(typed))
	fits := top(fitting(list, typed), 2*limit) // an article has two names
	shown := make(map[notes.Ref]bool)
	for _, f := range fits {
		if len(candidates) == limit {
			break
		}
		if f.Ref.ID != "" && shown[f.Ref] {
			continue
		}
		shown[f.Ref] = true
		candidates = append(candidates, f.candidate())
		if f.class < letters {
			likely = len(candidates)
		}
	}
	return candidates, likely
}

// top returns the first fits in order, at most limit: far fewer than all.
func top(fits []fit, limit int) []fit {
	var first []fit
	for _, f := range fits {
		if len(first) == limit && compare(f, first[limit-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(first, f, compare)
		first = slices.Insert(first[:min(len(first), limit-1)], min(at, limit-1), f)
	}
	return first
}

func compare(a, b fit) int {
	if c := cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(b.score, a.score), b.Modified.Compare(a.Modified)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Ref.ID, b.Ref.ID))
}

// fitting returns the matching entries in no order; all entries if typed is empty.
func fitting(list []entry, typed string) []fit {
	if typed == "" {
		fits := make([]fit, len(list))
		for i, e := range list {
			fits[i] = fit{entry: e}
			if e.Ref.Kind == notes.KindTag {
				fits[i].class = letters // after the records modified last
			}
		}
		return fits
	}
	folded := make([]string, len(list))
	for i, e := range list {
		folded[i] = e.folded
	}
	matches := fuzzy.FindNoSort(typed, folded)
	fits := make([]fit, len(matches))
	for i, m := range matches {
		fits[i] = fit{list[m.Index], letters, m.Score, m.MatchedIndexes}
		if at := strings.Index(m.Str, typed); at >= 0 {
			fits[i].whole(m.Str, typed, at)
		} else if at := inWordsOf(m.Str, strings.Fields(typed)); at != nil {
			fits[i].class, fits[i].letters = inWords, at
		}
	}
	return fits
}

// inWordsOf returns the byte offsets in name of the letters of words: each word matches
// one word of the name, from its first letter, in order; nil if they do not match.
//
//	chrn ra   ⟨chr⟩o⟨n⟩ology of ⟨ra⟩ids
func inWordsOf(name string, words []string) (at []int) {
	for start, end := 0, 0; len(words) > 0; start = end {
		length := strings.IndexFunc(name[start:], isInWord)
		if length < 0 {
			return nil
		}
		start += length
		if end = strings.IndexFunc(name[start:], func(r rune) bool { return !isInWord(r) }); end < 0 {
			end = len(name)
		} else {
			end += start
		}
		if found := lettersIn(name[start:end], words[0]); found != nil {
			for _, i := range found {
				at = append(at, start+i)
			}
			words = words[1:]
		}
	}
	return at
}

// lettersIn returns the byte offsets in word of the letters of typed, if both begin with
// the same letter and word has the others in order; else nil.
func lettersIn(word, typed string) (at []int) {
	left := []rune(typed)
	for i, r := range word {
		if r == left[0] {
			at = append(at, i)
			if left = left[1:]; len(left) == 0 {
				return at
			}
		} else if i == 0 {
			return nil
		}
	}
	return nil
}

func isInWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// whole sets class and letters of a fit whose name contains typed at the byte offset at,
// and perhaps at a better place after it.
func (f *fit) whole(name, typed string, at int) {
	f.class = inside
	for from := at; from >= 0; {
		before, _ := utf8.DecodeLastRuneInString(name[:from])
		if from == 0 || !isInWord(before) {
			f.class, at = atWord, from
			break
		}
		next := strings.Index(name[from+1:], typed)
		if next < 0 {
			break
		}
		from += 1 + next
	}
	if at == 0 {
		f.class = begins
	}
	f.letters = f.letters[:0:0]
	for i := range typed {
		f.letters = append(f.letters, at+i)
	}
}

// candidate returns the fit as a candidate.
func (f fit) candidate() Candidate {
	c := Candidate{Ref: f.Ref, Text: f.Text, Detail: f.Detail, Marks: query.Unfold(f.Text, f.letters)}
	switch {
	case f.Ref.Kind == notes.KindTag:
		c.Text, c.Insert = "#"+f.Text, "#"+f.Text
		for i := range c.Marks {
			c.Marks[i][0]++
			c.Marks[i][1]++
		}
	default:
		l := link.Link{Target: f.Target}
		if f.Target.Name == f.Ref.ID && f.Ref.Kind == notes.KindNote { // another record has the same title
			l.Shown = f.Text
		}
		if f.Ref.Kind == notes.KindHighlight {
			l.Shown = f.Detail
		}
		c.Insert = l.String()
	}
	return c
}
