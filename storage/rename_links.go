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

// relinking changes links while records get other names, come into sight or
// leave it.
//
// No link leads to another thing afterwards than before: one that would calls the
// right one by its id, and shows the name. What has just been made takes no
// link over, as a name leads to the oldest of those that have it.
type relinking struct {
	ctx     context.Context
	tx      *sql.Tx
	after   map[notes.Ref]notes.Record             // the records that change, as they are to be
	called  map[string]holder                      // what each normalised name leads to of those
	changes map[string][]func(link.Link) link.Link // by the normalised name that is linked to
}

// holder is a record that has a name.
type holder struct {
	ref  notes.Ref
	rank rank
}

// before says whether a link by a name that both have leads to this one.
func (h holder) before(other holder) bool {
	return other.ref.ID == "" || h.rank < other.rank || h.rank == other.rank && h.ref.ID < other.ref.ID
}

// newRelinking begins one for records that are to be so; those that are out of
// sight then, or nil, have no names.
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

// change has f decide what becomes of links by a normalised name, after all that
// was decided before.
func (r *relinking) change(name string, f func(link.Link) link.Link) {
	r.changes[name] = append(r.changes[name], f)
}

// rename decides for the names of a record.
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

// follow has the links by an old name of a record call it by the new one, and
// those by its id that show the old one, too.
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
		case onlyCase && l.Target.Name != old: // spelt as the sentence wants it
		case free:
			l.Target.Name = to
		default:
			l = byItsID(l, ref, to)
		}
		return l
	})
	return err
}

// heal has the links by the id of a record that show a name of it show what that
// becomes, and call it by that where they can; all of them do, if the name could not be
// written in a link.
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

// callable says whether a link can call a record by a name of it afterwards.
func (r *relinking) callable(ref notes.Ref, name string) (bool, error) {
	leads, err := r.leads(link.Normalize(name))
	return leads == ref && linkable(name), err
}

// keep has the links by a name call what they lead to by its id, if they would
// lead to something else afterwards.
func (r *relinking) keep(name string) error {
	normalized := link.Normalize(name)
	led, err := recordNamed(r.ctx, r.tx, normalized)
	if err != nil || led.ID == "" {
		return err
	}
	if after, changes := r.after[led]; changes && !trashed(after) {
		return nil // it is what has the name, or is renamed
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

// byItsID returns a link to a record by its id, which shows what it showed, or
// else the name.
func byItsID(l link.Link, ref notes.Ref, name string) link.Link {
	if l.Shown == "" {
		l.Shown = strings.TrimSuffix(name+" › "+l.Target.Heading, " › ")
	}
	l.Target.Name = ref.ID
	return l
}

// linkable says whether a link can be written by a name. A "`" could begin or
// end code together with one elsewhere in the paragraph.
func linkable(name string) bool { return link.Normalize(name) != "" && !strings.Contains(name, "`") }

// rewriteText returns what becomes of a text.
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

// ops returns the operations that set records that change, in that order, with
// the links in their texts.
func (r *relinking) ops(refs ...notes.Ref) []notes.Op {
	ops := make([]notes.Op, len(refs))
	for i, ref := range refs {
		after := r.after[ref]
		ops[i] = notes.Put(notes.WithText(after, r.rewriteText(ref, notes.TextOf(after))))
	}
	return ops
}

// linking returns the other records whose links may change.
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

// edit returns the edit of that name that sets records that change, in that
// order, and the other texts whose links change.
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

// shownNames returns the names of a record that can be changed: the one that it
// is linked by first.
func shownNames(r notes.Record) []string {
	switch r := r.(type) {
	case notes.Note:
		return []string{r.Title}
	case notes.Article:
		return []string{r.Key, cite.Title(r.Item)}
	}
	return nil
}
