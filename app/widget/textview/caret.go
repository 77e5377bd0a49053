package textview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
)

// cursor is the state of the caret, which is at the moving end of the selection.
type cursor struct {
	on      bool // caret mode
	focused bool
	hidden  bool      // in the dark half of a blink
	moved   time.Time // time of the last move, at which a blink begins
	blink   *fyne.Animation
}

// blinkHalf is the time for which the caret is shown, and then hidden.
const blinkHalf = 530 * time.Millisecond

// SetCaret turns caret mode on or off. In caret mode a caret is shown, and the arrow keys, Home, End and the page keys move
// it instead of scrolling. If the caret is not visible, it is moved to the first visible line.
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

// firstVisible returns the start of the first fully visible line.
func (v *View) firstVisible() int {
	offset := v.scroll.place
	v.eachVisible(func(piece, line, y int) bool {
		offset = v.layout.Lines(piece)[line].Start
		return y < 0
	})
	return offset
}

// blink starts or stops blinking, depending on mode and focus.
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

// caretLine returns the line of the caret.
func (v *View) caretLine() (piece, line int) {
	at := v.sel.moving()
	piece, line = v.layout.Locate(at)
	if v.sel.after && line > 0 && v.layout.Lines(piece)[line].Start == at {
		line--
	}
	return piece, line
}

// paintCaret draws the caret, unless it is hidden. Without the focus it is thinner and does not blink.
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
