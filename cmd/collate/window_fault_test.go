package main_test

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"collate/cmd/collate/windowtest"
	"collate/notes"
)

// TestWindowFaults lets things go wrong while the window is open.
func TestWindowFaults(t *testing.T) {
	windowtest.Require(t)
	program := build(t, "-race")
	for name, test := range map[string]func(*testing.T, *user){
		"a kill loses nothing that was saved": killed,
		"a full disk":                         fullDisk,
		"a second window":                     secondWindow,
		"another program writes":              writtenBeside,
	} {
		t.Run(name, func(t *testing.T) { test(t, newUser(t, program)) })
	}
}

// comments returns the comments of all highlights, in reading order.
func (u *user) comments() string {
	u.t.Helper()
	var all []string
	for _, h := range u.highlights() {
		all = append(all, h.Comment)
	}
	return strings.Join(all, "|")
}

func killed(t *testing.T, u *user) {
	u.open()
	u.choose(0, victims)
	u.Press("n")
	var want string
	for _, words := range []string{"one ", "two ", "three"} {
		if want != "" {
			u.open()
			u.Click(u.card(notes.Yellow))
		}
		u.Press("End")
		u.Type(words)
		want += words
		u.waitFor("the comment to be saved", func() (any, any, bool) {
			got := u.comments()
			return got, want, got == want
		})
		u.window.Kill()
		if got := u.comments(); got != want {
			t.Fatalf("after the kill: %q, want %q", got, want)
		}
	}
	var check struct{ Sound bool }
	u.collate(&check, "check")
}

// card is within the comment on the card of a highlight in the margin.
func (u *user) card(c notes.Color) image.Point {
	u.t.Helper()
	u.waitForColor("the card", u.colors.Marks[c], u.margin(), 50)
	edge := windowtest.Find(windowtest.Part(u.Picture(), u.margin()), u.colors.Marks[c], 0)
	return image.Pt(edge.Max.X+40, edge.Max.Y-14)
}

// notices is where the window says what happened.
func (u *user) notices() image.Rectangle {
	foot := u.foot()
	return image.Rect(screen.X/4, foot.Min.Y-120, 3*screen.X/4, foot.Min.Y)
}

// tryAgain presses the button of a notice that offers to.
func (u *user) tryAgain() {
	u.t.Helper()
	u.SettlePart(u.notices())
	edge := windowtest.Find(windowtest.Part(u.Picture(), u.notices()), u.colors.Danger, 0)
	right := image.Rect(edge.Max.X+100, edge.Min.Y, u.notices().Max.X, edge.Max.Y)
	button := windowtest.Find(windowtest.Part(u.Picture(), right), u.colors.Accent, 24)
	u.Click(button.Min.Add(button.Size().Div(2)))
}

func fullDisk(t *testing.T, u *user) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("a small disk can be made by root on Linux only")
	}
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=6m", "collate-test", disk).CombinedOutput(); err != nil {
		t.Skipf("a small disk cannot be made here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		u.window.Kill()
		if out, err := exec.Command("umount", disk).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	u.notebook = filepath.Join(disk, "notebook.db")
	u.open()
	u.mark(0, victims, notes.Green)
	u.waitForHighlights(highlight{Article: feud, Quote: victims, Color: "green"})

	filler := filepath.Join(disk, "filler")
	fill(t, filler)
	u.choose(0, concert)
	u.Press("n")
	u.Type("Precious.")
	u.waitForColor("the window to say that something is not saved", u.colors.Danger, u.notices(), 20)
	if got := u.highlights(); len(got) != 1 || got[0].Quote != victims {
		t.Errorf("what was saved before is lost: %+v", got)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	u.tryAgain()
	u.waitForHighlights(
		highlight{Article: feud, Quote: victims, Color: "green"},
		highlight{Article: feud, Quote: concert, Color: "yellow", Comment: "Precious."},
	)
}

// fill writes to a file until its disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, size := range []int{1 << 16, 1 << 12, 1} {
		for {
			if _, err := file.Write(make([]byte, size)); err != nil {
				break
			}
		}
	}
}

func secondWindow(t *testing.T, u *user) {
	u.open()
	status, stderr := u.Run(exec.Command(u.program, "--notebook", u.notebook))
	if status != 1 || !strings.Contains(stderr, u.notebook) {
		t.Errorf("status %d, and on the standard error: %q", status, stderr)
	}
	u.mark(0, victims, notes.Green) // the first one goes on
	u.waitForHighlights(highlight{Article: feud, Quote: victims, Color: "green"})
	u.quit()
}

func writtenBeside(t *testing.T, u *user) {
	u.open()
	var made highlight
	u.collate(&made, "highlight", feud, "--quote", "More than fifty Azerbaijanis were arrested", "--color", "red", "--comment", "from outside")
	u.waitForColor("a highlight that another program made", u.colors.Marks[notes.Red], u.panes()[0], some)
	u.waitForColor("its card", u.colors.Marks[notes.Red], u.margin(), 50)
	u.quit()
}
