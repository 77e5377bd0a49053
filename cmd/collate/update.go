package main

import (
	"context"
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/intake"
	"collate/storage"
)

type updateCommand struct {
	Article string `arg:"" help:"A citation key or an id."`
	File    string `arg:"" type:"file" help:"A text (.txt) or Markdown (.md) file."`
}

// Run gives an article the text of a file.
func (c updateCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		a, err := store.ResolveArticle(ctx, c.Article)
		if err != nil {
			return err
		}
		imported, err := readArticle(c.File)
		if err != nil {
			return err
		}
		out, err := intake.Update(ctx, store, a, imported, p.now())
		if err != nil {
			return err
		}
		if err := apply(ctx, store, out); err != nil {
			return err
		}
		return p.print(describeUpdate(out))
	})
}

// updateData is what became of an article's highlights.
type updateData struct {
	Anchored   int          `json:"anchored"`
	Check      int          `json:"check"`
	Orphaned   int          `json:"orphaned"`
	Highlights []placedData `json:"highlights"`

	outcome intake.Outcome
}

func describeUpdate(out intake.Outcome) updateData {
	data := updateData{
		Anchored: out.Count(notes.Anchored), Check: out.Count(notes.Check), Orphaned: out.Count(notes.Orphaned),
		Highlights: make([]placedData, len(out.Highlights)), outcome: out,
	}
	for i, placed := range out.Highlights {
		h := placed.Highlight
		data.Highlights[i] = placedData{
			ID: h.ID, Status: h.Status, Score: placed.Score, Start: h.Anchor.Start, End: h.Anchor.End, Quote: placed.Text,
		}
	}
	return data
}

// placedData is where a highlight stands in the new text; one that was not
// found, where it stood before.
type placedData struct {
	ID     notes.HighlightID `json:"id"`
	Status notes.Status      `json:"status"`
	Score  float64           `json:"score"` // from 0 to 1
	Start  int               `json:"start"` // code points
	End    int               `json:"end"`   // exclusive
	Quote  string            `json:"quote"` // the text that stands there
}

func (u updateData) text() string {
	a := u.outcome.Article
	var b strings.Builder
	switch {
	case u.outcome.Status == intake.Unchanged:
		fmt.Fprintf(&b, "%s has this text and these metadata already.\n", a.Key)
	case len(u.Highlights) == 0:
		fmt.Fprintf(&b, "Updated %s.\n", a.Key)
	default:
		fmt.Fprintf(&b, "Updated %s. %s.\n", a.Key, highlightCounts(u.outcome))
	}
	for _, placed := range u.outcome.Highlights {
		h := placed.Highlight
		was := paragraph(shorten(h.Anchor.Exact, 3*lineWidth), "    was: ", "         ")
		switch h.Status {
		case notes.Check:
			now := paragraph(shorten(placed.Text, 3*lineWidth), "    now: ", "         ")
			fmt.Fprintf(&b, "\nTo check (%s):\n%s%s", h.ID, was, now)
		case notes.Orphaned:
			fmt.Fprintf(&b, "\nNot found (%s):\n%s", h.ID, was)
		}
	}
	return b.String()
}
