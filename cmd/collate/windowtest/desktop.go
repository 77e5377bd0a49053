package windowtest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	// patience is how long to wait for something that must come. It only bounds a failure: it is far more than any
	// machine needs, with the race detector on and other tests running beside.
	patience = 60 * time.Second
	// glance is the pause between two looks at something awaited.
	glance = 20 * time.Millisecond
	// calm is how long the screen must stay as it is to count as settled; unrest is when to stop waiting for that,
	// because a blinking caret never rests.
	calm   = 200 * time.Millisecond
	unrest = 3 * time.Second
)

// Require skips the test where the virtual display or its tools are not installed. With COLLATE_WINDOW_TESTS set in the
// Environment the test fails instead, so that a machine that should run it cannot leave it out unnoticed.
func Require(t testing.TB) {
	t.Helper()
	var missing []string
	for _, tool := range []string{"Xvfb", "xdotool", "xclip"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	if missing == nil {
		return
	}
	reason := "a test in a real window needs " + strings.Join(missing, ", ") + "; `make test` installs what is missing"
	if os.Getenv("COLLATE_WINDOW_TESTS") != "" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// A Desktop is a virtual screen with a pointer, a keyboard, a clipboard and a home folder, empty at first.
type Desktop struct {
	t       testing.TB
	home    string
	display string // as in $DISPLAY
	screen  string // the file that the X server keeps the screen's pixels in
	size    image.Point
}

// NewDesktop starts a virtual display of the given size in pixels. It is gone at the end of the test, after the programs
// that were started on it. It calls [Require].
func NewDesktop(t testing.TB, width, height int) *Desktop {
	t.Helper()
	Require(t)
	pixels := t.TempDir()
	d := &Desktop{
		t:      t,
		home:   t.TempDir(),
		screen: filepath.Join(pixels, "Xvfb_screen0"),
		size:   image.Pt(width, height),
	}

	// The server picks a free display number and writes it to descriptor 3 once it takes clients.
	ready, number, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer ready.Close()
	var log bytes.Buffer
	server := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", pixels, "-nocursor", "-noreset", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	server.ExtraFiles = []*os.File{number}
	server.Stderr = &log
	err = server.Start()
	number.Close()
	if err != nil {
		t.Fatalf("starting Xvfb: %v", err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	line, _ := io.ReadAll(ready)
	if len(line) == 0 {
		server.Wait()
		t.Fatalf("Xvfb gave no display:\n%s", log.String())
	}
	d.display = ":" + strings.TrimSpace(string(line))
	return d
}

// Home is the folder that is $HOME for the programs on the desktop. It stays from one program to the next.
func (d *Desktop) Home() string { return d.home }

// Environment is what a program on the desktop sees: this display, this home, and nothing that would make it look or
// speak otherwise on another machine. What the program's own command adds comes after.
func (d *Desktop) Environment() []string {
	var env []string
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		switch {
		case name == "WAYLAND_DISPLAY", name == "DBUS_SESSION_BUS_ADDRESS", strings.HasPrefix(name, "LC_"),
			strings.HasPrefix(name, "XDG_"), strings.HasPrefix(name, "FYNE_"), strings.HasPrefix(name, "COLLATE_"):
		default:
			env = append(env, variable)
		}
	}
	return append(env, "DISPLAY="+d.display, "HOME="+d.home, "LANG=C.UTF-8", "XDG_SESSION_TYPE=x11", "FYNE_SCALE=1",
		"LIBGL_ALWAYS_SOFTWARE=1")
}

// Picture is what the screen shows now, without the pointer.
func (d *Desktop) Picture() *image.RGBA {
	d.t.Helper()
	dump, err := os.ReadFile(d.screen)
	if err != nil {
		d.t.Fatal(err)
	}
	picture, err := decodeXWD(dump)
	if err != nil {
		d.t.Fatal(err)
	}
	return picture
}

// Save writes what the screen shows now to a PNG file, and makes its folder where there is none.
func (d *Desktop) Save(path string) {
	d.t.Helper()
	var encoded bytes.Buffer
	err := png.Encode(&encoded, d.Picture())
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		err = os.WriteFile(path, encoded.Bytes(), 0o644)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// WaitFor looks again and again until ok says true. When that takes unreasonably long it fails the test, naming what
// was awaited.
func (d *Desktop) WaitFor(what string, ok func() bool) {
	d.t.Helper()
	for start := time.Now(); !ok(); time.Sleep(glance) {
		if time.Since(start) > patience {
			d.t.Fatalf("waited %v for %s", patience, what)
		}
	}
}

// Settle waits until the screen rests, or for three seconds where a caret blinks on it.
func (d *Desktop) Settle() {
	d.t.Helper()
	d.SettlePart(image.Rectangle{Max: d.size})
}

// SettlePart waits until a part of the screen rests, or for three seconds where a caret blinks in it.
func (d *Desktop) SettlePart(part image.Rectangle) {
	d.t.Helper()
	last, since := d.Picture(), time.Now()
	for start := since; time.Since(since) < calm && time.Since(start) < unrest; time.Sleep(glance) {
		if now := d.Picture(); !Changed(Part(last, part), Part(now, part)).Empty() {
			last, since = now, time.Now()
		}
	}
}
