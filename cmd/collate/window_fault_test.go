package main_test

import (
	"encoding/binary"
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

// comments returns the comments of all highlights, in reading order.
func (u *user) comments() string {
	u.t.Helper()
	var all []string
	for _, h := range u.highlights() {
		all = append(all, h.Comment)
	}
	return strings.Join(all, "|")
}

// lineHeight is less than the height of a line of a comment, in pixels.
const lineHeight = 10

// killed kills the program as soon as the window says that what was typed is saved.
func killed(t *testing.T, u *user) {
	u.open()
	u.choose(0, victims)
	u.Press("n")
	var want string
	for _, words := range []string{"Chosen by whom?", "The report does not say.", "Nor do the others."} {
		if want != "" {
			u.open()
			u.Click(u.card(notes.Yellow))
			u.Press("ctrl+End")
		}
		before := u.cards()
		u.Type(words)
		u.Press("Return")
		want += words + "\n"
		// The last key makes the card higher: what says “Saved” then says it of all that was typed.
		acknowledged := func() bool {
			picture := u.Picture()
			return windowtest.Find(windowtest.Part(picture, u.margin()), u.colors.Paper, 0).Dy() > before.Dy()+lineHeight &&
				windowtest.Changed(u.atRest, windowtest.Part(picture, u.state())).Empty()
		}
		looks := 0 // in a row: one picture may have been taken while the window was being painted
		u.WaitFor("the comment to be saved", func() bool {
			if looks++; !acknowledged() {
				looks = 0
			}
			return looks == 2
		})
		u.window.Kill()
		if got := u.comments(); got != want {
			t.Fatalf("after the kill: %q, want %q", got, want)
		}
	}
	var check struct{ Sound bool }
	if u.collate(&check, "check"); !check.Sound {
		t.Error("the notebook is not sound")
	}
}

// cards is where the cards in the margin are.
func (u *user) cards() image.Rectangle {
	return windowtest.Find(windowtest.Part(u.Picture(), u.margin()), u.colors.Paper, 0)
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
	button := windowtest.Find(windowtest.Part(u.Picture(), right), u.colors.Accent, blurred)
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

// cannotOpen expects a sentence and a status, and no window that waits for somebody.
func cannotOpen(t *testing.T, u *user) {
	for _, test := range []struct {
		name, want string
		make       func(file string) error
	}{
		{"a folder", "folder", func(file string) error { return os.Mkdir(file, 0o700) }},
		{"a text", "another kind", func(file string) error { return os.WriteFile(file, []byte(strings.Repeat("text ", 1000)), 0o600) }},
		{"of a newer version", "newer", func(file string) error {
			if err := exec.Command(u.program, "--notebook", file, "note", "add", "--title", "First").Run(); err != nil {
				return err
			}
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			const userVersion = 60 // in the header, says https://www.sqlite.org/fileformat.html
			binary.BigEndian.PutUint32(data[userVersion:], 4711)
			return os.WriteFile(file, data, 0o600)
		}},
	} {
		file := filepath.Join(t.TempDir(), "notebook.db")
		if err := test.make(file); err != nil {
			t.Fatal(err)
		}
		status, stderr := u.Run(exec.Command(u.program, "--notebook", file))
		if status != 1 || !strings.Contains(stderr, file) || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: status %d, and on the standard error: %q", test.name, status, stderr)
		}
	}
}

func writtenBeside(t *testing.T, u *user) {
	u.open()
	var made highlight
	u.collate(&made, "highlight", feud, "--quote", "More than fifty Azerbaijanis were arrested", "--color", "red", "--comment", "from outside")
	u.waitForColor("a highlight that another program made", u.colors.Marks[notes.Red], u.pane(0), some)
	u.waitForColor("its card", u.colors.Marks[notes.Red], u.margin(), 50)
	u.quit()
}
