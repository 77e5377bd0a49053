//go:build unix

package storage

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"collate/notes"
)

func TestOpenWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		runAsNobody(t)
		return
	}
	tests := []struct {
		name         string
		file, folder os.FileMode
		exists       bool
	}{
		{"a file that may not be written", 0o444, 0o755, true},
		{"a file that may not be read", 0o200, 0o755, true},
		{"a folder that may not be written", 0o644, 0o555, true},
		{"a folder that may not be entered", 0o644, 0o000, true},
		{"a new file in a folder that may not be written", 0, 0o555, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, "notebook.db")
			if test.exists {
				closed(t, path, "")
				must(t, os.Chmod(path, test.file))
			}
			before := fingerprintAllowed(t, folder, path)
			must(t, os.Chmod(folder, test.folder))
			s, err := Open(t.Context(), path, Options{})
			must(t, os.Chmod(folder, 0o755))
			if err == nil {
				s.Close()
				t.Fatal("it was opened")
			}
			var p *notes.Problem
			if !errors.As(err, &p) || !strings.Contains(err.Error(), "the file or its folder does not allow reading and writing. Allow both for notebook.db") {
				t.Errorf("error %q", err)
			}
			if after := fingerprintAllowed(t, folder, path); after != before {
				t.Errorf("it was touched:\n%s\nbefore:\n%s", after, before)
			}
		})
	}
}

// fingerprintAllowed is fingerprint, for a file that may be hidden from us.
func fingerprintAllowed(t *testing.T, folder, path string) string {
	t.Helper()
	if info, err := os.Stat(path); err == nil {
		must(t, os.Chmod(path, 0o600))
		defer os.Chmod(path, info.Mode())
	}
	return fingerprint(t, folder)
}

// runAsNobody runs the test once more as a user who is not root: nothing is
// forbidden to root.
func runAsNobody(t *testing.T) {
	t.Helper()
	const nobody = 65534
	temp, err := os.MkdirTemp("", "nobody") // that of t.TempDir is root's alone
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(temp) })
	must(t, os.Chmod(temp, 0o777))
	program := filepath.Join(temp, "test")
	data, err := os.ReadFile(os.Args[0])
	must(t, err)
	must(t, os.WriteFile(program, data, 0o755))
	cmd := exec.Command(program, "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Dir = temp
	cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	output, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v\n%s", err, output)
	}
}
