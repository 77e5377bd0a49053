package reading_test

import (
	"fmt"
	"image/color"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/reading"
	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/document"
	"collate/notes/markdown"
)

const article = "# Əliyev’s answer\n\n*A digest.*\n\nBaku moved **at once**. It took [two days](https://example.org).\n\n3. third\n4. fourth\n\n- bullet\n\n> quoted\n"

func TestTextOfCountsInBytesWhatADocumentCountsInCodePoints(t *testing.T) {
	d := markdown.Document(article)
	text := reading.TextOf(d)
	if text.Content != d.Text() {
		t.Fatal("the text differs")
	}
	type block struct {
		text   string
		kind   textview.Kind
		marker string
		quote  int
	}
	var got []block
	for _, b := range text.Blocks {
		got = append(got, block{text.Content[b.Start:b.End], b.Kind, b.Marker, b.Quote})
	}
	want := []block{
		{"Əliyev’s answer", textview.Heading, "", 0},
		{"A digest.", textview.Paragraph, "", 0},
		{"Baku moved at once. It took two days.", textview.Paragraph, "", 0},
		{"third", textview.Item, "3.", 0},
		{"fourth", textview.Item, "4.", 0},
		{"bullet", textview.Item, "•", 0},
		{"quoted", textview.Paragraph, "", 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("blocks:\n got %v\nwant %v", got, want)
	}
	for words, style := range map[string]textview.Style{"A digest.": textview.Italic | textview.Quiet, "at once": textview.Bold} {
		if !hasSpan(text, words, style) {
			t.Errorf("%q has no span of style %b: %v", words, style, text.Spans)
		}
	}
	if len(text.Links) != 1 || text.Content[text.Links[0].Start:text.Links[0].End] != "two days" || text.Links[0].Target != "https://example.org" {
		t.Errorf("links: %v", text.Links)
	}
}

func TestTheBoxOfATaskStandsForABullet(t *testing.T) {
	text := reading.TextOf(markdown.Page("- [ ] one\n- [x] two\n- three\n\n[link](https://example.org)"))
	var markers string
	for _, b := range text.Blocks {
		markers += b.Marker + "|"
	}
	if markers != "||•||" {
		t.Errorf("markers are %s", markers)
	}
	var plain []bool
	for _, l := range text.Links {
		plain = append(plain, l.Plain)
	}
	if !reflect.DeepEqual(plain, []bool{true, true, false}) {
		t.Errorf("plain are %v of the links", plain)
	}
}

func TestTextOfStructure(t *testing.T) {
	d := markdown.Document("0. zero\n1. one[^1]\n\n   - in it\n\n| a | b |\n|---|--:|\n| c | d |\n\n![Ən böyük *map*](map.png)\n\n```go\nx\n```\n\n[^1]: note\n")
	text := reading.TextOf(d)
	type block struct {
		text   string
		kind   textview.Kind
		level  int
		marker string
	}
	var got []block
	for _, b := range text.Blocks {
		got = append(got, block{text.Content[b.Start:b.End], b.Kind, b.Level, b.Marker})
	}
	want := []block{
		{"zero", textview.Item, 1, "0."},
		{"one[1]", textview.Item, 1, "1."},
		{"in it", textview.Item, 2, "•"},
		{"a\tb", textview.TableRow, 0, ""},
		{"c\td", textview.TableRow, 0, ""},
		{"Ən böyük map", textview.Picture, 0, ""},
		{"x", textview.Code, 0, ""},
		{"note", textview.Footnote, 1, "1."},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("blocks:\n got %v\nwant %v", got, want)
	}
	head, row, picture := text.Blocks[3], text.Blocks[4], text.Blocks[5]
	if !head.Head || row.Head || head.Table == nil || row.Table != head.Table ||
		!reflect.DeepEqual(head.Table.Align, []textview.Align{textview.AlignLeft, textview.AlignRight}) {
		t.Errorf("the rows are %+v and %+v", head, row)
	}
	if picture.Table != nil || picture.Target != "map.png" {
		t.Errorf("the picture is %+v", picture)
	}
	if !hasSpan(text, "Ən böyük map", textview.Quiet) {
		t.Errorf("the description of a picture is not quiet: %v", text.Spans)
	}
}

func hasSpan(text *textview.Text, words string, style textview.Style) bool {
	for _, s := range text.Spans {
		if text.Content[s.Start:s.End] == words && s.Style == style {
			return true
		}
	}
	return false
}

// fixture is a reader in a window that notes what it reports.
type fixture struct {
	*reading.Reader
	document document.Document
	window   fyne.Window
	marked   [][2]int
	color    notes.Color
	comment  bool
	recolor  map[notes.HighlightID]notes.Color
	deleted  []notes.HighlightID
	asked    []notes.HighlightID
	chosen   []notes.HighlightID
	words    int
}

func newFixture(t *testing.T) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	family := func(f theme.Family) typeset.Family {
		return typeset.Family{Regular: f.Regular.Content(), Bold: f.Bold.Content(), Italic: f.Italic.Content(), BoldItalic: f.BoldItalic.Content()}
	}
	engine := textview.NewEngine(textview.Fonts{Serif: family(theme.Serif()), Sans: family(theme.Sans()), Mono: family(theme.Mono())}, func(f func()) { f() })
	look := textview.Look{Size: 17, LineHeight: 1.6, Measure: 60, Paper: color.NRGBA{A: 255}}
	f := &fixture{Reader: reading.New(engine, look, command.NewSet()), recolor: map[notes.HighlightID]notes.Color{}}
	f.OnHighlight = func(start, end int, c notes.Color, comment bool) {
		f.marked, f.color, f.comment = append(f.marked, [2]int{start, end}), c, comment
	}
	f.OnRecolor = func(id notes.HighlightID, c notes.Color) { f.recolor[id] = c }
	f.OnDelete = func(id notes.HighlightID) { f.deleted = append(f.deleted, id) }
	f.OnComment = func(id notes.HighlightID) { f.asked = append(f.asked, id) }
	f.OnChoose = func(id notes.HighlightID) { f.chosen = append(f.chosen, id) }
	f.OnSelected = func(words int) { f.words = words }
	f.window = test.NewTempWindow(t, f.Reader)
	f.window.Resize(fyne.NewSize(600, 500))
	f.document = markdown.Document(article)
	f.SetDocument(f.document, reading.TextOf(f.document), 0)
	f.FocusOn(f.window.Canvas())
	return f
}

// passage returns where words stand, in code points.
func (f *fixture) passage(words string) (start, end int) {
	text := []rune(f.document.Text())
	for i := range text {
		if end := i + len([]rune(words)); end <= len(text) && string(text[i:end]) == words {
			return i, end
		}
	}
	return -1, -1
}

func (f *fixture) typed(r rune) { f.window.Canvas().Focused().TypedRune(r) }

func (f *fixture) highlight(id notes.HighlightID, words string) notes.Highlight {
	start, end := f.passage(words)
	return notes.Highlight{ID: id, Anchor: anchor.Anchor{Exact: words, Start: start, End: end}}
}

// What was just marked can be written about, or given another colour, without being
// chosen first.
func TestTheHighlightThatEndsAtTheCaretIsAtHand(t *testing.T) {
	f := newFixture(t)
	h := f.highlight("made", "Baku moved")
	f.Reveal(h.Anchor.Start, h.Anchor.End+1) // with the space after it
	f.typed('2')
	f.typed('n')
	if f.asked != nil {
		t.Errorf("asked to write about %v before there is a highlight", f.asked)
	}
	f.SetHighlights([]notes.Highlight{f.highlight("other", "moved at once"), h})
	f.typed('n')
	f.typed('4')
	if !slices.Equal(f.asked, []notes.HighlightID{"made"}) || f.recolor["made"] != notes.Pink {
		t.Errorf("asked to write about %v, recoloured %v, want both for what was made", f.asked, f.recolor)
	}
}

func TestANumberHighlightsTheSelection(t *testing.T) {
	f := newFixture(t)
	start, end := f.passage("It took two days")
	f.Reveal(start, end)
	f.typed('2')
	if len(f.marked) != 1 || f.marked[0] != [2]int{start, end} || f.color != notes.Green || f.comment {
		t.Errorf("marked %v in %v, comment %v; want %d to %d in green", f.marked, f.color, f.comment, start, end)
	}
	f.typed('2')
	if len(f.marked) != 1 {
		t.Error("nothing is selected any more: nothing may be marked")
	}
}

func TestSpaceAroundAPassageIsNoPartOfIt(t *testing.T) {
	f := newFixture(t)
	start, end := f.passage("It took two days.")
	f.Reveal(start-1, end+1)
	f.typed('2')
	if len(f.marked) != 1 || f.marked[0] != [2]int{start, end} {
		t.Errorf("marked %v, want %d to %d", f.marked, start, end)
	}
	f.Reveal(start-1, start)
	f.typed('2')
	if len(f.marked) != 1 {
		t.Errorf("a space alone was marked: %v", f.marked)
	}
}

func TestNHighlightsAndAsksForAComment(t *testing.T) {
	f := newFixture(t)
	f.Reveal(f.passage("at once"))
	f.typed('n')
	if len(f.marked) != 1 || !f.comment {
		t.Errorf("marked %v, comment %v", f.marked, f.comment)
	}
}

func TestKeysChangeTheChosenHighlight(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights([]notes.Highlight{f.highlight("a", "at once"), f.highlight("b", "third")})
	f.Choose("b")
	f.typed('4')
	f.typed('N')
	if f.recolor["b"] != notes.Pink || len(f.recolor) != 1 {
		t.Errorf("recoloured: %v", f.recolor)
	}
	if !reflect.DeepEqual(f.asked, []notes.HighlightID{"b"}) {
		t.Errorf("asked to comment on %v", f.asked)
	}
	if start, end, ok := f.Selection(); !ok || f.document.Slice(start, end) != "third" {
		t.Errorf("the chosen highlight must count as selected: %d, %d, %v", start, end, ok)
	}
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !reflect.DeepEqual(f.deleted, []notes.HighlightID{"b"}) {
		t.Errorf("deleted: %v", f.deleted)
	}
}

func TestAHighlightThatIsGoneIsNotChosenAnyMore(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights([]notes.Highlight{f.highlight("a", "at once")})
	f.Choose("a")
	f.SetHighlights(nil)
	if n := len(f.chosen); n == 0 || f.chosen[n-1] != "" {
		t.Errorf("reported: %v", f.chosen)
	}
	if _, _, ok := f.Selection(); ok {
		t.Error("nothing is selected")
	}
}

func TestPlaceIsACodePoint(t *testing.T) {
	f := newFixture(t)
	if f.Place() != 0 {
		t.Errorf("at the start: %d", f.Place())
	}
	start, _ := f.passage("Baku moved")
	f.SetDocument(f.document, reading.TextOf(f.document), start)
	if got := f.Place(); got > start {
		t.Errorf("place %d lies behind %d", got, start)
	}
}

func TestLinksWithinTheTextAreFollowed(t *testing.T) {
	f := newFixture(t)
	f.document = markdown.Document("See [below](#the-answer) and note[^1], or [the web](https://example.org).\n\n## The answer\n\nBaku.\n\n[^1]: Said twice.\n")
	f.SetDocument(f.document, reading.TextOf(f.document), 0)
	var jumped []int
	var linked []string
	f.OnJump = func(offset int) { jumped = append(jumped, offset) }
	f.OnLink = func(target string) { linked = append(linked, target) }
	for _, l := range f.document.Links() {
		f.Follow(l.Target)
	}
	answer, _ := f.passage("The answer")
	if len(jumped) == 0 || jumped[0] != answer {
		t.Errorf("jumped to %v, want %d first", jumped, answer)
	}
	if want := []string{"https://example.org"}; !reflect.DeepEqual(linked, want) {
		t.Errorf("reported %q, want %q", linked, want)
	}
}

func TestTabGoesThroughHighlightsThatOverlap(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights([]notes.Highlight{
		f.highlight("moved", "Baku moved at"), f.highlight("once", "at once"), f.highlight("days", "two days"),
	})
	press := func(key fyne.KeyName) {
		if f.window.Canvas().Focused().(fyne.Tabbable).AcceptsTab() {
			f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	press(fyne.KeyTab)
	if len(f.chosen) > 0 {
		t.Fatalf("Tab chose %v while none was", f.chosen)
	}
	f.NextHighlight()
	for range 3 {
		press(fyne.KeyTab)
	}
	if want := []notes.HighlightID{"moved", "once", "moved", "once"}; !reflect.DeepEqual(f.chosen, want) {
		t.Errorf("chosen in turn: %v, want %v", f.chosen, want)
	}
}

func TestTheBarSaysWhatIsThere(t *testing.T) {
	f := newFixture(t)
	var source strings.Builder
	for i := range 40 {
		fmt.Fprintf(&source, "# Part %d\n\n%s\n\n", i, strings.Repeat("Baku moved at once. ", 40))
	}
	f.document = markdown.Document(source.String())
	f.SetDocument(f.document, reading.TextOf(f.document), 0)
	f.SetHighlights([]notes.Highlight{f.highlight("h", "moved at")})
	f.SetColorNames(func(notes.Color) string { return "Claim" })

	f.BarLabelAtOnce()
	says := func(y float32) string {
		at := fyne.NewPos(f.Size().Width-6, y)
		bar := f.window.Canvas().Focused().(desktop.Hoverable)
		bar.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}})
		return f.BarLabel()
	}
	if got, want := says(0), "Part 0\n0 % · Claim: “moved at”"; got != want {
		t.Errorf("at the top: %q, want %q", got, want)
	}
	if got := says(f.Size().Height / 2); !strings.HasPrefix(got, "Part ") || !strings.Contains(got, "\n5") && !strings.Contains(got, "\n4") {
		t.Errorf("in the middle: %q", got)
	}
	f.window.Canvas().Focused().(desktop.Hoverable).MouseOut()
	if got := f.BarLabel(); got != "" {
		t.Errorf("when the pointer has left: %q", got)
	}
}
