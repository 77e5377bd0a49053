package app

import (
	"context"
	"errors"

	"collate/app/past"
	"collate/notes"
	"collate/notes/cite"
)

// readPast reads the last steps of the history and, of a note, its versions. It is not
// for the UI thread.
func (w *window) readPast(ctx context.Context, ref notes.Ref, steps int) (c past.Contents, err error) {
	if c.Steps, err = w.notebook.History(ctx, 0, steps+1); err != nil {
		return c, err
	}
	if len(c.Steps) > steps {
		c.Steps, c.More = c.Steps[:steps], true
	}
	if c.Titles, err = w.titles(ctx, c.Steps); err != nil {
		return c, err
	}
	if ref.Kind != notes.KindNote {
		return c, nil
	}
	versions, err := w.notebook.Versions(ctx, ref)
	for i := len(versions) - 1; i >= 0; i-- {
		if v := versions[i]; v.State == notes.InForce || v.State == notes.Fixed {
			c.Versions = append(c.Versions, v)
		}
	}
	return c, err
}

// titles names what the steps that concern one thing concern: a highlight by
// its article.
func (w *window) titles(ctx context.Context, steps []notes.Entry) (map[notes.Ref]string, error) {
	titles := map[notes.Ref]string{}
	for _, e := range steps {
		if _, known := titles[e.Ref]; known || e.Ref.ID == "" {
			continue
		}
		title, err := w.titleAt(ctx, e.Ref)
		if errors.Is(err, notes.ErrNotFound) { // not any more: as the step left it
			var was notes.Record
			if was, err = w.notebook.Version(ctx, e.Ref, e.Seq); err == nil {
				title, err = w.titleOf(ctx, was)
			}
		}
		if err != nil && !errors.Is(err, notes.ErrNotFound) {
			return nil, err
		}
		titles[e.Ref] = title
	}
	return titles, nil
}

// titleAt names a note, or the article that something belongs to.
func (w *window) titleAt(ctx context.Context, ref notes.Ref) (string, error) {
	switch ref.Kind {
	case notes.KindTag:
		return ref.ID, nil
	case notes.KindRevision:
		return "", nil
	}
	r, err := w.changes.record(ctx, ref)
	if err != nil {
		return "", err
	}
	return w.titleOf(ctx, r)
}

func (w *window) titleOf(ctx context.Context, r notes.Record) (string, error) {
	switch r := r.(type) {
	case notes.Highlight:
		return w.titleAt(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(r.Article)})
	case notes.Article:
		return cite.Title(r.Item), nil
	case notes.Note:
		return titleOf(r), nil
	}
	return "", nil
}
