package editor

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// bigText returns a Markdown text of at least n bytes, in lines of 52 bytes on average.
func bigText(n int) string {
	words := strings.Fields("The replies came within days and each was public: a visit was **called off**, the session of the commission " +
		"was dropped, and [two journalists](https://example.org) of the office were *detained*. `Local` media described them as " +
		"officers; the [[charges|charges]] were fraud, illegal business and money laundering – «Зеркало» called it so.")
	seed := uint32(1)
	rnd := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	var out strings.Builder
	for line := 0; out.Len() < n; line++ {
		length := 6 + rnd(8)
		switch rnd(14) {
		case 0:
			fmt.Fprintf(&out, "%s Heading %d", strings.Repeat("#", 1+rnd(3)), line)
			length = 0
		case 1:
			out.WriteString("- ")
		case 2:
			out.WriteString("> ")
		case 3:
			length = 0
		}
		for i := range length {
			if i > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(words[rnd(len(words))])
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func benchEditor(b *testing.B, n int) *Editor {
	e := newTest(b, "")
	e.Resize(fyne.NewSize(800, 900))
	e.cursor.focused = true
	e.Open(bigText(n))
	e.Select(n/2, n/2)
	e.paint(800, 900)
	b.ResetTimer()
	return e
}

// BenchmarkKey is a character typed in the middle of a text, to the next image. Every hundredth key is Enter.
func BenchmarkKey(b *testing.B) {
	for _, mb := range []int{1, 5} {
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			e := benchEditor(b, mb<<20)
			for i := range b.N {
				if i%100 == 99 {
					e.press(fyne.KeyReturn)
				} else {
					e.TypedRune(rune('a' + i%26))
				}
				e.paint(800, 900)
			}
		})
	}
}

// BenchmarkEnter is Enter in the middle of a text, to the next image.
func BenchmarkEnter(b *testing.B) {
	for _, mb := range []int{1, 5} {
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			e := benchEditor(b, mb<<20)
			for range b.N {
				e.press(fyne.KeyReturn)
				e.paint(800, 900)
			}
		})
	}
}

// BenchmarkEnterInList is Enter behind the first item of a numbered list, to the next image; all items behind it change.
func BenchmarkEnterInList(b *testing.B) {
	for _, items := range []int{100, 10_000} {
		b.Run(fmt.Sprint(items), func(b *testing.B) {
			e := benchEditor(b, 1<<10)
			var list strings.Builder
			for i := range items {
				fmt.Fprintf(&list, "%d. This is what one of the items of the list says.\n", i+1)
			}
			b.ResetTimer()
			for range b.N {
				b.StopTimer()
				e.Open(list.String())
				e.Select(20, 20)
				b.StartTimer()
				e.press(fyne.KeyReturn)
				e.paint(800, 900)
			}
		})
	}
}

// BenchmarkKeyAlone is BenchmarkKey without the image: the edit alone.
func BenchmarkKeyAlone(b *testing.B) {
	e := benchEditor(b, 1<<20)
	for i := range b.N {
		if i%50 == 49 {
			e.press(fyne.KeyReturn)
		}
		e.TypedRune(rune('a' + i%26))
	}
}

// BenchmarkKeyOneLine is a character typed in the middle of 1 MB without a line feed, to the next image.
func BenchmarkKeyOneLine(b *testing.B) {
	e := benchEditor(b, 1<<10)
	e.Open(strings.ReplaceAll(bigText(1<<20), "\n", " "))
	e.Select(1<<19, 1<<19)
	e.paint(800, 900)
	b.ResetTimer()
	for i := range b.N {
		e.TypedRune(rune('a' + i%26))
		e.paint(800, 900)
	}
}

// BenchmarkOpen is Open of 1 MB to the first image.
func BenchmarkOpen(b *testing.B) {
	e := benchEditor(b, 1<<10)
	text := bigText(1 << 20)
	b.ResetTimer()
	for range b.N {
		e.Open(text)
		e.paint(800, 900)
	}
}

// BenchmarkPaste is 5 MB pasted into 1 MB, to the next image.
func BenchmarkPaste(b *testing.B) {
	e := benchEditor(b, 1<<20)
	before, text := e.Text(), bigText(5<<20)
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		e.Open(before)
		e.Select(1<<19, 1<<19)
		b.StartTimer()
		e.insert(text)
		e.paint(800, 900)
	}
}

// BenchmarkFind is a search for a frequent word in 1 MB.
func BenchmarkFind(b *testing.B) {
	e := benchEditor(b, 1<<20)
	for range b.N {
		e.findAll("COMMISSION")
	}
	b.ReportMetric(float64(len(e.find.hits)), "hits")
}

// BenchmarkReplaceAll replaces a frequent word in 1 MB, and sets the text as it was before.
func BenchmarkReplaceAll(b *testing.B) {
	e := benchEditor(b, 1<<20)
	before := e.Text()
	for range b.N {
		e.findAll("commission")
		e.ReplaceAll("committee")
		e.Travel(before)
	}
}

// BenchmarkScroll is a turn of the wheel, to the next image.
func BenchmarkScroll(b *testing.B) {
	e := benchEditor(b, 1<<20)
	for i := range b.N {
		d := 60.0
		if i/1000%2 == 1 {
			d = -d
		}
		e.scrollBy(d)
		e.paint(800, 900)
	}
}
