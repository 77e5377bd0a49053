// Package windowtest drives a program in a real window, for tests.
//
// A [Desktop] is a virtual X display with a home folder of its own. [Desktop.Start] starts a program on it; the Desktop
// then moves the pointer, presses keys, and shows what is on the screen as an image:
//
//	desktop := windowtest.NewDesktop(t, 1600, 960)
//	program := desktop.Start(exec.Command(path, "--notebook", file))
//	desktop.Click(image.Pt(120, 90))
//	desktop.Type("heart attack")
//	desktop.WaitFor("a yellow highlight", func() bool {
//		return !windowtest.Find(desktop.Picture(), yellow, 4).Empty()
//	})
//	desktop.Press("ctrl+q")
//	program.WaitExit()
//
// No window manager runs there: a program's window covers the whole screen until [Program.Resize] makes it smaller, so
// that a point of the window is a point of the screen. Points and sizes are pixels from the top left; Fyne's scale is 1.
//
// Everything that goes wrong ends the test with what was awaited. A picture of the desktop of a failed test is among
// its artifacts (go test -artifacts).
//
// It needs Linux or another system with Xvfb, xdotool and xclip, see [Require]. A Desktop belongs to the goroutine of
// its test.
package windowtest
