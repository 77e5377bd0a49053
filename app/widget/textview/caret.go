package textview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
)

// cursor is the state of the caret, which stands at the moving end of the selection.
type cursor struct {
	on      bool // caret mode
	focused bool
	hidden  bool      // for a moment, to blink
	moved   time.Time // since then it is shown
	blink   *fyne.Animation
}

// blinkHalf is how long the caret is shown, and then hidden.
const blinkHalf = 530 * time.Millisecond

// SetCaret turns caret mode on or off. In it a caret is shown, the arrow keys move it instead of scrolling, and so do
// Home, End and the page keys. A caret that is not visible is put on the first line that is.
func (v *View) SetCaret(on bool) {
	if v.cursor.on == on {
		return
	}
	v.cursor.on = on
	if on && v.sync() && v.sel.empty() && !v.shows(v.sel.moving()) {
		v.sel = caret(v.firstVisible())
	}
	v.cursor.moved = time.Now()
	v.blink()
	v.redraw()
}

// Caret reports whether caret mode is on.
func (v *View) Caret() bool { return v.cursor.on }

// firstVisible returns the start of the first line that is wholly visible.
func (v *View) firstVisible() int {
	offset := v.scroll.place
	v.eachVisible(func(piece, line, y int) bool {
		offset = v.layout.Lines(piece)[line].Start
		return y < 0
	})
	return offset
}

// blink begins or ends to blink, as is due.
func (v *View) blink() {
	if !v.cursor.on || !v.cursor.focused {
		v.stopBlinking()
		v.redraw()
		return
	}
	if v.cursor.blink != nil {
		return
	}
	v.cursor.blink = fyne.NewAnimation(time.Hour, func(float32) {
		if hidden := time.Since(v.cursor.moved)%(2*blinkHalf) >= blinkHalf; hidden != v.cursor.hidden {
			v.cursor.hidden = hidden
			v.redraw()
		}
	})
	v.cursor.blink.RepeatCount = fyne.AnimationRepeatForever
	v.cursor.blink.Start()
}

func (v *View) stopBlinking() {
	if v.cursor.blink != nil {
		v.cursor.blink.Stop()
		v.cursor.blink = nil
	}
	v.cursor.hidden = false
}

// caretLine returns the line that the caret stands on.
func (v *View) caretLine() (piece, line int) {
	at := v.sel.moving()
	piece, line = v.layout.Locate(at)
	if v.sel.after && line > 0 && v.layout.Lines(piece)[line].Start == at {
		line--
	}
	return piece, line
}

// paintCaret draws the caret if it is to be seen. Without the keyboard it does not blink and is thinner.
func (v *View) paintCaret(lines []*paintedLine) {
	if !v.cursor.on || v.cursor.hidden {
		return
	}
	piece, line := v.caretLine()
	for _, l := range lines {
		if l.piece != piece || l.line != line {
			continue
		}
		y0, y1 := l.box()
		width := max(v.px(2), 1)
		if !v.cursor.focused {
			width = max(width/2, 1)
		}
		x := l.x + l.row.EdgeX(v.sel.edge()).Round() - width/2
		l.dst.Rect(image.Rect(x, y0, x+width, y1), v.look.Ink)
	}
}
