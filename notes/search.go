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
	Marks   [][2]int  `json:"marks"`             // the matching words, code points in Snippet, in order, not overlapping
	Matched []string  `json:"matched,omitempty"` // words that match and are spelt otherwise than what was asked for, or are not seen: targets of links
	Missing int       `json:"missing,omitempty"` // how many of the words that are asked for it does not have
	Score   float64   `json:"score"`             // higher is better; comparable within one search only

	// TitleMarks are the matching words in Title, as Marks are those in Snippet.
	TitleMarks [][2]int `json:"title_marks,omitempty"`

	// Start and End are the best matching words in the article's current text.
	// Both are 0 for a note and for a match in a title or comment.
	Start int `json:"start"`
	End   int `json:"end"`

	// Block is where the paragraph begins in which they are, in that text.
	Block int `json:"-"`
	// Pattern is what it was found by: it marks the words in any text.
	Pattern *query.Pattern `json:"-"`
}

// Mark returns where a text has what the hit was found by, in code points, in
// order and not overlapping: the words, or else, inLinks, the links whose
// targets have some of them. Others are the words, each once, that are spelt
// otherwise than what was asked for, or those of the targets.
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

// HitKind says what matched.
type HitKind string

const (
	HitArticle   HitKind = "article"   // title, metadata or text of an article
	HitHighlight HitKind = "highlight" // a highlight's quotation
	HitComment   HitKind = "comment"   // the comment on a highlight
	HitNote      HitKind = "note"      // title or body of a note
)

// Results are the hits of one search, best first.
type Results struct {
	Total int  // how many there are in all; Hits may be fewer
	More  bool // there are more than Total, which were not counted
	Hits  []Hit
}
