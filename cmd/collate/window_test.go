package main

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// provideDisplay makes the program believe that there is a display, for tests
// that stop before a window opens.
func provideDisplay(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return
	}
	folder, err := os.MkdirTemp("", "") // short: a socket's path has 107 bytes at most
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	socket := filepath.Join(folder, "wayland-1")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	t.Setenv("WAYLAND_DISPLAY", socket)
}

func TestWithoutADisplay(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there is always a display there")
	}
	const remedy = ". Start Collate on a desktop, or use its commands, which need none. They are listed by: collate --help."
	for _, test := range []struct{ name, wayland, x11, want string }{
		{"none is named", "", "", "there is no display here"},
		{"nobody listens at the one of X11", "", ":4711.0", "the display :4711.0 does not answer"},
		{"nobody listens at the one of Wayland", "wayland-4711", "", "the display wayland-4711 does not answer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t)
			t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
			t.Setenv("WAYLAND_DISPLAY", test.wayland)
			t.Setenv("DISPLAY", test.x11)
			expectFault(t, failed, "Could not open the window: "+test.want+remedy)
		})
	}
}

func TestDisplaySockets(t *testing.T) {
	for _, test := range []struct{ display, want string }{
		{":0", "/tmp/.X11-unix/X0 @/tmp/.X11-unix/X0"},
		{":1.0", "/tmp/.X11-unix/X1 @/tmp/.X11-unix/X1"},
		{"unix:2", "/tmp/.X11-unix/X2 @/tmp/.X11-unix/X2"},
		{"localhost:10.0", ""},
		{"/private/tmp/launch/org.xquartz:0", ""},
	} {
		if got := strings.Join(x11Sockets(test.display), " "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.display, got, test.want)
		}
	}
	t.Setenv("XDG_RUNTIME_DIR", "/run/user/1000")
	got := []string{waylandSocket("wayland-0"), waylandSocket("/tmp/w")}
	if !slices.Equal(got, []string{"/run/user/1000/wayland-0", "/tmp/w"}) {
		t.Errorf("got %q", got)
	}
}
