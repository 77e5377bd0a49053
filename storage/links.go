package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
	"collate/notes/query"
)

// linkRow is a link in the text of a record, with what it names normalised.
type linkRow struct {
	start, end               int
	name, heading, highlight string
}

// linksIn returns the links of a Markdown text in order.
func linksIn(text string) (links []linkRow) {
	for _, l := range markdown.Links(text) {
		links = append(links, linkRow{
			start: l.Start, end: l.End,
			name: link.Normalize(l.Target.Name), heading: link.Normalize(l.Target.Heading), highlight: l.Target.Highlight,
		})
	}
	return links
}

// contextLength is how many characters a backlink shows of the text around it.
const contextLength = 160

// Backlinks returns the links that lead to a note, article or highlight from
// the notes and comments of others, oldest first. What leads to a highlight
// leads to its article too.
func (s *Store) Backlinks(ctx context.Context, ref notes.Ref) (backlinks []notes.Backlink, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT kind, record, start, "end" FROM links
			WHERE name IN (SELECT name FROM names WHERE kind = ?1 AND record = ?2) AND NOT (kind = ?1 AND record = ?2)
			UNION
			SELECT kind, record, start, "end" FROM links
			WHERE ?1 = ?3 AND highlight = ?2 AND highlight <> '' AND NOT (kind = ?1 AND record = ?2)
			ORDER BY record, start`, ref.Kind, ref.ID, notes.KindHighlight)
		if err != nil {
			return err
		}
		type place struct {
			from       notes.Ref
			start, end int
		}
		places, err := collect(rows, func(p *place) []any { return []any{&p.from.Kind, &p.from.ID, &p.start, &p.end} })
		if err != nil {
			return err
		}
		for _, p := range places {
			title, text, err := linkingText(ctx, tx, p.from)
			if err != nil {
				return err
			}
			line, _ := query.Snippet(text, [][2]int{{p.start, p.end}}, contextLength)
			backlinks = append(backlinks, notes.Backlink{From: p.from, Title: title, Context: line})
		}
		return nil
	})
	return backlinks, err
}

// linkingText returns the text of a record that has links, and what to call it.
func linkingText(ctx context.Context, tx *sql.Tx, ref notes.Ref) (title, text string, err error) {
	if ref.Kind == notes.KindNote {
		n, err := noteRecord(ctx, tx, notes.NoteID(ref.ID))
		return n.Title, n.Body, err
	}
	h, err := highlightRecord(ctx, tx, notes.HighlightID(ref.ID))
	if err != nil {
		return "", "", err
	}
	a, err := articleRecord(ctx, tx, h.Article)
	return articleTitle(a), h.Comment, err
}

// ResolveLink returns what a link leads to: the highlight that it names, or
// else the note or article of that name. An id or citation key goes before
// a title, a note before an article, and an older one before a newer one. A target
// without a name is in the text that the link stands in, and so not for here.
func (s *Store) ResolveLink(ctx context.Context, target link.Target) (ref notes.Ref, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var highlight bool
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM indexed WHERE record = ? AND kind = ?)",
			target.Highlight, notes.HitHighlight).Scan(&highlight)
		if err != nil {
			return err
		}
		if highlight {
			ref = notes.Ref{Kind: notes.KindHighlight, ID: target.Highlight}
			return nil
		}
		err = tx.QueryRowContext(ctx, `
			SELECT names.kind, names.record FROM names LEFT JOIN articles ON articles.id = names.record
			WHERE name = ?1
			ORDER BY names.record = ?1 DESC, articles.key IS ?1 DESC, names.kind = ?2 DESC, names.record LIMIT 1`,
			link.Normalize(target.Name), notes.KindNote).Scan(&ref.Kind, &ref.ID)
		if errors.Is(err, sql.ErrNoRows) {
			return &notes.Problem{
				What:   fmt.Sprintf("The link %s leads nowhere", link.Link{Target: target}),
				Remedy: fmt.Sprintf("Write a note of the title %q, or change the link.", target.Name),
				Cause:  notes.ErrNotFound,
			}
		}
		return err
	})
	return ref, err
}
