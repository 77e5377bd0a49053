package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"collate/app/writing"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/complete"
)

// candidateLimit is how many candidates are offered at most.
const candidateLimit = 50

// prepareAfter is how long what may be needed soon waits for what is needed at
// once: the first text on the screen.
const prepareAfter = time.Second

// prepare reads in the background the names that links can have, and what
// searches hold in memory.
func (w *window) prepare() {
	w.completer, w.completing = complete.New(w.notebook), func() {}
	go func() {
		time.Sleep(prepareAfter)
		// What cannot be read now is read, or reported, when it is asked for.
		_ = w.completer.Refresh(context.Background())
		_ = w.notebook.PrepareSearch(context.Background())
	}()
}

// complete looks, off the UI thread, for what may be meant by what is being
// typed into a note. A search that still runs is ended.
func (w *window) complete(wr *writing.Writer, q writing.Query) {
	w.completing()
	ctx, cancel := context.WithCancel(context.Background())
	w.completing = cancel
	articles := w.contents.listing.articles
	go func() {
		candidates, err := w.candidates(ctx, q, articles)
		fyne.Do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				w.reportError(err)
			default:
				wr.SetCandidates(q, candidates)
			}
		})
	}()
}

func (w *window) candidates(ctx context.Context, q writing.Query, articles []notes.ArticleSummary) ([]complete.Candidate, error) {
	switch q.Kind {
	case writing.Tags:
		return w.completer.Tags(ctx, q.Typed, candidateLimit)
	case writing.Citations:
		return citations(articles, q.Typed, candidateLimit), nil
	}
	return w.completer.Links(ctx, q.Typed, notes.Ref{Kind: notes.KindNote, ID: string(q.Note)}, candidateLimit)
}

// citations returns the articles that may be meant by a citation of which was
// typed what follows the "@": by letters of the key or the title, in their
// order, the best first.
func citations(articles []notes.ArticleSummary, typed string, limit int) []complete.Candidate {
	names := make([]string, len(articles))
	for i, a := range articles {
		names[i] = a.Key + " " + cite.ShortTitle(a.Item)
	}
	matches := make(fuzzy.Matches, 0, len(names))
	if typed == "" {
		for i := range names {
			matches = append(matches, fuzzy.Match{Index: i})
		}
	} else {
		matches = fuzzy.Find(typed, names)
	}
	var out []complete.Candidate
	for _, m := range matches[:min(limit, len(matches))] {
		a := articles[m.Index]
		c := complete.Candidate{Ref: a.Ref(), Text: "@" + a.Key, Detail: cite.ShortTitle(a.Item), Insert: "@" + a.Key}
		for _, at := range m.MatchedIndexes {
			if at < len(a.Key) { // a key has no characters of several bytes before what is matched in it
				c.Marks = append(c.Marks, [2]int{at + 1, at + 2})
			}
		}
		out = append(out, c)
	}
	return out
}
