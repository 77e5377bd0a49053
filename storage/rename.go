package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/cite/csl"
)

// A rename is built and applied in one transaction, so it never overwrites a
// concurrent change by another program. If nothing changes, the zero Edit is
// returned. Progress receives the number of records that are done.
//
// Links by the old name are rewritten to the new one, in all texts, including those
// in the trash. Links by id that show the old name are rewritten to the new name
// too, if it leads to the record and can be written in a link. A link without a
// target that uses the new name now leads to the record.

// RenameNote changes the title of a note and all links to it by title, and returns
// the edit. For an empty title the error is a problem; if the note does not exist, it
// matches [notes.ErrNotFound].
func (s *Store) RenameNote(ctx context.Context, id notes.NoteID, title string, progress notes.Progress) (notes.Edit, error) {
	title, err := notes.NewTitle(title)
	if err != nil {
		return notes.Edit{}, err
	}
	edit := notes.Edit{Name: "rename note", Field: "title " + string(id)}
	return s.rename(ctx, notes.Ref{Kind: notes.KindNote, ID: string(id)}, edit, progress, func(_ *sql.Tx, r notes.Record) (notes.Record, error) {
		n := r.(notes.Note)
		n.Title = title
		return n, nil
	})
}

// RenameArticle changes the title of an article and all links to it by title, and
// returns the edit. For an empty title the error is a problem; if the article does not
// exist, it matches [notes.ErrNotFound].
func (s *Store) RenameArticle(ctx context.Context, id notes.ArticleID, title string, progress notes.Progress) (notes.Edit, error) {
	title, err := notes.NewTitle(title)
	if err != nil {
		return notes.Edit{}, err
	}
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "rename article"}, progress, func(_ *sql.Tx, r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		a.Item = a.Item.Clone()
		if a.Item.Text == nil {
			a.Item.Text = make(map[string]string)
		}
		a.Item.Text["title"] = title
		return a, nil
	})
}

// RenameKey changes the citation key of an article, all links to it by key and all
// its citations in notes, and returns the edit. For a key that is empty, contains
// spaces, or is that of another article, in the trash or not, the error is a
// problem; if the article does not exist, it matches [notes.ErrNotFound].
func (s *Store) RenameKey(ctx context.Context, id notes.ArticleID, key string, progress notes.Progress) (notes.Edit, error) {
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "citation key of article"}, progress, func(tx *sql.Tx, r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		if err := checkKey(ctx, tx, a, key); err != nil {
			return nil, err
		}
		a.Item = a.Item.Clone()
		a.Key, a.Item.ID = key, key
		return a, nil
	})
}

// DescribeArticle replaces the metadata and the citation key of an article, and
// rewrites all links to it by title or key, and returns the edit. The errors are
// those of RenameArticle and RenameKey.
func (s *Store) DescribeArticle(ctx context.Context, id notes.ArticleID, key string, item csl.Item, progress notes.Progress) (notes.Edit, error) {
	if _, err := notes.NewTitle(item.Title()); err != nil {
		return notes.Edit{}, err
	}
	return s.rename(ctx, notes.Ref{Kind: notes.KindArticle, ID: string(id)}, notes.Edit{Name: "metadata of article"}, progress, func(tx *sql.Tx, r notes.Record) (notes.Record, error) {
		a := r.(notes.Article)
		if err := checkKey(ctx, tx, a, key); err != nil {
			return nil, err
		}
		a.Item = item.Clone()
		a.Key, a.Item.ID = key, key
		return a, nil
	})
}

// checkKey returns a problem if an article cannot have the citation key.
func checkKey(ctx context.Context, tx *sql.Tx, a notes.Article, key string) error {
	if key == "" || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' }) {
		return &notes.Problem{What: fmt.Sprintf("“%s” cannot be a citation key", key), Remedy: "Use letters, digits and hyphens, without spaces."}
	}
	free, err := freeKey(ctx, tx, key)
	if err != nil {
		return err
	}
	if free != key && !strings.EqualFold(key, a.Key) {
		return &notes.Problem{
			What: fmt.Sprintf("The citation key “%s” is that of another article", key), Remedy: fmt.Sprintf("Choose another one, such as %s.", free),
		}
	}
	return nil
}

// rename applies the edit that sets a record to what change returns, with all
// links, and returns it. The edit has the Name and Field of the edit of.
func (s *Store) rename(ctx context.Context, ref notes.Ref, of notes.Edit, progress notes.Progress, change func(*sql.Tx, notes.Record) (notes.Record, error)) (notes.Edit, error) {
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		before, err := present(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		after, err := change(tx, before)
		if err != nil || equal(before, after) {
			return edit, err
		}
		r := newRelinking(ctx, tx, map[notes.Ref]notes.Record{ref: modified(after, s.now().UTC())})
		if err := r.rename(before, after); err != nil {
			return edit, err
		}
		rewrite := r.rewriteText
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
		edit = notes.NewEdit(of.Name, s.now(), append(r.ops(ref), ops...)...)
		edit.About = ref
		edit.Field = of.Field
		return edit, err
	})
}

// linkingRecords returns the visible records with a link for which the condition on
// the table "links" holds, and the hidden records with any link.
func linkingRecords(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]notes.Ref, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT kind, record FROM links WHERE "+condition, args...)
	if err != nil {
		return nil, err
	}
	refs, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	if err != nil {
		return nil, err
	}
	hidden, err := hiddenTexts(ctx, tx, "[[")
	return append(refs, hidden...), err
}

// hiddenTexts returns the notes and highlights whose text contains a string and
// which are in the trash or on an article in the trash.
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

// rewriteTexts returns operations for those of the records whose text rewrite
// changes.
func rewriteTexts(ctx context.Context, tx *sql.Tx, refs []notes.Ref, rewrite func(notes.Ref, string) string) ([]notes.Op, error) {
	return rewriteRecords(ctx, tx, refs, func(r notes.Record) (notes.Record, bool) {
		text := notes.TextOf(r)
		changed := rewrite(r.Ref(), text)
		return notes.WithText(r, changed), changed != text
	})
}

// rewriteRecords returns operations for those of the records that rewrite changes.
// It calls rewrite on several goroutines.
func rewriteRecords(ctx context.Context, tx *sql.Tx, refs []notes.Ref, rewrite func(notes.Record) (notes.Record, bool)) (ops []notes.Op, err error) {
	before, err := records(context.WithoutCancel(ctx), tx, refs) // a cancellable context costs a goroutine per statement
	if err != nil {
		return nil, err
	}
	rewritten := make([]notes.Record, len(refs)) // nil for an unchanged record
	onAllCores(len(refs), func(i int) {
		if ctx.Err() != nil {
			return
		}
		if r, changed := rewrite(before[refs[i]]); changed {
			rewritten[i] = r
		}
	})
	for _, r := range rewritten {
		if r != nil {
			ops = append(ops, notes.Put(r))
		}
	}
	return ops, ctx.Err()
}
