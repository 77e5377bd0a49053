package textview

import (
	"fmt"
	"image"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// bigText returns a text of n bytes: paragraphs of prose with some headings, items, bold words and links.
func bigText(n int) *Text {
	t := &Text{}
	var out strings.Builder
	words := strings.Fields("The replies came within days and each was public: a visit was called off, the session of the commission " +
		"was dropped, and two journalists of the office were detained. Local media described them as officers; the charges " +
		"were fraud on a large scale, illegal business and money laundering. «Зеркало» called it AZƏRTAC’s worst week – so far.")
	seed := uint32(1)
	rnd := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for out.Len() < n {
		b := Block{Start: out.Len()}
		length := 40 + rnd(120)
		switch rnd(12) {
		case 0:
			b.Kind, b.Level, length = Heading, 1+rnd(3), 5+rnd(5)
		case 1:
			b.Kind, b.Level, b.Marker = Item, 1, "•"
		case 2:
			b.Quote = 1
		}
		for i := range length {
			if i > 0 {
				out.WriteByte(' ')
			}
			start := out.Len()
			out.WriteString(words[rnd(len(words))])
			switch rnd(60) {
			case 0:
				t.Spans = append(t.Spans, Span{Start: start, End: out.Len(), Style: Bold})
			case 1:
				t.Links = append(t.Links, Link{Start: start, End: out.Len(), Target: "x"})
			}
		}
		b.End = out.Len()
		out.WriteByte('\n')
		t.Blocks = append(t.Blocks, b)
	}
	t.Content = out.String()
	return t
}

func bigMarks(t *Text, n int) []Mark {
	marks := make([]Mark, n)
	for i := range marks {
		start := int(int64(len(t.Content)) * int64(i) / int64(n))
		marks[i] = Mark{ID: fmt.Sprint(i), Start: start, End: start + 20 + i%300, Color: i % 8}
	}
	return marks
}

const (
	benchWidth  = 800
	benchHeight = 900
)

func benchView(b *testing.B, t *Text) *View {
	test.NewTempApp(b)
	v := New(testEngine(), testLook())
	v.Resize(fyne.NewSize(benchWidth, benchHeight))
	v.SetText(t)
	v.paint(benchWidth, benchHeight)
	b.ResetTimer()
	return v
}

// BenchmarkOpen is SetText of 3 MB up to the first image, with fonts parsed and used
// before.
func BenchmarkOpen(b *testing.B) {
	texts := []*Text{bigText(3 << 20), bigText(3 << 20)}
	v := benchView(b, texts[1])
	for i := range b.N {
		v.SetText(texts[i%2])
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkOpenCold is BenchmarkOpen with empty caches and unparsed fonts.
func BenchmarkOpenCold(b *testing.B) {
	test.NewTempApp(b)
	t := bigText(3 << 20)
	for b.Loop() {
		v := New(testEngine(), testLook())
		v.Resize(fyne.NewSize(benchWidth, benchHeight))
		v.SetText(t)
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkOpenOneLine is BenchmarkOpen of a text that is a single paragraph.
func BenchmarkOpenOneLine(b *testing.B) {
	line := strings.ReplaceAll(bigText(3<<20).Content, "\n", " ")
	texts := []*Text{{Content: line}, {Content: line}}
	v := benchView(b, texts[1])
	for i := range b.N {
		v.SetText(texts[i%2])
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkRewrap is a change of width in the middle of 3 MB, up to the next image.
func BenchmarkRewrap(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	v.SetPlace(3 << 19)
	for i := range b.N {
		w := 400 + i%50
		v.Resize(fyne.NewSize(float32(w), benchHeight))
		v.paint(w, benchHeight)
	}
}

// BenchmarkSettle lays out all lines of 3 MB.
func BenchmarkSettle(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	for i := range b.N {
		v.layout.Reset(v.state.sheet, 500+i%2)
		v.layout.Settle(func() bool { return false })
	}
}

// BenchmarkScroll is one step of the wheel and the image after it.
func BenchmarkScroll(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	v.SetMarks(bigMarks(v.text, 5000))
	for b.Loop() {
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(25)
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkScrollManyMarks is BenchmarkScroll over 100,000 marks.
func BenchmarkScrollManyMarks(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	v.layout.Settle(func() bool { return false })
	v.SetMarks(bigMarks(v.text, 100_000))
	for b.Loop() {
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(25)
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkSetMarks sets 100,000 marks and draws.
func BenchmarkSetMarks(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	marks := bigMarks(v.text, 100_000)
	for b.Loop() {
		v.SetMarks(marks)
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkPutMark adds one mark to 100,000 and draws.
func BenchmarkPutMark(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	v.SetMarks(bigMarks(v.text, 100_000))
	i := 0
	for b.Loop() {
		i++
		v.putMark(Mark{ID: "new", Start: i * 100 % (3 << 20), End: i*100%(3<<20) + 50})
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkHit finds the offset at a point of the screen.
func BenchmarkHit(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	i := float32(0)
	for b.Loop() {
		i++
		v.offsetAt(fyne.NewPos(float32(int(i*7)%benchWidth), float32(int(i*13)%benchHeight)))
	}
}

// BenchmarkFind finds a word that is in every other line of 3 MB.
func BenchmarkFind(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	n := 0
	for b.Loop() {
		n = v.Find("the")
	}
	b.ReportMetric(float64(n), "hits")
}

// BenchmarkPaging pages through 3 MB and reports the memory in use at the end.
func BenchmarkPaging(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for b.Loop() {
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(benchHeight - 60)
		v.paint(benchWidth, benchHeight)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/1e6, "MB-grown")
}

// BenchmarkSelect is a step of a drag over a whole screen and the image after it.
func BenchmarkSelect(b *testing.B) {
	v := benchView(b, bigText(3<<20))
	var img image.Image
	i := 0
	for b.Loop() {
		i++
		v.Select(0, i%3000)
		img = v.paint(benchWidth, benchHeight)
	}
	_ = img
}

// BenchmarkOpenComplex is BenchmarkOpen of 3 MB that must all be shaped.
func BenchmarkOpenComplex(b *testing.B) {
	content := strings.Repeat("هذا نص عربي طويل يبدأ من اليمين ويحتوي على أرقام 2025 وكلمات English داخل النص حتى يلتف السطر إلى سطر آخر. ", 200) + "\n"
	content = strings.Repeat(content, (3<<20)/len(content))
	texts := []*Text{{Content: content}, {Content: content}}
	v := benchView(b, texts[1])
	for i := range b.N {
		v.SetText(texts[i%2])
		v.paint(benchWidth, benchHeight)
	}
}

// BenchmarkScrollComplex is BenchmarkScroll of text that must all be shaped.
func BenchmarkScrollComplex(b *testing.B) {
	content := strings.Repeat("日本語の文章はスペースなしで折り返されます。これは長い文章なので、列の幅を超えて次の行に続くはずです。「括弧」も正しく。\n", 20000)
	v := benchView(b, &Text{Content: content})
	for b.Loop() {
		if v.Progress() == 1 {
			v.SetPlace(0)
		}
		v.scrollBy(25)
		v.paint(benchWidth, benchHeight)
	}
}
