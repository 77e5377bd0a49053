package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"collate/app/finder"
	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/document"
	"collate/notes/query"
)

const (
	// searchLimit is the maximum number of listed hits.
	searchLimit = 50
	// lastSearches is the number of remembered searches.
	lastSearches = 8
	// recentChoices is how many recent articles and notes, and how many recent
	// commands, are listed first.
	recentChoices = 30
	// bestSpan is the maximum length, in code points, of a range with the best
	// matches of a text.
	bestSpan = 160
	// previewPause is how long a hit must be chosen before its text is read.
	previewPause = 60 * time.Millisecond
)

// searches is what the finder offers again, each list newest first.
type searches struct {
	Saved []string `json:"saved,omitempty"` // searches that the user keeps
	Last  []string `json:"last,omitempty"`
	Group bool     `json:"group,omitempty"` // hits are grouped by kind

	Opened []string `json:"opened,omitempty"` // articles and notes, as choiceID
	Run    []string `json:"run,omitempty"`    // commands
}

// atHead returns a list with a value moved or added to its head, at most most
// values.
func atHead(list []string, value string, most int) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == value })
	list = append([]string{value}, list...)
	return list[:min(len(list), most)]
}

// searchFor searches off the UI thread and cancels a running search.
func (w *window) searchFor(words string) {
	w.search()
	ctx, cancel := context.WithCancel(w.ctx)
	w.search = cancel
	asked := query.Parse(words)
	go show(ctx, w, func() (notes.Results, error) { return w.notebook.Search(ctx, asked, searchLimit) }, func(r notes.Results) {
		w.finder.SetHits(words, r, asked.Problem)
	})
}

// found remembers a search from which something was opened.
func (w *window) found(words string) {
	w.session.Searches.Last = atHead(w.session.Searches.Last, words, lastSearches)
	w.searchesChanged()
}

// saveSearch adds a search to the library; forgetSearch removes it.
func (w *window) saveSearch(words string) {
	w.session.Searches.Saved = append(slices.Clone(w.session.Searches.Saved), words)
	w.searchesChanged()
	w.notices.Tell(overlay.Notice{Message: "The search is kept in the library."})
}

func (w *window) forgetSearch(words string) {
	w.session.Searches.Saved = slices.DeleteFunc(slices.Clone(w.session.Searches.Saved), func(s string) bool { return s == words })
	w.searchesChanged()
}

// rememberOpened remembers a record as recently opened.
func (w *window) rememberOpened(ref notes.Ref) {
	if ref == (notes.Ref{}) {
		return
	}
	w.session.Searches.Opened = atHead(w.session.Searches.Opened, choiceID(ref), recentChoices)
	w.offerSearches()
	w.keep()
}

// rememberRun remembers a command as recently run.
func (w *window) rememberRun(id string) {
	w.session.Searches.Run = atHead(w.session.Searches.Run, id, recentChoices)
	w.offerSearches()
	w.keep()
}

func (w *window) searchesChanged() {
	w.offerSearches()
	w.library.SetSearches(w.session.Searches.Saved)
	w.keep()
}

// offerSearches passes the remembered searches and choices to the finder, without
// the record in the focused pane.
func (w *window) offerSearches() {
	s := w.session.Searches
	w.finder.SetSearches(s.Saved, s.Last)
	w.finder.SetRecent(finder.Commands, s.Run)
	opened := s.Opened
	if len(opened) > 0 && opened[0] == choiceID(w.desk.current().shown) {
		opened = opened[1:]
	}
	w.finder.SetRecent(finder.Open, opened)
}

// aboutHit returns the source and date of the article of a hit.
func (w *window) aboutHit(hit notes.Hit) string {
	for _, a := range w.contents.listing.articles {
		if a.ID == hit.Article || string(a.ID) == hit.ID {
			row := articleRow(a, 0)
			return strings.Trim(row.Source+" · "+row.Date, " ·")
		}
	}
	return ""
}

// operatorValues returns the values of a search operator that occur in the notebook.
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

// previewHit shows the text of a hit beside the list after a pause, unless another
// hit is chosen.
func (w *window) previewHit(hit notes.Hit) {
	w.previewing()
	ctx, cancel := context.WithCancel(w.ctx)
	w.previewing = cancel
	go func() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(previewPause):
		}
		show(ctx, w, func() (finder.Preview, error) { return w.readPreview(ctx, hit) }, func(p finder.Preview) {
			w.finder.ShowPreview(hit, p)
		})
	}()
}

// readPreview reads the text of a hit. It must be called off the UI thread.
func (w *window) readPreview(ctx context.Context, hit notes.Hit) (finder.Preview, error) {
	if hit.Kind == notes.HitNote {
		n, err := w.notebook.Note(ctx, notes.NoteID(hit.ID))
		if err != nil {
			return finder.Preview{}, err
		}
		page, err := w.readNote(ctx, n)
		if err != nil {
			return finder.Preview{}, err
		}
		start, end := bestOf(hit, page.Document)
		return finder.Preview{Text: page.Text, Marks: marksOf(hit, page.Document), Start: start, End: end}, nil
	}
	l, err := loadArticle(ctx, w.notebook, hit.Article, nil)
	if err != nil {
		return finder.Preview{}, err
	}
	d := l.revision.Document
	p := finder.Preview{Text: l.text, Marks: marksOf(hit, d), Start: d.ByteOffset(hit.Start), End: d.ByteOffset(hit.End)}
	if hit.Kind == notes.HitArticle {
		return p, nil
	}
	i := slices.IndexFunc(l.highlights, func(h notes.Highlight) bool { return string(h.ID) == hit.ID })
	if i < 0 || l.highlights[i].Status == notes.Orphaned || l.highlights[i].Revision != l.revision.ID {
		return p, nil
	}
	anchor := l.highlights[i].Anchor
	passage := [2]int{d.ByteOffset(anchor.Start), d.ByteOffset(anchor.End)}
	within := func(m [2]int) bool { return m[0] >= passage[0] && m[1] <= passage[1] }
	if !slices.ContainsFunc(p.Marks, within) {
		p.Marks = append(p.Marks, passage)
	}
	if hit.Start == hit.End {
		p.Start, p.End = passage[0], passage[1]
	}
	return p, nil
}

// openHit opens a hit: the best match in a note or an article, or a highlight.
func (w *window) openHit(hit notes.Hit, other bool) {
	switch hit.Kind {
	case notes.HitNote:
		w.trail.leave(w.here())
		ref := notes.Ref{Kind: notes.KindNote, ID: hit.ID}
		w.desk.open(w.paneFor(ref, other), ref, -1, func(p *pane) {
			w.desk.focusOn(p)
			p.writer.Seek(func(d document.Document) (start, end int) { return bestOf(hit, d) },
				func(body string) (start, end int) { return bestOf(hit, document.Plain(body)) })
			p.focus()
		})
	case notes.HitHighlight, notes.HitComment:
		w.openPassage(hit.Article, 0, 0, notes.HighlightID(hit.ID), other)
	default:
		w.openPassage(hit.Article, hit.Start, hit.End, "", other)
	}
}

// marksOf returns the ranges of the matches of a hit in a text, in bytes.
func marksOf(hit notes.Hit, d document.Document) [][2]int {
	marks, _, _ := hit.Mark(d)
	for i, m := range marks {
		marks[i] = [2]int{d.ByteOffset(m[0]), d.ByteOffset(m[1])}
	}
	return marks
}

// bestOf returns the range of the best matches of a hit in a text, in bytes; 0, 0 if
// there are none.
func bestOf(hit notes.Hit, d document.Document) (start, end int) {
	marks, _, _ := hit.Mark(d)
	best := query.Closest(d.Text(), query.Cluster(d.Text(), marks, bestSpan))
	if len(best) == 0 {
		return 0, 0
	}
	return d.ByteOffset(best[0][0]), d.ByteOffset(best[len(best)-1][1])
}
