package main_test

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"collate/cmd/collate/windowtest"
)

// bareWindow is a program that opens a window with one word in it, and nothing else.
const bareWindow = `package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.collate.bare").NewWindow("bare")
	w.SetContent(widget.NewLabel("bare"))
	w.Resize(fyne.NewSize(1600, 960))
	w.ShowAndRun()
}
`

// buildBare builds the bare window and returns the path of the program.
func buildBare(b *testing.B) string {
	b.Helper()
	// Within the module, so that it is built with the same toolkit.
	folder, err := os.MkdirTemp(".", "bare")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, "main.go"), []byte(bareWindow), 0o644); err != nil {
		b.Fatal(err)
	}
	program := filepath.Join(b.TempDir(), "bare")
	if out, err := exec.Command("go", "build", "-o", program, "./"+folder).CombinedOutput(); err != nil {
		b.Fatalf("building the bare window: %v\n%s", err, out)
	}
	return program
}

// BenchmarkStart measures the time from the start of the process to the first painted article with two panes, and the
// memory of the program at rest, both against a bare window of the same toolkit in the same run.
func BenchmarkStart(b *testing.B) {
	windowtest.Require(b)
	u := newUser(b, build(b))
	bare := buildBare(b)
	u.open() // a notebook with five articles, the window as it was left
	u.quit()

	u.Settle()
	empty := u.Picture()
	var ours, theirs time.Duration
	var ourMemory, theirMemory float64
	for b.Loop() {
		took, memory := u.paint(exec.Command(u.program, "--notebook", u.notebook), func(picture *image.RGBA) bool {
			return windowtest.Count(picture, u.colors.Ink, 0) > 2000 // several lines of text
		})
		ours, ourMemory = ours+took, ourMemory+memory
		took, memory = u.paint(exec.Command(bare), func(picture *image.RGBA) bool {
			return !windowtest.Changed(empty, picture).Empty()
		})
		theirs, theirMemory = theirs+took, theirMemory+memory
	}
	n := float64(b.N)
	b.ReportMetric(float64(ours.Milliseconds())/n, "ms-to-article")
	b.ReportMetric(float64(theirs.Milliseconds())/n, "ms-to-bare-window")
	b.ReportMetric(float64(ours)/float64(theirs), "times-bare")
	b.ReportMetric((ourMemory-theirMemory)/n, "MB-PSS-more")
	b.ReportMetric(0, "ns/op")
}

// paint starts a program and returns how long it took until it was painted, and its proportional memory in MB after
// that.
func (u *user) paint(cmd *exec.Cmd, painted func(*image.RGBA) bool) (time.Duration, float64) {
	u.t.Helper()
	cmd.Env = u.Environment()
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		u.t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		u.Settle() // the screen is empty again
	}()
	for !painted(u.Picture()) {
		if time.Since(begin) > time.Minute {
			u.t.Fatal("nothing was painted within a minute")
		}
	}
	took := time.Since(begin)
	u.Settle()
	memory := pss(u.t, cmd.Process.Pid)
	return took, memory
}

// pss returns the proportional set size of a process in MB.
func pss(t testing.TB, pid int) float64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		t.Skip("the memory of a process cannot be read here: ", err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
			kB, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				t.Fatal(err)
			}
			return kB / 1024
		}
	}
	t.Fatal("the process has no Pss")
	return 0
}
