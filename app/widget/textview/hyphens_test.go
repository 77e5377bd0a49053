package textview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview/hyphen"
)

func TestHyphensAreLoadedOnceForEachLanguage(t *testing.T) {
	test.NewTempApp(t)
	engine := testEngine()
	loaded, asked := make(chan func(), 9), make(chan string, 9)
	engine.do = func(f func()) { loaded <- f }
	engine.LoadHyphens = func(language string) func(string) []int {
		asked <- language
		return func(word string) []int { return []int{len(word) / 2} }
	}
	look := testLook()
	show := func() *View {
		v := New(engine, look)
		test.NewTempWindow(t, v)
		v.SetText(&Text{Content: strings.Repeat("reconciliation ", 9), Language: "xx"})
		v.Resize(fyne.NewSize(250, 400))
		return v
	}
	lines := func(v *View) int { return len(v.layout.Lines(0)) }

	look.Hyphenate = true
	ragged := show()
	look.Justify = true
	first, second := show(), show()
	before := lines(first)
	(<-loaded)()
	if lines(first) >= before || lines(second) >= before || lines(ragged) != before {
		t.Errorf("%d lines, with hyphens %d, %d, and %d in ragged text", before, lines(first), lines(second), lines(ragged))
	}
	if language := <-asked; language != "xx" || len(asked) > 0 {
		t.Errorf("asked for %q and %d more", language, len(asked))
	}
}

// justified returns a look for justified text, and an engine that hyphenates by the built-in rules, without installed
// dictionaries.
func justified() (*Engine, Look) {
	engine, look := testEngine(), testLook()
	look.Justify, look.Hyphenate = true, true
	engine.set.AddHyphens("", hyphen.Dictionaries(nil).For("en"))
	return engine, look
}

// BenchmarkRewrapJustified is BenchmarkRewrap of justified text with hyphens.
func BenchmarkRewrapJustified(b *testing.B) {
	test.NewTempApp(b)
	v := New(justified())
	v.Resize(fyne.NewSize(benchWidth, benchHeight))
	v.SetText(bigText(3 << 20))
	v.SetPlace(3 << 19)
	i := 0
	for b.Loop() {
		w := 400 + i%50
		v.Resize(fyne.NewSize(float32(w), benchHeight))
		v.paint(w, benchHeight)
		i++
	}
}

// BenchmarkSettleJustified lays out all lines of 3 MB, justified and with
// hyphens.
func BenchmarkSettleJustified(b *testing.B) {
	test.NewTempApp(b)
	v := New(justified())
	v.Resize(fyne.NewSize(benchWidth, benchHeight))
	v.SetText(bigText(3 << 20))
	i := 0
	for b.Loop() {
		v.layout.Reset(v.state.sheet, 500+i%2)
		v.layout.Settle(func() bool { return false })
		i++
	}
}
