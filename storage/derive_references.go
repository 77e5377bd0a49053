package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// references is what a record refers to, and the names by which others can refer to
// it.
type references struct {
	tags   []tagRow
	names  []nameRow
	links  []linkRow
	places string // of the links, in order: one linkPlace as JSON on each line; "" without links
}

// tagRow is a tag on a record.
type tagRow struct{ name, tag string } // normalised, and as written

// nameRow is a name by which a link can address a record.
type nameRow struct {
	name string // normalised
	rank rank
}

// rank decides which of several records with one name a link leads to: one with the
// lowest rank, and the oldest of those. So a new record never captures existing
// links.
type rank int

const (
	byID   rank = iota
	byName      // a citation key or title
)

// linkRow is a link in the text of a record, with its target normalised.
type linkRow struct {
	n                        int // index of the link in the text, from 0
	name, heading, highlight string
}

// linkPlace is the position of a link in the text of a record.
type linkPlace struct {
	Start    int    `json:"s"` // code points
	End      int    `json:"e"`
	Sentence string `json:"t"` // the sentence around the link
	Mark     [2]int `json:"m"` // range of the link in Sentence, code points, end-exclusive
}

// referencesOf returns the references of a record.
func referencesOf(r notes.Record) (refs references) {
	tags := slices.Concat(notes.TagsOf(r), refs.read(notes.TextOf(r)))
	refs.names = namesOf(r)
	seen := make(map[string]bool, len(tags))
	for _, tag := range tags {
		if name := link.Normalize(tag); name != "" && !seen[name] {
			seen[name] = true
			refs.tags = append(refs.tags, tagRow{name, tag})
		}
	}
	return refs
}

// namesOf returns the names of a record, each once with the lowest of its ranks.
func namesOf(r notes.Record) (names []nameRow) {
	add := func(name string, rank rank) {
		name = link.Normalize(name)
		if name != "" && !slices.ContainsFunc(names, func(n nameRow) bool { return n.name == name }) {
			names = append(names, nameRow{name, rank})
		}
	}
	switch r.(type) {
	case notes.Article, notes.Highlight, notes.Note:
		add(r.Ref().ID, byID)
	}
	for _, name := range shownNames(r) {
		add(name, byName)
	}
	return names
}

// read adds the links of a text to r and returns the tags of the text.
func (r *references) read(text string) (tags []string) {
	found, inText := markdown.References(text)
	places := make([]string, len(found))
	for i, l := range found {
		r.links = append(r.links, linkRow{
			n: i, name: link.Normalize(l.Target.Name), heading: link.Normalize(l.Target.Heading), highlight: link.Normalize(l.Target.Highlight),
		})
		place, _ := json.Marshal(linkPlace{l.Start, l.End, l.Context.Sentence, l.Context.Mark}) // strings and numbers can always be encoded
		places[i] = string(place)
	}
	r.places = strings.Join(places, "\n")
	for _, t := range inText {
		tags = append(tags, t.Name)
	}
	return tags
}

// referencesOn returns the stored references of the records of, in their order,
// without the places of links. It reads all at once, because database/sql starts a
// goroutine for each query.
func referencesOn(ctx context.Context, tx *sql.Tx, of []notes.Ref) ([]references, error) {
	r := referenceReader{ctx: ctx, tx: tx, of: list(of)}
	written := make([]references, len(of))
	for _, t := range referenceRows(&r, "tags", "name, tag", func(t *tagRow) []any { return []any{&t.name, &t.tag} }) {
		written[t.of].tags = append(written[t.of].tags, t.row)
	}
	for _, n := range referenceRows(&r, "names", "name, rank", func(n *nameRow) []any { return []any{&n.name, &n.rank} }) {
		written[n.of].names = append(written[n.of].names, n.row)
	}
	for _, l := range referenceRows(&r, "links", "n, name, heading, highlight", func(l *linkRow) []any {
		return []any{&l.n, &l.name, &l.heading, &l.highlight}
	}) {
		written[l.of].links = append(written[l.of].links, l.row)
	}
	return written, r.err
}

// referenceReader reads rows of the records of, up to the first error.
type referenceReader struct {
	ctx context.Context
	tx  *sql.Tx
	of  string // the records, as JSON
	err error
}

// referenceRow is a row that belongs to the record with index of.
type referenceRow[T any] struct {
	of  int
	row T
}

// referenceRows returns the given columns of a table for the records of r.
func referenceRows[T any](r *referenceReader, table, columns string, fields func(*T) []any) (all []referenceRow[T]) {
	if r.err != nil {
		return nil
	}
	rows, err := r.tx.QueryContext(r.ctx, `
		SELECT of.key, `+columns+` FROM json_each(?) of CROSS JOIN `+table+`
			ON kind = of.value ->> 'kind' AND record = of.value ->> 'id'`, r.of)
	if err != nil {
		r.err = err
		return nil
	}
	all, r.err = collect(rows, func(row *referenceRow[T]) []any { return append([]any{&row.of}, fields(&row.row)...) })
	return all
}

// refer replaces the stored references was of a record by is. Rows that are in both
// are not touched.
func refer(ctx context.Context, tx *sql.Tx, ref notes.Ref, was, is references) error {
	w := referenceWriter{ctx: ctx, tx: tx, ref: ref}
	for _, t := range without(was.tags, is.tags) {
		w.exec("DELETE FROM tags WHERE kind = ? AND record = ? AND name = ?", t.name)
	}
	for _, t := range without(is.tags, was.tags) {
		w.exec("INSERT INTO tags (kind, record, name, tag) VALUES (?, ?, ?, ?)", t.name, t.tag)
	}
	for _, n := range without(was.names, is.names) {
		w.exec("DELETE FROM names WHERE kind = ? AND record = ? AND name = ?", n.name)
	}
	for _, n := range without(is.names, was.names) {
		w.exec("INSERT INTO names (kind, record, name, rank) VALUES (?, ?, ?, ?)", n.name, n.rank)
	}
	for _, l := range without(is.links, was.links) {
		w.exec(`
			INSERT INTO links (kind, record, n, name, heading, highlight) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET name = excluded.name, heading = excluded.heading, highlight = excluded.highlight`,
			l.n, l.name, l.heading, l.highlight)
	}
	if len(is.links) < len(was.links) {
		w.exec("DELETE FROM links WHERE kind = ? AND record = ? AND n >= ?", len(is.links))
	}
	switch {
	case len(was.links) == 0 && len(is.links) == 0:
	case len(is.links) == 0:
		w.exec("DELETE FROM link_places WHERE kind = ? AND record = ?")
	case len(was.links) == 0:
		w.exec("INSERT INTO link_places (kind, record, places) VALUES (?, ?, ?)", is.places)
	default:
		w.exec("UPDATE link_places SET places = ?3 WHERE kind = ?1 AND record = ?2 AND places <> ?3", is.places)
	}
	return w.err
}

// without returns the rows that are not in others. It is fast if both are equal, as
// they mostly are.
func without[T comparable](rows, others []T) (left []T) {
	if slices.Equal(rows, others) {
		return nil
	}
	known := make(map[T]bool, len(others))
	for _, row := range others {
		known[row] = true
	}
	for _, row := range rows {
		if !known[row] {
			left = append(left, row)
		}
	}
	return left
}

// referenceWriter executes statements about one record, up to the first error.
type referenceWriter struct {
	ctx context.Context
	tx  *sql.Tx
	ref notes.Ref
	err error
}

// exec executes a statement whose first two parameters are the kind and the id of
// the record.
func (w *referenceWriter) exec(statement string, args ...any) {
	if w.err == nil {
		_, w.err = w.tx.ExecContext(w.ctx, statement, append([]any{w.ref.Kind, w.ref.ID}, args...)...)
	}
}
