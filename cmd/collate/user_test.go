package main_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"collate/app/theme"
	"collate/cmd/collate/windowtest"
	"collate/notes"
)

// build builds the program with the flags of the test and returns its path.
func build(t testing.TB, flags ...string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	args := append([]string{"build", "-o", program}, append(flags, ".")...)
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return program
}

// screen is the size of a desktop in pixels, that of the window at its first start.
var screen = image.Pt(1600, 960)

// Measures of the window in pixels.
const (
	topHeight    = 44 + 1 // the line with the search field, and its border
	headerHeight = 36     // of a pane
	footHeight   = 26
)

// A user sits at a desktop and works with Collate: with the mouse and the keyboard in its window, and with its commands
// beside the window on the same notebook.
type user struct {
	*windowtest.Desktop
	t        testing.TB
	program  string // path
	notebook string // path
	colors   theme.Palette
	window   *windowtest.Program
	atRest   *image.RGBA // the foot of the window while nothing is to be saved
}

// newUser returns a user with a new notebook. The window is not open.
func newUser(t testing.TB, program string) *user {
	t.Helper()
	return &user{
		Desktop: windowtest.NewDesktop(t, screen.X, screen.Y), t: t,
		program: program, notebook: filepath.Join(t.TempDir(), "notebook.db"), colors: theme.Light.Palette(),
	}
}

// open opens the window, and waits until the texts in it are there. The environment is added to that of the desktop.
func (u *user) open(environment ...string) {
	u.t.Helper()
	program := exec.Command(u.program, "--notebook", u.notebook)
	program.Env = environment
	u.window = u.Start(program)
	u.WaitFor("texts in the panes", func() bool {
		picture, panes := u.Picture(), u.panes()
		return len(panes) > 0 && !slices.ContainsFunc(panes, func(pane image.Rectangle) bool {
			return windowtest.Count(windowtest.Part(picture, pane), u.colors.Ink, 0) < 100
		})
	})
	u.rest()
}

// rest learns how the foot of the window looks when there is nothing to save.
func (u *user) rest() {
	u.t.Helper()
	u.Settle()
	u.atRest = windowtest.Part(u.Picture(), u.state())
}

// quit closes the window.
func (u *user) quit() {
	u.t.Helper()
	u.Press("ctrl+q")
	if status := u.window.WaitExit(); status != 0 {
		u.t.Fatalf("the window closed with status %d: %s", status, u.window.Stderr())
	}
}

// collate runs a command on the notebook and returns its JSON.
func (u *user) collate(into any, args ...string) {
	u.t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(u.program, append([]string{"--notebook", u.notebook, "--json"}, args...)...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, into)
	}
	if err != nil {
		u.t.Fatalf("collate %q: %v\n%s%s", args, err, out, stderr.String())
	}
}

// highlight is one of the list that `collate highlights` prints.
type highlight struct{ ID, Article, Quote, Color, Comment string }

func (u *user) highlights() (list []highlight) {
	u.t.Helper()
	u.collate(&list, "highlights")
	return list
}

// waitForHighlights waits until the notebook has exactly these, apart from their ids.
func (u *user) waitForHighlights(want ...highlight) {
	u.t.Helper()
	u.waitFor("the highlights in the notebook to be as expected", func() (any, any, bool) {
		got := u.highlights()
		for i := range got {
			got[i].ID = ""
		}
		return got, want, slices.Equal(got, want)
	})
}

// waitFor is [windowtest.Desktop.WaitFor] for what can be shown when it does not come.
func (u *user) waitFor(what string, look func() (got, want any, ok bool)) {
	u.t.Helper()
	var got, want any
	u.t.Cleanup(func() {
		if got != nil {
			u.t.Logf("%s: got %+v, want %+v", what, got, want)
		}
	})
	u.WaitFor(what, func() (ok bool) {
		got, want, ok = look()
		return ok
	})
	got = nil
}

// panes are where the texts are shown, from left to right, without their headers.
func (u *user) panes() []image.Rectangle {
	dividers := u.dividers()
	if len(dividers) < 3 { // one right of the library, one left of the margin, and those between panes
		return nil
	}
	var panes []image.Rectangle
	for i, x := range dividers[1:] {
		panes = append(panes, image.Rect(dividers[i]+1, topHeight+headerHeight, x, u.foot().Min.Y))
	}
	return panes
}

// pane waits until there is a pane with an index, which there is not while a dialog puts the window in shade.
func (u *user) pane(i int) (text image.Rectangle) {
	u.t.Helper()
	u.WaitFor("the pane", func() bool {
		panes := u.panes()
		if i < len(panes) {
			text = panes[i]
		}
		return !text.Empty()
	})
	return text
}

// dividers are the x of the lines between the library, the panes and the margin.
func (u *user) dividers() []int {
	const least = 400 // px: no other upright line is as long
	picture := u.Picture()
	var found []int
	for x := range picture.Rect.Dx() {
		column := windowtest.Part(picture, image.Rect(x, topHeight+headerHeight, x+1, picture.Rect.Dy()))
		if windowtest.Count(column, u.colors.Line, 0) >= least {
			found = append(found, x)
		}
	}
	return found
}

// foot is the line at the foot of the window, and state the words in it that say whether everything is saved.
func (u *user) foot() image.Rectangle {
	size := u.Picture().Rect.Max
	return image.Rect(0, size.Y-footHeight, size.X, size.Y)
}

func (u *user) state() image.Rectangle {
	foot := u.foot()
	return image.Rect(0, foot.Min.Y, 60, foot.Max.Y)
}

// margin is where the cards of highlights are.
func (u *user) margin() image.Rectangle {
	dividers := u.dividers()
	return image.Rect(dividers[len(dividers)-1], topHeight, screen.X, u.foot().Min.Y)
}

// saysSaved tells whether the foot of the window says that everything is saved.
func (u *user) saysSaved() bool {
	return windowtest.Changed(u.atRest, windowtest.Part(u.Picture(), u.state())).Empty()
}

// shown is how many pixels of a colour a part of the screen has.
func (u *user) shown(c color.Color, part image.Rectangle) int {
	return windowtest.Count(windowtest.Part(u.Picture(), part), c, 0)
}

// waitForColor waits until a part of the screen has much of a colour, or for much = 0 none of it.
func (u *user) waitForColor(what string, c color.Color, part image.Rectangle, much int) {
	u.t.Helper()
	u.WaitFor(what, func() bool {
		shown := u.shown(c, part)
		return shown > much || much == 0 && shown == 0
	})
}

// blurred is by how much the colour of a glyph may differ from that of its text.
const blurred = 24

// some is more pixels of a colour than a glyph or a line has, and fewer than a highlighted word.
const some = 200

// catchUp waits until the window has dealt with all keys that were pressed: it gets them in turn with the moves of the
// pointer, which change the colour of its name.
func (u *user) catchUp() {
	u.t.Helper()
	name := image.Rect(0, 0, 120, topHeight)
	hovered := func() bool {
		return windowtest.Count(windowtest.Part(u.Picture(), name), u.colors.Accent, blurred) > 20
	}
	u.Move(image.Pt(40, topHeight/2))
	u.WaitFor("the name under the pointer", hovered)
	u.Move(image.Pt(screen.X/2, topHeight/2))
	u.WaitFor("the name without the pointer", func() bool { return !hovered() })
}

// focus gives the keyboard to a pane.
func (u *user) focus(pane int) {
	u.t.Helper()
	p := u.pane(pane)
	u.Click(image.Pt((p.Min.X+p.Max.X)/2+60, topHeight+headerHeight/2))
}

// passage is where words stand on the screen.
type passage struct {
	start, end image.Point // within the first and the last character
	area       image.Rectangle
}

// locate finds words in a pane by finding them in its text, which also brings them into view. It leaves nothing in the
// field of the find bar, so that nothing is found when that is opened the next time.
func (u *user) locate(pane int, words string) passage {
	u.t.Helper()
	text := u.pane(pane)
	u.focus(pane)
	u.SetClipboard(words)
	u.Press("ctrl+f", "ctrl+v")
	u.waitForColor("“"+words+"” to be found", u.colors.FindCurrent, text, some)
	u.SettlePart(text)
	found := u.outline(u.colors.FindCurrent, text)
	u.endFind(pane)
	return found
}

// endFind empties the find bar and closes it.
func (u *user) endFind(pane int) {
	u.t.Helper()
	u.Press("ctrl+a", "BackSpace")
	u.waitForColor("the end of finding", u.colors.FindCurrent, u.pane(pane), 0)
	u.Press("Escape")
}

// outline is where the lines are that have a colour as their ground.
func (u *user) outline(c color.Color, part image.Rectangle) passage {
	const band = 14                                      // px: less than the height of a line
	text := windowtest.Part(u.Picture(), part.Inset(12)) // without the marks beside the scroll bar
	area := windowtest.Find(text, c, 0)
	first, last := area, area
	first.Max.Y, last.Min.Y = area.Min.Y+band, area.Max.Y-band
	first = windowtest.Find(windowtest.Part(text, first), c, 0)
	last = windowtest.Find(windowtest.Part(text, last), c, 0)
	return passage{
		start: image.Pt(first.Min.X+1, first.Min.Y+band/2), end: image.Pt(last.Max.X-2, last.Max.Y-band/2), area: area,
	}
}

// choose selects words in a pane with the mouse.
func (u *user) choose(pane int, words string) passage {
	u.t.Helper()
	found := u.locate(pane, words)
	u.Drag(found.start, found.end)
	u.waitForColor("a selection", u.colors.Selection, found.area, some)
	return found
}

// mark selects words in a pane and highlights them.
func (u *user) mark(pane int, words string, c notes.Color) passage {
	u.t.Helper()
	found := u.choose(pane, words)
	u.Press(string('1' + rune(c)))
	u.waitForColor("a highlight in "+c.String(), u.colors.Marks[c], found.area, some)
	return found
}
