package windowtest

import (
	"errors"
	"image"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// Move puts the pointer at a point.
func (d *Desktop) Move(to image.Point) {
	d.t.Helper()
	d.xdotool(moveTo(to)...)
}

// Click presses and releases the first mouse button at a point.
func (d *Desktop) Click(at image.Point) {
	d.t.Helper()
	d.Clicks(at, 1)
}

// Clicks clicks several times, fast enough to be a double or a triple click.
func (d *Desktop) Clicks(at image.Point, count int) {
	d.t.Helper()
	d.xdotool(append(aimAt(at), "click", "--repeat", strconv.Itoa(count), "--delay", "60", "1")...)
}

// RightClick presses and releases the third mouse button at a point.
func (d *Desktop) RightClick(at image.Point) {
	d.t.Helper()
	d.xdotool(append(aimAt(at), "click", "3")...)
}

// Drag presses the first mouse button at a point, moves evenly to another and releases it there.
func (d *Desktop) Drag(from, to image.Point) {
	d.t.Helper()
	const steps = 12
	args := append(moveTo(from), "mousedown", "1")
	for i := 1; i <= steps; i++ {
		step := to.Sub(from).Mul(i).Div(steps)
		args = append(args, moveTo(from.Add(step))...)
	}
	d.xdotool(append(args, "mouseup", "1")...)
}

// Scroll turns the mouse wheel at a point: down by so many notches, up for a negative number.
func (d *Desktop) Scroll(at image.Point, notches int) {
	d.t.Helper()
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	d.xdotool(append(moveTo(at), "click", "--repeat", strconv.Itoa(notches), "--delay", "16", button)...)
}

// Press presses and releases keys one after the other. A key is an X keysym with the keys to hold before it, such as
// "Return", "shift+Right" or "ctrl+shift+c".
func (d *Desktop) Press(keys ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--delay", "30"}, keys...)...)
}

// Hold keeps a key, such as "shift", pressed while it does something.
func (d *Desktop) Hold(key string, do func()) {
	d.t.Helper()
	d.xdotool("keydown", key)
	defer d.xdotool("keyup", key)
	do()
}

// Type types a text, key by key.
func (d *Desktop) Type(text string) {
	d.t.Helper()
	d.xdotool("type", "--delay", "20", "--", text)
}

// Clipboard is the text on the clipboard; "" when there is none.
func (d *Desktop) Clipboard() string {
	d.t.Helper()
	text, err := d.command("xclip", "-selection", "clipboard", "-o").Output()
	// With nothing on the clipboard xclip fails.
	if _, empty := errors.AsType[*exec.ExitError](err); err != nil && !empty {
		d.t.Fatal(err)
	}
	return string(text)
}

// SetClipboard puts a text on the clipboard.
func (d *Desktop) SetClipboard(text string) {
	d.t.Helper()
	// xclip stays, to hand the text out until another takes its place or the display is gone.
	holder := d.command("xclip", "-selection", "clipboard")
	holder.Stdin = strings.NewReader(text)
	if err := holder.Run(); err != nil {
		d.t.Fatal(err)
	}
}

// moveTo is the command that puts the pointer at a point and stays there for a frame: Fyne looks at the pointer once a
// frame, and at the wheel at once.
func moveTo(p image.Point) []string {
	return []string{"mousemove", strconv.Itoa(p.X), strconv.Itoa(p.Y), "sleep", "0.03"}
}

// aimAt is the command that puts the pointer at a point to click there: for some frames, as one may take long on a machine
// with much to do.
func aimAt(p image.Point) []string { return append(moveTo(p), "sleep", "0.15") }

// xdotool carries out commands of xdotool on the desktop, and fails the test when it cannot.
func (d *Desktop) xdotool(args ...string) {
	d.t.Helper()
	if out, err := d.command("xdotool", args...).CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// windows are the visible windows of a process.
func (d *Desktop) windows(pid int) []string {
	out, _ := d.command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(pid)).Output()
	return strings.Fields(string(out)) // with none xdotool fails and says nothing
}

func (d *Desktop) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display)
	return cmd
}
