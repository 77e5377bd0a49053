package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"collate/notes"
)

// The tests of this file run the test program once more, and kill it. These
// variables of its environment tell it what to do.
const (
	crashNotebook = "COLLATE_TEST_CRASH_NOTEBOOK"
	crashArticle  = "COLLATE_TEST_CRASH_ARTICLE"
)

// Whatever was acknowledged is there after the program was killed, at any
// moment, and the notebook is sound.
func TestCrash(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	path := filepath.Join(t.TempDir(), "notebook.db")
	s := openAt(t, path)
	a, _ := addArticle(t, s, "daily", "The road", "The raid of a night in June and what became of it.")
	must(t, s.Close())

	var acknowledged []notes.HighlightID
	for round := range rounds {
		acknowledged = append(acknowledged, crash(t, path, a.ID)...)
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatalf("after round %d: %v", round, err)
		}
		present := make(map[notes.HighlightID]bool)
		highlights, err := s.Highlights(t.Context(), a.ID)
		must(t, err)
		for _, h := range highlights {
			present[h.ID] = true
		}
		for _, id := range acknowledged {
			if !present[id] {
				t.Errorf("round %d: the highlight %s was acknowledged and is lost", round, id)
			}
		}
		if round%20 == 19 {
			sound(t, s)
		} else {
			must(t, verify(t.Context(), path))
		}
		must(t, s.Close())
		if t.Failed() {
			return
		}
	}
	if len(acknowledged) < rounds {
		t.Errorf("only %d highlights were acknowledged in %d rounds: this showed nothing", len(acknowledged), rounds)
	}
	t.Logf("%d rounds, %d highlights acknowledged", rounds, len(acknowledged))
}

// crash lets a program add highlights, kills it soon after the first, and
// returns what it acknowledged.
func crash(t *testing.T, path string, article notes.ArticleID) (acknowledged []notes.HighlightID) {
	t.Helper()
	cmd, output := startCrashing(t, "TestCrashingWriter", crashNotebook+"="+path, crashArticle+"="+string(article))
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if len(acknowledged) == 0 {
			time.AfterFunc(rand.N(20*time.Millisecond), func() { cmd.Process.Kill() })
		}
		acknowledged = append(acknowledged, notes.HighlightID(lines.Text()))
	}
	cmd.Wait() // it was killed: the error says so
	return acknowledged
}

// startCrashing starts the test program to run one test only.
func startCrashing(t *testing.T, test string, env ...string) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^"+test+"$")
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	output, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	return cmd, output
}

// TestCrashingWriter is what TestCrash kills.
func TestCrashingWriter(t *testing.T) {
	path := os.Getenv(crashNotebook)
	if path == "" {
		t.Skip("runs within TestCrash only")
	}
	s, err := Open(context.Background(), path, Options{})
	must(t, err)
	a, err := s.Article(t.Context(), notes.ArticleID(os.Getenv(crashArticle)))
	must(t, err)
	r, err := s.Revision(t.Context(), a.Revision)
	must(t, err)
	for i := 0; ; i = (i + 1) % 40 {
		h := highlight(r, i, i+10)
		h.Comment = "A comment on the raid."
		if err := s.Apply(t.Context(), edit(notes.Put(h))); err != nil {
			t.Fatal(err)
		}
		fmt.Println(h.ID) // not buffered
	}
}

// What was undone stays undone, and what was redone is there, after the program
// was killed.
func TestCrashWhileUndoing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	s := openAt(t, path)
	a, r := addArticle(t, s, "daily", "The road", "The raid of a night in June and what became of it.")
	for i := range 40 {
		apply(t, s, notes.Put(highlight(r, i, i+10)))
	}
	must(t, s.Close())
	stepped := 0
	for range 20 {
		cmd, output := startCrashing(t, "TestCrashingUndoer", crashNotebook+"="+path)
		lines := bufio.NewScanner(output)
		last := -1
		for lines.Scan() {
			if last < 0 {
				time.AfterFunc(rand.N(20*time.Millisecond), func() { cmd.Process.Kill() })
			}
			n, err := strconv.Atoi(lines.Text())
			must(t, err)
			last = n
			stepped++
		}
		cmd.Wait()
		s := openAt(t, path)
		highlights, err := s.Highlights(t.Context(), a.ID)
		must(t, err)
		// One more step may have been durable before it was acknowledged.
		if difference := len(highlights) - last; difference < -1 || difference > 1 {
			t.Errorf("%d highlights are left, and %d were acknowledged", len(highlights), last)
		}
		sound(t, s)
		must(t, s.Close())
	}
	if stepped < 40 {
		t.Errorf("only %d steps were acknowledged: this showed nothing", stepped)
	}
}

// TestCrashingUndoer is what TestCrashWhileUndoing kills. It acknowledges how
// many highlights are in force after each step.
func TestCrashingUndoer(t *testing.T) {
	path := os.Getenv(crashNotebook)
	if path == "" {
		t.Skip("runs within TestCrashWhileUndoing only")
	}
	s, err := Open(context.Background(), path, Options{})
	must(t, err)
	for {
		for _, step := range []func(context.Context, int64, notes.Progress) (notes.Entry, error){s.Undo, s.Redo} {
			for err == nil {
				var e notes.Entry
				if e, err = step(t.Context(), 1, nil); err == nil {
					n := e.Seq - 1
					if e.State == notes.Undone {
						n--
					}
					fmt.Println(n) // not buffered
				}
			}
			if !errors.Is(err, notes.ErrNoStep) {
				t.Fatal(err)
			}
			err = nil
		}
	}
}

// A program that is killed while it makes a notebook leaves none, or a whole
// one.
func TestCrashWhileNotebookIsMade(t *testing.T) {
	for range 30 {
		path := filepath.Join(t.TempDir(), "notebook.db")
		cmd, output := startCrashing(t, "TestCrashingMaker", crashNotebook+"="+path)
		started := bufio.NewReader(output)
		if _, err := started.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(12 * time.Millisecond))
		cmd.Process.Kill()
		cmd.Wait()
		s, err := Open(t.Context(), path, Options{Seed: crashSeed})
		must(t, err)
		if counts := counted(t, s); counts.Articles != 50 {
			t.Errorf("a notebook of %d articles, want 50", counts.Articles)
		}
		sound(t, s)
		must(t, s.Close())
	}
}

// TestCrashingMaker is what TestCrashWhileNotebookIsMade kills.
func TestCrashingMaker(t *testing.T) {
	path := os.Getenv(crashNotebook)
	if path == "" {
		t.Skip("runs within TestCrashWhileNotebookIsMade only")
	}
	fmt.Println("started")
	_, err := Open(context.Background(), path, Options{Seed: crashSeed})
	must(t, err)
	time.Sleep(time.Minute)
}

func crashSeed() (edits []notes.Edit, err error) {
	for i := range 50 {
		a, r := article(fmt.Sprint("key-", i), "The road", "A text about a raid.")
		edits = append(edits, edit(notes.Put(r), notes.Put(a)))
	}
	return edits, nil
}
