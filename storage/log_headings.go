package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// pastHeadings knows what became of the headings that notes had at an entry of
// the history.
type pastHeadings struct {
	ctx      context.Context
	tx       *sql.Tx
	seq      int64
	versions map[notes.Ref][]version // that was in force at the entry, and those in force since, oldest first
}

// version is what an entry of the history made of a note.
type version struct {
	seq      int64
	headings []string // as they are read; nil if they are not known yet
}

func newPastHeadings(ctx context.Context, tx *sql.Tx, seq int64) pastHeadings {
	return pastHeadings{ctx, tx, seq, make(map[notes.Ref][]version)}
}

// present returns what is read today in the place of a heading of a note that was read so
// at the entry. That is another text if one version of the note has the one and the
// next has the other, and their headings are the same else. What was not there then, or
// is gone, is returned as it is.
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
		for last-first > 1 { // it is in the first and not in the last
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

// oneRenamed returns what the only heading became in which a list differs from the
// one before; false if that is not so.
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

// of returns the versions of a note, whose headings may not be known yet.
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
