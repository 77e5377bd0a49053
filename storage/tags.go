package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
)

const tagColumns = "id, name, color"

// tagFields returns the fields of a tag in the order of tagColumns, to scan or
// to store.
func tagFields(t *notes.Tag) []any {
	id := t.Ref().ID
	return []any{&id, &t.Name, colorColumn{&t.Color}}
}

// Tags returns all tags in use and the tags above them, in alphabetical order,
// with their colours. A tag with several spellings is listed in the most
// frequent one.
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

// tagTree collects the tags in use and the tags above them.
type tagTree struct {
	ctx    context.Context
	tx     *sql.Tx
	byName map[string]*taggedTree // by the normalised name
}

// taggedTree is a tag with the records that carry it or a tag below it.
type taggedTree struct {
	notes.TagCount
	most    int                // number of records with the spelling Tag
	records map[notes.Ref]bool // nil if Total equals Count
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

// at returns the tag with a normalised name; a new one is spelt tag.
func (t tagTree) at(name, tag string) *taggedTree {
	if t.byName[name] == nil {
		t.byName[name] = &taggedTree{TagCount: notes.TagCount{Tag: tag}}
	}
	return t.byName[name]
}

// above returns the parent of a tag, or "".
func above(tag string) string { return tag[:max(strings.LastIndexByte(tag, '/'), 0)] }

// total collects the records that carry a tag or one below it. A record with
// several of them counts once.
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
	// A tag is followed by those below it, before "tag-2".
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

// Tagged returns the records that carry a tag, in any case, or one below it,
// last changed first; nil if there are none.
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

// TagsOf returns the tags of each of the records, including those in the text,
// in alphabetical order. A record without tags is left out.
func (s *Store) TagsOf(ctx context.Context, refs []notes.Ref) (tags map[notes.Ref][]string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT tags.kind, tags.record, tags.tag FROM json_each(?) ref
				CROSS JOIN tags ON tags.kind = ref.value ->> 'kind' AND tags.record = ref.value ->> 'id'
			ORDER BY tags.kind, tags.record, tags.name`, list(refs))
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
