package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"collate/app/past"
	"collate/notes"
	"collate/notes/diff"
	"collate/notes/markdown"
)

const (
	// sittingPause is the longest pause between two changes that belong to one version.
	sittingPause = 10 * time.Minute
	// described is how many versions are described by their changes, and describedLength the
	// maximum length of both texts in bytes.
	described       = 30
	describedLength = 200_000
	// excerptLength is the maximum length of an excerpt of a change, in code points.
	excerptLength = 90
)

// sittings returns the versions of a note, newest first, from the entries that set it, oldest
// first: successive changes of one kind without a long pause are one version.
func sittings(entries []notes.Entry) (versions []past.Version) {
	for _, e := range entries {
		if e.State != notes.InForce && e.State != notes.Fixed {
			continue
		}
		n := len(versions)
		if n == 0 {
			versions = append(versions, past.Version{Entry: e})
			continue
		}
		last := &versions[n-1]
		if last.Name == e.Name && e.Time.Sub(last.Time) <= sittingPause {
			last.Entry = e
			continue
		}
		versions = append(versions, past.Version{Entry: e, Before: last.Seq})
	}
	slices.Reverse(versions)
	return versions
}

// describeVersions sets the changes of the newest versions of a note, reusing those in known. It
// must be called off the UI thread.
func (w *window) describeVersions(ctx context.Context, ref notes.Ref, versions, known []past.Version) error {
	type step struct{ before, seq int64 }
	changes := make(map[step]*past.Change, len(known))
	for _, v := range known {
		changes[step{v.Before, v.Seq}] = v.Change
	}
	var body string // of the version seq
	seq := int64(-1)
	for i := range versions[:min(len(versions), described)] {
		v := &versions[i]
		if v.Change = changes[step{v.Before, v.Seq}]; v.Change != nil {
			continue
		}
		var err error
		if seq != v.Seq {
			if body, err = w.bodyOf(ctx, ref, v.Seq); err != nil {
				return err
			}
		}
		after := body
		if body, err = w.bodyOf(ctx, ref, v.Before); err != nil {
			return err
		}
		seq = v.Before
		if len(body)+len(after) <= describedLength {
			v.Change = changeOf(body, after)
		}
	}
	return nil
}

// bodyOf returns the body of a version of a note; "" for seq 0 or if the entry removed the note.
func (w *window) bodyOf(ctx context.Context, ref notes.Ref, seq int64) (string, error) {
	if seq == 0 {
		return "", nil
	}
	r, err := w.notebook.Version(ctx, ref, seq)
	if errors.Is(err, notes.ErrNotFound) { // the entry removed the note
		return "", nil
	}
	n, _ := r.(notes.Note)
	return n.Body, err
}

// changeOf returns the difference between two texts.
func changeOf(before, after string) *past.Change {
	c := &past.Change{}
	came, went := "", "" // the longest insertion and deletion
	for _, run := range diff.Words(before, after) {
		switch run.Kind {
		case diff.Inserted:
			c.Added += markdown.Words(run.Text)
			came = longer(came, run.Text)
		case diff.Deleted:
			c.Removed += markdown.Words(run.Text)
			went = longer(went, run.Text)
		}
	}
	if c.Words = excerpt(came); c.Words == "" {
		c.Words = excerpt(went)
	}
	return c
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// excerpt returns the beginning of a text on one line.
func excerpt(text string) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) <= excerptLength {
		return string(line)
	}
	return strings.TrimRight(string(line[:excerptLength]), " ") + "…"
}
