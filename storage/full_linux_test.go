package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A file system that is really full: SQLite's log and its shared memory grow
// on it too.
func TestFullDisk(t *testing.T) {
	folder := t.TempDir()
	err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=2m")
	if errors.Is(err, os.ErrPermission) {
		t.Skip("only root may mount a small disk")
	}
	must(t, err)
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	ballast := filepath.Join(folder, "ballast")
	write(t, ballast, strings.Repeat("x", 1<<19))
	testFull(t, openAt(t, filepath.Join(folder, "notebook.db")), func() { must(t, os.Remove(ballast)) })
}

// There is not even space to make a notebook.
func TestOpenOnFullDisk(t *testing.T) {
	folder := t.TempDir()
	err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=64k")
	if errors.Is(err, os.ErrPermission) {
		t.Skip("only root may mount a small disk")
	}
	must(t, err)
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	path := filepath.Join(folder, "notebook.db")
	if _, err := Open(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "is full") {
		t.Errorf("error %v", err)
	}
}
