package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
	"collate/notes/query"
)

// Mentions returns where the notes and comments of other records name a note by its
// title, or an article by its title or key, without a link to it: at most limit, from
// the newest record first. It returns nil if the record does not exist.
func (s *Store) Mentions(ctx context.Context, ref notes.Ref, limit int) (mentions []notes.Mention, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := visible(ctx, tx, ref)
		if r == nil || err != nil {
			return err
		}
		names := namesMentioned(r)
		candidates, err := textsWith(ctx, tx, names)
		if err != nil {
			return err
		}
		titles := newTitles(ctx, tx)
		for _, from := range candidates {
			if len(mentions) >= limit {
				break
			}
			if from == ref {
				continue
			}
			in, err := record(ctx, tx, from)
			if err != nil {
				return err
			}
			title, err := titles.of(from)
			if err != nil {
				return err
			}
			for _, m := range markdown.Mentions(notes.TextOf(in), names...) {
				mentions = append(mentions, notes.Mention{Text: m.Text, Place: notes.Place{
					From: from, Title: title, Start: m.Start, End: m.End, Context: m.Sentence, Mark: m.Mark,
				}})
			}
		}
		mentions = mentions[:min(len(mentions), max(limit, 0))]
		return nil
	})
	return mentions, err
}

// namesMentioned returns the names of a record that a text can mention.
func namesMentioned(r notes.Record) (names []string) {
	for _, name := range shownNames(r) {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// textsWith returns the notes, and the highlights whose comments, contain the words of
// one of the names in sequence, newest first.
func textsWith(ctx context.Context, tx *sql.Tx, names []string) ([]notes.Ref, error) {
	var phrases []string
	for _, name := range names {
		var words []string
		for w := range query.Words(name) {
			words = append(words, w.Folded)
		}
		if len(words) > 0 {
			phrases = append(phrases, `"`+strings.Join(words, " ")+`"`)
		}
	}
	if len(phrases) == 0 {
		return nil, nil
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT DISTINCT CASE i.kind WHEN ?2 THEN ?3 ELSE ?4 END, i.record
		FROM search s JOIN `+runOf+`
		WHERE search MATCH '{text}: (' || ?1 || ')' AND i.kind IN (?2, ?5)
		ORDER BY i.record DESC`,
		strings.Join(phrases, " OR "), notes.HitNote, notes.KindNote, notes.KindHighlight, notes.HitComment)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
}

// LinkMention replaces a mention by a link to a record, which shows the same words, and
// returns the edit. The error matches [notes.ErrNotFound] if the record to does not
// exist; it is a problem if the text has changed since the mention was found.
func (s *Store) LinkMention(ctx context.Context, m notes.Mention, to notes.Ref) (notes.Edit, error) {
	return s.edit(ctx, nil, func(tx *sql.Tx) (edit notes.Edit, err error) {
		linked, err := present(ctx, tx, to)
		if err != nil {
			return edit, err
		}
		target, err := targetOf(ctx, tx, linked)
		if err != nil {
			return edit, err
		}
		in, err := visible(ctx, tx, m.From)
		if err != nil {
			return edit, err
		}
		text := notes.TextOf(in)
		there := slices.ContainsFunc(markdown.Mentions(text, namesMentioned(linked)...), func(found markdown.Mention) bool {
			return found.Start == m.Start && found.End == m.End && found.Text == m.Text
		})
		l := link.Link{Target: target}
		if m.Text != target.Name {
			l.Shown = m.Text
		}
		changed, ok := markdown.ReplaceWithLink(text, m.Start, m.End, l)
		if !there || !ok {
			return edit, &notes.Problem{What: "Could not link “" + m.Text + "”", Why: "the text has changed", Remedy: "Look at the mentions again."}
		}
		return notes.NewEdit("link to mention", s.now(), notes.Put(modified(notes.WithText(in, changed), s.now().UTC()))), nil
	})
}

// targetOf returns a target by which a link leads to the visible record r and to no
// other: its title or key if that is unambiguous and can be written in a link, otherwise
// its id.
func targetOf(ctx context.Context, tx *sql.Tx, r notes.Record) (link.Target, error) {
	ref := r.Ref()
	if h, ok := r.(notes.Highlight); ok {
		a, err := articleRecord(ctx, tx, h.Article)
		return link.Target{Name: a.Key, Highlight: ref.ID}, err
	}
	names := shownNames(r)
	if len(names) == 0 {
		return link.Target{}, errors.New("there are no links to a " + string(ref.Kind))
	}
	if name := names[0]; linkable(name) {
		led, err := recordNamed(ctx, tx, link.Normalize(name))
		if err != nil || led == ref {
			return link.Target{Name: name}, err
		}
	}
	return link.Target{Name: ref.ID}, nil
}

// LinkTarget returns a target by which a link leads to a note, article or highlight and
// to no other record: its title or citation key, or its id if that name is ambiguous or
// cannot be written in a link. If the record does not exist, the error matches
// [notes.ErrNotFound].
func (s *Store) LinkTarget(ctx context.Context, ref notes.Ref) (target link.Target, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := present(ctx, tx, ref)
		if err != nil {
			return err
		}
		target, err = targetOf(ctx, tx, r)
		return err
	})
	return target, err
}

// LinkHeadings returns the headings of a note, or of the current text of an article, in
// order; nil if the record does not exist.
func (s *Store) LinkHeadings(ctx context.Context, ref notes.Ref) (list []string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := visible(ctx, tx, ref)
		if r == nil || err != nil {
			return err
		}
		list, err = headings(ctx, tx, ref)
		return err
	})
	return list, err
}
