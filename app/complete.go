package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"collate/app/widget/completion"
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
		_ = w.completer.Refresh(w.ctx)
		_ = w.notebook.PrepareSearch(w.ctx)
	}()
}

// complete looks, off the UI thread, for what may be meant by what is being
// typed into something, and calls show with it. A search that still runs is
// ended.
func (w *window) complete(q completion.Query, in notes.Ref, show func(completion.Query, []completion.Candidate)) {
	w.completing()
	ctx, cancel := context.WithCancel(w.ctx)
	w.completing = cancel
	articles := w.contents.listing.articles
	go func() {
		candidates, err := w.candidates(ctx, q, in, articles)
		fyne.Do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				w.reportError(err)
			default:
				show(q, candidates)
			}
		})
	}()
}

func (w *window) candidates(ctx context.Context, q completion.Query, in notes.Ref, articles []notes.ArticleSummary) ([]completion.Candidate, error) {
	var found []complete.Candidate
	var err error
	switch q.Kind {
	case completion.Citations:
		return citations(articles, q.Typed, candidateLimit), nil
	case completion.Tags:
		found, err = w.completer.Tags(ctx, q.Typed, candidateLimit)
	default:
		text := in
		if in.Kind == notes.KindHighlight { // a comment has no headings
			text = notes.Ref{}
		}
		found, err = w.completer.Links(ctx, q.Typed, text, candidateLimit)
	}
	var candidates []completion.Candidate
	for _, c := range found {
		if c.Ref != in { // nothing links to itself
			candidates = append(candidates, candidateOf(c))
		}
	}
	return candidates, err
}

// candidateOf returns a candidate as it is shown: with what it is the name of.
func candidateOf(c complete.Candidate) completion.Candidate {
	if c.Create != "" {
		return completion.Candidate{Text: "New note “" + c.Create + "”", Insert: c.Insert, Create: c.Create}
	}
	out := completion.Candidate{Text: c.Text, Detail: c.Detail, Marks: c.Marks, Insert: c.Insert}
	if out.Detail == "" {
		switch c.Ref.Kind {
		case notes.KindNote:
			out.Detail = "note"
		case notes.KindArticle:
			out.Detail = "article"
		case notes.KindHighlight:
			out.Detail = "highlight"
		}
	}
	return out
}

// createLinked makes the note that a link was made to.
func (w *window) createLinked(title string) {
	w.changes.AddNote(title, "", nil, func(notes.NoteID) {})
}

// citations returns the articles that may be meant by a citation of which was
// typed what follows the "@": by letters of the key or the title, in their
// order, the best first.
func citations(articles []notes.ArticleSummary, typed string, limit int) []completion.Candidate {
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
	var out []completion.Candidate
	for _, m := range matches[:min(limit, len(matches))] {
		a := articles[m.Index]
		c := completion.Candidate{Text: "@" + a.Key, Detail: cite.ShortTitle(a.Item), Insert: "@" + a.Key}
		for _, at := range m.MatchedIndexes {
			if at < len(a.Key) { // a key has no characters of several bytes before what is matched in it
				c.Marks = append(c.Marks, [2]int{at + 1, at + 2})
			}
		}
		out = append(out, c)
	}
	return out
}
