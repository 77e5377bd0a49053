package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/link"
	"collate/notes/markdown"
)

// relinking rewrites links when records are renamed, become visible or become
// hidden.
//
// No link leads to another record afterwards than before: a link that would is
// rewritten to the id of its record and shows the name. A new record captures no
// links, because a name leads to the oldest of the records that have it.
type relinking struct {
	ctx     context.Context
	tx      *sql.Tx
	after   map[notes.Ref]notes.Record             // the changed records, with their new values
	called  map[string]holder                      // among after, by normalised name
	changes map[string][]func(link.Link) link.Link // by the normalised name in the link
}

// holder is a record with a name.
type holder struct {
	ref  notes.Ref
	rank rank
}

// before says whether a link by a name of both leads to h.
func (h holder) before(other holder) bool {
	return other.ref.ID == "" || h.rank < other.rank || h.rank == other.rank && h.ref.ID < other.ref.ID
}

// newRelinking returns a relinking for records with their new values; those that
// are in the trash, or nil, have no names.
func newRelinking(ctx context.Context, tx *sql.Tx, after map[notes.Ref]notes.Record) *relinking {
	r := &relinking{ctx, tx, after, make(map[string]holder), make(map[string][]func(link.Link) link.Link)}
	for ref, after := range after {
		if trashed(after) {
			continue
		}
		for _, n := range namesOf(after) {
			if h := (holder{ref, n.rank}); h.before(r.called[n.name]) {
				r.called[n.name] = h
			}
		}
	}
	return r
}

// change adds f to the rewriting of links by a normalised name, after the
// functions added before.
func (r *relinking) change(name string, f func(link.Link) link.Link) {
	r.changes[name] = append(r.changes[name], f)
}

// rename adds the rewriting for the changed names of a record.
func (r *relinking) rename(before, after notes.Record) error {
	names := shownNames(after)
	for i, old := range shownNames(before) {
		if old == names[i] {
			continue
		}
		if err := r.follow(after.Ref(), old, names[i]); err != nil {
			return err
		}
		if err := r.keep(names[i]); err != nil {
			return err
		}
	}
	return nil
}

// follow rewrites links by the name old of a record to the new name to, and those
// by its id that show old.
func (r *relinking) follow(ref notes.Ref, old, to string) error {
	if err := r.heal(ref, old, to); err != nil {
		return err
	}
	from := link.Normalize(old)
	led, err := recordNamed(r.ctx, r.tx, from)
	if err != nil || led != ref || from == "" {
		return err
	}
	free, err := r.callable(ref, to)
	onlyCase := from == link.Normalize(to)
	r.change(from, func(l link.Link) link.Link {
		switch {
		case onlyCase && l.Target.Name != old: // only the case changes, and the writer chose another spelling
		case free:
			l.Target.Name = to
		default:
			l = byItsID(l, ref, to)
		}
		return l
	})
	return err
}

// heal rewrites links by the id of a record that show its name old: they show the
// name to, and use it as target where it is unambiguous. If old cannot be written in a
// link, all links by the id use to as target.
func (r *relinking) heal(ref notes.Ref, old, to string) error {
	if link.Normalize(old) == "" {
		return nil
	}
	free, err := r.callable(ref, to)
	r.change(ref.ID, func(l link.Link) link.Link {
		named := link.Link{Target: link.Target{Name: old, Heading: l.Target.Heading}}
		whole := l.Shown == link.Clean(link.Link{Target: named.Target, Shown: named.Text()}).Shown
		named.Target.Heading = ""
		switch only := l.Shown == link.Clean(named).Target.Name; {
		case free && (whole || only && l.Target.Heading == ""):
			l.Target.Name, l.Shown = to, ""
		case only:
			l.Shown = to
		case whole:
			l.Shown = ""
			l = byItsID(l, ref, to)
		}
		if free && !linkable(old) {
			l.Target.Name = to
		}
		return l
	})
	return err
}

// callable says whether a link by name leads to the record afterwards.
func (r *relinking) callable(ref notes.Ref, name string) (bool, error) {
	leads, err := r.leads(link.Normalize(name))
	return leads == ref && linkable(name), err
}

// keep rewrites links by a name to the id of their target, if the name would lead
// to another record afterwards.
func (r *relinking) keep(name string) error {
	normalized := link.Normalize(name)
	led, err := recordNamed(r.ctx, r.tx, normalized)
	if err != nil || led.ID == "" {
		return err
	}
	if after, changes := r.after[led]; changes && !trashed(after) {
		return nil // the record keeps the name or is renamed itself
	}
	leads, err := r.leads(normalized)
	if err != nil || leads.ID == "" || leads == led {
		return err
	}
	r.change(normalized, func(l link.Link) link.Link { return byItsID(l, led, l.Target.Name) })
	return nil
}

// leads returns the record that a normalised name leads to afterwards, or the
// zero Ref.
func (r *relinking) leads(name string) (notes.Ref, error) {
	rows, err := r.tx.QueryContext(r.ctx, "SELECT kind, record, rank FROM names WHERE name = ?", name)
	if err != nil {
		return notes.Ref{}, err
	}
	holders, err := collect(rows, func(h *holder) []any { return []any{&h.ref.Kind, &h.ref.ID, &h.rank} })
	first := r.called[name]
	for _, h := range holders {
		if _, changes := r.after[h.ref]; !changes && h.before(first) {
			first = h
		}
	}
	return first.ref, err
}

// byItsID returns the link l with the id of a record as target. It shows what it
// showed before, or the name if it showed nothing.
func byItsID(l link.Link, ref notes.Ref, name string) link.Link {
	if l.Shown == "" {
		l.Shown = strings.TrimSuffix(name+" › "+l.Target.Heading, " › ")
	}
	l.Target.Name = ref.ID
	return l
}

// linkable says whether a name can be written as a link target. A "`" could begin
// or end code together with another one in the paragraph.
func linkable(name string) bool { return link.Normalize(name) != "" && !strings.Contains(name, "`") }

// rewriteText returns a text with rewritten links.
func (r *relinking) rewriteText(_ notes.Ref, text string) string {
	return markdown.RewriteLinks(text, func(l link.Link) link.Link {
		if l.Target.Name != "" {
			for _, change := range r.changes[link.Normalize(l.Target.Name)] {
				l = change(l)
			}
		}
		return l
	})
}

// ops returns the operations that set the changed records refs, in that order,
// with rewritten links in their texts.
func (r *relinking) ops(refs ...notes.Ref) []notes.Op {
	ops := make([]notes.Op, len(refs))
	for i, ref := range refs {
		after := r.after[ref]
		ops[i] = notes.Put(notes.WithText(after, r.rewriteText(ref, notes.TextOf(after))))
	}
	return ops
}

// linking returns the unchanged records with links that may be rewritten.
func (r *relinking) linking() ([]notes.Ref, error) {
	var names []any
	for name := range r.changes {
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil, nil
	}
	refs, err := linkingRecords(r.ctx, r.tx, "name IN (?"+strings.Repeat(", ?", len(names)-1)+")", names...)
	return slices.DeleteFunc(refs, func(ref notes.Ref) bool { _, changes := r.after[ref]; return changes }), err
}

// edit returns an edit that sets the changed records refs, in that order, and all
// other texts whose links are rewritten.
func (r *relinking) edit(name string, now time.Time, refs []notes.Ref) (notes.Edit, error) {
	linking, err := r.linking()
	if err != nil {
		return notes.Edit{}, err
	}
	texts, err := rewriteTexts(r.ctx, r.tx, linking, r.rewriteText)
	edit := notes.NewEdit(name, now, append(r.ops(refs...), texts...)...)
	if len(refs) == 1 {
		edit.About = refs[0]
	}
	return edit, err
}

// shownNames returns the names of a record that a user can change, first the one
// that links use by default; nil for highlights, revisions and tags.
func shownNames(r notes.Record) []string {
	switch r := r.(type) {
	case notes.Note:
		return []string{r.Title}
	case notes.Article:
		return []string{r.Key, cite.Title(r.Item)}
	}
	return nil
}
