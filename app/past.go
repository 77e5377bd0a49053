package app

import (
	"context"

	"collate/app/past"
	"collate/notes"
)

// readPast reads the newest entries of the history and, for a note, its versions. It
// reuses the subjects and changes in known. It must be called off the UI thread.
func (w *window) readPast(ctx context.Context, ref notes.Ref, steps int, known past.Contents) (c past.Contents, err error) {
	if c.Steps, err = w.notebook.History(ctx, 0, steps+1); err != nil {
		return c, err
	}
	if len(c.Steps) > steps {
		c.Steps, c.More = c.Steps[:steps], true
	}
	if c.About, err = w.about(ctx, c.Steps, known.About); err != nil {
		return c, err
	}
	if ref.Kind != notes.KindNote {
		return c, nil
	}
	entries, err := w.notebook.Versions(ctx, ref)
	if err != nil {
		return c, err
	}
	c.Versions = sittings(entries)
	return c, w.describeVersions(ctx, ref, c.Versions, known.Versions)
}

// about returns the subjects of entries. It reads only those that are not in known,
// because each takes reading a whole text.
func (w *window) about(ctx context.Context, steps []notes.Entry, known map[notes.Entry]notes.Subject) (map[notes.Entry]notes.Subject, error) {
	about := make(map[notes.Entry]notes.Subject, len(steps))
	var unread []notes.Entry
	for _, e := range steps {
		if subject, ok := known[e]; ok {
			about[e] = subject
		} else {
			unread = append(unread, e)
		}
	}
	subjects, err := w.notebook.Subjects(ctx, unread)
	for i, subject := range subjects {
		about[unread[i]] = subject
	}
	return about, err
}
