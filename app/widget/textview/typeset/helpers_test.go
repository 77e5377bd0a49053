package typeset

import (
	"strings"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensed"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbold"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbolditalic"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondenseditalic"
)

func testEngine() *Engine {
	return NewEngine(Fonts{
		Serif: Family{
			Regular: dejavuserifcondensed.TTF, Bold: dejavuserifcondensedbold.TTF,
			Italic: dejavuserifcondenseditalic.TTF, BoldItalic: dejavuserifcondensedbolditalic.TTF,
		},
		Mono: Family{Regular: dejavusansmono.TTF},
	})
}

var testSheet = Sheet{Size: 16, LineHeight: 1.5}

// linesOf returns the lines of a layout, with · for a space or line end at which a line breaks.
func linesOf(l *Layout) []string {
	var out []string
	for p := range l.Pieces() {
		for _, ln := range l.Lines(p) {
			s := l.text.Content[ln.Start:ln.End]
			text := strings.TrimRight(s, " \n")
			out = append(out, text+strings.Repeat("·", len(s)-len(text)))
		}
	}
	return out
}
