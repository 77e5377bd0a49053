package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

const tagColumns = "id, name, color"

// tagFields are the columns of a tag, to read or to write.
func tagFields(t *notes.Tag) []any {
	id := t.Ref().ID
	return []any{&id, &t.Name, colorColumn{&t.Color}}
}

// Tags returns all tags in use, and those above them, in alphabetical order,
// with their colours. A tag that is spelt in several ways is listed in the one
// that is used most.
func (s *Store) Tags(ctx context.Context) (tags []notes.TagCount, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		t := tagTree{ctx: ctx, tx: tx, byName: make(map[string]*taggedTree)}
		if err := t.read(); err != nil {
			return err
		}
		tags, err = t.list()
		return err
	})
	return tags, err
}

// tagTree collects the tags in use and those above them.
type tagTree struct {
	ctx    context.Context
	tx     *sql.Tx
	byName map[string]*taggedTree // by the normalised name
}

// taggedTree is a tag with what carries it or one below it.
type taggedTree struct {
	notes.TagCount
	most    int                // how many carry it in that spelling
	records map[notes.Ref]bool // nil where all of Total carry the tag itself
}

func (t tagTree) read() error {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT name, tag, count(*) FROM tags GROUP BY name, tag ORDER BY name, tag")
	if err != nil {
		return err
	}
	type spelling struct {
		name, tag string
		count     int
	}
	spellings, err := collect(rows, func(s *spelling) []any { return []any{&s.name, &s.tag, &s.count} })
	if err != nil {
		return err
	}
	for _, s := range spellings {
		at := t.at(s.name, s.tag)
		at.Count += s.count
		if s.count > at.most {
			at.most, at.Tag = s.count, s.tag
		}
		for name, tag := above(s.name), above(s.tag); name != ""; name, tag = above(name), above(tag) {
			t.at(name, tag).records = make(map[notes.Ref]bool)
		}
	}
	return t.total()
}

// at returns the tag of that name, spelt so if it is new.
func (t tagTree) at(name, tag string) *taggedTree {
	if t.byName[name] == nil {
		t.byName[name] = &taggedTree{TagCount: notes.TagCount{Tag: tag}}
	}
	return t.byName[name]
}

// above returns the tag that a tag is below, or "".
func above(tag string) string { return tag[:max(strings.LastIndexByte(tag, '/'), 0)] }

// total counts what carries a tag or one below it. What carries several of them
// counts once.
func (t tagTree) total() error {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT kind, record, name FROM tags")
	if err != nil {
		return err
	}
	type carried struct {
		ref  notes.Ref
		name string
	}
	all, err := collect(rows, func(c *carried) []any { return []any{&c.ref.Kind, &c.ref.ID, &c.name} })
	for _, c := range all {
		for name := c.name; name != ""; name = above(name) {
			if at := t.byName[name]; at.records != nil {
				at.records[c.ref] = true
			}
		}
	}
	return err
}

// list returns the tags in alphabetical order.
func (t tagTree) list() ([]notes.TagCount, error) {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT id, name, color FROM tag_colors")
	if err != nil {
		return nil, err
	}
	colors, err := collect(rows, func(tag *notes.Tag) []any { var id string; return []any{&id, &tag.Name, colorColumn{&tag.Color}} })
	if err != nil {
		return nil, err
	}
	for _, tag := range colors {
		if at := t.byName[tag.Ref().ID]; at != nil {
			at.Color = &tag.Color
		}
	}
	var names []string
	for name := range t.byName {
		names = append(names, name)
	}
	// A tag stands before those below it, and these before "tag-2".
	key := func(name string) string { return strings.ReplaceAll(name, "/", "\x00") }
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	var list []notes.TagCount
	for _, name := range names {
		at := t.byName[name]
		at.Total = at.Count
		if at.records != nil {
			at.Total = len(at.records)
		}
		list = append(list, at.TagCount)
	}
	return list, nil
}

// Tagged returns all that carries a tag, in whatever case, or one below it: what
// was changed last first.
func (s *Store) Tagged(ctx context.Context, tag string) (tagged []notes.Tagged, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		name := link.Normalize(tag)
		rows, err := tx.QueryContext(ctx, `
			SELECT tags.kind, tags.record, min(tags.tag), coalesce(h.exact, ''), coalesce(h.modified, a.modified, n.modified)
			FROM tags
				LEFT JOIN highlights h ON tags.kind = ?1 AND h.id = tags.record
				LEFT JOIN articles a ON tags.kind = ?2 AND a.id = tags.record
				LEFT JOIN notes n ON tags.kind = ?3 AND n.id = tags.record
			WHERE tags.name = ?4 OR tags.name >= ?4 || '/' AND tags.name < ?4 || '0'
			GROUP BY tags.kind, tags.record
			ORDER BY 5 DESC, tags.record`, notes.KindHighlight, notes.KindArticle, notes.KindNote, name)
		if err != nil {
			return err
		}
		tagged, err = collect(rows, func(t *notes.Tagged) []any {
			return []any{&t.Ref.Kind, &t.Ref.ID, &t.Tag, &t.Text, timeColumn{&t.Modified}}
		})
		if err != nil {
			return err
		}
		titles := newTitles(ctx, tx)
		for i := range tagged {
			if tagged[i].Title, err = titles.of(tagged[i].Ref); err != nil {
				return err
			}
		}
		return nil
	})
	return tagged, err
}

// TagsOf returns the tags that each of the records carries, its own and those in
// its text, in alphabetical order, as Tags counts them.
func (s *Store) TagsOf(ctx context.Context, refs []notes.Ref) (tags map[notes.Ref][]string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT tags.kind, tags.record, tags.tag FROM json_each(?) ref
				CROSS JOIN tags ON tags.kind = ref.value ->> 'kind' AND tags.record = ref.value ->> 'id'
			ORDER BY tags.kind, tags.record, tags.name`, jsonColumn[[]notes.Ref]{&refs})
		if err != nil {
			return err
		}
		all, err := collect(rows, func(t *notes.Tagged) []any { return []any{&t.Ref.Kind, &t.Ref.ID, &t.Tag} })
		tags = make(map[notes.Ref][]string)
		for _, t := range all {
			tags[t.Ref] = append(tags[t.Ref], t.Tag)
		}
		return err
	})
	return tags, err
}

// RenameTag is RenameTags for one.
func (s *Store) RenameTag(ctx context.Context, from, to string, progress Progress) (notes.Edit, error) {
	return s.RenameTags(ctx, []string{from}, to, progress)
}

// RenameTags gives tags, and with each those below it, another name, and
// returns the edit: on articles, highlights and notes and in texts: of "place"
// to "city" also "place/Baku" becomes "city/Baku". Where there is a tag of that
// name already, or several are renamed, they become one; the colour of the one
// that was there stays. The error for a tag that is not in use matches
// [notes.ErrNotFound]; one for a name that cannot be written as #tag is a
// problem.
func (s *Store) RenameTags(ctx context.Context, from []string, to string, progress Progress) (notes.Edit, error) {
	to = strings.TrimPrefix(to, "#")
	if !markdown.IsTag(to) {
		return notes.Edit{}, &notes.Problem{
			What:   fmt.Sprintf("“%s” cannot be a tag", to),
			Remedy: "Use letters, digits, _ and -, at least one letter, and / before a tag below: place/Baku.",
		}
	}
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		r := tagRenaming{ctx: ctx, tx: tx, to: to}
		var named []string
		for _, tag := range from {
			tag = strings.TrimPrefix(tag, "#")
			named, r.from = append(named, tag), append(r.from, link.Normalize(tag))
		}
		refs, err := r.carrying()
		if err != nil {
			return edit, err
		}
		merged, err := r.merges()
		if err != nil {
			return edit, err
		}
		ops, err := rewriteRecords(ctx, tx, refs, r.rewrite)
		if err != nil {
			return edit, err
		}
		colors, err := r.colors()
		if err == nil && len(ops)+len(colors) == 0 {
			return edit, &notes.Problem{What: fmt.Sprintf("The tag “%s” is called so already", to), Remedy: "Give it another name."}
		}
		name := renameTags + strings.Join(named, ", #") + " to #" + to
		if merged {
			name = mergeTags + strings.Join(named, ", #") + " into #" + to
		}
		return notes.NewEdit(name, s.now(), append(ops, colors...)...), err
	})
}

// tagRenaming gives a tag and those below it another name.
type tagRenaming struct {
	ctx  context.Context
	tx   *sql.Tx
	from []string // normalised
	to   string
}

// renamed returns what becomes of a tag.
func (r tagRenaming) renamed(tag string) string {
	name := link.Normalize(tag)
	for _, from := range r.from {
		if name == from {
			return r.to
		}
		if strings.HasPrefix(name, from+"/") {
			parts := strings.Split(tag, "/")
			return r.to + "/" + strings.Join(parts[min(strings.Count(from, "/")+1, len(parts)):], "/")
		}
	}
	return tag
}

// carrying returns what carries the tag or one below it, out of sight too.
func (r tagRenaming) carrying() ([]notes.Ref, error) {
	var refs []notes.Ref
	seen := make(map[notes.Ref]bool)
	for _, from := range r.from {
		rows, err := r.tx.QueryContext(r.ctx, `
			SELECT DISTINCT kind, record FROM tags WHERE name = ?1 OR name >= ?1 || '/' AND name < ?1 || '0'`, from)
		if err != nil {
			return nil, err
		}
		carrying, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
		if err != nil {
			return nil, err
		}
		if len(carrying) == 0 {
			return nil, unknown(r.ctx, r.tx, "tag", from, "SELECT DISTINCT tag FROM tags", "collate tag list")
		}
		for _, ref := range carrying {
			if !seen[ref] {
				refs = append(refs, ref)
			}
			seen[ref] = true
		}
	}
	rows, err := r.tx.QueryContext(r.ctx, `
		SELECT ?1, id FROM notes WHERE trashed IS NOT NULL AND (tags <> '[]' OR instr(body, '#'))
		UNION ALL SELECT ?2, id FROM articles WHERE trashed IS NOT NULL AND tags <> '[]'
		UNION ALL SELECT ?3, h.id FROM highlights h JOIN articles a ON a.id = h.article
			WHERE (h.trashed IS NOT NULL OR a.trashed IS NOT NULL) AND (h.tags <> '[]' OR instr(h.comment, '#'))`,
		notes.KindNote, notes.KindArticle, notes.KindHighlight)
	if err != nil {
		return nil, err
	}
	hidden, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	return append(refs, hidden...), err
}

// merges says whether several tags become one.
func (r tagRenaming) merges() (merges bool, err error) {
	to := link.Normalize(r.to)
	if len(r.from) > 1 || slices.Contains(r.from, to) {
		return len(r.from) > 1, nil
	}
	err = r.tx.QueryRowContext(r.ctx, "SELECT EXISTS (SELECT 1 FROM tags WHERE name = ?)", to).Scan(&merges)
	return merges, err
}

// rewrite returns what becomes of a record, and whether it changed.
func (r tagRenaming) rewrite(before notes.Record) (after notes.Record, changed bool) {
	text := ownText(before)
	after = withOwnText(before, markdown.RewriteTags(text, r.renamed))
	changed = ownText(after) != text
	switch v := after.(type) {
	case notes.Article:
		v.Tags, changed = r.list(v.Tags, changed)
		after = v
	case notes.Highlight:
		v.Tags, changed = r.list(v.Tags, changed)
		after = v
	case notes.Note:
		v.Tags, changed = r.list(v.Tags, changed)
		after = v
	}
	return after, changed
}

// list returns what becomes of the tags of a record, each once, and whether
// they or its text changed.
func (r tagRenaming) list(tags []string, text bool) (renamed []string, changed bool) {
	seen := make(map[string]bool)
	for _, tag := range tags {
		to := r.renamed(tag)
		if name := link.Normalize(to); !seen[name] {
			seen[name] = true
			renamed = append(renamed, to)
		}
	}
	return renamed, text || !slices.Equal(renamed, tags)
}

// colors returns the operations that take the colours along.
func (r tagRenaming) colors() (ops []notes.Op, err error) {
	rows, err := r.tx.QueryContext(r.ctx, "SELECT name, color FROM tag_colors ORDER BY id")
	if err != nil {
		return nil, err
	}
	colored, err := collect(rows, func(t *notes.Tag) []any { return []any{&t.Name, colorColumn{&t.Color}} })
	taken := make(map[notes.Ref]bool)
	for _, t := range colored {
		taken[t.Ref()] = true
	}
	for _, t := range colored {
		to := notes.Tag{Name: r.renamed(t.Name), Color: t.Color}
		if to.Name == t.Name {
			continue
		}
		if to.Ref() != t.Ref() {
			ops = append(ops, notes.Remove(t.Ref()))
		}
		if to.Ref() == t.Ref() || !taken[to.Ref()] {
			taken[to.Ref()] = true
			ops = append(ops, notes.Put(to))
		}
	}
	return ops, err
}

// Counts says how much a notebook holds.
type Counts struct {
	Articles, Highlights, Notes, Tags int
}

// Counts says how much the notebook holds.
func (s *Store) Counts(ctx context.Context) (c Counts, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		c, err = counts(ctx, tx)
		return err
	})
	return c, err
}

func counts(ctx context.Context, tx *sql.Tx) (c Counts, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM articles WHERE trashed IS NULL),
			(SELECT count(*) FROM highlights h JOIN articles a ON a.id = h.article WHERE h.trashed IS NULL AND a.trashed IS NULL),
			(SELECT count(*) FROM notes WHERE trashed IS NULL),
			(SELECT count(DISTINCT name) FROM tags)`).Scan(&c.Articles, &c.Highlights, &c.Notes, &c.Tags)
	return c, err
}
