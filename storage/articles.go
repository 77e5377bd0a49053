package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/query"
)

const articleColumns = "id, key, item, revision, tags, created, modified, trashed"

// articleFields returns the fields of an article in the order of articleColumns, to
// scan or to store.
func articleFields(a *notes.Article) []any {
	return []any{
		&a.ID, &a.Key, jsonColumn[csl.Item]{&a.Item}, &a.Revision, tagsColumn{&a.Tags},
		timeColumn{&a.Created}, timeColumn{&a.Modified}, trashedColumn{timeColumn{&a.Trashed}},
	}
}

// Articles returns all articles that are not in the trash, sorted by title without
// regard to case and accents; nil if there are none.
func (s *Store) Articles(ctx context.Context) (articles []notes.ArticleSummary, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT `+articleColumns+`,
				(SELECT words FROM revisions r WHERE r.id = articles.revision),
				(SELECT count(*) FROM highlights h WHERE h.article = articles.id AND h.trashed IS NULL)
			FROM articles WHERE trashed IS NULL`)
		if err != nil {
			return err
		}
		articles, err = collect(rows, func(a *notes.ArticleSummary) []any {
			return append(articleFields(&a.Article), &a.Words, &a.Highlights)
		})
		return err
	})
	sortByTitle(articles, func(a notes.ArticleSummary) string { return cite.Name(a.Article) },
		func(a, b notes.ArticleSummary) int { return cmp.Compare(a.Key, b.Key) })
	return articles, err
}

// sortByTitle sorts by title without regard to case and accents, and numbers by their
// value; then orders equal titles.
func sortByTitle[T any](list []T, title func(T) string, then func(a, b T) int) {
	type keyed struct {
		key   string
		value T
	}
	sorted := make([]keyed, len(list))
	for i, value := range list {
		sorted[i] = keyed{sortKey(title(value)), value}
	}
	slices.SortFunc(sorted, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), then(a.value, b.value))
	})
	for i := range sorted {
		list[i] = sorted[i].value
	}
}

// sortKey returns a key whose byte order is the order of the titles: each number is
// prefixed with its number of digits.
func sortKey(title string) string {
	const digits = "0123456789"
	rest := query.Fold(title)
	var b strings.Builder
	for {
		i := strings.IndexAny(rest, digits)
		if i < 0 {
			return b.String() + rest
		}
		b.WriteString(rest[:i])
		behind := strings.TrimLeft(rest[i:], digits)
		number := strings.TrimLeft(rest[i:len(rest)-len(behind)], "0")
		b.WriteByte('0' + byte(min(len(number), 'a'-'0'-1)))
		b.WriteString(number)
		rest = behind
	}
}

// Article returns an article. The error matches [notes.ErrNotFound] if there is none,
// and [notes.ErrInTrash] if it is in the trash.
func (s *Store) Article(ctx context.Context, id notes.ArticleID) (a notes.Article, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		a, err = articleRecord(ctx, tx, id)
		if err == nil && !a.Trashed.IsZero() {
			return isInTrash(a, takeItOut)
		}
		return found(err, notes.Ref{Kind: notes.KindArticle, ID: string(id)})
	})
	return a, err
}

// found returns sql.ErrNoRows as a problem that matches [notes.ErrNotFound], and
// other errors as they are.
func found(err error, ref notes.Ref) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &notes.Problem{What: fmt.Sprintf("There is no %s %s in the notebook", ref.Kind, ref.ID), Cause: notes.ErrNotFound}
	}
	return err
}

// isInTrash returns the problem that the record r is in the trash.
func isInTrash(r notes.Record, remedy string) error {
	return &notes.Problem{What: fmt.Sprintf("The %s %s is in the trash", r.Ref().Kind, quoted(r)), Remedy: remedy, Cause: notes.ErrInTrash}
}

// takeItOut is the remedy for a record that must be taken out of the trash first.
const takeItOut = "Take it out of there first."

// articleRecord returns an article, in the trash or not, or sql.ErrNoRows.
func articleRecord(ctx context.Context, tx *sql.Tx, id notes.ArticleID) (a notes.Article, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+articleColumns+" FROM articles WHERE id = ?", id).Scan(articleFields(&a)...)
	return a, err
}

// putArticle inserts an article, or updates it if exists.
func putArticle(ctx context.Context, tx *sql.Tx, a notes.Article, exists bool) error {
	var other notes.ArticleID
	err := tx.QueryRowContext(ctx, "SELECT id FROM articles WHERE key = ? AND id <> ?", a.Key, a.ID).Scan(&other)
	if !errors.Is(err, sql.ErrNoRows) {
		return cmp.Or(err, fmt.Errorf("the citation key “%s” %w", a.Key, errKeyTaken))
	}
	return put(ctx, tx, "articles", articleColumns, articleFields(&a), exists)
}

// FreeKey returns a citation key that no article has, including those in the trash:
// wanted itself, or the first free one of wanted-2, wanted-3 …
func (s *Store) FreeKey(ctx context.Context, wanted string) (key string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		key, err = freeKey(ctx, tx, wanted)
		return err
	})
	return key, err
}

func freeKey(ctx context.Context, tx *sql.Tx, wanted string) (string, error) {
	key := wanted
	for n := 2; ; n++ {
		var taken bool
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM articles WHERE key = ?)", key).Scan(&taken)
		if err != nil || !taken {
			return key, err
		}
		key = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// Revision returns a revision with its text. The error matches [notes.ErrNotFound] if
// there is none.
func (s *Store) Revision(ctx context.Context, id notes.RevisionID) (r notes.Revision, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err = revisionRecord(ctx, tx, id)
		return found(err, notes.Ref{Kind: notes.KindRevision, ID: string(id)})
	})
	return r, err
}

// revisionRecord returns a revision, or sql.ErrNoRows.
func revisionRecord(ctx context.Context, tx *sql.Tx, id notes.RevisionID) (r notes.Revision, err error) {
	var structure []byte
	var text string
	err = tx.QueryRowContext(ctx, "SELECT id, article, created, structure, text FROM revisions WHERE id = ?", id).
		Scan(&r.ID, &r.Article, timeColumn{&r.Created}, &structure, &text)
	if err != nil {
		return notes.Revision{}, err
	}
	r.Document, err = document.New(text, structure)
	return r, err
}

// putRevision inserts a revision. It returns an error if the stored revision
// before differs from r.
func putRevision(ctx context.Context, tx *sql.Tx, r notes.Revision, before notes.Record) error {
	if old, exists := before.(notes.Revision); exists {
		if old.Article != r.Article || !old.Document.Equal(r.Document) {
			return fmt.Errorf("the revision %s has another text already, and a revision never changes", r.ID)
		}
		return nil
	}
	d := r.Document
	return put(ctx, tx, "revisions", "id, article, created, length, words, structure, text",
		[]any{r.ID, r.Article, timeColumn{&r.Created}, d.Len(), d.Words(), d.Structure(), d.Text()}, false)
}
