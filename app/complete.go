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

// candidateLimit is the maximum number of candidates.
const candidateLimit = 50

// prepareAfter is the delay after which data that may be needed soon is loaded,
// so that the first text appears first.
const prepareAfter = time.Second

// prepare loads the names of link targets and the vocabulary of the search in
// the background.
func (w *window) prepare() {
	w.completer, w.completing = complete.New(w.notebook), func() {}
	go func() {
		time.Sleep(prepareAfter)
		// Errors are ignored here: a later use reads again and reports them.
		_ = w.completer.Refresh(w.ctx)
		_ = w.notebook.PrepareSearch(w.ctx)
	}()
}

// complete finds candidates for what is being typed in the record in, off the
// UI thread, and calls show on it with them. It cancels the previous call.
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
		if c.Ref != in { // no link to the text itself
			candidates = append(candidates, candidateOf(c))
		}
	}
	return candidates, err
}

// candidateOf returns a candidate as it is shown, with its kind if it has no
// other detail.
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

// createLinked adds the note that a new link refers to.
func (w *window) createLinked(title string) {
	w.changes.AddNote(title, "", nil, func(notes.NoteID) {})
}

// citations returns the articles whose key or title matches the letters typed
// after "@", in their order, best first: at most limit.
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
			if at < len(a.Key) { // a key has only one-byte characters before the match
				c.Marks = append(c.Marks, [2]int{at + 1, at + 2})
			}
		}
		out = append(out, c)
	}
	return out
}
