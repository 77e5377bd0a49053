package storage

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"collate/notes"
)

// A long note that is written in at random, here and there, with what is undone, redone,
// and changed in one go among it, has each of its versions, and the log does not hold the
// whole text for each of them.
func TestALongNoteIsNotLoggedWholeForEachStretchOfTyping(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 0))
			path := filepath.Join(t.TempDir(), "notebook.db")
			s := openAt(t, path)
			n := note("Long", strings.Repeat("Əliyev protested. ", 1000))
			apply(t, s, notes.Put(n), notes.Put(note("Other", "")))
			now := clock
			bodies := map[int64]string{newestEntry(t, s): n.Body}
			at := 0
			for i := range 300 {
				now = now.Add(time.Duration(random.IntN(3)) * time.Second)
				field := "body"
				switch random.IntN(60) {
				case 0:
					n.Body = strings.Repeat(fmt.Sprint("new ", i, " "), 4000) // another text
				case 1:
					n.Body = "short"
				case 2:
					n.Body = strings.Repeat("Əliyev protested. ", 1000)
				case 3:
					field = "" // as by a program
					n.Body += fmt.Sprint(i)
				default:
					if random.IntN(8) == 0 { // the caret moves
						at, now = random.IntN(len(n.Body)+1), now.Add(notes.TypingPause)
					}
					at = min(at, len(n.Body))
					for at < len(n.Body) && n.Body[at]&0xC0 == 0x80 {
						at++
					}
					n.Body = n.Body[:at] + []string{"x", "Ə", "🜁", "\n\n", `"`}[random.IntN(5)] + n.Body[at:]
				}
				e := notes.NewEdit("text of note", now, notes.Put(n))
				e.Field = field
				must(t, s.Apply(t.Context(), e))
				bodies[newestEntry(t, s)] = n.Body
				if random.IntN(20) == 0 {
					for range random.IntN(4) {
						if _, err := s.Undo(t.Context(), 1, nil); err != nil && !errors.Is(err, notes.ErrNoStep) {
							t.Fatal(err)
						}
					}
					if random.IntN(2) == 0 {
						goTo(t, s, newestEntry(t, s))
					}
					var err error
					n, err = s.Note(t.Context(), n.ID)
					must(t, err)
				}
				if random.IntN(50) == 0 {
					must(t, s.Close())
					s = openAt(t, path)
				}
			}
			var entries, whole int
			must(t, s.reader.QueryRow("SELECT count(*), sum(length(value) > ?) FROM log_ops WHERE record = ?", longBody, n.ID).Scan(&entries, &whole))
			if entries < 100 || entries != len(bodies) {
				t.Fatalf("%d entries, of %d", entries, len(bodies))
			}
			if whole > entries/4 {
				t.Errorf("%d of %d are long", whole, entries)
			}
			for seq, body := range bodies {
				r, err := s.Version(t.Context(), n.Ref(), seq)
				must(t, err)
				if got := r.(notes.Note).Body; got != body {
					t.Fatalf("at entry %d the text is %d bytes, want %d", seq, len(got), len(body))
				}
			}
		})
	}
}

func TestWhatTextsHaveInCommon(t *testing.T) {
	for _, c := range []struct {
		a, b       string
		start, end int
	}{
		{"", "", 0, 0},
		{"abc", "abc", 3, 0},
		{"abc", "abxc", 2, 1},
		{"aaa", "aaaa", 3, 0},
		{"aé", "aè", 1, 0}, // differ in the second byte
		{"éa", "ça", 0, 1},
		{"é", "©", 0, 0}, // C3 A9 and C2 A9: alike in the second byte
		{"abc", "", 0, 0},
	} {
		if start, end := common(c.a, c.b); start != c.start || end != c.end {
			t.Errorf("%q and %q: %d and %d bytes, want %d and %d", c.a, c.b, start, end, c.start, c.end)
		}
	}
}
