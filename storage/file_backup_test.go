package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"collate/notes"
)

func TestBackup(t *testing.T) {
	s := filled(t)
	path := filepath.Join(t.TempDir(), "backup?.db")
	var done, total int
	must(t, s.Backup(t.Context(), path, BackupOptions{Progress: func(d, n int) { done, total = d, n }}))
	if done == 0 || done != total {
		t.Errorf("the last progress is %d of %d", done, total)
	}
	if got := files(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("the backup's folder holds %q", got)
	}
	apply(t, s, notes.Put(note("Later", "")))
	want := dump(t, s, allTables...)
	must(t, s.Backup(t.Context(), path, BackupOptions{Overwrite: true}))
	if got := dump(t, openAt(t, path), allTables...); got != want {
		t.Errorf("the backup holds\n%s\nwant\n%s", got, want)
	}
}

func TestBackupRefuses(t *testing.T) {
	s := filled(t)
	folder := t.TempDir()
	existing := filepath.Join(folder, "existing.db")
	write(t, existing, "precious")
	must(t, os.Symlink(s.path, filepath.Join(folder, "link.db")))
	for path, says := range map[string]string{
		existing:                            "there is a file of that name already. Choose another name",
		folder:                              "it is a folder",
		s.path:                              "it is the notebook itself",
		filepath.Join(folder, "link.db"):    "it is the notebook itself",
		filepath.Join(folder, "no", "x.db"): "there is no such file or folder",
		filepath.Join(existing, "x.db"):     "a part of its path is a file",
	} {
		o := BackupOptions{Overwrite: path != existing}
		err := s.Backup(t.Context(), path, o)
		var p *notes.Problem
		if !errors.As(err, &p) || !strings.HasPrefix(err.Error(), "Could not write the backup "+path+": "+says) {
			t.Errorf("backup to %s: %v, want %q", path, err, says)
		}
	}
	if data, err := os.ReadFile(existing); err != nil || string(data) != "precious" {
		t.Errorf("the existing file holds %q, %v", data, err)
	}
	if got := files(t, folder); len(got) != 2 {
		t.Errorf("left behind: %q", got)
	}
	sound(t, s)
}

func TestBackupCancelledLeavesNothing(t *testing.T) {
	s := filled(t)
	apply(t, s, notes.Put(note("Long", strings.Repeat("word ", 1_500_000)))) // takes several steps
	ctx, cancel := context.WithCancel(t.Context())
	folder := t.TempDir()
	err := s.Backup(ctx, filepath.Join(folder, "backup.db"), BackupOptions{Progress: func(done, total int) { cancel() }})
	if err != context.Canceled {
		t.Errorf("error %v, want the context's", err)
	}
	if got := files(t, folder); len(got) > 0 {
		t.Errorf("left behind: %q", got)
	}
}

// A backup holds one moment of the notebook, though it is written to meanwhile.
func TestBackupWhileWriting(t *testing.T) {
	s := filled(t)
	apply(t, s, notes.Put(note("Long", strings.Repeat("word ", 1_500_000))))
	want := dump(t, s, "log")
	path := filepath.Join(t.TempDir(), "backup.db")
	steps := 0
	must(t, s.Backup(t.Context(), path, BackupOptions{Progress: func(done, total int) {
		steps++
		apply(t, s, notes.Put(note(fmt.Sprint("Meanwhile ", done), "")))
	}}))
	if steps < 2 {
		t.Fatalf("the backup took %d steps: this showed nothing", steps)
	}
	backup := openAt(t, path)
	sound(t, backup)
	if got := dump(t, backup, "log"); got != want {
		t.Errorf("the backup holds other edits than were there when it began:\n%s", got)
	}
}

func TestRestore(t *testing.T) {
	s := filled(t)
	want := dump(t, s, allTables...)
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(t.Context(), backup, BackupOptions{}))
	apply(t, s, notes.Put(note("Later", "")))
	later := dump(t, s, allTables...)
	o := Options{Now: func() time.Time { return clock }}

	kept, err := Restore(t.Context(), backup, s.path, o)
	must(t, err)
	if want := s.path + ".before-restore-20260301-120000.123"; kept != want {
		t.Errorf("kept as %s, want %s", kept, want)
	}
	if got := dump(t, openAt(t, kept), allTables...); got != later {
		t.Errorf("kept:\n%s\nwant\n%s", got, later)
	}
	if got := dump(t, s, allTables...); got != want { // by a program that had it open all the time
		t.Errorf("restored:\n%s\nwant\n%s", got, want)
	}
	sound(t, s)
	if got := files(t, filepath.Dir(backup)); len(got) != 1 {
		t.Errorf("the backup's folder holds %q", got)
	}
}

func TestRestoreToNewPlace(t *testing.T) {
	s := filled(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(t.Context(), backup, BackupOptions{}))
	path := filepath.Join(t.TempDir(), "new", "notebook.db")
	if kept, err := Restore(t.Context(), backup, path, Options{}); kept != "" || err != nil {
		t.Errorf("Restore = %q, %v", kept, err)
	}
	if got, want := dump(t, openAt(t, path), allTables...), dump(t, s, allTables...); got != want {
		t.Errorf("restored:\n%s\nwant\n%s", got, want)
	}
}

func TestRestoreOverDamagedNotebook(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, path string){
		"cut":                    func(t *testing.T, path string) { cut(t, path, 10_000) },
		"a damaged schema":       func(t *testing.T, path string) { scribble(t, path, 100, 3000) },
		"damaged somewhere deep": func(t *testing.T, path string) { scribble(t, path, 40_000, 9000) },
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			want := dump(t, s, allTables...)
			backup := filepath.Join(t.TempDir(), "backup.db")
			must(t, s.Backup(t.Context(), backup, BackupOptions{}))
			must(t, s.Close())
			damage(t, s.path)
			damaged, err := os.ReadFile(s.path)
			must(t, err)
			kept, err := Restore(t.Context(), backup, s.path, Options{})
			must(t, err)
			if got, err := os.ReadFile(kept); err != nil || string(got) != string(damaged) {
				t.Errorf("the damaged notebook was not kept: %v", err)
			}
			if got := dump(t, openAt(t, s.path), allTables...); got != want {
				t.Errorf("restored:\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestRestoreRefuses(t *testing.T) {
	s := filled(t)
	folder := t.TempDir()
	backup := func(name string) string {
		path := filepath.Join(folder, name)
		must(t, s.Backup(t.Context(), path, BackupOptions{}))
		return path
	}
	sound, short, deep, newer := backup("sound"), backup("short"), backup("deep"), backup("newer")
	cut(t, short, 10_000)
	scribble(t, deep, 40_000, 9000)
	foreign(t, newer, "PRAGMA user_version = 99")
	text, empty := filepath.Join(folder, "text"), filepath.Join(folder, "empty")
	write(t, text, "Dear diary")
	write(t, empty, "")
	before := dump(t, s, allTables...)
	for path, says := range map[string]string{
		short:                            "damaged or cut short",
		deep:                             "damaged or cut short",
		newer:                            "a newer version of Collate made it",
		text:                             "it is a file of another kind",
		empty:                            "the file is empty",
		folder:                           "it is a folder",
		filepath.Join(folder, "nothing"): "there is no such file",
		s.path:                           "it is the notebook itself",
	} {
		if _, err := Restore(t.Context(), path, s.path, Options{}); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
			t.Errorf("restoring %s: %v, want %q", path, err, says)
		}
	}
	window, err := Open(t.Context(), s.path, Options{Window: true})
	must(t, err)
	defer window.Close()
	if _, err := Restore(t.Context(), sound, s.path, Options{}); !errors.Is(err, errLocked) {
		t.Errorf("restoring beside a window: %v", err)
	}
	if after := dump(t, s, allTables...); after != before {
		t.Errorf("something changed:\n%s", after)
	}
	if _, err := Restore(t.Context(), sound, text, Options{}); err == nil || !strings.Contains(err.Error(), "it is a file of another kind") {
		t.Errorf("restoring over a text: %v", err)
	}
	if data, err := os.ReadFile(text); err != nil || string(data) != "Dear diary" {
		t.Errorf("the text is now %q, %v", data, err)
	}
}
