// Package marked shows a line of text in which some words stand out: those that
// were looked for.
//
// Everything belongs to Fyne's goroutine.
package marked

import (
	"image/color"
	"sort"
	"strings"

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
	m.parts = append(m.parts, part{text, t, ground, fyne.MeasureText(text, textSize, t.TextStyle).Width})
}

// Place lays the parts out from a position on, and cuts off what does not fit
// into the width: at the end, and at the start too if what is marked would not
// be seen otherwise.
func (m *Text) Place(at fyne.Position, width float32) {
	x := float32(0)
	for i := range m.parts {
		p := &m.parts[i]
		words, room := p.words, width-x
		if next := i + 1; i == 0 && p.ground == nil && next < len(m.parts) && p.width+m.parts[next].width > width {
			words = fitEnd(words, min(width/3, width-m.parts[next].width))
		}
		p.text.Text = words
		shown := p.text.MinSize().Width
		if shown > room {
			p.text.Text = fit(words, room)
			shown = min(shown, max(0, room))
		}
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

const ellipsis = "…"

// fit returns as much of the text as the width has room for, with an ellipsis
// at its end.
func fit(text string, width float32) string {
	runes := []rune(text)
	short := func(n int) string { return string(runes[:n]) + ellipsis }
	tooLong := sort.Search(len(runes), func(n int) bool {
		return fyne.MeasureText(short(n+1), textSize, fyne.TextStyle{}).Width > width
	})
	if tooLong == 0 {
		return ""
	}
	return short(tooLong)
}

// fitEnd returns as much of the end of the text as the width has room for, from
// the start of a word on and with an ellipsis before it.
func fitEnd(text string, width float32) string {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, " ")
		if !found {
			return ellipsis
		}
		if rest = after; fyne.MeasureText(ellipsis+rest, textSize, fyne.TextStyle{}).Width <= width {
			return ellipsis + rest
		}
	}
}
