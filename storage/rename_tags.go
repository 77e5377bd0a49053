package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// RenameTag is RenameTags for one tag.
func (s *Store) RenameTag(ctx context.Context, from, to string, progress notes.Progress) (notes.Edit, error) {
	return s.RenameTags(ctx, []string{from}, to, progress)
}

// RenameTags renames tags and the tags below them on articles, highlights and notes and in
// texts, and returns the edit. From "place" to "city", "place/Baku" becomes "city/Baku".
// If the new name exists already, or several tags are renamed, they are merged; the colour
// of the existing tag is kept. If a tag is not in use, the error matches
// [notes.ErrNotFound]; if to cannot be written as #tag, or nothing would change, it is a
// problem.
func (s *Store) RenameTags(ctx context.Context, from []string, to string, progress notes.Progress) (notes.Edit, error) {
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
		name := "rename #" + strings.Join(named, ", #") + " to #" + to
		if merged {
			name = "merge #" + strings.Join(named, ", #") + " into #" + to
		}
		edit = notes.NewEdit(name, s.now(), append(ops, colors...)...)
		edit.About = notes.TagRef(to)
		return edit, err
	})
}

// tagRenaming renames tags and the tags below them.
type tagRenaming struct {
	ctx  context.Context
	tx   *sql.Tx
	from []string // normalised
	to   string
}

// renamed returns the new name of a tag, by the longest of the names from that it equals
// or is below. A tag that has the new name already, or is below it, stays.
func (r tagRenaming) renamed(tag string) string {
	name, to := link.Normalize(tag), link.Normalize(r.to)
	longest := ""
	for _, from := range r.from {
		if isOrBelow(name, from) && len(from) > len(longest) {
			longest = from
		}
	}
	if longest == "" || len(to) > len(longest) && isOrBelow(name, to) {
		return tag
	}
	parts := strings.Split(tag, "/")
	below := parts[min(strings.Count(longest, "/")+1, len(parts)):]
	return strings.Join(append([]string{r.to}, below...), "/")
}

// isOrBelow says whether tag equals other or is below it; both are normalised.
func isOrBelow(tag, other string) bool {
	rest, ok := strings.CutPrefix(tag, other)
	return ok && (rest == "" || rest[0] == '/')
}

// carrying returns the records that may carry one of the tags or one below it, including
// hidden ones.
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

// rewrite returns the record with renamed tags, and whether it changed.
func (r tagRenaming) rewrite(before notes.Record) (after notes.Record, changed bool) {
	text, tags := notes.TextOf(before), notes.TagsOf(before)
	rewritten, renamed := markdown.RewriteTags(text, r.renamed), r.list(tags)
	after = notes.WithTags(notes.WithText(before, rewritten), renamed)
	return after, rewritten != text || !slices.Equal(renamed, tags)
}

// list returns the renamed tags of a record, each once.
func (r tagRenaming) list(tags []string) (renamed []string) {
	seen := make(map[string]bool)
	for _, tag := range tags {
		to := r.renamed(tag)
		if name := link.Normalize(to); !seen[name] {
			seen[name] = true
			renamed = append(renamed, to)
		}
	}
	return renamed
}

// colors returns the operations that move the colours of the tags.
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
