package textview

import (
	"bytes"
	"image/color"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensed"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbold"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbolditalic"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondenseditalic"
	"fyne.io/fyne/v2"

	"github.com/go-text/typesetting/font"

	"collate/app/widget/textview/typeset"
)

// testEngine returns an engine that lays out text identically on every machine.
func testEngine() *Engine {
	e := NewEngine(Fonts{
		Serif: typeset.Family{
			Regular: dejavuserifcondensed.TTF, Bold: dejavuserifcondensedbold.TTF,
			Italic: dejavuserifcondenseditalic.TTF, BoldItalic: dejavuserifcondensedbolditalic.TTF,
		},
		Mono: typeset.Family{Regular: dejavusansmono.TTF},
	}, func(f func()) { f() })
	e.installed.listed, e.installed.hidden = true, true // as if none were installed
	return e
}

func rgb(n uint32) color.NRGBA { return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff} }

func testLook() Look {
	l := Look{
		Size: 17, LineHeight: 1.62, Measure: 66,
		Paper: rgb(0xffffff), Ink: rgb(0x000000), Quiet: rgb(0x777777), Link: rgb(0x0000ff), Rule: rgb(0xcccccc),
		Code: rgb(0xeeeeee), Selection: rgb(0x88bbff), Find: rgb(0xffee88), Current: rgb(0xffaa00), ScrollBar: rgb(0xdddddd),
	}
	for _, c := range []uint32{0xfce9a6, 0xcfe8c6, 0xc9dff2, 0xf6cfdc, 0xdfd3f0, 0xfbd9b5, 0xf5c4bc, 0xdedcd7} {
		l.Marks = append(l.Marks, MarkColor{Fill: rgb(c), Line: rgb(c & 0x7f7f7f)})
	}
	return l
}

// testFonts returns a font in the form of an installed one.
func testFonts() []*font.Font {
	f, err := font.ParseTTF(bytes.NewReader(dejavusansmono.TTF))
	if err != nil {
		panic(err)
	}
	return []*font.Font{f.Font}
}

// caretOffset returns the offset of the caret: the end of the selection that moves.
func (v *View) caretOffset() int { return v.sel.moving() }

// caretBounds returns the position and height of the caret in coordinates of the view; false if it is not visible.
func (v *View) caretBounds() (at fyne.Position, height float32, visible bool) {
	if !v.sync() {
		return fyne.Position{}, 0, false
	}
	piece, line := v.caretLine()
	v.eachVisible(func(p, n, y int) bool {
		if p != piece || n != line {
			return true
		}
		at = fyne.NewPos(float32(v.caretX(p, n, v.sel.edge()))/v.state.scale, float32(y)/v.state.scale)
		height = float32(v.layout.LineHeight(p)) / v.state.scale
		visible = true
		return false
	})
	return at, height, visible
}

// findRange returns the range of the current find; false if there is none.
func (v *View) findRange() (start, end int, ok bool) {
	f := &v.find
	if f.current < 0 || f.current >= len(f.hits) {
		return 0, 0, false
	}
	h := f.hits[f.current]
	return h.start, h.end, true
}
