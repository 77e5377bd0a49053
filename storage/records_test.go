package storage

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/link"
)

func TestArticlesAreSortedAndCounted(t *testing.T) {
	s := open(t)
	addArticle(t, s, "c", "The road", "One two three.")
	addArticle(t, s, "b", "ÉLAN", "")
	a, r := addArticle(t, s, "a", "", "One.") // called by its key
	addArticle(t, s, "d", "elan", "")
	shown, hidden := highlight(r, 0, 3), highlight(r, 0, 1)
	hidden.Trashed = clock
	apply(t, s, notes.Put(shown), notes.Put(hidden))
	gone, _ := addArticle(t, s, "gone", "Another", "")
	gone.Trashed = clock
	apply(t, s, notes.Put(gone))

	articles, err := s.Articles(t.Context())
	must(t, err)
	var keys []string
	for _, a := range articles {
		keys = append(keys, a.Key)
	}
	if want := []string{"a", "b", "d", "c"}; !reflect.DeepEqual(keys, want) {
		t.Errorf("order %v, want %v", keys, want)
	}
	if got := articles[0]; got.ID != a.ID || got.Words != 1 || got.Highlights != 1 {
		t.Errorf("summary %+v, want 1 word and 1 highlight", got)
	}
}

func TestTrashIsNotFound(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text about a raid.")
	h := highlight(r, 0, 6)
	h.Tags = []string{"police"}
	n := note("Raids", "A note, see [[daily]].")
	apply(t, s, notes.Put(h), notes.Put(n))
	a.Trashed, n.Trashed = clock, clock
	apply(t, s, notes.Put(a), notes.Put(n))

	for name, find := range map[string]func() error{
		"Article":        func() error { _, err := s.Article(t.Context(), a.ID); return err },
		"ResolveArticle": func() error { _, err := s.ResolveArticle(t.Context(), "daily"); return err },
		"Highlight":      func() error { _, err := s.Highlight(t.Context(), h.ID); return err },
		"Note":           func() error { _, err := s.Note(t.Context(), n.ID); return err },
		"ResolveNote":    func() error { _, err := s.ResolveNote(t.Context(), "Raids"); return err },
		"ResolveLink": func() error {
			_, err := s.ResolveLink(t.Context(), link.Target{Name: "daily"})
			return err
		},
	} {
		if err := find(); !errors.Is(err, notes.ErrNotFound) {
			t.Errorf("%s of what is in the trash: %v", name, err)
		}
	}
	highlights, err := s.Highlights(t.Context(), "")
	if len(highlights) > 0 || err != nil {
		t.Errorf("Highlights = %v, %v", highlights, err)
	}
	if highlights, err := s.Highlights(t.Context(), a.ID); len(highlights) > 0 || err != nil {
		t.Errorf("Highlights = %v, %v", highlights, err)
	}
	if list, err := s.Notes(t.Context()); len(list) > 0 || err != nil {
		t.Errorf("Notes = %v, %v", list, err)
	}
	if tags, err := s.Tags(t.Context()); len(tags) > 0 || err != nil {
		t.Errorf("Tags = %v, %v", tags, err)
	}
	if counts := counted(t, s); counts != (Counts{}) {
		t.Errorf("counted are %v", counts)
	}
	if results := search(t, s, `"raid"`); results.Total != 0 {
		t.Errorf("Search = %v", results)
	}
	_, err = s.Undo(t.Context(), 0, nil)
	must(t, err)
	if results := search(t, s, `"raid"`); results.Total != 1 {
		t.Errorf("after restoring, Search = %v", results)
	}
	sound(t, s)
}

func TestHighlightsAreInReadingOrder(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The road", "A text about a raid.")
	_, other := addArticle(t, s, "weekly", "The rail", "Another text.")
	var want []notes.Highlight
	for _, place := range [][2]int{{0, 3}, {0, 6}, {2, 3}, {2, 3}, {10, 12}} {
		want = append(want, highlight(r, place[0], place[1]))
	}
	want[3].Created = clock.Add(1)
	apply(t, s, notes.Put(want[4]), notes.Put(want[3]), notes.Put(highlight(other, 0, 1)), notes.Put(want[1]), notes.Put(want[2]), notes.Put(want[0]))

	got, err := s.Highlights(t.Context(), r.Article)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Highlights = %+v, %v, want %+v", got, err, want)
	}
	all, err := s.Highlights(t.Context(), "")
	if err != nil || len(all) != 6 || !reflect.DeepEqual(all[:5], want) {
		t.Errorf("Highlights of all = %+v, %v", all, err)
	}
}

func TestRevisions(t *testing.T) {
	s := open(t)
	a, first := addArticle(t, s, "daily", "The road", "A text.")
	second := revision(a, "A better text.")
	second.Created = clock.Add(1)
	a.Revision = second.ID
	apply(t, s, notes.Put(second), notes.Put(a))
	for _, want := range []notes.Revision{first, second} {
		if got, err := s.Revision(t.Context(), want.ID); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Revision = %+v, %v, want %+v", got, err, want)
		}
	}
	if _, err := s.Revision(t.Context(), "unknown"); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("an unknown revision: %v", err)
	}
	if search(t, s, "better").Total != 1 || search(t, s, "a text").Total != 1 {
		t.Error("the current text is not found, or the old one is")
	}
}

func TestResolveArticle(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "eurasia-daily-monitor", "The road", "")
	addArticle(t, s, "levant-files", "The rail", "")
	for _, name := range []string{"eurasia-daily-monitor", "Eurasia-Daily-Monitor", string(a.ID)} {
		if got, err := s.ResolveArticle(t.Context(), name); err != nil || got.ID != a.ID {
			t.Errorf("ResolveArticle(%q) = %v, %v", name, got, err)
		}
	}
	for name, says := range map[string]string{
		"eurasia-dayly-monitor": `There is no article “eurasia-dayly-monitor” in the notebook. Is it “eurasia-daily-monitor”? All are listed by: collate articles.`,
		"levant":                `There is no article “levant” in the notebook. Is it “levant-files”? All are listed by: collate articles.`,
		"zzz":                   `There is no article “zzz” in the notebook. All are listed by: collate articles.`,
		"":                      `There is no article “” in the notebook. All are listed by: collate articles.`,
	} {
		if _, err := s.ResolveArticle(t.Context(), name); !errors.Is(err, notes.ErrNotFound) || err.Error() != says {
			t.Errorf("ResolveArticle(%q): %v\nwant %s", name, err, says)
		}
	}
}

func TestResolveNote(t *testing.T) {
	s := open(t)
	raid, raids, twin, otherTwin := note("The raid", ""), note("THE RAID", ""), note("Twin", ""), note("Twin", "")
	apply(t, s, notes.Put(raid), notes.Put(raids), notes.Put(twin), notes.Put(otherTwin), notes.Put(note("Кулич", "")))
	for name, want := range map[string]notes.NoteID{"The raid": raid.ID, "THE RAID": raids.ID, string(twin.ID): twin.ID} {
		if got, err := s.ResolveNote(t.Context(), name); err != nil || got.ID != want {
			t.Errorf("ResolveNote(%q) = %v, %v", name, got, err)
		}
	}
	_, err := s.ResolveNote(t.Context(), "Twin")
	if want := `There are 2 notes of the title “Twin”. Name one by its id: ` + string(twin.ID) + ", " + string(otherTwin.ID) + "."; err == nil || err.Error() != want {
		t.Errorf("two notes of a title: %v", err)
	}
	if _, err := s.ResolveNote(t.Context(), "the  raid"); err == nil || !strings.Contains(err.Error(), "There are 2 notes") {
		t.Errorf("two notes of a title but for its case: %v", err)
	}
	if _, err := s.ResolveNote(t.Context(), "Twim"); !errors.Is(err, notes.ErrNotFound) || !strings.Contains(err.Error(), `Is it “Twin”`) {
		t.Errorf("an unknown note: %v", err)
	}
	// Three letters of five are others, of which each is two bytes.
	if _, err := s.ResolveNote(t.Context(), "путин"); !errors.Is(err, notes.ErrNotFound) || strings.Contains(err.Error(), "Is it") {
		t.Errorf("an unknown note that no other is like: %v", err)
	}
}

func TestFreeKey(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The road", "")
	addArticle(t, s, "daily-2", "The road", "")
	a.Trashed = clock
	apply(t, s, notes.Put(a))
	for wanted, want := range map[string]string{"weekly": "weekly", "daily": "daily-3", "DAILY": "DAILY-3"} {
		if got, err := s.FreeKey(t.Context(), wanted); err != nil || got != want {
			t.Errorf("FreeKey(%q) = %q, %v, want %q", wanted, got, err, want)
		}
	}
}

func TestTrashedArticle(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	first, second, deleted := highlight(r, 0, 1), highlight(r, 2, 6), highlight(r, 2, 3)
	deleted.Trashed = clock
	apply(t, s, notes.Put(second), notes.Put(first), notes.Put(deleted))
	if _, _, err := s.TrashedArticle(t.Context(), "daily"); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("what is not in the trash: %v", err)
	}
	a.Trashed = clock
	apply(t, s, notes.Put(a))
	got, highlights, err := s.TrashedArticle(t.Context(), "Daily")
	if err != nil || got.ID != a.ID || !reflect.DeepEqual(highlights, []notes.Highlight{first, second}) {
		t.Errorf("TrashedArticle = %+v, %+v, %v", got, highlights, err)
	}
}

func TestSettings(t *testing.T) {
	s := open(t)
	stop := s.Subscribe(func(c notes.Change) { t.Errorf("a change was told: %+v", c) })
	defer stop()
	if value, exists, err := s.Setting(t.Context(), "layout"); value != nil || exists || err != nil {
		t.Errorf("before it is set: %q, %v, %v", value, exists, err)
	}
	for _, want := range [][]byte{[]byte(`{"panes":2}`), []byte("\x00\xff"), {}} {
		must(t, s.SetSetting(t.Context(), "layout", want))
		if value, exists, err := s.Setting(t.Context(), "layout"); string(value) != string(want) || !exists || err != nil {
			t.Errorf("Setting = %q, %v, %v, want %q", value, exists, err, want)
		}
	}
	must(t, s.SetSetting(t.Context(), "layout", nil))
	if value, exists, err := s.Setting(t.Context(), "layout"); len(value) != 0 || !exists || err != nil {
		t.Errorf("Setting = %q, %v, %v, want an empty one", value, exists, err)
	}
	if got := dump(t, s, "log"); got != "" {
		t.Errorf("it was logged: %s", got)
	}
}

func TestReadingCancelled(t *testing.T) {
	s := filled(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, read := range map[string]func() error{
		"Articles": func() error { _, err := s.Articles(ctx); return err },
		"Search":   func() error { _, err := s.Search(ctx, parse("raid"), 10); return err },
		"Check":    func() error { _, err := s.Check(ctx); return err },
		"Backup":   func() error { return s.Backup(ctx, t.TempDir()+"/backup.db", BackupOptions{}) },
	} {
		if err := read(); err != context.Canceled {
			t.Errorf("%s: %v, want the context's error", name, err)
		}
	}
}

func TestTitlesAreSortedByTheirNumbers(t *testing.T) {
	titles := []string{"cli 10", "Årsbok", "cli 2 b", "cli", "cli 02", "zebra", "cli 2 a", "1984", "cli 10.2", "cli 10.10"}
	sortByTitle(titles, func(s string) string { return s }, strings.Compare)
	want := []string{"1984", "Årsbok", "cli", "cli 02", "cli 2 a", "cli 2 b", "cli 10", "cli 10.2", "cli 10.10", "zebra"}
	if !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
}
