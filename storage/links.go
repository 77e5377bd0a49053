package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/link"
	"collate/notes/markdown"
)

// ResolveLink returns the target of a link: the highlight, if the link names one, or
// the note or article with the name. An id takes precedence over other names; among
// records with one name the oldest wins. A target without a name refers to the text
// that contains the link and cannot be resolved here.
//
// If there is no target, the error matches [notes.ErrNotFound]. If the target is in
// the trash, the error also matches [notes.ErrInTrash], and ref is the record in the
// trash.
func (s *Store) ResolveLink(ctx context.Context, target link.Target) (ref notes.Ref, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		if target.Highlight == "" {
			if ref, err = recordNamed(ctx, tx, link.Normalize(target.Name)); ref.ID != "" || err != nil {
				return err
			}
		} else if ref, err = recordNamed(ctx, tx, link.Normalize(target.Highlight)); ref.Kind == notes.KindHighlight || err != nil {
			return err
		}
		hidden := hiddenRecords{ctx: ctx, tx: tx}
		if ref, err = hidden.of(link.Normalize(target.Name), link.Normalize(target.Highlight)); err != nil {
			return err
		}
		return leadsNowhere(ctx, tx, target, ref)
	})
	return ref, err
}

// itLeads is a condition on a row n of the table "names": links by that name lead to
// its record, because it has the lowest [rank] of all with that name and is the oldest
// of those.
const itLeads = "NOT EXISTS (SELECT 1 FROM names other WHERE other.name = n.name AND (other.rank, other.record) < (n.rank, n.record))"

// recordNamed returns the record that a normalised name leads to, or the zero Ref.
func recordNamed(ctx context.Context, tx *sql.Tx, name string) (ref notes.Ref, err error) {
	err = tx.QueryRowContext(ctx, "SELECT kind, record FROM names WHERE name = ? ORDER BY rank, record LIMIT 1", name).Scan(&ref.Kind, &ref.ID)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return ref, err
}

// ownNames is a query for the names by which links lead to the record of kind ?1 and
// id ?2.
const ownNames = "SELECT n.name FROM names n WHERE n.kind = ?1 AND n.record = ?2 AND " + itLeads

// Backlinks returns the links to a note, article or highlight in the notes and
// comments of other records, oldest record first: at most limit, or all for -1. Total
// is their number without the limit. A link to a highlight also counts for its
// article. For a record that does not exist, it returns none.
func (s *Store) Backlinks(ctx context.Context, ref notes.Ref, limit int) (backlinks []notes.Backlink, total int, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		leading := "SELECT kind, record, n FROM links WHERE name IN (" + ownNames + ")"
		if ref.Kind == notes.KindHighlight {
			leading += " UNION SELECT kind, record, n FROM links WHERE highlight = ?2 AND highlight <> ''"
		}
		leading = "FROM (" + leading + ") WHERE NOT (kind = ?1 AND record = ?2)"
		if err := tx.QueryRowContext(ctx, "SELECT count(*) "+leading, ref.Kind, ref.ID).Scan(&total); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT kind, record, n "+leading+" ORDER BY record, n LIMIT ?3", ref.Kind, ref.ID, limit)
		if err != nil {
			return err
		}
		type row struct {
			from notes.Ref
			n    int
		}
		leads, err := collect(rows, func(r *row) []any { return []any{&r.from.Kind, &r.from.ID, &r.n} })
		if err != nil {
			return err
		}
		places := placeReader{ctx: ctx, tx: tx, titles: newTitles(ctx, tx)}
		backlinks = make([]notes.Backlink, len(leads))
		for i, l := range leads {
			if backlinks[i].Place, err = places.of(l.from, l.n); err != nil {
				return err
			}
		}
		return nil
	})
	return backlinks, total, err
}

// placeReader reads the places of links. It keeps the places of the last record, and
// decodes only those that are asked for.
type placeReader struct {
	ctx    context.Context
	tx     *sql.Tx
	titles titles
	last   notes.Ref
	places []string // as in the table: JSON
}

// of returns the place of link n in the text of a record.
func (r *placeReader) of(ref notes.Ref, n int) (notes.Place, error) {
	if ref != r.last {
		var places string
		err := r.tx.QueryRowContext(r.ctx, "SELECT places FROM link_places WHERE kind = ? AND record = ?", ref.Kind, ref.ID).Scan(&places)
		if err != nil {
			return notes.Place{}, err
		}
		r.last, r.places = ref, strings.Split(places, "\n")
	}
	var p linkPlace
	if n >= len(r.places) || json.Unmarshal([]byte(r.places[n]), &p) != nil {
		return notes.Place{}, fmt.Errorf("the list of links of the %s %s is damaged", ref.Kind, ref.ID)
	}
	title, err := r.titles.of(ref)
	return notes.Place{From: ref, Title: title, Start: p.Start, End: p.End, Context: p.Sentence, Mark: p.Mark}, err
}

// titles returns the titles of records, reading each once.
type titles struct {
	ctx   context.Context
	tx    *sql.Tx
	known map[notes.Ref]string
}

func newTitles(ctx context.Context, tx *sql.Tx) titles {
	return titles{ctx, tx, make(map[notes.Ref]string)}
}

// of returns the title of a note or article, and for a highlight that of its article;
// "" if it does not exist.
func (t titles) of(ref notes.Ref) (title string, err error) {
	if title, ok := t.known[ref]; ok {
		return title, nil
	}
	switch ref.Kind {
	case notes.KindNote:
		err = t.tx.QueryRowContext(t.ctx, "SELECT title FROM notes WHERE id = ?", ref.ID).Scan(&title)
	case notes.KindHighlight:
		var article notes.Ref
		err = t.tx.QueryRowContext(t.ctx, "SELECT ?, article FROM highlights WHERE id = ?", notes.KindArticle, ref.ID).Scan(&article.Kind, &article.ID)
		if err == nil {
			title, err = t.of(article)
		}
	case notes.KindArticle:
		var a notes.Article
		a, err = articleRecord(t.ctx, t.tx, notes.ArticleID(ref.ID))
		title = cite.Name(a)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	t.known[ref] = title
	return title, nil
}

// BrokenLinks returns the links without a target, or to a heading or highlight that
// the target does not have, oldest record first.
func (s *Store) BrokenLinks(ctx context.Context) (broken []notes.BrokenLink, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		suspects, err := suspects(ctx, tx)
		if err != nil {
			return err
		}
		places := placeReader{ctx: ctx, tx: tx, titles: newTitles(ctx, tx)}
		headings, texts := make(map[notes.Ref]map[string]bool), textReader{ctx: ctx, tx: tx}
		hidden := hiddenRecords{ctx: ctx, tx: tx}
		for _, l := range suspects {
			if l.Missing == notes.MissingHeading {
				if there, err := hasHeading(ctx, tx, headings, l); there || err != nil {
					if err != nil {
						return err
					}
					continue
				}
			} else if l.Trashed, err = hidden.of(l.name, l.highlight); err != nil {
				return err
			} else if l.Trashed.ID != "" {
				r, err := record(ctx, tx, l.Trashed)
				if err != nil {
					return err
				}
				l.Called = titleOf(r)
			}
			if l.Place, err = places.of(l.From, l.n); err != nil {
				return err
			}
			text, err := texts.of(l.From)
			if err != nil {
				return err
			}
			l.Link = markdown.Slice(text, l.Start, l.End)
			broken = append(broken, l.BrokenLink)
		}
		return nil
	})
	return broken, err
}

// suspect is a broken link, or a link to a heading that has not been checked yet.
type suspect struct {
	notes.BrokenLink
	n                        int // index of the link in its text
	name, heading, highlight string
}

func suspects(ctx context.Context, tx *sql.Tx) ([]suspect, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT kind, record, n, name, heading, highlight, CASE
			WHEN name <> '' AND NOT EXISTS (SELECT 1 FROM names WHERE names.name = links.name) THEN ?
			WHEN highlight <> '' THEN ? ELSE ? END
		FROM links
		WHERE NOT (highlight <> '' AND EXISTS (SELECT 1 FROM names WHERE names.name = links.highlight AND names.kind = ?))
			AND (heading <> '' OR highlight <> '' OR NOT EXISTS (SELECT 1 FROM names WHERE names.name = links.name))
		ORDER BY record, n`,
		notes.MissingTarget, notes.MissingHighlight, notes.MissingHeading, notes.KindHighlight)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *suspect) []any {
		return []any{&s.From.Kind, &s.From.ID, &s.n, &s.name, &s.heading, &s.highlight, &s.Missing}
	})
}

// hasHeading says whether the target of a link has the heading that the link names. It
// keeps the headings of each target in known.
func hasHeading(ctx context.Context, tx *sql.Tx, known map[notes.Ref]map[string]bool, l suspect) (bool, error) {
	target := l.From
	if l.name != "" {
		var err error
		if target, err = recordNamed(ctx, tx, l.name); err != nil {
			return false, err
		}
	}
	if known[target] == nil {
		known[target] = make(map[string]bool)
		headings, err := headings(ctx, tx, target)
		if err != nil {
			return false, err
		}
		for _, h := range headings {
			known[target][link.Normalize(h)] = true
		}
	}
	return known[target][l.heading], nil
}

// headings returns the headings of a note, or of the current text of an
// article, in order.
func headings(ctx context.Context, tx *sql.Tx, ref notes.Ref) (headings []string, err error) {
	r, err := record(ctx, tx, ref)
	if err != nil {
		return nil, err
	}
	switch r := r.(type) {
	case notes.Note:
		for _, h := range markdown.Headings(r.Body) {
			headings = append(headings, h.Text)
		}
	case notes.Article:
		revision, err := revisionRecord(ctx, tx, r.Revision)
		if err != nil {
			return nil, err
		}
		for _, h := range revision.Document.Headings() {
			headings = append(headings, revision.Document.Slice(h.Start, h.End))
		}
	}
	return headings, nil
}

// textReader reads the texts of records. It keeps the last one.
type textReader struct {
	ctx  context.Context
	tx   *sql.Tx
	last notes.Ref
	text string
}

func (r *textReader) of(ref notes.Ref) (string, error) {
	if ref == r.last {
		return r.text, nil
	}
	value, err := record(r.ctx, r.tx, ref)
	if err != nil {
		return "", err
	}
	r.last, r.text = ref, notes.TextOf(value)
	return r.text, nil
}
