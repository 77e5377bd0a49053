package windowtest

import (
	"bytes"
	"image"
	"image/draw"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A Program runs on a [Desktop] until it exits, is killed, or the test ends.
type Program struct {
	t              testing.TB
	desktop        *Desktop
	cmd            *exec.Cmd
	window         string // as X names it
	stdout, stderr output
	exited         chan struct{}
}

// Start starts a program and waits until its window is there, covers the screen and shows something. The command's
// environment, where it has one, is added to the desktop's.
//
// When the test ends the program is killed if it still runs, and the test fails if the program reported a fault: a call
// of Fyne from the wrong goroutine, a data race, or a panic.
func (d *Desktop) Start(cmd *exec.Cmd) *Program {
	d.t.Helper()
	p := &Program{t: d.t, desktop: d, cmd: cmd, exited: make(chan struct{})}
	cmd.Env = append(d.Environment(), cmd.Env...)
	cmd.Stdout, cmd.Stderr = &p.stdout, &p.stderr
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() {
		defer close(p.exited)
		cmd.Wait()
	}()
	d.t.Cleanup(func() {
		if d.t.Failed() && p.hasExited() {
			d.t.Logf("the program had exited: %v", cmd.ProcessState)
		} else if d.t.Failed() {
			d.Save(d.t.ArtifactDir() + "/desktop.png")
		}
		p.Kill()
		if found := faults(p.Stderr()); found != nil {
			d.t.Errorf("the program reported:\n%s\nIts whole standard error:\n%s",
				strings.Join(found, "\n"), p.Stderr())
		}
	})

	var windows []string
	d.WaitFor("the program's window", func() bool {
		if p.hasExited() {
			d.t.Fatalf("the program exited before it showed a window: %v\n%s", cmd.ProcessState, p.Stderr())
		}
		windows = d.windows(cmd.Process.Pid)
		return len(windows) > 0
	})
	p.window = windows[0]
	p.Resize(d.size)
	d.xdotool("windowfocus", p.window)
	return p
}

// Run runs a program that is to end by itself, and returns its status and what it wrote to its standard error.
func (d *Desktop) Run(cmd *exec.Cmd) (status int, stderr string) {
	d.t.Helper()
	var written bytes.Buffer
	cmd.Env = append(d.Environment(), cmd.Env...)
	cmd.Stderr = &written
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	impatient := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	cmd.Wait()
	if !impatient.Stop() {
		d.t.Fatalf("%s did not end within %v; it wrote:\n%s", cmd, patience, written.String())
	}
	return cmd.ProcessState.ExitCode(), written.String()
}

// Resize gives the window a size in pixels, from the top left of the screen, and waits until it is painted.
func (p *Program) Resize(size image.Point) {
	p.t.Helper()
	// Fyne gives a window its first size only after it is on the screen, and may do so after it was laid out here: hence
	// again and again. What no window has painted is black; a dark window has something lighter near its edges.
	const edge = 40
	d := p.desktop
	d.WaitFor("the program's window to fill its place", func() bool {
		d.xdotool("windowmove", p.window, "0", "0", "windowsize", p.window, strconv.Itoa(size.X), strconv.Itoa(size.Y))
		d.Settle()
		picture := d.Picture()
		black := image.NewRGBA(picture.Rect)
		draw.Draw(black, black.Rect, image.Black, image.Point{}, draw.Src)
		painted := Changed(black, picture)
		return image.Rectangle{Max: size}.Inset(edge).In(painted) && painted.In(image.Rectangle{Max: size})
	})
}

// PID is the id of the process.
func (p *Program) PID() int { return p.cmd.Process.Pid }

// Stdout is what the program has written to its standard output so far.
func (p *Program) Stdout() string { return p.stdout.String() }

// Stderr is what the program has written to its standard error so far.
func (p *Program) Stderr() string { return p.stderr.String() }

// WaitExit waits for the program to exit and returns its status; -1 if a signal ended it.
func (p *Program) WaitExit() int {
	p.t.Helper()
	select {
	case <-p.exited:
	case <-time.After(patience):
		p.t.Fatalf("waited %v for the program to exit", patience)
	}
	return p.cmd.ProcessState.ExitCode()
}

// Kill ends the program at once, as kill -9 does, and waits until it is gone. It does nothing to one that has exited.
func (p *Program) Kill() {
	p.cmd.Process.Kill()
	<-p.exited
}

func (p *Program) hasExited() bool {
	select {
	case <-p.exited:
		return true
	default:
		return false
	}
}

// faults are the lines of a program's standard error by which it, Fyne or the Go runtime reports a mistake of the
// program; nil when there is none.
func faults(stderr string) []string {
	marks := []string{
		"Error in Fyne call thread",
		"WARNING: DATA RACE",
		"panic: ",
		"fatal error: ",
		"Failed to focus object",
	}
	var found []string
	for line := range strings.Lines(stderr) {
		for _, mark := range marks {
			if strings.Contains(line, mark) {
				found = append(found, strings.TrimRight(line, "\n"))
				break
			}
		}
	}
	return found
}

// output collects what a process writes. It may be read meanwhile from another goroutine.
type output struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buffer.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buffer.String()
}
