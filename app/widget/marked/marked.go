// Package marked shows a line of text in which some words stand out: those that
// were looked for.
//
// Everything belongs to Fyne's goroutine.
package marked

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const textSize = 13 // px

// Text is one line of text in which some ranges have a coloured ground. It is
// part of a renderer, which draws its objects and places it. The zero value is an
// empty line.
type Text struct {
	objects []fyne.CanvasObject // grounds and texts, in the order of drawing
	parts   []part
}

// Objects returns what is drawn, until Set is called again.
func (m *Text) Objects() []fyne.CanvasObject { return m.objects }

type part struct {
	words  string
	text   *canvas.Text      // the words, or as many of them as there is room for
	ground *canvas.Rectangle // nil where nothing is marked
	width  float32           // px
}

// Set replaces the text. Marks are in code points, in order, and do not
// overlap. Ink is the colour of all text, which must be legible on the ground of
// marks too.
func (m *Text) Set(text string, marks [][2]int, ink, ground color.NRGBA) {
	m.parts, m.objects = m.parts[:0], m.objects[:0]
	runes := []rune(text)
	at := 0
	for _, mark := range marks {
		start, end := min(max(mark[0], at), len(runes)), min(max(mark[1], at), len(runes))
		m.add(string(runes[at:start]), ink, nil)
		m.add(string(runes[start:end]), ink, &canvas.Rectangle{FillColor: ground, CornerRadius: 2})
		at = end
	}
	m.add(string(runes[at:]), ink, nil)
	for _, p := range m.parts {
		if p.ground != nil {
			m.objects = append(m.objects, p.ground)
		}
	}
	for _, p := range m.parts {
		m.objects = append(m.objects, p.text)
	}
}

func (m *Text) add(text string, ink color.Color, ground *canvas.Rectangle) {
	if text == "" {
		return
	}
	t := canvas.NewText(text, ink)
	t.TextSize = textSize
	m.parts = append(m.parts, part{text, t, ground, measure(text)})
}

// Place lays the parts out from a position on, and cuts off what does not fit
// into the width: at the end, and at the start too if something that is marked
// would not be seen otherwise. The first mark is always seen.
func (m *Text) Place(at fyne.Position, width float32) {
	lead := m.lead(width)
	x, full := float32(0), false // full: the text was cut off
	for i := range m.parts {
		p := &m.parts[i]
		words, shown := p.words, p.width
		switch {
		case full:
			words, shown = "", 0
		case i == 0 && shown > lead:
			words = fitEnd(words, lead)
			shown = measure(words)
		}
		if full = full || shown > width-x; full {
			words = fit(words, width-x)
			shown = min(measure(words), max(0, width-x))
		}
		p.text.Text = words
		height := p.text.MinSize().Height
		p.text.Move(at.AddXY(x, 0))
		p.text.Resize(fyne.NewSize(shown, height))
		if p.ground != nil {
			p.ground.Move(at.AddXY(x, 1))
			p.ground.Resize(fyne.NewSize(shown, height-2))
		}
		x += shown
	}
}

// lead returns how much room the text before the first mark may take, in a
// width: all that it needs, or as much as leaves room for all marks, but not so
// little that the reader does not see what the first one follows.
func (m *Text) lead(width float32) float32 {
	x, first, last := float32(0), float32(-1), float32(0) // where the first mark begins and the last one ends
	for _, p := range m.parts {
		if p.ground != nil && first < 0 {
			first = x
		}
		x += p.width
		if p.ground != nil {
			last = x
		}
	}
	if first <= 0 || last <= width {
		return x
	}
	return min(first, max(width/8, min(width/3, width-(last-first))))
}

const ellipsis = "…"

func measure(text string) float32 {
	return fyne.MeasureText(text, textSize, fyne.TextStyle{}).Width
}

// fit returns as much of the text as the width has room for, with an ellipsis
// at its end; "" where there is not even room for a character with it.
func fit(text string, width float32) string {
	runes := []rune(text)
	short := func(n int) string { return string(runes[:n]) + ellipsis }
	tooLong := sort.Search(len(runes), func(n int) bool { return measure(short(n+1)) > width })
	if tooLong == 0 {
		return ""
	}
	return short(tooLong)
}

// fitEnd returns as much of the end of the text as the width has room for, with an
// ellipsis before it, from the start of a word on if one begins soon.
func fitEnd(text string, width float32) string {
	const longWord = 24 // characters
	runes := []rune(text)
	from := sort.Search(len(runes), func(n int) bool { return measure(ellipsis+string(runes[n:])) <= width })
	for i := from; i < min(from+longWord, len(runes)); i++ {
		if runes[i] == ' ' {
			from = i + 1
			break
		}
	}
	return ellipsis + string(runes[from:])
}
