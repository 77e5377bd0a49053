package main

import (
	"cmp"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"collate/notes"
)

// findDisplay says why no window can be opened, or returns nil where one can
// most likely: a display is there and answers, or is not on this machine.
// Without it Fyne would only log what its libraries say.
func findDisplay() error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil // where a program runs there, it has a display
	}
	wayland, x11 := os.Getenv("WAYLAND_DISPLAY"), os.Getenv("DISPLAY")
	if wayland != "" && answers(waylandSocket(wayland)) || x11 != "" && answers(x11Sockets(x11)...) {
		return nil
	}
	problem := &notes.Problem{
		What: "Could not open the window", Why: "there is no display here",
		Remedy: "Start Collate on a desktop, or use its commands, which need none. They are listed by: collate --help.",
	}
	if named := cmp.Or(x11, wayland); named != "" {
		problem.Why = "the display " + named + " does not answer"
	}
	return problem
}

// answers says whether somebody listens at one of the sockets; true if there is
// none to ask.
func answers(sockets ...string) bool {
	for _, socket := range sockets {
		if connection, err := net.Dial("unix", socket); err == nil {
			connection.Close()
			return true
		}
	}
	return len(sockets) == 0
}

// waylandSocket returns the socket of a display; see wl_display_connect(3).
func waylandSocket(display string) string {
	if filepath.IsAbs(display) {
		return display
	}
	return filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), display)
}

// x11Sockets returns the sockets, one in the file system and one of Linux's
// abstract ones, that a display of this machine has; see X(7). It is nil for a
// display elsewhere, as over SSH.
func x11Sockets(display string) []string {
	host, number, _ := strings.Cut(display, ":")
	if host != "" && host != "unix" {
		return nil
	}
	number, _, _ = strings.Cut(number, ".")
	socket := "/tmp/.X11-unix/X" + number
	return []string{socket, "@" + socket}
}
