package storage

import (
	"context"
	"database/sql"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/complete"
	"collate/notes/link"
	"collate/notes/query"
)

// LinkNames returns the possible link targets with their names, for refs and for
// records that share a name with one of them; for all records if refs is nil. An
// article is named by its title and by its citation key, a highlight by its
// text.
func (s *Store) LinkNames(ctx context.Context, refs []notes.Ref) (names []complete.Name, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		which, ids := "", ""
		if refs != nil {
			if ids, err = sharing(ctx, tx, refs); err != nil {
				return err
			}
			which = " AND id IN (SELECT value FROM json_each(?2))"
		}
		n := namer{ctx: ctx, tx: tx, which: which, ids: ids, articles: make(map[notes.ArticleID]notes.Article)}
		for _, add := range []func() error{n.readNotes, n.readArticles, n.readHighlights} {
			if err := add(); err != nil {
				return err
			}
		}
		names = n.names
		return nil
	})
	return names, err
}

// TagNames returns the tags in use, in alphabetical order, each in one spelling.
func (s *Store) TagNames(ctx context.Context) (names []string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		// Skips from each name to the next in the index: there are far fewer
		// names than rows.
		rows, err := tx.QueryContext(ctx, `
			WITH RECURSIVE used (name) AS (
				SELECT min(name) FROM tags
				UNION ALL
				SELECT (SELECT min(tags.name) FROM tags WHERE tags.name > used.name) FROM used WHERE used.name IS NOT NULL)
			SELECT (SELECT min(tag) FROM tags WHERE tags.name = used.name) FROM used WHERE used.name IS NOT NULL`)
		if err != nil {
			return err
		}
		names, err = collect(rows, func(name *string) []any { return []any{name} })
		return err
	})
	return names, err
}

// sharing returns, as a JSON array, the ids of the records and of all that share
// a name with one of them: the target of a link by that name may have changed.
func sharing(ctx context.Context, tx *sql.Tx, refs []notes.Ref) (string, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT value ->> 'id' FROM json_each(?1)
		UNION
		SELECT other.record FROM json_each(?1) of
			CROSS JOIN names own ON own.kind = of.value ->> 'kind' AND own.record = of.value ->> 'id'
			CROSS JOIN names other ON other.name = own.name`, list(refs))
	if err != nil {
		return "", err
	}
	ids, err := collect(rows, func(id *string) []any { return []any{id} })
	return list(ids), err
}

// namer reads the names of link targets.
type namer struct {
	ctx        context.Context
	tx         *sql.Tx
	which, ids string // an additional condition, and its parameter ?2
	articles   map[notes.ArticleID]notes.Article
	names      []complete.Name
}

func (n *namer) query(statement string, kind notes.Kind) (*sql.Rows, error) {
	return n.tx.QueryContext(n.ctx, statement+n.which, kind, n.ids)
}

func (n *namer) readNotes() error {
	rows, err := n.query(`
		SELECT id, title, modified, EXISTS (
			SELECT 1 FROM names n WHERE n.kind = ?1 AND n.record = notes.id AND n.rank = 1 AND NOT (`+itLeads+`))
		FROM notes WHERE trashed IS NULL`, notes.KindNote)
	if err != nil {
		return err
	}
	type row struct {
		complete.Name
		shared bool
	}
	all, err := collect(rows, func(r *row) []any { return []any{&r.Ref.ID, &r.Text, timeColumn{&r.Modified}, &r.shared} })
	for _, r := range all {
		r.Ref.Kind, r.Target.Name = notes.KindNote, r.Text
		if r.shared || !linkable(r.Text) {
			r.Target.Name = r.Ref.ID
		}
		n.names = append(n.names, r.Name)
	}
	return err
}

func (n *namer) readArticles() error {
	rows, err := n.query("SELECT "+articleColumns+" FROM articles WHERE trashed IS NULL AND ?1 <> ''", notes.KindArticle)
	if err != nil {
		return err
	}
	all, err := collect(rows, articleFields)
	if err != nil {
		return err
	}
	for _, a := range all {
		n.articles[a.ID] = a
		target, err := targetOf(n.ctx, n.tx, a)
		if err != nil {
			return err
		}
		name := complete.Name{Ref: a.Ref(), Text: a.Key, Target: target, Modified: a.Modified}
		if title := cite.Title(a.Item); title != "" {
			name.Detail = title
			n.names = append(n.names, complete.Name{Ref: a.Ref(), Text: title, Detail: a.Key, Target: name.Target, Modified: a.Modified})
		}
		n.names = append(n.names, name)
	}
	return nil
}

func (n *namer) readHighlights() error {
	rows, err := n.query(`
		SELECT id, article, exact, modified FROM highlights
		WHERE trashed IS NULL AND article IN (SELECT id FROM articles WHERE trashed IS NULL) AND ?1 <> ''`, notes.KindHighlight)
	if err != nil {
		return err
	}
	type row struct {
		complete.Name
		article notes.ArticleID
	}
	all, err := collect(rows, func(r *row) []any { return []any{&r.Ref.ID, &r.article, &r.Text, timeColumn{&r.Modified}} })
	if err != nil {
		return err
	}
	for _, r := range all {
		a, known := n.articles[r.article]
		if !known {
			if a, err = articleRecord(n.ctx, n.tx, r.article); err != nil {
				return err
			}
			n.articles[r.article] = a
		}
		r.Ref.Kind = notes.KindHighlight
		r.Text, _ = query.Snippet(r.Text, nil, nodeTitle)
		r.Detail, r.Target = cite.Name(a), link.Target{Name: a.Key, Highlight: r.Ref.ID}
		n.names = append(n.names, r.Name)
	}
	return nil
}

var _ complete.Source = (*Store)(nil)
