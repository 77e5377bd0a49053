package anchor

import (
	"context"
	"encoding/json"
	"os"
	"testing"
)

// TestRevisions finds the sentences of real articles in later revisions of
// them. The environment variable ANCHOR_DATA names the file:
//
//	{"articles": [{"name", "old", "new"}],
//	 "cases": [{"article", "class", "start", "end", "quote", "prefix", "suffix", "expected"}]}
//
// where article is an index, offsets are code points, end-exclusive, and
// expected is the range in the new text, or null for a sentence that was
// deleted. A sentence counts as found if the intersection of the two ranges is
// at least half of their union.
//
// The test fails if fewer cases of a class are right, in proportion, than the
// best method published for such data gets right.
func TestRevisions(t *testing.T) {
	file := os.Getenv("ANCHOR_DATA")
	if file == "" {
		t.Skip("ANCHOR_DATA does not name a file with revisions of articles")
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var data revisions
	if err := json.Unmarshal(raw, &data); err != nil {
		t.Fatal(err)
	}
	byArticle := make([][]int, len(data.Articles))
	for i, c := range data.Cases {
		byArticle[c.Article] = append(byArticle[c.Article], i)
	}
	t.Run("Find", func(t *testing.T) {
		data.check(t, func(matches []Match) {
			for article, cases := range byArticle {
				f := NewFinder(data.Articles[article].New)
				for _, i := range cases {
					matches[i], _ = f.Find(data.Cases[i].anchor())
				}
			}
		})
	})
	t.Run("FindAll", func(t *testing.T) {
		data.check(t, func(matches []Match) {
			for article, cases := range byArticle {
				anchors := make([]Anchor, len(cases))
				for k, i := range cases {
					anchors[k] = data.Cases[i].anchor()
				}
				found, err := NewFinder(data.Articles[article].New).FindAll(context.Background(), anchors)
				if err != nil {
					t.Fatal(err)
				}
				for k, i := range cases {
					matches[i] = found[k]
				}
			}
		})
	})
}

// revisions is the content of the file.
type revisions struct {
	Articles []struct{ Name, Old, New string }
	Cases    []revisionCase
}

type revisionCase struct {
	Article               int
	Class                 string
	Start, End            int
	Quote, Prefix, Suffix string
	Expected              *[2]int
}

func (c revisionCase) anchor() Anchor {
	return Anchor{Exact: c.Quote, Prefix: c.Prefix, Suffix: c.Suffix, Start: c.Start, End: c.End}
}

// right reports whether a match is what is expected.
func (c revisionCase) right(m Match) bool {
	if c.Expected == nil || m.Status == None {
		return c.Expected == nil && m.Status == None
	}
	start, end := c.Expected[0], c.Expected[1]
	intersection := min(m.End, end) - max(m.Start, start)
	union := max(m.End, end) - min(m.Start, start)
	return intersection*2 >= union
}

// tally counts the matches of a class.
type tally struct{ right, wrong, none, sure, sureWrong int }

// check counts the results of find for each case, and compares them with the
// published ones.
func (data revisions) check(t *testing.T, find func([]Match)) {
	matches := make([]Match, len(data.Cases))
	find(matches)
	counts := make(map[string]*tally)
	for i, c := range data.Cases {
		if counts[c.Class] == nil {
			counts[c.Class] = &tally{}
		}
		counts[c.Class].add(c, matches[i])
		if !c.right(matches[i]) {
			t.Logf("%-7s case %d of %q: %+v", c.Class, i, data.Articles[c.Article].Name, matches[i])
		}
	}
	for _, published := range []struct {
		class        string
		right, cases int
	}{
		{"same", 2999, 3000},
		{"edited", 1704, 1733},
		{"moved", 24, 24},
		{"deleted", 231, 310},
	} {
		n := counts[published.class]
		if n == nil {
			continue
		}
		cases := n.right + n.wrong + n.none
		t.Logf("%-7s %4d right, %2d wrong, %2d none, of %4d (%.1f%%; published: %.1f%%); sure: %4d, of which wrong: %d",
			published.class, n.right, n.wrong, n.none, cases, 100*float64(n.right)/float64(cases),
			100*float64(published.right)/float64(published.cases), n.sure, n.sureWrong)
		if n.right < cases*published.right/published.cases {
			t.Errorf("%s: fewer are right than published", published.class)
		}
	}
}

func (n *tally) add(c revisionCase, m Match) {
	if m.Status == Sure {
		n.sure++
		if !c.right(m) {
			n.sureWrong++
		}
	}
	switch {
	case c.right(m):
		n.right++
	case m.Status == None:
		n.none++
	default:
		n.wrong++
	}
}
