package textview

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Four panes of one window on a text of 3 MB with 100,000 marks.
const (
	panes      = 4
	paneWidth  = 400
	paneMarks  = 100_000
	paneLength = 3 << 20
)

func benchPanes(b *testing.B) []*View {
	test.NewTempApp(b)
	engine, text := testEngine(), bigText(paneLength)
	marks := bigMarks(text, paneMarks)
	views := make([]*View, panes)
	for i := range views {
		look := testLook()
		look.Stripes, look.Justify, look.Outline = true, true, look.Quiet
		views[i] = New(engine, look)
		views[i].Resize(fyne.NewSize(paneWidth, benchHeight))
		views[i].SetText(text)
		views[i].SetMarks(marks)
		views[i].paint(paneWidth, benchHeight)
	}
	b.ResetTimer()
	return views
}

// BenchmarkPanesOpen sets a text with its marks in one of four panes, up to the first image.
func BenchmarkPanesOpen(b *testing.B) {
	views := benchPanes(b)
	texts := []*Text{bigText(paneLength), bigText(paneLength)}
	marks := bigMarks(texts[0], paneMarks)
	b.ResetTimer()
	for i := range b.N {
		v := views[i%panes]
		v.SetText(texts[i/panes%2])
		v.SetMarks(marks)
		v.paint(paneWidth, benchHeight)
	}
}

// BenchmarkPanesRewrap is a step of dragging a divider: two panes in the middle of the text change their widths and are
// drawn.
func BenchmarkPanesRewrap(b *testing.B) {
	views := benchPanes(b)
	for _, v := range views {
		v.SetPlace(paneLength / 2)
	}
	for i := range b.N {
		for j, v := range views[:2] {
			w := 400 + (1-2*j)*(i%100)
			v.Resize(fyne.NewSize(float32(w), benchHeight))
			v.paint(w, benchHeight)
		}
	}
}

// BenchmarkPanesScroll is a step of the wheel in one pane and its image.
func BenchmarkPanesScroll(b *testing.B) {
	views := benchPanes(b)
	for i := range b.N {
		v := views[i%panes]
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(25)
		v.paint(paneWidth, benchHeight)
	}
}

// BenchmarkPanesMark is a new mark in all four panes and their images.
func BenchmarkPanesMark(b *testing.B) {
	views := benchPanes(b)
	for i := range b.N {
		for _, v := range views {
			v.putMark(Mark{ID: "new", Start: i % 1000, End: i%1000 + 50})
			v.paint(paneWidth, benchHeight)
		}
	}
}

// BenchmarkPanesPaging pages through the text in four panes and reports the growth of the memory in use.
func BenchmarkPanesPaging(b *testing.B) {
	views := benchPanes(b)
	page := func(v *View) {
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(benchHeight - 60)
		v.paint(paneWidth, benchHeight)
	}
	for range 200 { // what is kept between pages fills
		for _, v := range views {
			page(v)
		}
	}
	used := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before := used()
	b.ResetTimer()
	for i := range b.N {
		page(views[i%panes])
	}
	b.ReportMetric((used()/before-1)*100, "%grown")
	runtime.KeepAlive(views)
}

// BenchmarkFindPattern finds a regular expression in 3 MB.
func BenchmarkFindPattern(b *testing.B) {
	text := bigText(paneLength)
	b.ResetTimer()
	for b.Loop() {
		findAll(b, text.Content, `mo\w+y`, FindOptions{Regexp: true})
	}
}

// BenchmarkFindCyrillic finds a Cyrillic word in 3 MB of Cyrillic text.
func BenchmarkFindCyrillic(b *testing.B) {
	text := ""
	for len(text) < 1000 {
		text += "Он жил там ещё до войны и помнил всё. "
	}
	for len(text) < paneLength {
		text += text
	}
	b.ResetTimer()
	for b.Loop() {
		findAll(b, text[:paneLength], "помнил", FindOptions{})
	}
}
