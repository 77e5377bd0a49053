package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"collate/notes"
)

func TestOpenMakesNotebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "notebook.db")
	s := openAt(t, path)
	a, _ := addArticle(t, s, "daily", "The road", "A text.")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"notebook.db"}) {
		t.Errorf("the folder of a closed notebook holds %q", got)
	}
	if got, err := openAt(t, path).Article(t.Context(), a.ID); err != nil || got.Key != "daily" {
		t.Errorf("after opening it again: %v, %v", got, err)
	}
}

func TestOpenPaths(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{
		"notebook.db", "with space.db", "a?mode=memory", "50%25.db", "a#b.db", "a&b=c;d.db", "Əliyev's “book”.db", "file:x.db", ":memory:", "dir?x#y/n.db",
	} {
		t.Run(path, func(t *testing.T) {
			s, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			addArticle(t, s, "daily", "The road", "A text.")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(path); err != nil || info.Size() == 0 {
				t.Errorf("there is no file %q: %v", path, err)
			}
		})
	}
}

func TestOpenSettings(t *testing.T) {
	s := open(t)
	for _, db := range []*sql.DB{s.writer, s.reader} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s = %s, %v, want %s", pragma, got, err, want)
			}
		}
	}
	if _, err := s.reader.Exec("DELETE FROM articles"); err == nil {
		t.Error("a reader can write")
	}
}

func TestOpenSeedsOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	a, r := article("daily", "The road", "A text.")
	calls := 0
	seed := func() ([]notes.Edit, error) {
		calls++
		return []notes.Edit{edit(notes.Put(r), notes.Put(a))}, nil
	}
	for range 2 {
		s, err := Open(t.Context(), path, Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if articles, err := s.Articles(t.Context()); err != nil || len(articles) != 1 {
			t.Errorf("articles %v, %v, want one", articles, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 1 {
		t.Errorf("the seed was asked for %d times, want once", calls)
	}
}

func TestOpenWithFailingSeedMakesNoNotebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	trouble := errors.New("trouble")
	for _, seed := range []func() ([]notes.Edit, error){
		func() ([]notes.Edit, error) { return nil, trouble },
		func() ([]notes.Edit, error) {
			a, _ := article("daily", "The road", "A text.")
			return []notes.Edit{edit(notes.Put(a))}, nil // without its text
		},
	} {
		if s, err := Open(t.Context(), path, Options{Seed: seed}); err == nil {
			s.Close()
			t.Fatal("a notebook whose seed failed was opened")
		}
	}
	s := openAt(t, path)
	if counts := counted(t, s); counts != (Counts{}) {
		t.Errorf("the next notebook there holds %+v", counts)
	}
}

// notNotebooks are paths that cannot be opened as a notebook, and what the
// user is told.
var notNotebooks = []struct {
	name string
	make func(t *testing.T, path string)
	says string
}{
	{"a folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o755)) }, "it is a folder"},
	{"a text", func(t *testing.T, path string) { write(t, path, "Dear diary, this is not a database.") }, "it is a file of another kind"},
	{"a short text", func(t *testing.T, path string) { write(t, path, "Dear") }, "it is a file of another kind"},
	{"random bytes", func(t *testing.T, path string) { write(t, path, strings.Repeat("\x00\xffSQL", 1000)) }, "it is a file of another kind"},
	{"another program's file", func(t *testing.T, path string) { foreign(t, path, "CREATE TABLE t (x)") }, "it is a SQLite file of another program"},
	{"another program's empty file", func(t *testing.T, path string) { foreign(t, path, "PRAGMA application_id = 7") }, "it is a SQLite file of another program"},
	{"a newer notebook", func(t *testing.T, path string) { closed(t, path, "PRAGMA user_version = 99") }, "a newer version of Collate made it"},
	{"a notebook cut in its header", func(t *testing.T, path string) { closed(t, path, ""); cut(t, path, 50) }, "damaged or cut short"},
	{"a notebook cut after a page", func(t *testing.T, path string) { closed(t, path, ""); cut(t, path, 4096) }, "damaged or cut short"},
	{"a notebook cut in a page", func(t *testing.T, path string) { closed(t, path, ""); cut(t, path, 10_000) }, "damaged or cut short"},
	{"a notebook that lacks its last byte", func(t *testing.T, path string) { closed(t, path, ""); cut(t, path, -1) }, "damaged or cut short"},
	{"a notebook with a damaged schema", func(t *testing.T, path string) { closed(t, path, ""); scribble(t, path, 100, 3000) }, "damaged or cut short"},
	{"a named pipe", pipe, "it is not a file"},
	{"a file in place of its folder", func(t *testing.T, path string) {
		must(t, os.Remove(filepath.Dir(path)))
		write(t, filepath.Dir(path), "")
	}, "a part of its path is a file and not a folder"},
}

func TestOpenRefuses(t *testing.T) {
	for _, test := range notNotebooks {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			folder := filepath.Join(root, "data")
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, "notebook.db")
			test.make(t, path)
			before := fingerprint(t, root)
			s, err := Open(t.Context(), path, Options{})
			if err == nil {
				s.Close()
				t.Fatal("it was opened")
			}
			var p *notes.Problem
			if !errors.As(err, &p) || !strings.Contains(p.Why, test.says) || p.Remedy == "" || !strings.Contains(p.What, path) {
				t.Errorf("error %q, want one with %q and a remedy", err, test.says)
			}
			if after := fingerprint(t, root); after != before {
				t.Errorf("it was touched:\n%s\nbefore:\n%s", after, before)
			}
		})
	}
}

// A notebook of a newer version whose program was killed: the version stands
// in SQLite's write-ahead log, and not yet in the file.
func TestOpenRefusesNewerVersionInLog(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, filepath.Join(dir, "old.db"))
	if _, err := s.writer.Exec("PRAGMA wal_checkpoint(truncate); PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "killed", "notebook.db")
	must(t, os.Mkdir(filepath.Dir(path), 0o755))
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(s.path + suffix)
		must(t, err)
		write(t, path+suffix, string(data))
	}
	before, err := os.ReadFile(path)
	must(t, err)
	if newer, err := Open(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("Open = %v, %v, want a refusal", newer, err)
	}
	after, err := os.ReadFile(path)
	must(t, err)
	if string(before) != string(after) {
		t.Error("the file was changed")
	}
}

func TestOpenEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	write(t, path, "")
	addArticle(t, openAt(t, path), "daily", "The road", "A text.")
}

// What a program leaves that was killed while it made a notebook.
func TestOpenUnfinishedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	foreign(t, path, "PRAGMA journal_mode = wal")
	addArticle(t, openAt(t, path), "daily", "The road", "A text.")
}

func TestOpenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "notebook.db"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open = %v, want the context's error", err)
	}
}

func TestWindowLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	window := func() (*Store, error) { return Open(t.Context(), path, Options{Window: true}) }
	first, err := window()
	if err != nil {
		t.Fatal(err)
	}
	if second, err := window(); !errors.Is(err, errLocked) || !strings.Contains(err.Error(), "it is open in another window") {
		t.Errorf("a second window: %v, %v", second, err)
	}
	link := filepath.Join(t.TempDir(), "link.db")
	must(t, os.Symlink(path, link))
	if other, err := Open(t.Context(), link, Options{Window: true}); !errors.Is(err, errLocked) {
		t.Errorf("a second window, by a link: %v, %v", other, err)
	}
	addArticle(t, openAt(t, path), "daily", "The road", "A text.") // needs no lock
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	third, err := window()
	if err != nil {
		t.Fatalf("after the first window was closed: %v", err)
	}
	must(t, third.Close())
}

func TestUpgradeKeepsCopy(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The road", "A text.")
	next := append(migrations(), "ALTER TABLE settings ADD COLUMN extra TEXT;")
	if err := s.migrate(t.Context(), next, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.reader.Exec("SELECT extra FROM settings"); err != nil {
		t.Errorf("after the upgrade: %v", err)
	}
	var version int
	if err := s.reader.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != len(next) {
		t.Errorf("version %d, %v, want %d", version, err, len(next))
	}
	kept := openAt(t, fmt.Sprintf("%s.version-%d", s.path, len(next)-1))
	if _, err := kept.Article(t.Context(), a.ID); err != nil {
		t.Errorf("in the copy: %v", err)
	}
	if _, err := kept.reader.Exec("SELECT extra FROM settings"); err == nil {
		t.Error("the copy is not of the older version")
	}
}

func TestUpgradeCountsTheWordsOfNotesAnew(t *testing.T) {
	s := open(t)
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: "Raid", Body: "1. See [[Levant Files|the file]]."}
	must(t, s.Apply(t.Context(), notes.NewEdit("new note", clock, notes.Put(n))))
	if _, err := s.writer.Exec("UPDATE notes SET words = 99"); err != nil {
		t.Fatal(err)
	}
	must(t, s.migrate(t.Context(), append(migrations(), "CREATE TABLE extra (x);"), nil))
	if list, err := s.Notes(t.Context()); err != nil || list[0].Words != 3 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestFailedUpgradeChangesNothing(t *testing.T) {
	s := open(t)
	before := fingerprint(t, filepath.Dir(s.path))
	next := append(migrations(), "CREATE TABLE extra (x); CREATE TABLE extra (x);")
	if err := s.migrate(t.Context(), next, nil); err == nil {
		t.Fatal("the upgrade succeeded")
	}
	must(t, os.Remove(fmt.Sprintf("%s.version-%d", s.path, len(next)-1)))
	must(t, os.Remove(s.path+".lock"))
	if after := fingerprint(t, filepath.Dir(s.path)); after != before {
		t.Errorf("after a failed upgrade:\n%s\nbefore:\n%s", after, before)
	}
}

func TestUpgradeWaitsForWindow(t *testing.T) {
	s := open(t)
	window, err := Open(t.Context(), s.path, Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	if err := s.migrate(t.Context(), append(migrations(), "CREATE TABLE extra (x);"), nil); !errors.Is(err, errLocked) {
		t.Errorf("an upgrade beside a window: %v", err)
	}
}

// Whatever a file holds, it is used or refused in words.
func FuzzOpen(f *testing.F) {
	whole := filled(f)
	must(f, whole.Close())
	data, err := os.ReadFile(whole.path)
	must(f, err)
	f.Add(uint32(0), []byte{})
	f.Add(uint32(16), []byte{0, 1})
	f.Add(uint32(28), []byte{0, 0, 0, 1})
	f.Add(uint32(60), []byte{0, 0, 0, 0})
	f.Add(uint32(100), []byte{13, 255, 255, 255})
	f.Add(uint32(40_000), []byte("scribble"))
	f.Fuzz(func(t *testing.T, offset uint32, bytes []byte) {
		damaged := slices.Clone(data)
		copy(damaged[offset%uint32(len(damaged)):], bytes)
		path := filepath.Join(t.TempDir(), "notebook.db")
		write(t, path, string(damaged))
		inWords := func(err error) {
			if p := (*notes.Problem)(nil); err != nil && !errors.As(err, &p) {
				t.Errorf("error %v of type %T", err, err)
			}
		}
		s, err := Open(t.Context(), path, Options{})
		inWords(err)
		if err != nil {
			return
		}
		_, err = s.Check(t.Context())
		inWords(err)
		_, err = s.Articles(t.Context())
		inWords(err)
		_, err = s.Search(t.Context(), parse("raid trade"), 10)
		inWords(err)
		err = s.Apply(t.Context(), edit(notes.Put(note("A note", "with a body"))))
		inWords(err)
		s.Close() // may fail to tidy up what is damaged
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o644))
}

// foreign makes a SQLite file that no notebook is in.
func foreign(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dataSource(path, ""))
	must(t, err)
	_, err = db.Exec(statements)
	must(t, errors.Join(err, db.Close()))
}

// closed makes a notebook with an article, changes it, and closes it.
func closed(t *testing.T, path, statements string) {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	addArticle(t, s, "daily", "The road", "A text.")
	_, err = s.writer.Exec(statements)
	must(t, errors.Join(err, s.Close()))
}

// cut shortens a file to a length, or by one that is negative.
func cut(t *testing.T, path string, length int64) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	if length < 0 {
		length += info.Size()
	}
	must(t, os.Truncate(path, length))
}

// scribble overwrites a part of a file.
func scribble(t *testing.T, path string, offset int64, length int) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	_, err = file.WriteAt([]byte(strings.Repeat("\xAA", length)), offset)
	must(t, errors.Join(err, file.Close()))
}

// files returns the names of all that is in a folder.
func files(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// fingerprint names everything below a folder with a hash of its content.
func fingerprint(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %s", path, entry.Type())
		if entry.Type().IsRegular() && !strings.HasSuffix(path, "-shm") { // which holds locks only
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %d %x", len(data), sha256.Sum256(data))
		}
		b.WriteByte('\n')
		return nil
	}))
	return b.String()
}
