// Package marked shows a line of text with highlighted ranges, such as the words that a
// search found.
//
// Everything must be used on Fyne's goroutine.
package marked

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const textSize = 13 // px

// Text is one line of text in which some ranges have a coloured background. It is part of
// a renderer, which draws its objects and places it. The zero value is an empty line.
type Text struct {
	objects []fyne.CanvasObject // backgrounds and texts, in the order of drawing
	parts   []part
}

// Objects returns the objects to draw, until the next call of Set.
func (m *Text) Objects() []fyne.CanvasObject { return m.objects }

type part struct {
	words  string
	text   *canvas.Text      // the words, shortened to the space
	ground *canvas.Rectangle // nil if the part is not marked
	width  float32           // px
}

// Set replaces the text. Marks are in code points, end-exclusive, in order, and do not
// overlap. Ink is the colour of all text, which must be legible on ground, the background
// of marks, too.
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

// Place lays out the parts from a position on, and cuts text beyond the width: at the
// end, and at the start too if a mark would be hidden otherwise. The first mark is always
// visible.
func (m *Text) Place(at fyne.Position, width float32) {
	lead := m.lead(width)
	x, full := float32(0), false // full: the text was cut
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

// lead returns the space for the text before the first mark in a width: its full width if
// all marks fit then, else as much as leaves room for all marks, but not so little that
// the context of the first mark is lost.
func (m *Text) lead(width float32) float32 {
	x, first, last := float32(0), float32(-1), float32(0) // start of the first mark and end of the last one
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

// fit returns the longest prefix of the text that fits the width with an ellipsis after
// it; "" if not even one character fits.
func fit(text string, width float32) string {
	runes := []rune(text)
	short := func(n int) string { return string(runes[:n]) + ellipsis }
	tooLong := sort.Search(len(runes), func(n int) bool { return measure(short(n+1)) > width })
	if tooLong == 0 {
		return ""
	}
	return short(tooLong)
}

// fitEnd returns the longest suffix of the text that fits the width with an ellipsis
// before it, cut at the start of a word if one is near.
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
