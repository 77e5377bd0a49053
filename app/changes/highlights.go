package changes

import (
	"context"
	"slices"
	"strings"

	"collate/app/history"
	"collate/notes"
	"collate/notes/anchor"
)

// AddHighlight adds a highlight on the range from start to end, in code points, and
// returns it before it is applied. An invalid range is an error: see [anchor.Describe].
func (c *Changes) AddHighlight(revision notes.Revision, start, end int, color notes.Color) (notes.Highlight, error) {
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return notes.Highlight{}, err
	}
	now := c.now().UTC()
	h := notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: revision.Article, Revision: revision.ID,
		Anchor: a, Status: notes.Anchored, Color: color, Created: now, Modified: now,
	}
	c.do(history.Step{Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("highlight", now, notes.Put(h)), nil
	}})
	return h, nil
}

// RecolorHighlight changes the colour of a highlight.
func (c *Changes) RecolorHighlight(id notes.HighlightID, color notes.Color) {
	c.changeHighlight(id, "colour of highlight", history.Step{}, func(h *notes.Highlight) { h.Color = color })
}

// UnderlineHighlight switches a highlight between an underline and a colour behind the
// text.
func (c *Changes) UnderlineHighlight(id notes.HighlightID) {
	c.changeHighlight(id, "underline", history.Step{}, func(h *notes.Highlight) { h.Underline = !h.Underline })
}

// CommentHighlight sets the comment. Changes with the same stretch are undone as one.
// done is called after the comment was applied.
func (c *Changes) CommentHighlight(id notes.HighlightID, comment, stretch string, done func()) {
	s := history.Step{Field: "comment " + string(id), Stretch: stretch, Done: done}
	c.changeHighlight(id, "comment", s, func(h *notes.Highlight) { h.Comment = comment })
}

// MoveHighlight moves a highlight to the range from start to end, in code points. An
// invalid range is an error: see [anchor.Describe].
func (c *Changes) MoveHighlight(id notes.HighlightID, revision notes.Revision, start, end int) error {
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return err
	}
	c.changeHighlight(id, "range of highlight", history.Step{Field: "range " + string(id)}, func(h *notes.Highlight) {
		h.Anchor, h.Revision, h.Status = a, revision.ID, notes.Anchored
	})
	return nil
}

// MergeHighlights merges several highlights of a text in one edit: the first keeps
// its colour and gets the range from the start of all to their end, their comments
// and tags. The others are moved to the trash.
func (c *Changes) MergeHighlights(revision notes.Revision, merged []notes.Highlight) error {
	if len(merged) < 2 {
		return nil
	}
	start, end := merged[0].Anchor.Start, merged[0].Anchor.End
	for _, h := range merged {
		start, end = min(start, h.Anchor.Start), max(end, h.Anchor.End)
	}
	a, err := anchor.Describe(revision.Document.Text(), start, end)
	if err != nil {
		return err
	}
	merge := func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error) {
		now := c.now().UTC()
		var all []notes.Highlight
		for _, m := range merged {
			r, err := read(m.Ref())
			if err != nil {
				return notes.Edit{}, err
			}
			all = append(all, r.(notes.Highlight))
		}
		first := all[0]
		first.Anchor, first.Revision, first.Status, first.Modified = a, revision.ID, notes.Anchored, now
		first.Tags = slices.Clone(first.Tags)
		var ops []notes.Op
		for _, h := range all[1:] {
			first.Comment = strings.TrimSpace(first.Comment + "\n\n" + h.Comment)
			first.Tags = append(first.Tags, h.Tags...)
			h.Trashed = now
			ops = append(ops, notes.Put(h))
		}
		slices.Sort(first.Tags)
		first.Tags = slices.Compact(first.Tags)
		return notes.NewEdit("merge of highlights", now, append(ops, notes.Put(first))...), nil
	}
	c.do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) { return c.made(c.notebook.Compose(ctx, merge)) }})
	return nil
}

// changeHighlight queues s with a Build that applies change to a highlight.
func (c *Changes) changeHighlight(id notes.HighlightID, name string, s history.Step, change func(*notes.Highlight)) {
	ref := notes.Ref{Kind: notes.KindHighlight, ID: string(id)}
	s.Build = func(ctx context.Context) (notes.Edit, error) {
		return c.made(c.notebook.Change(ctx, ref, name, s.EditField(), func(r notes.Record) notes.Record {
			h := r.(notes.Highlight)
			change(&h)
			return h
		}))
	}
	c.do(s)
}
