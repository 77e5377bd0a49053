package windowtest

import (
	"bytes"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// A Program runs on a [Desktop] until it exits, is killed, or the test ends.
type Program struct {
	t              testing.TB
	cmd            *exec.Cmd
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
	p := &Program{t: d.t, cmd: cmd, exited: make(chan struct{})}
	cmd.Env = append(d.environment(), cmd.Env...)
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
		if d.t.Failed() {
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
	d.fill(windows[0])
	return p
}

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
