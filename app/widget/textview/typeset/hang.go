package typeset

import "golang.org/x/image/math/fixed"

// hang returns the hanging indent of a line of a piece: 0 for the first line of the block, for others the width of the first
// Block.Hang bytes of the block, but at most half of the line's width.
//
//   - an item whose second
//     line hangs
func (l *Layout) hang(piece, line int) fixed.Int26_6 {
	b := l.block(piece)
	if b.Hang <= 0 || line == 0 && l.first(piece) {
		return 0
	}
	m := measurer{layout: l, setting: l.setting(piece), style: styleCursor{spans: l.styles}}
	c := chunker{engine: l.engine, text: l.text.Content}
	c.place(b.Start, min(b.Start+b.Hang, b.End))
	var x fixed.Int26_6
	for k, ok := c.next(); ok; k, ok = c.next() {
		x += m.width(k, x)
	}
	return min(x, l.measure(piece)/2)
}
