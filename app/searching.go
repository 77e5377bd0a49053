package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"collate/app/reading"
	"collate/app/widget/overlay"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/markdown"
	"collate/notes/query"
)

const (
	// searchLimit is how many hits are listed at most.
	searchLimit = 50
	// lastSearches is how many searches are remembered.
	lastSearches = 8
	// previewPause is how long a hit is chosen before its text is read.
	previewPause = 60 * time.Millisecond
)

// searches are those that the user keeps, and the last ones.
type searches struct {
	Saved []string `json:"saved,omitempty"`
	Last  []string `json:"last,omitempty"`
	Group bool     `json:"group,omitempty"` // hits are listed by their kind
}

// searchFor looks for words off the UI thread; a search that is still running
// is ended.
func (w *window) searchFor(words string) {
	w.search()
	ctx, cancel := context.WithCancel(context.Background())
	w.search = cancel
	asked := query.Parse(words)
	go show(ctx, w, func() (notes.Results, error) { return w.notebook.Search(ctx, asked, searchLimit) }, func(r notes.Results) {
		w.finder.SetHits(words, r, asked.Problem)
	})
}

// found remembers a search that something was opened from.
func (w *window) found(words string) {
	last := slices.DeleteFunc(slices.Clone(w.session.Searches.Last), func(s string) bool { return s == words })
	last = append([]string{words}, last...)
	w.session.Searches.Last = last[:min(len(last), lastSearches)]
	w.searchesChanged()
}

// saveSearch keeps a search in the library, and forgetSearch no longer.
func (w *window) saveSearch(words string) {
	w.session.Searches.Saved = append(slices.Clone(w.session.Searches.Saved), words)
	w.searchesChanged()
	w.notices.Tell(overlay.Notice{Message: "The search is kept in the library."})
}

func (w *window) forgetSearch(words string) {
	w.session.Searches.Saved = slices.DeleteFunc(slices.Clone(w.session.Searches.Saved), func(s string) bool { return s == words })
	w.searchesChanged()
}

func (w *window) searchesChanged() {
	s := w.session.Searches
	w.finder.SetSearches(s.Saved, s.Last)
	w.library.SetSearches(s.Saved)
	w.keep()
}

// aboutHit says where the article of a hit is from, and when.
func (w *window) aboutHit(hit notes.Hit) string {
	for _, a := range w.contents.listing.articles {
		if a.ID == hit.Article || string(a.ID) == hit.ID {
			row := articleRow(a, 0)
			return strings.Trim(row.Source+" · "+row.Date, " ·")
		}
	}
	return ""
}

// operatorValues returns the values of a search operator that the notebook has.
func (w *window) operatorValues(operator string) []string {
	var values []string
	for _, a := range w.contents.listing.articles {
		switch operator {
		case query.OpIn:
			values = append(values, a.Key)
		case query.OpFrom:
			values = append(values, cite.Source(a.Item))
		case query.OpBy:
			values = append(values, cite.Authors(a.Item)...)
		}
	}
	if operator == query.OpTag {
		for _, t := range w.contents.listing.tags {
			values = append(values, t.Tag)
		}
	}
	slices.Sort(values)
	return slices.DeleteFunc(slices.Compact(values), func(v string) bool { return v == "" })
}

// previewHit shows the text of a hit beside the list, unless another one is
// chosen in a moment.
func (w *window) previewHit(hit notes.Hit) {
	w.previewing()
	ctx, cancel := context.WithCancel(context.Background())
	w.previewing = cancel
	go func() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(previewPause):
		}
		show(ctx, w, func() (passage, error) { return w.readPassage(ctx, hit) }, func(p passage) {
			w.finder.ShowPreview(hit, p.text, p.start, p.end)
		})
	}()
}

// passage is a range of bytes of a text.
type passage struct {
	text       *textview.Text
	start, end int
}

// readPassage reads the text that a hit is in. It is not for the UI thread.
func (w *window) readPassage(ctx context.Context, hit notes.Hit) (passage, error) {
	if hit.Kind == notes.HitNote {
		n, err := w.notebook.Note(ctx, notes.NoteID(hit.ID))
		if err != nil {
			return passage{}, err
		}
		text := reading.TextOf(markdown.Document("# " + n.Title + "\n\n" + n.Body))
		start, end := foundIn(text.Content, hit)
		return passage{text, start, end}, nil
	}
	article, start, end := hit.Article, hit.Start, hit.End
	if hit.Kind == notes.HitArticle {
		article = notes.ArticleID(hit.ID)
	} else {
		h, err := w.notebook.Highlight(ctx, notes.HighlightID(hit.ID))
		if err != nil {
			return passage{}, err
		}
		start, end = h.Anchor.Start, h.Anchor.End
	}
	l, err := loadArticle(ctx, w.notebook, article, nil)
	if err != nil {
		return passage{}, err
	}
	d := l.revision.Document
	return passage{l.text, d.ByteOffset(start), d.ByteOffset(end)}, nil
}

// foundIn returns where in a text the marked words of a hit stand, in bytes: the
// first place that has the snippet, or else the first marked word.
func foundIn(text string, hit notes.Hit) (start, end int) {
	if len(hit.Marks) == 0 {
		return 0, 0
	}
	runes := []rune(hit.Snippet)
	first, last := hit.Marks[0], hit.Marks[len(hit.Marks)-1]
	for _, words := range []string{string(runes[first[0]:last[1]]), string(runes[first[0]:first[1]])} {
		if at := strings.Index(text, words); at >= 0 {
			return at, at + len(words)
		}
	}
	return 0, 0
}
