package storage

import (
	"context"
	"database/sql"
	"regexp"
	"strings"

	"collate/notes"
	"collate/notes/markdown"
)

// UnknownCitations returns the citations in notes whose key no article has, oldest note
// first.
func (s *Store) UnknownCitations(ctx context.Context) (unknown []notes.BrokenLink, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		isKey, err := citationKeys(ctx, tx)
		if err != nil {
			return err
		}
		noArticle := func(key string) bool { return !isKey[strings.ToLower(key)] }
		rows, err := tx.QueryContext(ctx, "SELECT id, title, body FROM notes WHERE trashed IS NULL AND instr(body, '@') ORDER BY id")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n notes.Note
			if err := rows.Scan(&n.ID, &n.Title, &n.Body); err != nil {
				return err
			}
			if mayCite(n.Body, noArticle) {
				unknown = append(unknown, cites(n, noArticle)...)
			}
		}
		return rows.Err()
	})
	return unknown, err
}

// citationKeys returns the keys and ids of all articles, in lower case.
func citationKeys(ctx context.Context, tx *sql.Tx) (map[string]bool, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM articles WHERE trashed IS NULL UNION ALL SELECT key FROM articles WHERE trashed IS NULL")
	if err != nil {
		return nil, err
	}
	keys, err := collect(rows, func(key *string) []any { return []any{key} })
	known := make(map[string]bool, len(keys))
	for _, key := range keys {
		known[strings.ToLower(key)] = true
	}
	return known, err
}

// atKey matches "@" with all characters that could belong to a citation key.
var atKey = regexp.MustCompile(`@[\pL\pM\pN_:.#$%&+?<>~/-]*`)

// mayCite says whether a text may cite one of the wanted keys. It is much cheaper than
// finding the citations, and mostly false.
func mayCite(text string, wanted func(key string) bool) bool {
	for _, at := range atKey.FindAllString(text, -1) {
		if wanted(strings.TrimRight(at[len("@"):], ":.#$%&+?<>~/-")) {
			return true
		}
	}
	return false
}

// cites returns the citations of the wanted keys in a note.
func cites(n notes.Note, wanted func(key string) bool) (found []notes.BrokenLink) {
	for _, c := range markdown.Cites(n.Body, wanted) {
		found = append(found, notes.BrokenLink{
			Place:   notes.Place{From: n.Ref(), Title: n.Title, Start: c.Start, End: c.End, Context: c.Sentence, Mark: c.Mark},
			Link:    markdown.Slice(n.Body, c.Start, c.End),
			Missing: notes.MissingKey,
		})
	}
	return found
}
