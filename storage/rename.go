package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/link"
	"collate/notes/markdown"
)

// Progress is told how many of how many texts are done; it may be nil.
type Progress = func(done, total int)

// A rename is carried out in the transaction that it is built in, so it never
// overwrites what another program writes meanwhile.
//
// It changes no link's destination. Links that call a record by its old
// name call it by the new one afterwards, in whatever text they stand, also of one in the
// trash. Where the new name is that of another record too, a link that would
// lead to the wrong one of them calls the right one by its id, and shows the
// name. A link that led nowhere and has the new name leads to the record.

// RenameNote gives a note another title, and all links to it with that, and
// returns the edit. The error for an empty title is a problem.
func (s *Store) RenameNote(ctx context.Context, id notes.NoteID, title string, progress Progress) (notes.Edit, error) {
	title, err := notes.NewTitle(title)
	if err != nil {
		return notes.Edit{}, err
	}
	edit := notes.Edit{Name: "rename note", Field: "title " + string(id)}
	return s.rename(ctx, notes.Ref{Kind: notes.KindNote, ID: string(id)}, edit, progress, func(r notes.Record) (notes.Record, error) {
		n := r.(notes.Note)
		n.Title, n.Modified = title, s.now().UTC()
		return n, nil
	})
}

// RenameArticle gives an article another title, and all links that call it by
// its title with that, and returns the edit.
func (s *Store) RenameArticle(ctx context.Context, id notes.ArticleID, title string, progress Progress) (notes.Edit, error) {
	title, err := notes.NewTitle(title)
	if err != nil {
		return notes.Edit{}, err
	}
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "rename article"}, progress, func(r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		a.Item = a.Item.Clone()
		if a.Item.Text == nil {
			a.Item.Text = make(map[string]string)
		}
		a.Item.Text["title"] = title
		a.Modified = s.now().UTC()
		return a, nil
	})
}

// RenameKey gives an article another citation key, and all links that call it by
// its key and all its citations in notes with that, and returns the edit. The error for a key that is empty or
// that of another article, in the trash or not, is a problem.
func (s *Store) RenameKey(ctx context.Context, id notes.ArticleID, key string, progress Progress) (notes.Edit, error) {
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "citation key of article"}, progress, func(r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		if err := s.checkKey(ctx, a, key); err != nil {
			return nil, err
		}
		a.Item = a.Item.Clone()
		a.Key, a.Item.ID, a.Modified = key, key, s.now().UTC()
		return a, nil
	})
}

// DescribeArticle gives an article other metadata and another citation key, and all
// links that call it by its title or key with those, and returns the edit. The
// errors are those of RenameArticle and RenameKey.
func (s *Store) DescribeArticle(ctx context.Context, id notes.ArticleID, key string, item csl.Item, progress Progress) (notes.Edit, error) {
	if _, err := notes.NewTitle(item.Title()); err != nil {
		return notes.Edit{}, err
	}
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "metadata of article"}, progress, func(r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		if err := s.checkKey(ctx, a, key); err != nil {
			return nil, err
		}
		a.Item = item.Clone()
		a.Key, a.Item.ID, a.Modified = key, key, s.now().UTC()
		return a, nil
	})
}

// checkKey returns a problem if an article cannot have a citation key.
func (s *Store) checkKey(ctx context.Context, a notes.Article, key string) error {
	if key == "" || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' }) {
		return &notes.Problem{What: fmt.Sprintf("%q cannot be a citation key", key), Remedy: "Use letters, digits and hyphens, without spaces."}
	}
	free, err := s.FreeKey(ctx, key)
	if err != nil {
		return err
	}
	if free != key && !strings.EqualFold(key, a.Key) {
		return &notes.Problem{
			What: fmt.Sprintf("The citation key %q is that of another article", key), Remedy: fmt.Sprintf("Choose another one, such as %s.", free),
		}
	}
	return nil
}

// rename carries the edit out that changes a record's names, of a name and a
// field, and returns it.
func (s *Store) rename(ctx context.Context, ref notes.Ref, of notes.Edit, progress Progress, change func(notes.Record) (notes.Record, error)) (notes.Edit, error) {
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		before, err := visible(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		if before == nil {
			return edit, found(nil, true, string(ref.Kind), ref.ID)
		}
		after, err := change(before)
		if err != nil {
			return edit, err
		}
		r := renaming{ctx: ctx, tx: tx, before: before, after: after, changes: make(map[string]func(link.Link) link.Link)}
		if err := r.decide(); err != nil {
			return edit, err
		}
		rewrite := func(_ notes.Ref, text string) string { return markdown.RewriteLinks(text, r.rewrite) }
		after = withOwnText(after, rewrite(ref, ownText(after)))
		linking, err := r.linking()
		if err != nil {
			return edit, err
		}
		if was, is := citationKey(before), citationKey(after); was != is {
			linking, rewrite, err = citing(ctx, tx, was, is, linking, rewrite)
			if err != nil {
				return edit, err
			}
		}
		ops, err := rewriteTexts(ctx, tx, linking, rewrite)
		edit = notes.NewEdit(of.Name, s.now(), append([]notes.Op{notes.Put(after)}, ops...)...)
		edit.Field = of.Field
		return edit, err
	})
}

// renaming decides what becomes of the links while a record gets other names.
type renaming struct {
	ctx           context.Context
	tx            *sql.Tx
	before, after notes.Record
	changes       map[string]func(link.Link) link.Link // by the normalised name that is linked to
}

// shownName is a name that a record has, as it is written.
type shownName struct {
	text string
	rank rank
}

// shownNames returns the names of a record that can be changed, in the order of
// their ranks.
func shownNames(r notes.Record) []shownName {
	switch r := r.(type) {
	case notes.Note:
		return []shownName{{r.Title, byTitleOfNote}}
	case notes.Article:
		return []shownName{{r.Key, byKey}, {r.Item.Title(), byTitleOfArticle}}
	}
	return nil
}

// decide decides for each name that leads elsewhere afterwards.
func (r *renaming) decide() error {
	after := shownNames(r.after)
	for i, old := range shownNames(r.before) {
		to := after[i]
		if old.text == to.text {
			continue
		}
		if err := r.follow(old, to); err != nil {
			return err
		}
		if err := r.keep(to); err != nil {
			return err
		}
	}
	return nil
}

// follow has the links by an old name call the record by the new one. Links by
// its id that show the old name show the new one.
func (r *renaming) follow(old, to shownName) error {
	ref := r.before.Ref()
	from := link.Normalize(old.text)
	led, err := recordNamed(r.ctx, r.tx, from)
	if err != nil || from == "" {
		return err
	}
	leads, err := r.calledAfter(link.Normalize(to.text))
	if err != nil {
		return err
	}
	r.changes[ref.ID] = func(l link.Link) link.Link {
		if l.Shown == link.Clean(link.Link{Target: link.Target{Name: old.text}}).Target.Name {
			l.Shown = to.text
		}
		return l
	}
	if led != ref {
		return nil
	}
	onlyCase := from == link.Normalize(to.text)
	r.changes[from] = func(l link.Link) link.Link {
		switch {
		case onlyCase && l.Target.Name != old.text: // spelt as the sentence wants it
		case leads == ref && linkable(to.text):
			l.Target.Name = to.text
		default:
			l = byItsID(l, ref, to.text)
		}
		return l
	}
	return nil
}

// keep has the links that call another record by the name which is new here
// call it by its id, if they would not lead to it any more.
func (r *renaming) keep(to shownName) error {
	name := link.Normalize(to.text)
	led, err := recordNamed(r.ctx, r.tx, name)
	if err != nil || led.ID == "" || led == r.before.Ref() {
		return err
	}
	leads, err := r.calledAfter(name)
	if err != nil || leads == led {
		return err
	}
	r.changes[name] = func(l link.Link) link.Link { return byItsID(l, led, l.Target.Name) }
	return nil
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

// calledAfter returns the record that a normalised name leads to afterwards.
func (r *renaming) calledAfter(name string) (ref notes.Ref, err error) {
	self := r.before.Ref()
	lowest := rank(-1)
	for _, n := range referencesOf(r.after).names {
		if n.name == name {
			lowest = n.rank
		}
	}
	var other rank
	err = r.tx.QueryRowContext(r.ctx, `
		SELECT kind, record, rank FROM names WHERE name = ? AND NOT (kind = ? AND record = ?) ORDER BY rank, record LIMIT 1`,
		name, self.Kind, self.ID).Scan(&ref.Kind, &ref.ID, &other)
	if errors.Is(err, sql.ErrNoRows) {
		err, other = nil, lowest+1
	}
	if lowest >= 0 && (lowest < other || lowest == other && self.ID < ref.ID) {
		return self, err
	}
	return ref, err
}

// rewrite returns what becomes of a link.
func (r *renaming) rewrite(l link.Link) link.Link {
	if change, ok := r.changes[link.Normalize(l.Target.Name)]; ok && l.Target.Name != "" {
		return change(l)
	}
	return l
}

// linking returns the records, but for the renamed one, whose links may change.
func (r *renaming) linking() ([]notes.Ref, error) {
	var names []any
	for name := range r.changes {
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil, nil
	}
	return linkingRecords(r.ctx, r.tx, r.before.Ref(), "name IN (?"+strings.Repeat(", ?", len(names)-1)+")", names...)
}

// linkingRecords returns the records, but for one, that have a link for which the
// condition on the table "links" holds, and those out of sight that have any link.
func linkingRecords(ctx context.Context, tx *sql.Tx, but notes.Ref, condition string, args ...any) ([]notes.Ref, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT kind, record FROM links WHERE "+condition, args...)
	if err != nil {
		return nil, err
	}
	refs, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	if err != nil {
		return nil, err
	}
	hidden, err := hiddenTexts(ctx, tx, "[[")
	var others []notes.Ref
	for _, ref := range append(refs, hidden...) {
		if ref != but {
			others = append(others, ref)
		}
	}
	return others, err
}

// hiddenTexts returns the notes and highlights out of sight, as they or their
// article are in the trash, that have a string in their text.
func hiddenTexts(ctx context.Context, tx *sql.Tx, having string) ([]notes.Ref, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT ?1, id FROM notes WHERE trashed IS NOT NULL AND instr(body, ?3)
		UNION ALL
		SELECT ?2, h.id FROM highlights h JOIN articles a ON a.id = h.article
		WHERE (h.trashed IS NOT NULL OR a.trashed IS NOT NULL) AND instr(h.comment, ?3)`, notes.KindNote, notes.KindHighlight, having)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
}

// rewriteTexts returns the operations that set those of the records whose text
// is changed by being rewritten.
func rewriteTexts(ctx context.Context, tx *sql.Tx, refs []notes.Ref, rewrite func(notes.Ref, string) string) ([]notes.Op, error) {
	return rewriteRecords(ctx, tx, refs, func(r notes.Record) (notes.Record, bool) {
		text := ownText(r)
		changed := rewrite(r.Ref(), text)
		return withOwnText(r, changed), changed != text
	})
}

// rewriteRecords returns the operations that set those of the records that
// rewrite changes. It calls that on several goroutines.
func rewriteRecords(ctx context.Context, tx *sql.Tx, refs []notes.Ref, rewrite func(notes.Record) (notes.Record, bool)) (ops []notes.Op, err error) {
	before, err := records(context.WithoutCancel(ctx), tx, refs) // else the driver starts a goroutine for each
	if err != nil {
		return nil, err
	}
	rewritten := make([]notes.Record, len(refs)) // nil for what stays
	next := make(chan int)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for i := range next {
				if r, changed := rewrite(before[refs[i]]); changed {
					rewritten[i] = r
				}
			}
		})
	}
	for i := range refs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	working.Wait()
	for _, r := range rewritten {
		if r != nil {
			ops = append(ops, notes.Put(r))
		}
	}
	return ops, ctx.Err()
}

// RenameHeading gives a heading of a note another text, in Markdown, and all
// links to it with that, and returns the edit. Index counts the headings as
// [markdown.Headings] does. Where a note has two headings of one text, links lead to
// the first. The error for a text that makes no heading is a problem.
func (s *Store) RenameHeading(ctx context.Context, id notes.NoteID, index int, to string, progress Progress) (notes.Edit, error) {
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		r, err := visible(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		n, ok := r.(notes.Note)
		if !ok {
			return edit, found(nil, true, "note", ref.ID)
		}
		headings := markdown.Headings(n.Body)
		body, heading, ok := markdown.RenameHeading(n.Body, index, to)
		if !ok {
			return edit, &notes.Problem{What: fmt.Sprintf("%q cannot be a heading", to), Remedy: "Write it as words on one line."}
		}
		n.Body, n.Modified = body, s.now().UTC()
		ops := []notes.Op{notes.Put(n)}
		if first(headings, headings[index].Text) == index {
			h := headingRenaming{ctx, tx, ref, link.Normalize(headings[index].Text), heading}
			if ops, err = h.ops(n); err != nil {
				return edit, err
			}
		}
		return notes.NewEdit("rename heading", s.now(), ops...), nil
	})
}

// first returns the index of the first heading of that text.
func first(headings []markdown.Heading, text string) int {
	for i, h := range headings {
		if link.Normalize(h.Text) == link.Normalize(text) {
			return i
		}
	}
	return -1
}

// headingRenaming changes the links to a heading.
type headingRenaming struct {
	ctx      context.Context
	tx       *sql.Tx
	ref      notes.Ref // of the note
	from, to string    // normalised, and as it is read
}

// ops returns the operations that set the note, whose heading is renamed
// already, and all that link to it.
func (h headingRenaming) ops(n notes.Note) ([]notes.Op, error) {
	rows, err := h.tx.QueryContext(h.ctx, ownNames, h.ref.Kind, h.ref.ID)
	if err != nil {
		return nil, err
	}
	names, err := collect(rows, func(name *string) []any { return []any{name} })
	if err != nil {
		return nil, err
	}
	leading := make(map[string]bool)
	for _, name := range names {
		leading[name] = true
	}
	rewrite := func(in notes.Ref, text string) string {
		return markdown.RewriteLinks(text, func(l link.Link) link.Link {
			name := link.Normalize(l.Target.Name)
			if link.Normalize(l.Target.Heading) == h.from && (leading[name] || name == "" && in == h.ref) {
				l.Target.Heading = h.to
			}
			return l
		})
	}
	n.Body = rewrite(h.ref, n.Body)
	linking, err := linkingRecords(h.ctx, h.tx, h.ref, "heading = ?", h.from)
	if err != nil {
		return nil, err
	}
	ops, err := rewriteTexts(h.ctx, h.tx, linking, rewrite)
	return append([]notes.Op{notes.Put(n)}, ops...), err
}
