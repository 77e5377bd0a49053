package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// noon is the time that it always is in these tests.
func noon() time.Time { return time.Date(2025, 7, 7, 12, 0, 0, 0, time.UTC) }

// outcome is what a command line did.
type outcome struct {
	stdout, stderr string
	status         int
}

// collate runs a command line, with what it is to read on its standard input.
func collate(t testing.TB, stdin string, args ...string) outcome {
	t.Helper()
	return collateUntil(t.Context(), stdin, args...)
}

// collateUntil is collate, stopped when the context is cancelled.
func collateUntil(ctx context.Context, stdin string, args ...string) outcome {
	var stdout, stderr bytes.Buffer
	p := program{stdin: strings.NewReader(stdin), stdout: &stdout, stderr: &stderr, now: noon}
	status := p.run(ctx, args)
	return outcome{stdout.String(), stderr.String(), status}
}

// succeed runs a command line that is to do all that it says, and returns what
// it prints.
func succeed(t testing.TB, args ...string) string {
	t.Helper()
	got := collate(t, "", args...)
	if got.status != done || got.stderr != "" {
		t.Fatalf("collate %q: status %d\n%s", args, got.status, got.stderr)
	}
	return got.stdout
}

// inFolder makes a folder of its own the current one, and has the user's
// notebook in it.
func inFolder(t testing.TB) {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	t.Setenv("COLLATE_NOTEBOOK", filepath.Join(folder, "notebook.db"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(folder, "data"))
}

// write writes files, each a name and its content, into the current folder.
func write(t testing.TB, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(files[i], []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// contents returns all files of the current folder by name, so that what was
// changed shows; folders have none.
func contents(t testing.TB) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, entry := range entries {
		if info, err := entry.Info(); err != nil {
			t.Fatal(err)
		} else if !info.Mode().IsRegular() || info.Size() > 100<<20 {
			files[entry.Name()] = info.Mode().String()
			continue
		}
		data, err := os.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(data)
	}
	return files
}

func TestGlobalFlagsStandAnywhere(t *testing.T) {
	inFolder(t)
	makeNotebook(t, "x.db")
	want := succeed(t, "--json", "--notebook", "x.db", "cite", "levant-files", "insight-news")
	for _, args := range []string{
		"cite --json --notebook x.db levant-files insight-news",
		"cite levant-files --notebook x.db --json insight-news",
		"cite levant-files --json insight-news --notebook=x.db",
		"--json cite --notebook=x.db -- levant-files insight-news",
	} {
		if got := succeed(t, strings.Fields(args)...); got != want {
			t.Errorf("collate %s prints\n%s", args, got)
		}
	}
	if _, err := os.Stat("notebook.db"); err == nil {
		t.Error("the user's own notebook was opened")
	}
}

func TestAfterTwoHyphensNothingIsAFlag(t *testing.T) {
	inFolder(t)
	write(t, "--json", "A file of that name.")
	if got := succeed(t, "import", "--", "--json"); !strings.HasPrefix(got, "STATUS") {
		t.Errorf("got %s", got)
	}
}

func TestAValueMayBeginWithAHyphen(t *testing.T) {
	inFolder(t)
	write(t, "list.txt", "Three things:\n\n- 5 degrees at noon")
	succeed(t, "import", "list.txt")
	if got := succeed(t, "highlight", "three-things", "--quote", "- 5 degrees"); !strings.Contains(got, "Highlighted “- 5 degrees”") {
		t.Errorf("got %s", got)
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}, {"note", "--help"}, {"highlight", "--help"}, {"highlight", "x", "-h"}, {"note", "add", "--help"}} {
		got := succeed(t, args...)
		if !strings.HasPrefix(got, "Usage: collate") || !strings.Contains(got, "--notebook=FILE") {
			t.Errorf("collate %s prints\n%s", strings.Join(args, " "), got)
		}
	}
	if all := succeed(t, "--help"); strings.Contains(all, "window\n") || !strings.Contains(all, "note backlinks") {
		t.Errorf("collate --help prints\n%s", all)
	}
}

func TestACancelledCommandSaysSo(t *testing.T) {
	inFolder(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := collateUntil(ctx, "", "articles")
	if got.status != failed || got.stderr != "Stopped, as you asked.\n" || got.stdout != "" {
		t.Errorf("got %+v", got)
	}
}

// full is a file on a disk that is full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrPermission }

func TestOutputThatCannotBeWrittenIsAFailure(t *testing.T) {
	inFolder(t)
	var stderr bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: full{}, stderr: &stderr, now: noon}
	if status := p.run(t.Context(), []string{"articles"}); status != failed {
		t.Errorf("status %d", status)
	}
	if got := stderr.String(); got != "Could not write the output: permission is denied.\n" {
		t.Errorf("got %s", got)
	}
}

// Whatever is typed is a command, a request for help, or wrong usage that is
// explained in a sentence.
func FuzzCommandLine(f *testing.F) {
	for _, line := range []string{
		"", "articles", "cite a b --style apa", "highlight x --quote - --tag a,b", "--notebook", "-", "--", "-h",
		"note add --title= --body -", "search --limit -1 -- -x", "export --format=markdown --json --out", "--json=maybe", "-hx", "import \x00 --",
	} {
		f.Add(strings.ReplaceAll(line, " ", "\n"))
	}
	f.Fuzz(func(t *testing.T, lines string) {
		var stdout, stderr bytes.Buffer
		p := program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, now: noon}
		command, err := p.parse(strings.Split(lines, "\n"))
		var usage usageError
		switch {
		case err == nil:
			if command.Selected() == nil || p.notebook == "" {
				t.Errorf("%q selects no command or no notebook", lines)
			}
		case errors.Is(err, errHelp):
			if !strings.HasPrefix(stdout.String(), "Usage: ") {
				t.Errorf("%q prints %q", lines, stdout.String())
			}
		case !errors.As(err, &usage) || !strings.Contains(err.Error(), ". "):
			t.Errorf("%q: %v", lines, err)
		}
	})
}
