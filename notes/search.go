package notes

import (
	"slices"

	"collate/notes/document"
	"collate/notes/query"
)

// Hit is one result of a search: a passage of an article, a highlight, its
// comment, or a note.
type Hit struct {
	Kind    HitKind   `json:"kind"`
	ID      string    `json:"id"`                // of the article, highlight or note
	Article ArticleID `json:"article,omitempty"` // empty for a note
	Key     string    `json:"key,omitempty"`     // the article's citation key; empty for a note
	Title   string    `json:"title"`             // of the article or note
	Snippet string    `json:"snippet"`           // one line of text around the match
	Marks   [][2]int  `json:"marks"`             // matching words: code points in Snippet, in order, not overlapping
	Matched []string  `json:"matched,omitempty"` // matching words that differ in spelling from the query or are only in link targets
	Missing int       `json:"missing,omitempty"` // number of words of the query that do not occur in the result
	Score   float64   `json:"score"`             // higher is better; comparable within one search only

	// TitleMarks are the matching words in Title, in the form of Marks.
	TitleMarks [][2]int `json:"title_marks,omitempty"`

	// Start and End are the range of the best matching words in the article's current
	// text, in code points, end-exclusive. Both are 0 for a note and for a match in a
	// title or comment.
	Start int `json:"start"`
	End   int `json:"end"`

	// Block is the start of the paragraph that holds Start, in code points.
	Block int `json:"-"`
	// Pattern is the pattern that matched: it marks the words in any text.
	Pattern *query.Pattern `json:"-"`
}

// Mark returns the ranges of d that the hit's Pattern matches, in code points, in order
// and not overlapping. If no word of the text matches, inLinks is true and the marks are
// the links whose targets match. Others are the matching words that are spelt differently
// from the query, or the matching words of the targets, each once.
func (h Hit) Mark(d document.Document) (marks [][2]int, others []string, inLinks bool) {
	if h.Pattern == nil {
		return nil, nil, false
	}
	if marks, others = h.Pattern.Mark(d.Text()); len(marks) > 0 {
		return marks, others, false
	}
	for _, l := range d.Links() {
		found, _ := h.Pattern.Mark(l.Target)
		if inLast := len(marks) > 0 && l.Start < marks[len(marks)-1][1]; len(found) == 0 || inLast || l.Start == l.End {
			continue
		}
		marks = append(marks, [2]int{l.Start, l.End})
		runes := []rune(l.Target)
		for _, m := range found {
			if word := string(runes[m[0]:m[1]]); !slices.Contains(others, word) {
				others = append(others, word)
			}
		}
	}
	return marks, others, len(marks) > 0
}

// HitKind says which part of the notebook matched.
type HitKind string

const (
	HitArticle   HitKind = "article"   // title, metadata or text of an article
	HitHighlight HitKind = "highlight" // a highlight's quotation
	HitComment   HitKind = "comment"   // the comment on a highlight
	HitNote      HitKind = "note"      // title or body of a note
)

// Results are the hits of one search, best first.
type Results struct {
	Total int  // number of matches; Hits may be fewer
	More  bool // there are more matches than Total, which were not counted
	Hits  []Hit
}
