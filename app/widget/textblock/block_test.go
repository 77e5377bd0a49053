package textblock

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/theme"
	"collate/app/widget/editor"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

var (
	paper = color.NRGBA{255, 255, 255, 255}
	ink   = color.NRGBA{0, 0, 0, 255}
	blue  = color.NRGBA{0, 0, 255, 255}
)

func newTest(t *testing.T, text *textview.Text) (*Block, fyne.Window) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	sans := typeset.Family{Regular: theme.Sans().Regular.Content(), Bold: theme.Sans().Bold.Content()}
	engine := textview.NewEngine(textview.Fonts{Serif: sans, Sans: sans, Mono: sans}, func(func()) {})
	b := New(engine, textview.Look{Size: 13, LineHeight: 1.45, ParagraphGap: 1.45, Sans: true, Paper: paper, Ink: ink, Link: blue})
	b.SetText(text)
	window := test.NewTempWindow(t, b)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(200, 300))
	return b, window
}

func TestTheBoxOfCodeIsShownToItsEnd(t *testing.T) {
	code := &textview.Text{Content: "f()", Blocks: []textview.Block{{End: 3, Kind: textview.Code}}}
	b, _ := newTest(t, code)
	b.look.Code = blue
	b.Resize(fyne.NewSize(100, b.MinSize().Height))
	img := b.paint(100, int(b.MinSize().Height))
	bottom := img.Bounds().Max.Y - 1
	for _, y := range []int{0, bottom} {
		if got := img.At(90, y); color.NRGBAModel.Convert(got) != blue {
			t.Errorf("row %d of %d has the colour %v", y, bottom, got)
		}
	}
}

const sentence = "Same words in Levant Files, but only for one of the two, and in another order"

func TestABlockIsAsHighAsAFieldOfTheSameText(t *testing.T) {
	for _, text := range []string{"", "one", sentence, "one\ntwo", strings.Repeat("word ", 100)} {
		b, _ := newTest(t, &textview.Text{Content: text, Blocks: []textview.Block{{End: len(text)}}})
		field := editor.NewField(b.engine, b.look, "")
		field.Open(text)
		for _, width := range []float32{60, 120, 250} {
			b.Resize(fyne.NewSize(width, 10))
			field.Resize(fyne.NewSize(width, 10))
			if got, want := b.MinSize(), field.MinSize(); got != want {
				t.Errorf("%.20q, %v px wide: %v, the field %v", text, width, got, want)
			}
		}
	}
}

func TestAClickFollowsALinkOrIsPassedOn(t *testing.T) {
	link := textview.Link{Start: strings.Index(sentence, "one of"), End: strings.Index(sentence, ", and"), Target: "[[Two]]"}
	b, _ := newTest(t, &textview.Text{Content: sentence, Links: []textview.Link{link}})
	click := func(at fyne.Position) {
		point := fyne.PointEvent{Position: at}
		b.MouseDown(&desktop.MouseEvent{PointEvent: point, Button: desktop.MouseButtonPrimary})
		b.Tapped(&point)
	}
	click(fyne.NewPos(5, 5)) // without callbacks

	var links []string
	var places []fyne.Position
	b.OnLink = func(target string) { links = append(links, target) }
	b.OnPressed = func(e *desktop.MouseEvent) { places = append(places, e.Position) }
	cursors := map[desktop.Cursor]bool{}
	for y := float32(0); y < b.MinSize().Height; y += 19 {
		for x := float32(1); x < 200; x += 20 {
			at := fyne.NewPos(x, y+9)
			b.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
			before := len(links)
			click(at)
			cursors[b.Cursor()] = true
			if over := b.Cursor() == desktop.PointerCursor; over != (len(links) > before) {
				t.Errorf("at %v the pointer is a hand: %v", at, over)
			}
		}
	}
	if len(links) < 4 || slices.ContainsFunc(links, func(l string) bool { return l != "[[Two]]" }) {
		t.Errorf("followed %q", links)
	}
	if len(places) == 0 || !cursors[desktop.TextCursor] {
		t.Errorf("clicks beside the link: %v; pointers: %v", places, cursors)
	}
}

func TestLinksHaveTheirColour(t *testing.T) {
	b, window := newTest(t, &textview.Text{Content: "words only"})
	has := func(want func(color.NRGBA) bool) bool {
		img := window.Canvas().Capture()
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if want(color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)) {
					return true
				}
			}
		}
		return false
	}
	isBlue := func(c color.NRGBA) bool { return c.B > 200 && c.R < 100 }
	isInk := func(c color.NRGBA) bool { return c.B < 100 && c.R < 100 }
	if has(isBlue) || !has(isInk) {
		t.Error("words are not in ink")
	}
	b.SetText(&textview.Text{Content: "link", Links: []textview.Link{{End: 4}}})
	if !has(isBlue) || has(isInk) {
		t.Error("a link is not in its colour")
	}
}

func TestTheKeyboardAndTheMenuAreReported(t *testing.T) {
	b, window := newTest(t, &textview.Text{Content: "words"})
	var told []string
	b.OnFocus = func() { told = append(told, "focus") }
	b.OnMenu = func(fyne.Position) { told = append(told, "menu") }
	window.Canvas().FocusNext()
	test.TapSecondary(b)
	if want := []string{"focus", "menu"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestALinkThatLeadsNowhereIsDrawnSo(t *testing.T) {
	red := color.NRGBA{200, 0, 0, 255}
	draws := func(fault string) (found bool) {
		b, _ := newTest(t, &textview.Text{Content: "See there", Links: []textview.Link{{Start: 4, End: 9, Fault: fault}}})
		b.look.Broken = red
		b.Resize(fyne.NewSize(100, 20))
		img := b.paint(100, 20)
		for i := range 100 * 20 {
			found = found || color.NRGBAModel.Convert(img.At(i%100, i/100)) == red
		}
		return found
	}
	if draws("") || !draws("There is nothing.") {
		t.Error("links are drawn alike")
	}
}
