package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// pastHeadings maps the headings that notes had at entry seq to the present ones.
type pastHeadings struct {
	ctx      context.Context
	tx       *sql.Tx
	seq      int64
	versions map[notes.Ref][]version // the one in force at the entry, and those in force since, oldest first
}

// version is the state of a note after an entry of the history.
type version struct {
	seq      int64
	headings []string // as read; nil until they are needed
}

func newPastHeadings(ctx context.Context, tx *sql.Tx, seq int64) pastHeadings {
	return pastHeadings{ctx, tx, seq, make(map[notes.Ref][]version)}
}

// present returns the present text of the heading of a note that read then at the entry.
// A heading was renamed if two successive versions of the note differ in that heading
// only. A heading that did not exist then, or was removed since, is returned unchanged.
func (p pastHeadings) present(of notes.Ref, then string) (string, error) {
	versions, err := p.of(of)
	if err != nil || len(versions) == 0 {
		return then, err
	}
	text, first := then, 0
	for {
		last := len(versions) - 1
		if there, err := p.has(of, last, text); there || err != nil {
			return text, err
		}
		if there, err := p.has(of, first, text); !there || err != nil {
			return then, err
		}
		for last-first > 1 { // the heading is in first and not in last
			middle := (first + last) / 2
			there, err := p.has(of, middle, text)
			if err != nil {
				return then, err
			}
			if there {
				first = middle
			} else {
				last = middle
			}
		}
		renamed, ok := oneRenamed(versions[first].headings, versions[last].headings)
		if !ok {
			return then, nil
		}
		text, first = renamed, last
	}
}

// oneRenamed returns the new text of a heading if the two lists differ in that heading
// only; otherwise false.
func oneRenamed(before, after []string) (text string, ok bool) {
	if len(before) != len(after) {
		return "", false
	}
	for i := range before {
		if link.Normalize(before[i]) == link.Normalize(after[i]) {
			continue
		}
		if ok {
			return "", false
		}
		text, ok = after[i], true
	}
	return text, ok
}

// of returns the versions of a note, possibly without their headings.
func (p pastHeadings) of(ref notes.Ref) ([]version, error) {
	if versions, known := p.versions[ref]; known {
		return versions, nil
	}
	rows, err := p.tx.QueryContext(p.ctx, `
		WITH set_by (seq) AS (
			SELECT DISTINCT seq FROM log_ops JOIN log USING (seq)
			WHERE kind = ?1 AND record = ?2 AND undone IS NULL AND value IS NOT NULL)
		SELECT seq FROM set_by WHERE seq >= (SELECT max(seq) FROM set_by WHERE seq <= ?3) ORDER BY seq`, ref.Kind, ref.ID, p.seq)
	if err != nil {
		return nil, err
	}
	p.versions[ref], err = collect(rows, func(v *version) []any { return []any{&v.seq} })
	return p.versions[ref], err
}

// has says whether a version of a note has a heading.
func (p pastHeadings) has(of notes.Ref, which int, heading string) (bool, error) {
	v := &p.versions[of][which]
	if v.headings == nil {
		r, err := versionOf(p.ctx, p.tx, of, v.seq)
		if err != nil {
			return false, err
		}
		v.headings = []string{}
		for _, h := range markdown.Headings(notes.TextOf(r)) {
			v.headings = append(v.headings, h.Text)
		}
	}
	return slices.ContainsFunc(v.headings, func(h string) bool { return link.Normalize(h) == link.Normalize(heading) }), nil
}
