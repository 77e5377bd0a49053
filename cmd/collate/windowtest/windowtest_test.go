package windowtest

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The tests start this very test binary as the program to drive, with one of these words as its only argument.
const (
	runProbe    = "run-probe"    // a window that tells what the mouse and the keys do to it
	runCareless = "run-careless" // the same, and it touches its window from a goroutine of its own
)

func TestMain(m *testing.M) {
	switch os.Args[len(os.Args)-1] {
	case runProbe:
		showProbe(false)
	case runCareless:
		showProbe(true)
	default:
		os.Exit(m.Run())
	}
}

var (
	resting = color.NRGBA{R: 0xfb, G: 0xfa, B: 0xf7, A: 0xff}
	pressed = color.NRGBA{R: 0xfc, G: 0xe9, B: 0xa6, A: 0xff}
)

// probe is a widget that writes what is done to it to standard output, one act a line, and is of another colour while
// a mouse button is down. Of the keys it names only those that type nothing.
type probe struct {
	widget.BaseWidget
	area *canvas.Rectangle
}

var (
	_ desktop.Mouseable = (*probe)(nil)
	_ desktop.Hoverable = (*probe)(nil)
	_ fyne.Scrollable   = (*probe)(nil)
	_ fyne.Focusable    = (*probe)(nil)
)

func showProbe(careless bool) {
	a := app.NewWithID("org.collate.windowtest")
	w := a.NewWindow("Probe")
	p := &probe{area: canvas.NewRectangle(resting)}
	p.ExtendBaseWidget(p)
	w.SetContent(p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 100))
	w.Canvas().Focus(p)
	w.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl},
		func(fyne.Shortcut) { a.Quit() })
	if careless {
		a.Lifecycle().SetOnStarted(func() { go p.Refresh() })
	}
	w.ShowAndRun()
}

func (p *probe) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.area) }

func (p *probe) paint(c color.Color) {
	p.area.FillColor = c
	p.area.Refresh()
}
func (p *probe) MouseDown(e *desktop.MouseEvent) {
	fmt.Println("down", e.Button, e.Modifier, e.Position.X, e.Position.Y)
	p.paint(pressed)
}
func (p *probe) MouseUp(e *desktop.MouseEvent) {
	fmt.Println("up", e.Button, e.Modifier, e.Position.X, e.Position.Y)
	p.paint(resting)
}
func (p *probe) MouseIn(*desktop.MouseEvent)      {}
func (p *probe) MouseOut()                        {}
func (p *probe) MouseMoved(e *desktop.MouseEvent) { fmt.Println("at", e.Position.X, e.Position.Y) }
func (p *probe) Scrolled(e *fyne.ScrollEvent)     { fmt.Println("scrolled", e.Scrolled.DY > 0) }
func (p *probe) FocusGained()                     { fmt.Println("focused") }
func (p *probe) FocusLost()                       {}
func (p *probe) TypedRune(r rune)                 { fmt.Printf("rune %c\n", r) }
func (p *probe) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyRight:
		fmt.Println("key", e.Name)
	case fyne.KeyInsert:
		fyne.CurrentApp().Clipboard().SetContent("copied — here")
	}
}

// startProbe shows the probe on a desktop of 400 × 300 pixels.
func startProbe(t testing.TB, kind string) (*Desktop, *Program) {
	t.Helper()
	d := NewDesktop(t, 400, 300)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return d, d.Start(exec.Command(self, kind))
}

func TestDesktop(t *testing.T) {
	d, p := startProbe(t, runProbe)
	expect := func(lines ...string) {
		t.Helper()
		want := strings.Join(lines, "\n") + "\n"
		d.WaitFor(fmt.Sprintf("%q among what the probe says", want), func() bool {
			return strings.Contains(p.Stdout(), want)
		})
	}
	if got := Find(d.Picture(), resting, 0); got != image.Rect(0, 0, 400, 300) {
		t.Fatalf("the probe covers %v, not the screen", got)
	}

	d.Click(image.Pt(30, 40))
	expect("down 1 0 30 40", "up 1 0 30 40")
	d.Clicks(image.Pt(50, 60), 2)
	expect("down 1 0 50 60", "up 1 0 50 60", "down 1 0 50 60", "up 1 0 50 60")
	d.RightClick(image.Pt(70, 80))
	expect("down 2 0 70 80", "up 2 0 70 80")
	d.Hold("shift", func() { d.Click(image.Pt(90, 100)) })
	expect("down 1 1 90 100", "up 1 1 90 100")

	d.Drag(image.Pt(100, 100), image.Pt(340, 220))
	expect("down 1 0 100 100", "at 120 110")
	expect("at 340 220", "up 1 0 340 220")
	d.Scroll(image.Pt(200, 150), 2)
	expect("at 200 150", "scrolled false", "scrolled false")
	d.Scroll(image.Pt(200, 150), -1)
	expect("scrolled true")

	d.Type("Ab-3")
	expect("rune A", "rune b", "rune -", "rune 3")
	d.Press("Return", "shift+Right")
	expect("key Return", "key Right")
	if got := d.Clipboard(); got != "" {
		t.Errorf("the clipboard holds %q before anything is copied", got)
	}
	d.Press("Insert")
	d.WaitFor("the clipboard", func() bool { return d.Clipboard() == "copied — here" })

	before := d.Picture()
	d.xdotool("mousemove", "20", "20", "mousedown", "1")
	d.WaitFor("the colour of a pressed probe", func() bool { return Count(d.Picture(), pressed, 0) == 400*300 })
	if got := Changed(before, d.Picture()); got != before.Rect {
		t.Errorf("%v changed, not the whole screen", got)
	}
	d.xdotool("mouseup", "1")

	d.Press("ctrl+q")
	if status := p.WaitExit(); status != 0 {
		t.Errorf("the probe exited with %d", status)
	}
}

func TestSavedPictureIsThePicture(t *testing.T) {
	d, _ := startProbe(t, runProbe)
	path := filepath.Join(t.TempDir(), "new", "picture.png")
	d.Save(path)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	saved, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if saved.Bounds() != image.Rect(0, 0, 400, 300) || color.NRGBAModel.Convert(saved.At(200, 150)) != color.Color(resting) {
		t.Errorf("the saved picture has bounds %v and %v in its middle", saved.Bounds(), saved.At(200, 150))
	}
}

// recorder is a test that keeps its errors instead of failing.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestAFaultOfTheProgramFailsTheTest(t *testing.T) {
	r := &recorder{TB: t}
	// Cleanups run last in, first out: this one after those of the desktop.
	t.Cleanup(func() {
		if len(r.errors) != 1 || !strings.Contains(r.errors[0], "Error in Fyne call thread") {
			t.Errorf("a call from the wrong goroutine gave the errors %q", r.errors)
		}
	})
	_, p := startProbe(r, runCareless)
	p.Kill()
}

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name, stderr string
		want         []string
	}{
		{"nothing written", "", nil},
		{"a harmless line", "collate: opened notebook.db\n", nil},
		{"a wrong goroutine", "2026/01/02 *** Error in Fyne call thread, this should …\n  From: a.go:1\n",
			[]string{"2026/01/02 *** Error in Fyne call thread, this should …"}},
		{"an error that Fyne logs for want of a session bus", "Fyne error:  failed to watch theme settings", nil},
		{"a race, then a panic", "WARNING: DATA RACE\nread\npanic: nil map\n",
			[]string{"WARNING: DATA RACE", "panic: nil map"}},
		{"a deadlock", "fatal error: all goroutines are asleep\n", []string{"fatal error: all goroutines are asleep"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := faults(test.stderr); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFindCountChanged(t *testing.T) {
	yellow := color.RGBA{R: 0xfc, G: 0xe9, B: 0xa6, A: 0xff}
	picture := image.NewRGBA(image.Rect(0, 0, 8, 6))
	before := image.NewRGBA(picture.Rect)
	picture.SetRGBA(2, 1, yellow)
	picture.SetRGBA(5, 3, color.RGBA{R: 0xf9, G: 0xec, B: 0xa6, A: 0xff})
	if got, want := Find(picture, yellow, 3), image.Rect(2, 1, 6, 4); got != want {
		t.Errorf("Find with tolerance 3: %v, want %v", got, want)
	}
	if got, want := Find(picture, yellow, 2), image.Rect(2, 1, 3, 2); got != want {
		t.Errorf("Find with tolerance 2: %v, want %v", got, want)
	}
	if got := Find(Part(picture, image.Rect(3, 0, 8, 3)), yellow, 3); !got.Empty() {
		t.Errorf("Find in a part without the colour: %v", got)
	}
	if got := Count(picture, yellow, 3); got != 2 {
		t.Errorf("Count: %d, want 2", got)
	}
	if got, want := Changed(before, picture), image.Rect(2, 1, 6, 4); got != want {
		t.Errorf("Changed: %v, want %v", got, want)
	}
	if got := Changed(picture, picture); !got.Empty() {
		t.Errorf("Changed between a picture and itself: %v", got)
	}
}

// dump is a screen of 2 × 1 pixels as Xvfb keeps it, with a longer header, one colour in its map and a padded line.
func dump() []byte {
	header := make([]uint32, 26)
	header[0], header[1], header[2], header[3] = 26*4, 7, 2, 24
	header[4], header[5] = 2, 1
	header[11], header[12] = 32, 12
	header[14], header[15], header[16] = 0xff0000, 0xff00, 0xff
	header[19] = 1
	var data []byte
	for _, field := range header {
		data = binary.BigEndian.AppendUint32(data, field)
	}
	data = append(data, make([]byte, 12)...)
	return append(data, 3, 2, 1, 0, 6, 5, 4, 0, 9, 9, 9, 9)
}

func TestDecodeXWD(t *testing.T) {
	picture, err := decodeXWD(dump())
	if err != nil {
		t.Fatal(err)
	}
	if want := []byte{1, 2, 3, 0xff, 4, 5, 6, 0xff}; !reflect.DeepEqual(picture.Pix, want) {
		t.Errorf("pixels %v, want %v", picture.Pix, want)
	}
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":               func([]byte) []byte { return nil },
		"cut in the header":   func(d []byte) []byte { return d[:60] },
		"cut in the pixels":   func(d []byte) []byte { return d[:len(d)-1] },
		"16 bits a pixel":     func(d []byte) []byte { d[11*4+3] = 16; return d },
		"red and blue switch": func(d []byte) []byte { d[14*4+1], d[14*4+3] = 0, 0xff; return d },
	} {
		if _, err := decodeXWD(spoil(dump())); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
