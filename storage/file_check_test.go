package storage

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"collate/notes"
)

// filled returns a notebook with something of everything, some of it in the
// trash.
func filled(t testing.TB) *Store {
	t.Helper()
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road to Baku", "A raid in Yekaterinburg.\nTrade through Zangezur.")
	h := highlight(r, 2, 6)
	h.Comment = "Compare [[Raids]]."
	h.Tags = []string{"police", "police/raid"}
	apply(t, s, notes.Put(h), notes.Put(note("Raids", "See [[daily]] and [[Nowhere]].")))
	gone, goneText := addArticle(t, s, "weekly", "Old news", "Nothing of note.")
	apply(t, s, notes.Put(highlight(goneText, 0, 7)))
	gone.Trashed = clock
	apply(t, s, notes.Put(gone))
	a.Tags = []string{"azerbaijan"}
	apply(t, s, notes.Put(a))
	return s
}

func TestCheckOfSoundNotebook(t *testing.T) {
	s := filled(t)
	for range 2 { // the first leaves nothing behind that changes the second
		report, err := s.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := Report{Counts: Counts{Articles: 1, Highlights: 1, Notes: 1, Tags: 3}, Revisions: 2}
		if report.Counts != want.Counts || report.Revisions != want.Revisions || report.Findings != nil {
			t.Errorf("Check = %+v, want %+v", report, want)
		}
	}
	if _, err := s.Search(t.Context(), parse("raid"), 10); err != nil {
		t.Errorf("search after the check: %v", err)
	}
}

// What another program did to the search index is no fault of it.
func TestCheckAfterOthersWrote(t *testing.T) {
	s := filled(t)
	search(t, s, "raid")
	other := openAt(t, s.path)
	for i := range 40 { // enough for SQLite to merge parts of the index
		apply(t, other, notes.Put(note(fmt.Sprint("Raid ", i), "")))
	}
	sound(t, s)
}

func TestCheckFinds(t *testing.T) {
	tests := []struct{ name, fault, finding string }{
		{"a highlight that moved", "UPDATE highlights SET start = start + 1", "is of words that do not stand from 3 to 6"},
		{"a highlight on another article's text", "UPDATE highlights SET revision = (SELECT r.id FROM revisions r WHERE r.article <> highlights.article)", "is on a text that its article does not have"},
		{"a highlight without an article", "DELETE FROM articles WHERE key = 'weekly'", "refers to something in articles that does not exist"},
		{"a tag that is missing", "DELETE FROM tags WHERE tag = 'police'", "The list of tags is wrong about the highlight"},
		{"a tag too many", "INSERT INTO tags VALUES ('note', 'x', 'y', 'y')", "The list of tags is wrong about the note x."},
		{"a link that is missing", "DELETE FROM links WHERE name = 'daily'", "The list of links is wrong about the note"},
		{"a name that is wrong", "UPDATE names SET name = 'other' WHERE name = 'daily'", "The list of names is wrong about the article"},
		{"a passage that is missing", "DELETE FROM search WHERE rowid = (SELECT first FROM indexed WHERE kind = 'text')", "wrong about the words of the text"},
		{"passages of a record missing", "DELETE FROM indexed WHERE kind = 'comment'", "The search index is wrong about the comment"},
		{"a passage of other words", "UPDATE search SET title = '', text = 'A raid in Perm city.' WHERE rowid = (SELECT first FROM indexed WHERE kind = 'text')", "wrong about the words of the text"},
		{"a text that was cut", "UPDATE revisions SET text = substr(text, 1, 10)", "cannot be read"},
		{"a text that changed", "UPDATE revisions SET text = replace(text, 'Trade', 'Train')", "wrong about the words of the text"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := filled(t)
			fault(t, s, test.fault)
			report, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(report.Findings, func(f string) bool { return strings.Contains(f, test.finding) }) {
				t.Errorf("findings %q, want one with %q", report.Findings, test.finding)
			}
		})
	}
}

// fault changes the file behind the Store's back.
func fault(t testing.TB, s *Store, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dataSource(s.path, "")+"&_foreign_keys=off")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("PRAGMA foreign_keys = off; " + statement); err != nil {
		t.Fatal(err)
	}
}
