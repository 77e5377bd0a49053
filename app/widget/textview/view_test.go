package textview

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const (
	testWidth  = 500
	testHeight = 300
)

// sample is a heading, a paragraph of several lines with a link, two items and a paragraph.
func sample() *Text {
	t := &Text{Content: "The title\n" +
		"A first paragraph with several words, long enough that it takes more than one line, and see here for a link in it.\n" +
		"one item\n" +
		"another item\n" +
		"The last paragraph."}
	kinds := []Kind{Heading, Paragraph, Item, Item, Paragraph}
	at := 0
	for i, line := range strings.Split(t.Content, "\n") {
		t.Blocks = append(t.Blocks, Block{Start: at, End: at + len(line), Kind: kinds[i], Marker: "•"})
		at += len(line) + 1
	}
	link := strings.Index(t.Content, "see here")
	t.Links = []Link{{Start: link, End: link + len("see here"), Target: "https://example.org"}}
	return t
}

// long is a text of n paragraphs.
func long(n int) *Text {
	return &Text{Content: strings.TrimSuffix(strings.Repeat("A paragraph with enough words for more than one line, as it goes on and on and on and on.\n", n), "\n")}
}

// newView returns a view of a text in a window.
func newView(t *testing.T, text *Text) (*View, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	v := New(testEngine(), testLook())
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(testWidth, testHeight))
	v.SetText(text)
	return v, w
}

// pointOf returns the position in the view of the middle of the character at an offset, which must be
// visible.
func pointOf(t *testing.T, v *View, offset int) fyne.Position {
	t.Helper()
	at, size, ok := v.boundsOf(extent{offset, offset + 1})
	if !ok {
		t.Fatalf("offset %d is not visible", offset)
	}
	return at.AddXY(size.Width/2, size.Height/2)
}

func TestOffsetToPointAndBack(t *testing.T) {
	v, _ := newView(t, sample())
	for i := range v.text.Content {
		if c := v.text.Content[i]; c == '\n' || c == ' ' {
			continue
		}
		if start, _, ok := v.clusterAt(pointOf(t, v, i)); !ok || start != i {
			t.Errorf("offset %d: point leads to %d", i, start)
		}
	}
}

func TestPlaceIsKept(t *testing.T) {
	v, w := newView(t, long(400))
	v.SetPlace(20_000)
	place := v.Place()
	contains := func(what string) {
		t.Helper()
		ln := v.layout.Lines(v.scroll.piece)[v.scroll.line]
		if place < ln.Start || place >= ln.End {
			t.Errorf("%s: the top line is %v, want one with %d", what, ln, place)
		}
		if v.Place() != place {
			t.Errorf("%s: place %d, want %d", what, v.Place(), place)
		}
	}
	contains("at first")
	for _, width := range []float32{300, 250, 700, 320} {
		w.Resize(fyne.NewSize(width, testHeight))
		contains("resized")
	}
	look := testLook()
	look.Size = 24
	v.SetLook(look)
	contains("larger font")
	look.Measure, look.Sans = 30, true
	v.SetLook(look)
	contains("another measure")
	w.Resize(fyne.NewSize(testWidth, testHeight))
	v.SetLook(testLook())
	contains("as before")
	v.layout.Settle(func() bool { return false })
	contains("settled")
}

func TestSetTextAt(t *testing.T) {
	v, _ := newView(t, sample())
	text := long(100)
	v.SetTextAt(text, 5000)
	if ln := v.layout.Lines(v.scroll.piece)[v.scroll.line]; ln.Start > 5000 || ln.End <= 5000 {
		t.Errorf("top line %v", ln)
	}
	v.SetTextAt(text, 1<<30)
	if v.Progress() != 1 {
		t.Errorf("progress %v, want the end", v.Progress())
	}
	v.SetText(nil)
	if v.Place() != 0 || v.Text().Content != "" {
		t.Error("want an empty text")
	}
}

func TestSetTextBeforeThereIsASize(t *testing.T) {
	test.NewTempApp(t)
	v := New(testEngine(), testLook())
	v.SetTextAt(long(100), 5000)
	if v.Place() != 5000 {
		t.Errorf("place %d", v.Place())
	}
	v.Find("words")
	v.FindNext()
	v.Select(10, 20)
	v.SelectionBounds()
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	v.MouseMoved(nil)
	v.Reveal(5000, 5010)
	v.Resize(fyne.NewSize(testWidth, testHeight))
	if !v.shows(5000) {
		t.Errorf("place %d, want to show 5000", v.Place())
	}
}

func TestScrolling(t *testing.T) {
	v, w := newView(t, long(50))
	scrolled := 0
	v.OnScrolled = func() { scrolled++ }
	if v.Progress() != 0 {
		t.Errorf("progress %v at the start", v.Progress())
	}
	top := v.top()
	if top != -marginTop {
		t.Errorf("top %v, want the margin", top)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, -50)
	if got := v.top(); got != top+50 || scrolled != 1 {
		t.Errorf("top %v after 50 px, told %d times", got, scrolled)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, 5000)
	if got := v.top(); got != top {
		t.Errorf("top %v, want not above the text", got)
	}
	v.scrollBy(1e6)
	if v.Progress() != 1 {
		t.Errorf("progress %v at the end", v.Progress())
	}
	bottom := v.top()
	v.scrollBy(-1000)
	v.scrollBy(1000)
	if v.top() != bottom {
		t.Errorf("top %v, want %v again", v.top(), bottom)
	}
}

// Scrolling down and up by the same distance returns to the same place, whatever estimates are
// replaced on the way.
func TestScrollingIsExact(t *testing.T) {
	v, _ := newView(t, bigText(200_000))
	v.SetPlace(100_000)
	place := v.Place()
	for range 50 {
		v.scrollBy(333)
	}
	for range 50 {
		v.scrollBy(-333)
	}
	ln := v.layout.Lines(v.scroll.piece)[v.scroll.line]
	if place < ln.Start || place >= ln.End {
		t.Errorf("place %d, want %d", v.Place(), place)
	}
}

func TestReveal(t *testing.T) {
	v, _ := newView(t, long(100))
	v.Reveal(30, 40)
	if v.Place() != 0 {
		t.Error("scrolled to what was visible")
	}
	v.Reveal(5000, 5010)
	at, _, ok := v.boundsOf(extent{5000, 5010})
	if !ok || at.Y < testHeight/4 || at.Y > testHeight/2 {
		t.Errorf("at %v, want about a third from the top", at)
	}
	place := v.Place()
	v.Reveal(5020, 5030)
	if v.Place() != place {
		t.Error("scrolled to what was visible")
	}
	v.Reveal(len(v.text.Content), len(v.text.Content)+99)
	if v.Progress() != 1 {
		t.Errorf("progress %v, want the end", v.Progress())
	}
}

func TestSelectedText(t *testing.T) {
	v, _ := newView(t, &Text{
		Content: "# One\n\nTwo\n\n\nThree",
		Blocks:  []Block{{Start: 2, End: 5, Kind: Heading}, {Start: 7, End: 10}, {Start: 13, End: 18}},
	})
	tests := []struct {
		name       string
		start, end int
		want       string
	}{
		{"nothing", 8, 8, ""},
		{"within a block", 7, 9, "Tw"},
		{"over blocks", 3, 15, "ne\nTwo\nTh"},
		{"all", 0, 18, "One\nTwo\nThree"},
		{"between blocks", 5, 7, ""},
		{"up to the start of a block", 7, 13, "Two"},
		{"out of range", -5, 99, "One\nTwo\nThree"},
	}
	for _, test := range tests {
		v.Select(test.start, test.end)
		if got := v.SelectedText(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSelectionBounds(t *testing.T) {
	v, _ := newView(t, long(100))
	if _, _, ok := v.SelectionBounds(); ok {
		t.Error("bounds of nothing")
	}
	v.Select(2, 11)
	at, size, ok := v.SelectionBounds()
	if !ok || at.Y < marginTop-1 || size.Height < 20 || size.Height > 35 || size.Width < 50 || size.Width > 120 {
		t.Errorf("at %v, %v", at, size)
	}
	v.SetPlace(5000)
	if _, _, ok := v.SelectionBounds(); ok {
		t.Error("bounds of what is not visible")
	}
}

func TestFind(t *testing.T) {
	v, _ := newView(t, long(100))
	if n := v.Find("PARAGRAPH"); n != 100 {
		t.Fatalf("found %d", n)
	}
	state := func(current, count int) {
		t.Helper()
		if c, n := v.FindState(); c != current || n != count {
			t.Errorf("at %d of %d, want %d of %d", c, n, current, count)
		}
	}
	state(1, 100)
	v.FindPrevious()
	state(100, 100)
	if h := v.find.hits[99]; !v.shows(h.start) {
		t.Error("the find is not visible")
	}
	v.FindNext()
	state(1, 100)
	v.SetPlace(v.find.hits[50].start)
	v.Find("paragraph")
	state(51, 100)
	v.Find("nowhere")
	state(0, 0)
	v.FindNext()
	v.Find("words")
	v.ClearFind()
	state(0, 0)
}

// colours returns the colours in a column of pixels across the line of an
// offset.
func colours(t *testing.T, v *View, img image.Image, offset int) map[color.RGBA]int {
	t.Helper()
	at := pointOf(t, v, offset)
	found := map[color.RGBA]int{}
	for y := int(at.Y) - 13; y <= int(at.Y)+13; y++ {
		found[img.At(int(at.X), y).(color.RGBA)]++
	}
	return found
}

func TestOverlappingMarksAreBothSeen(t *testing.T) {
	v, _ := newView(t, sample())
	v.SetMarks([]Mark{{ID: "a", Start: 10, End: 30, Color: 0}, {ID: "b", Start: 20, End: 40, Color: 2}})
	img := v.paint(testWidth, testHeight)
	fill := func(i int) color.RGBA { c := v.look.Marks[i].Fill; return color.RGBA{c.R, c.G, c.B, 0xff} }
	if c := colours(t, v, img, 12); c[fill(0)] < 8 || c[fill(2)] > 0 {
		t.Errorf("first alone: %v", c)
	}
	if c := colours(t, v, img, 24); c[fill(0)] < 4 || c[fill(2)] < 4 {
		t.Errorf("both: %v", c)
	}
	if c := colours(t, v, img, 35); c[fill(0)] > 0 || c[fill(2)] < 8 {
		t.Errorf("second alone: %v", c)
	}
}

func TestWhatIsDrawn(t *testing.T) {
	v, _ := newView(t, sample())
	v.SetMarks([]Mark{{ID: "u", Start: 10, End: 18, Color: 1, Underline: true}, {ID: "f", Start: 20, End: 29, Color: 0}})
	v.SetChosen("f")
	v.Find("words")
	v.Select(v.find.hits[0].end+2, v.find.hits[0].end+6)
	img := v.paint(testWidth, testHeight)
	has := func(what string, offset int, c color.NRGBA) {
		t.Helper()
		if got := colours(t, v, img, offset); got[color.RGBA{c.R, c.G, c.B, 0xff}] < 2 {
			t.Errorf("%s: %v", what, got)
		}
	}
	has("underline", 12, v.look.Marks[1].Line)
	has("frame", 24, v.look.Marks[0].Line)
	has("find", v.find.hits[0].start+2, v.look.Current)
	has("selection", v.find.hits[0].end+4, v.look.Selection)
}

func TestScrollBarIsDrawn(t *testing.T) {
	v, _ := newView(t, long(100))
	x := testWidth - barInset - barWidth/2 - 1
	bar, paper := color.RGBA{0xdd, 0xdd, 0xdd, 0xff}, color.RGBA{0xff, 0xff, 0xff, 0xff}
	if img := v.paint(testWidth, testHeight); img.At(x, 5) != bar || img.At(x, testHeight/2) != paper {
		t.Errorf("at the top %v, below it %v", img.At(x, 5), img.At(x, testHeight/2))
	}
	middle := len(v.text.Content) / 2
	v.SetMarks([]Mark{{ID: "m", Start: middle, End: middle + 5, Color: 3}})
	line := v.look.Marks[3].Line
	found := false
	img := v.paint(testWidth, testHeight)
	for y := testHeight/2 - 10; y < testHeight/2+10; y++ {
		found = found || img.At(x, y) == color.RGBA{line.R, line.G, line.B, 0xff}
	}
	if !found {
		t.Error("no tick in the middle")
	}
}

func TestBlocksAreDrawnAsWhatTheyAre(t *testing.T) {
	text := &Text{Content: "quoted\nnested\ncode()\nitem"}
	text.Blocks = []Block{
		{Start: 0, End: 6, Quote: 1}, {Start: 7, End: 13, Quote: 2}, {Start: 14, End: 20, Kind: Code},
		{Start: 21, End: 25, Kind: Item, Level: 1, Marker: "1."},
	}
	v, _ := newView(t, text)
	img := v.paint(testWidth, testHeight)
	// inks returns the colours left of the text in the middle of an offset's line.
	inks := func(offset int) map[color.RGBA]int {
		at, size, _ := v.boundsOf(extent{offset, offset + 1})
		found := map[color.RGBA]int{}
		for y := int(at.Y); y < int(at.Y+size.Height); y++ {
			for x := 0; x < int(at.X); x++ {
				found[img.At(x, y).(color.RGBA)]++
			}
		}
		return found
	}
	opaque := func(c color.NRGBA) color.RGBA { return color.RGBA{c.R, c.G, c.B, 0xff} }
	one, two := inks(0)[opaque(v.look.Rule)], inks(7)[opaque(v.look.Rule)]
	if one == 0 || two != 2*one {
		t.Errorf("bars of %d pixels beside a quotation and %d beside one in it", one, two)
	}
	if n := inks(14)[opaque(v.look.Code)]; n == 0 {
		t.Error("no ground behind code")
	}
	if n := inks(21)[opaque(v.look.Ink)]; n == 0 {
		t.Error("no marker beside an item")
	}
}

func TestTextIsStruckOut(t *testing.T) {
	ink := func(spans ...Span) (dark int) {
		v, _ := newView(t, &Text{Content: "struck", Spans: spans})
		return drawn(v, v.look.Ink)
	}
	if plain, struck := ink(), ink(Span{End: 6, Style: Strike}); struck <= plain {
		t.Errorf("%d pixels of ink, %d without the line", struck, plain)
	}
}

func TestBarsOfQuotationsThatFollowEachOtherArePartedWhereTheyBegin(t *testing.T) {
	rule := func(apart int) int {
		text := &Text{Content: "one\ntwo", Blocks: []Block{{Start: 0, End: 3, Quote: 2}, {Start: 4, End: 7, Quote: 2, Apart: apart}}}
		v, _ := newView(t, text)
		return drawn(v, v.look.Rule)
	}
	whole, inner, both := rule(0), rule(2), rule(1)
	if gap := whole - inner; gap <= 0 || whole-both != 2*gap {
		t.Errorf("%d pixels of bars, %d with the inner one parted, %d with both", whole, inner, both)
	}
}

// drawn returns the number of pixels of a colour that a view draws.
func drawn(v *View, c color.NRGBA) (pixels int) {
	img := v.paint(testWidth, testHeight)
	for y := range testHeight {
		for x := range testWidth {
			if img.At(x, y) == (color.RGBA{c.R, c.G, c.B, 0xff}) {
				pixels++
			}
		}
	}
	return pixels
}

func TestEmojiHaveColours(t *testing.T) {
	v, _ := newView(t, &Text{Content: "👩🏽‍🚀"})
	img := v.paint(testWidth, testHeight)
	at, size, ok := v.boundsOf(extent{0, len(v.text.Content)})
	if !ok {
		t.Fatal("not visible")
	}
	coloured := 0
	for y := int(at.Y); y < int(at.Y+size.Height); y++ {
		for x := int(at.X); x < int(at.X+size.Width); x++ {
			if c := img.At(x, y).(color.RGBA); c.R != c.G || c.G != c.B {
				coloured++
			}
		}
	}
	if coloured < 30 {
		t.Errorf("%d coloured pixels", coloured)
	}
}

func TestTextOnAGroundIsInk(t *testing.T) {
	text := sample()
	text.Spans = []Span{{Start: 10, End: 60, Style: Quiet}}
	v, _ := newView(t, text)
	darkest := func(offset int) uint8 {
		img := v.paint(testWidth, testHeight)
		at, size, _ := v.boundsOf(extent{offset, offset + 6})
		least := uint8(0xff)
		for y := int(at.Y); y < int(at.Y+size.Height); y++ {
			for x := int(at.X); x < int(at.X+size.Width); x++ {
				least = min(least, img.At(x, y).(color.RGBA).G)
			}
		}
		return least
	}
	if d := darkest(12); d < 0x70 {
		t.Errorf("quiet text on paper is %x", d)
	}
	v.SetMarks([]Mark{{ID: "m", Start: 10, End: 30}})
	if d := darkest(12); d > 0x20 {
		t.Errorf("quiet text on a mark is %x", d)
	}
	v.SetMarks(nil)
	v.Select(10, 30)
	if d := darkest(12); d > 0x20 {
		t.Errorf("quiet text in the selection is %x", d)
	}
}

func TestOddTexts(t *testing.T) {
	for name, content := range map[string]string{
		"empty":     "",
		"bytes":     "\xff\xfe\x00\xc3\x28",
		"lines":     "\n\n\n",
		"one line":  strings.Repeat("word ", 20_000),
		"one word":  strings.Repeat("x", 100_000),
		"ideograph": strings.Repeat("語", 10_000),
		"tabs":      "\ta\tb\t",
		"marks":     strings.Repeat("\u0301", 500),
	} {
		t.Run(name, func(t *testing.T) {
			v, w := newView(t, &Text{Content: content})
			v.SetMarks([]Mark{{ID: "m", Start: 0, End: len(content)}, {ID: "n", Start: -5, End: len(content) + 5}})
			w.Canvas().Capture()
			v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			w.Canvas().Capture()
			v.Select(0, len(content))
			v.scrollTo(1000)
			w.Canvas().Capture()
			if _, end := v.Selection(); end != len(content) {
				t.Errorf("selected to %d", end)
			}
		})
	}
}

func TestTwoViewsShareATextAndAnEngine(t *testing.T) {
	v, _ := newView(t, long(100))
	u := New(v.engine, testLook())
	u.Resize(fyne.NewSize(300, 300))
	u.SetTextAt(v.text, 4000)
	v.SetMarks([]Mark{{ID: "m", Start: 0, End: 5}})
	if v.Place() != 0 || u.Place() != 4000 || len(u.marks.marks) != 0 {
		t.Errorf("places %d, %d; %d marks in the other", v.Place(), u.Place(), len(u.marks.marks))
	}
}

func TestArrivedFontsAreUsed(t *testing.T) {
	v, _ := newView(t, sample())
	epoch := v.engine.epoch
	v.engine.add(nil)
	if v.engine.epoch != epoch {
		t.Error("set anew for nothing")
	}
	v.SetPlace(30)
	v.engine.add(testFonts())
	if v.state.epoch != v.engine.epoch || v.engine.epoch == epoch {
		t.Error("not set anew")
	}
}
