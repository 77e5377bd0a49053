package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"strings"
	"testing"
	"time"
)

func TestImportManyNotes(t *testing.T) {
	inFolder(t)
	const lines = 2*notesAtOnce + 5
	var file strings.Builder
	for i := range lines {
		fmt.Fprintf(&file, "{\"title\":\"Note %d\",\"body\":\"About number %d.\"}\n", i, i)
	}
	write(t, "notes.jsonl", strings.TrimSuffix(file.String(), "\n")) // the last line may lack its end
	if got, want := succeed(t, "import", "notes.jsonl"), "added        2005 notes\n"; !strings.HasSuffix(got, want) {
		t.Errorf("it prints\n%s", got)
	}
	for _, n := range []int{0, notesAtOnce, lines - 1} {
		if got := succeed(t, "search", fmt.Sprintf(`"number %d"`, n)); !strings.HasPrefix(got, fmt.Sprintf("Note %d (note)", n)) {
			t.Errorf("note %d is not found:\n%s", n, got)
		}
	}
	if got := succeed(t, "check"); !strings.Contains(got, "2005 notes") || !strings.Contains(got, "is sound") {
		t.Errorf("the check prints\n%s", got)
	}
	if got, want := succeed(t, "undo"), "Undone: import of notes.jsonl on 2005 items.\n"; got != want {
		t.Errorf("undo prints %q, want %q", got, want)
	}
}

// What was added before Ctrl+C stays, and it is said where to go on.
func TestImportOfNotesCanBeStopped(t *testing.T) {
	inFolder(t)
	succeed(t, "articles")
	line := "{\"title\":\"Note\"}\n"
	write(t, "notes.jsonl", strings.Repeat(line, 3*notesAtOnce))
	ctx, stop := context.WithCancel(t.Context())
	var stdout, stderr bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}
	asked := 0
	p.now = func() time.Time {
		if asked++; asked > notesAtOnce+1 { // the first edit is done, and a note of the second is read
			stop()
		}
		return noon()
	}
	status := p.run(ctx, []string{"import", "notes.jsonl"})
	want := fmt.Sprintf("Stopped, as you asked, after 1 of 1 file. The first %d lines of notes.jsonl are done. To go on, leave them out.\n", notesAtOnce)
	if status != failed || stderr.String() != want {
		t.Errorf("status %d, and it says\n%s", status, stderr.String())
	}
	if got := succeed(t, "check"); !strings.Contains(got, fmt.Sprintf("%d notes", notesAtOnce)) {
		t.Errorf("the check prints\n%s", got)
	}
}

func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", longestLine+1)
	r := bufio.NewReaderSize(strings.NewReader("one\n\n"+long+"\nlast"), 16)
	for i, want := range []struct {
		line string
		err  error
	}{{"one\n", nil}, {"\n", nil}, {"", errLongLine}, {"last", io.EOF}} {
		line, err := readLine(r)
		if string(line) != want.line || !errors.Is(err, want.err) {
			t.Errorf("line %d is %.20q, %v, want %q, %v", i+1, line, err, want.line, want.err)
		}
	}
}

func TestProgressOfNotes(t *testing.T) {
	var screen bytes.Buffer
	p := progress{w: &screen, total: 1}
	p.next("notes.jsonl")
	p.notes("notes.jsonl", 3000)
	p.of("Repairing")(499, 1000)
	p.of("Repairing")(500, 1000)
	want := clearLine + "Importing notes.jsonl: 3000 notes" + clearLine + "Repairing: 500 of 1000"
	if screen.String() != want {
		t.Errorf("got %q, want %q", screen.String(), want)
	}
	quiet := newProgress(io.Discard, 1)
	quiet.notes("notes.jsonl", 1)
}
