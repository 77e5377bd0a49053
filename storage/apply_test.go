package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/document"
)

func TestRecordsComeBackWhole(t *testing.T) {
	s := open(t)
	a, r := article("daily", "The “road” to Bakı", "A text.")
	a.Item.Dates = map[string]csl.Date{"issued": {Parts: [][]int{{2025, 7, 1}}}}
	a.Item.Other = map[string]json.RawMessage{"custom": json.RawMessage(`{"a":[1,2]}`)}
	a.Tags = []string{"b", "a/c", "b"}
	var b document.Builder
	b.Begin(document.Block{Kind: document.Heading, Level: 2})
	b.Write("Zəngəzur", document.Bold)
	b.Begin(document.Block{Kind: document.Item, Level: 1, Number: 3})
	b.Write("line\nbreak", 0)
	b.Link(9, "https://example.org/?a=b")
	r.Document = b.Document()
	h := highlight(r, 0, 8)
	h.Color, h.Underline, h.Status, h.Comment = notes.Red, true, notes.Check, "a\x00b"
	h.Anchor.Prefix, h.Anchor.Suffix = "before", "after"
	n := note("A title", "Body\n\nwith ☃ and 'quotes'")
	n.Modified = clock.Add(time.Nanosecond)
	apply(t, s, notes.Put(r), notes.Put(a), notes.Put(h), notes.Put(n))

	for _, want := range []notes.Record{a, r, h, n} {
		var got notes.Record
		err := s.view(t.Context(), func(tx *sql.Tx) (err error) {
			got, err = record(t.Context(), tx, want.Ref())
			return err
		})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %#v, %v\nwant %#v", got, err, want)
		}
	}
}

func TestApplyRefuses(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	other, otherText := addArticle(t, s, "weekly", "The rail", "Another.")
	h := highlight(r, 0, 1)
	apply(t, s, notes.Put(h))
	n := note("A title", "")

	withHighlight := func(change func(*notes.Highlight)) []notes.Op {
		changed := h
		change(&changed)
		return []notes.Op{notes.Put(n), notes.Put(changed)}
	}
	withArticle := func(change func(*notes.Article)) []notes.Op {
		changed := a
		change(&changed)
		return []notes.Op{notes.Put(n), notes.Put(changed)}
	}
	lost := revision(notes.Article{ID: "unknown"}, "A text.")
	changedText := r
	changedText.Document = document.Plain("Another text.")
	tests := []struct {
		name string
		ops  []notes.Op
		says string
	}{
		{"nothing", nil, "changes nothing"},
		{"a value of another kind", []notes.Op{notes.Put(n), {Ref: a.Ref(), Value: n}}, "cannot be set to a note"},
		{"a value of another id", []notes.Op{notes.Put(n), {Ref: notes.Ref{Kind: notes.KindNote, ID: "x"}, Value: n}}, "cannot be set to"},
		{"no id", []notes.Op{notes.Put(n), notes.Put(notes.Note{})}, "has no id"},
		{"an unknown kind", []notes.Op{notes.Put(n), notes.Remove(notes.Ref{Kind: "planet", ID: "x"})}, `no records of kind “planet”`},
		{"a highlight of an unknown article", withHighlight(func(h *notes.Highlight) { h.Article = "unknown" }), "is on an article that does not exist"},
		{"a highlight of an unknown text", withHighlight(func(h *notes.Highlight) { h.Revision = "unknown" }), "is on a text that its article does not have"},
		{"a highlight of another article's text", withHighlight(func(h *notes.Highlight) { h.Revision = otherText.ID }), "is on a text that its article does not have"},
		{"a highlight past the end", withHighlight(func(h *notes.Highlight) { h.Anchor.End = 8 }), "reaches past the end"},
		{"a highlight before the start", withHighlight(func(h *notes.Highlight) { h.Anchor.Start = -1 }), "cannot go from -1"},
		{"a highlight that ends before it starts", withHighlight(func(h *notes.Highlight) { h.Anchor.Start = 3 }), "cannot go from 3 to 1"},
		{"a highlight of no colour", withHighlight(func(h *notes.Highlight) { h.Color = 8 }), "no colour"},
		{"a highlight of no status", withHighlight(func(h *notes.Highlight) { h.Status = "" }), "no status"},
		{"a comment that is not text", withHighlight(func(h *notes.Highlight) { h.Comment = "\xff" }), "not valid UTF-8"},
		{"a title that is not text", []notes.Op{notes.Put(note("\xff", ""))}, "not valid UTF-8"},
		{"an article without a key", withArticle(func(a *notes.Article) { a.Key = "" }), "has no citation key"},
		{"an article with two keys", withArticle(func(a *notes.Article) { a.Key = "evening" }), `the article “evening” is “daily” in its metadata`},
		{"an article with another's key", withArticle(func(a *notes.Article) { a.Key, a.Item.ID = "Weekly", "Weekly" }), `the citation key “Weekly” is that of another article`},
		{"an article of an unknown text", withArticle(func(a *notes.Article) { a.Revision = "unknown" }), "has a current text that does not exist"},
		{"an article of another's text", withArticle(func(a *notes.Article) { a.Revision = otherText.ID }), "has a current text that does not exist"},
		{"a text of an unknown article", []notes.Op{notes.Put(n), notes.Put(lost)}, "is of an article that does not exist"},
		{"a text that changes", []notes.Op{notes.Put(n), notes.Put(changedText)}, "a revision never changes"},
		{"an article removed and its text not", []notes.Op{notes.Put(n), notes.Remove(other.Ref())}, "has texts or highlights left"},
		{"a text removed that is in use", []notes.Op{notes.Put(n), notes.Remove(r.Ref())}, "is in use"},
		{"a year that cannot be written", []notes.Op{notes.Put(notes.Note{ID: "x", Created: time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)})}, "year"},
	}
	before := dump(t, s, allTables...)
	stop := s.Subscribe(func(c notes.Change) { t.Errorf("a change was told: %+v", c) })
	defer stop()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := s.Apply(t.Context(), edit(test.ops...))
			var p *notes.Problem
			if !errors.As(err, &p) || !strings.HasPrefix(err.Error(), "Could not save “test” in "+s.path+": ") || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one with %q", err, test.says)
			}
			if after := dump(t, s, allTables...); after != before {
				t.Errorf("something changed:\n%s", after)
			}
		})
	}
	t.Run("no edit id", func(t *testing.T) {
		if err := s.Apply(t.Context(), notes.Edit{Ops: []notes.Op{notes.Put(n)}}); err == nil {
			t.Error("it was applied")
		}
	})
	t.Run("a cancelled context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Apply(ctx, edit(notes.Put(n))); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want the context's", err)
		}
	})
	if after := dump(t, s, allTables...); after != before {
		t.Errorf("something changed:\n%s", after)
	}
}

func TestApplyLeavesTheTagsOfOthersAlone(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The road", "A text.")
	all := []string{"claim", "stays", "stays"}
	n, h := note("A title", "A text."), highlight(r, 0, 1)
	n.Tags, h.Tags = all[:1], all[:1]
	apply(t, s, notes.Put(n), notes.Put(h))
	if want := []string{"claim", "stays", "stays"}; !slices.Equal(all, want) {
		t.Errorf("behind the tags of a note stands %q, want %q", all, want)
	}
}

func TestApplyIsAllOrNone(t *testing.T) {
	s := open(t)
	before := dump(t, s, allTables...)
	err := s.Apply(t.Context(), edit(notes.Put(note("One", ""))), edit(notes.Put(note("\xff", ""))))
	if err == nil {
		t.Fatal("it was applied")
	}
	if after := dump(t, s, allTables...); after != before {
		t.Errorf("something changed:\n%s", after)
	}
}

func TestApplyTwiceIsApplyOnce(t *testing.T) {
	s := open(t)
	a, r := article("daily", "The road", "A text.")
	h := highlight(r, 0, 1)
	add := edit(notes.Put(r), notes.Put(a), notes.Put(h))
	removal := edit(notes.Remove(h.Ref()), notes.Remove(a.Ref()), notes.Remove(r.Ref()))
	for _, e := range []notes.Edit{add, removal} {
		must(t, s.Apply(t.Context(), e))
		once := dump(t, s, allTables...)
		stop := s.Subscribe(func(c notes.Change) { t.Errorf("a change was told: %+v", c) })
		must(t, s.Apply(t.Context(), e))
		stop()
		if twice := dump(t, s, allTables...); twice != once {
			t.Errorf("applied twice:\n%s\nonce:\n%s", twice, once)
		}
	}
}

func TestSubscribersAreToldAfterCommit(t *testing.T) {
	s := open(t)
	other := openAt(t, s.path) // sees only what is committed
	n := note("A title", "")
	var told []notes.Change
	var stopSecond func()
	stopFirst := s.Subscribe(func(c notes.Change) {
		told = append(told, c)
		if _, err := other.Note(t.Context(), n.ID); err != nil {
			t.Errorf("told before the commit: %v", err)
		}
		stopSecond() // a subscriber may use the Store
	})
	defer stopFirst()
	stopSecond = s.Subscribe(func(notes.Change) {})
	e := edit(notes.Put(n))
	must(t, s.Apply(t.Context(), e))
	if want := []notes.Change{{Refs: []notes.Ref{n.Ref()}, Edit: e.ID}}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %+v, want %+v", told, want)
	}
}

// contents returns all that a notebook holds as text: the records and what is
// derived from them but the search index, whose row numbers depend on the order of
// edits.
func contents(t testing.TB, s *Store) string {
	t.Helper()
	rows, err := s.reader.Query(`SELECT name FROM sqlite_schema
		WHERE type = 'table' AND name NOT IN ('log', 'log_ops', 'settings', 'indexed') AND name NOT LIKE 'search%'`)
	must(t, err)
	tables, err := collect(rows, func(name *string) []any { return []any{name} })
	must(t, err)
	return dump(t, s, tables...)
}

var allTables = []string{
	"articles", "revisions", "highlights", "notes", "tag_colors", "tags", "names", "links",
	"settings", "log", "log_ops", "indexed", "search_content",
}

// dump returns all rows of tables as text, sorted.
func dump(t testing.TB, s *Store, tables ...string) string {
	t.Helper()
	var lines []string
	for _, table := range tables {
		rows, err := s.reader.Query("SELECT * FROM " + table)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		all, err := collect(rows, func(row *[20]sql.NullString) (fields []any) {
			for i := range columns {
				fields = append(fields, &row[i])
			}
			return fields
		})
		must(t, err)
		for _, row := range all {
			lines = append(lines, fmt.Sprintf("%s %v\n", table, row[:len(columns)]))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}
