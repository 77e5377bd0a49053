package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// references is how a record refers to others, and how others can refer to it.
type references struct {
	tags  []tagRow
	names []nameRow
	links []linkRow
}

// tagRow is a tag on a record.
type tagRow struct{ name, tag string } // normalised, and as it is written

// nameRow is what a link can call a record by.
type nameRow struct {
	name string // normalised
	rank rank
}

// rank says which of several records of one name a link leads to: one with the
// lowest, and the oldest of those.
type rank int

const (
	byID rank = iota
	byKey
	byTitleOfNote
	byTitleOfArticle
)

// linkRow is a link in the text of a record, with what it names normalised.
type linkRow struct {
	start, end               int
	name, heading, highlight string
	context                  markdown.Context
}

// referencesOf returns the references of a record.
func referencesOf(r notes.Record) (refs references) {
	var tags []string
	switch r := r.(type) {
	case notes.Article:
		refs.name(string(r.ID), byID)
		refs.name(r.Key, byKey)
		refs.name(r.Item.Title(), byTitleOfArticle)
		tags = r.Tags
	case notes.Highlight:
		refs.name(string(r.ID), byID)
		tags = append(slices.Clone(r.Tags), refs.read(r.Comment)...)
	case notes.Note:
		refs.name(string(r.ID), byID)
		refs.name(r.Title, byTitleOfNote)
		tags = append(slices.Clone(r.Tags), refs.read(r.Body)...)
	}
	for _, tag := range tags {
		name := link.Normalize(tag)
		if name != "" && !slices.ContainsFunc(refs.tags, func(t tagRow) bool { return t.name == name }) {
			refs.tags = append(refs.tags, tagRow{name, tag})
		}
	}
	return refs
}

// name adds a name that is not empty and of no lower rank already.
func (r *references) name(name string, rank rank) {
	name = link.Normalize(name)
	if name != "" && !slices.ContainsFunc(r.names, func(n nameRow) bool { return n.name == name }) {
		r.names = append(r.names, nameRow{name, rank})
	}
}

// read adds the links of a text and returns its tags.
func (r *references) read(text string) (tags []string) {
	found, inText := markdown.References(text)
	for _, l := range found {
		r.links = append(r.links, linkRow{
			start: l.Start, end: l.End,
			name: link.Normalize(l.Target.Name), heading: link.Normalize(l.Target.Heading), highlight: link.Normalize(l.Target.Highlight),
			context: l.Context,
		})
	}
	for _, t := range inText {
		tags = append(tags, t.Name)
	}
	return tags
}

// refer writes the references of a record, which has none.
func refer(ctx context.Context, tx *sql.Tx, ref notes.Ref, refs references) error {
	for _, t := range refs.tags {
		_, err := tx.ExecContext(ctx, "INSERT INTO tags (kind, record, name, tag) VALUES (?, ?, ?, ?)", ref.Kind, ref.ID, t.name, t.tag)
		if err != nil {
			return err
		}
	}
	for _, n := range refs.names {
		_, err := tx.ExecContext(ctx, "INSERT INTO names (kind, record, name, rank) VALUES (?, ?, ?, ?)", ref.Kind, ref.ID, n.name, n.rank)
		if err != nil {
			return err
		}
	}
	for _, l := range refs.links {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO links (kind, record, start, "end", name, heading, highlight, sentence, mark_start, mark_end)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			ref.Kind, ref.ID, l.start, l.end, l.name, l.heading, l.highlight, l.context.Sentence, l.context.Mark[0], l.context.Mark[1])
		if err != nil {
			return err
		}
	}
	return nil
}
