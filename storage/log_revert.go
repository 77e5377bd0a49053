package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// RevertNote gives a note the text and tags that the entry seq gave it, and returns
// the edit. The title stays, because links refer to it. Links in the text whose target
// was renamed since, or whose name now belongs to another record, are rewritten so
// that they lead to the same record as then, and to the same heading if that was
// renamed; links whose target no longer exists stay. If nothing changes, the zero Edit
// is returned.
//
// The error matches [notes.ErrNotFound] if the note does not exist, or the entry did
// not set it.
func (s *Store) RevertNote(ctx context.Context, id notes.NoteID, seq int64) (notes.Edit, error) {
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	return s.edit(ctx, nil, func(tx *sql.Tx) (edit notes.Edit, err error) {
		before, err := present(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		version, err := versionOf(ctx, tx, ref, seq)
		if err != nil {
			return edit, err
		}
		names, err := newPastNames(ctx, tx, ref, seq)
		if err != nil {
			return edit, err
		}
		was, after := version.(notes.Note), before.(notes.Note)
		after.Tags = was.Tags
		after.Body = markdown.RewriteLinks(was.Body, func(l link.Link) link.Link {
			present, failed := names.present(l)
			if failed != nil {
				err = failed
			}
			return present
		})
		if err != nil || equal(before, after) {
			return edit, err
		}
		return notes.NewEdit("earlier version of note", s.now(), notes.Put(modified(after, s.now().UTC()))), nil
	})
}

// pastNames resolves the names in links of a record as they resolved at an entry of
// the history.
type pastNames struct {
	ctx      context.Context
	tx       *sql.Tx
	of       notes.Ref
	then     *relinking // to the state at the entry
	headings pastHeadings
}

// newPastNames reads the notes and articles that changed since the entry.
func newPastNames(ctx context.Context, tx *sql.Tx, of notes.Ref, seq int64) (*pastNames, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT kind, record, (
			SELECT value FROM log_ops JOIN log USING (seq)
			WHERE kind = changed.kind AND record = changed.record AND seq <= ?1 AND undone IS NULL
			ORDER BY seq DESC, n DESC LIMIT 1)
		FROM (SELECT DISTINCT kind, record FROM log_ops JOIN log USING (seq) WHERE seq > ?1 AND undone IS NULL AND kind IN (?2, ?3)) changed`,
		seq, notes.KindNote, notes.KindArticle)
	if err != nil {
		return nil, err
	}
	type row struct {
		ref   notes.Ref
		value loggedValue // of a shortened text only a part, which contains no names
	}
	changed, err := collect(rows, func(r *row) []any { return []any{&r.ref.Kind, &r.ref.ID, &r.value.value} })
	if err != nil {
		return nil, err
	}
	then := make(map[notes.Ref]notes.Record, len(changed)) // nil if it did not exist
	for _, c := range changed {
		if then[c.ref], err = c.value.decode(c.ref, ""); err != nil {
			return nil, err
		}
	}
	return &pastNames{ctx, tx, of, newRelinking(ctx, tx, then), newPastHeadings(ctx, tx, seq)}, nil
}

// present rewrites a link of that time so that it leads to the same record today.
func (p *pastNames) present(l link.Link) (link.Link, error) {
	name := link.Normalize(l.Target.Name)
	then, err := p.then.leads(name)
	if err != nil || then.ID == "" {
		return l, err
	}
	if then != p.of && then.Kind == notes.KindNote && l.Target.Heading != "" { // its own headings are reverted too
		if l.Target.Heading, err = p.headings.present(then, l.Target.Heading); err != nil {
			return l, err
		}
	}
	leads, err := recordNamed(p.ctx, p.tx, name)
	if err != nil || leads == then {
		return l, err
	}
	now, err := record(p.ctx, p.tx, then)
	if now == nil || err != nil {
		return l, err
	}
	called := p.then.after[then]
	if called == nil {
		called = now
	}
	i := slices.IndexFunc(shownNames(called), func(shown string) bool { return link.Normalize(shown) == name })
	if i < 0 { // the link uses the id
		return l, nil
	}
	is := shownNames(now)[i]
	if trashed(now) && leads.ID == "" && link.Normalize(is) == name { // will lead there after a restore
		return l, nil
	}
	if leads, err = recordNamed(p.ctx, p.tx, link.Normalize(is)); leads == then && linkable(is) {
		l.Target.Name = is
		return l, err
	}
	return byItsID(l, then, is), err
}
