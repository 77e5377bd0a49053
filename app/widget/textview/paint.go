package textview

import (
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// painter draws a View. It reuses its memory for every frame.
type painter struct {
	image *image.RGBA
	lines []*paintedLine
	edges []int
	bands []*Mark
}

// paint draws the view into an image of w × h device pixels. The backgrounds of all lines are drawn before any text, so that
// no background covers the overhang of a neighbouring line.
func (v *View) paint(w, h int) image.Image {
	p := &v.painter
	if p.image == nil || p.image.Rect.Dx() != w || p.image.Rect.Dy() != h {
		p.image = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	dst := typeset.Canvas{Image: p.image}
	dst.Fill(v.look.Paper)
	if !v.sync() {
		return p.image
	}
	lines := v.visibleLines(dst)
	for _, l := range lines {
		l.paintGrounds()
	}
	v.paintPictures(dst)
	for _, l := range lines {
		l.paintText()
	}
	v.paintStripes(dst)
	v.paintGrips(dst)
	v.paintCaret(lines)
	v.paintScrollBar(dst)
	v.engine.drawn()
	return p.image
}

// visibleLines returns the visible lines, laid out for drawing.
func (v *View) visibleLines(dst typeset.Canvas) []*paintedLine {
	p := &v.painter
	left := v.columnLeft()
	n := 0
	v.eachVisible(func(piece, line, y int) bool {
		if n == len(p.lines) {
			p.lines = append(p.lines, &paintedLine{View: v})
		}
		l := p.lines[n]
		n++
		l.dst, l.piece, l.line, l.y, l.left = dst, piece, line, y, left
		b, _ := v.layout.Block(piece)
		l.caption = b.Kind == Picture
		l.x = left + v.layout.Indent(piece)
		l.height = v.layout.LineHeight(piece)
		v.layout.Row(&l.row, piece, line)
		return true
	})
	return p.lines[:n]
}

// paintedLine is the state for drawing one line.
type paintedLine struct {
	*View
	dst         typeset.Canvas
	piece, line int
	y, height   int // of the line, device pixels
	caption     bool
	x           int // of its text
	left        int // of the column
	row         typeset.Row
	marks       []*Mark            // on the line
	spans       []typeset.Interval // scratch
	grounds     []typeset.Interval // backgrounds other than paper
}

func (l *paintedLine) paintGrounds() {
	l.grounds = l.grounds[:0]
	l.surroundings()
	l.fills()
	l.finds()
	l.selection()
	l.frames()
}

func (l *paintedLine) paintText() {
	base := l.y + l.layout.Baseline(l.piece)
	l.links(base)
	l.engine.set.Draw(l.dst, &l.row, l.x, base, l.ink)
	l.strikes(base)
	l.underlines(base)
}

// ink returns the colour of a glyph at x in the row. On a background other than paper it is Ink, whatever the style, as
// backgrounds are chosen for Ink.
func (l *paintedLine) ink(s Style, x fixed.Int26_6) color.NRGBA {
	if !s.Linked() && s&Quiet == 0 && !l.caption {
		return l.look.Ink
	}
	for _, g := range l.grounds {
		if x >= g.X0 && x < g.X1 {
			return l.look.Ink
		}
	}
	if s.Linked() {
		return l.linkColor(s)
	}
	return l.look.Quiet
}

// surroundings draws the decoration of the block: the bars of quotations, the background of code, the marker of an item.
func (l *paintedLine) surroundings() {
	b, first := l.layout.Block(l.piece)
	above := 0
	if l.line == 0 {
		above = l.layout.LineTop(l.piece, 0)
	}
	bar := max(l.px(3), 1)
	for depth := range b.Quote {
		from := l.y
		if l.piece > 0 {
			if before, _ := l.layout.Block(l.piece - 1); before.Quote > depth && !(first && b.Apart > 0 && b.Apart <= depth+1) {
				from -= above
			}
		}
		x := l.left + depth*l.layout.QuoteIndent()
		l.dst.Rect(image.Rect(x, from, x+bar, l.y+l.height), l.look.Rule)
	}
	switch {
	case b.Kind == TableRow:
		l.tableRules(b)
	case b.Kind == Code:
		pad := l.layout.CodePadding()
		r := image.Rect(l.x-pad, l.y, l.left+l.state.column, l.y+l.height)
		if l.line == 0 && first {
			r.Min.Y -= pad
		}
		if l.line == len(l.layout.Lines(l.piece))-1 && l.lastOfBlock() {
			r.Max.Y += pad
		}
		l.dst.Rect(r, l.look.Code)
	case b.Marker != "" && (b.Kind == Item || b.Kind == Footnote) && l.line == 0 && first:
		l.layout.DrawString(l.dst, l.piece, b.Marker, l.x-l.px(l.look.Size*0.45), l.y+l.layout.Baseline(l.piece), l.look.Ink)
	}
}

// tableRules draws the rules of the table row of the line's cell: strong ones above and below the table and below its
// header, fine ones between rows.
func (l *paintedLine) tableRules(b *Block) {
	box, ok := l.layout.RowBox(l.piece)
	if !ok {
		return
	}
	top := l.y - l.layout.LineTop(l.piece, l.line)
	x0, x1 := l.left+box.X0, l.left+box.X1
	fine, strong := max(l.px(1), 1), max(l.px(1.5), 1)
	if box.First {
		l.dst.Rect(image.Rect(x0, top+box.Y0, x1, top+box.Y0+strong), l.look.Quiet)
	}
	if b.Head || box.Last {
		l.dst.Rect(image.Rect(x0, top+box.Y1-strong, x1, top+box.Y1), l.look.Quiet)
	} else {
		l.dst.Rect(image.Rect(x0, top+box.Y1-fine, x1, top+box.Y1), l.look.Rule)
	}
}

// lastOfBlock reports whether the line's piece is the last of its block.
func (l *paintedLine) lastOfBlock() bool {
	if l.piece+1 == l.layout.Pieces() {
		return true
	}
	_, first := l.layout.Block(l.piece + 1)
	return first
}

// box returns the upper and lower edge of the background of the line's text. A hairline of paper separates the backgrounds
// of two lines.
func (l *paintedLine) box() (y0, y1 int) {
	gap := int(math.Round(float64(l.height) * 0.1))
	return l.y + (gap+1)/2, l.y + l.height - gap/2
}

// eachGround is eachSpan for backgrounds.
func (l *paintedLine) eachGround(start, end int, f func(x0, x1 int)) {
	l.eachSpan(start, end, f)
	l.grounds = append(l.grounds, l.spans...)
}

// eachSpan calls f for each interval of the line, in device pixels, that shows text from start to end.
func (l *paintedLine) eachSpan(start, end int, f func(x0, x1 int)) {
	l.spans = l.row.Spans(l.spans[:0], start, end)
	for _, s := range l.spans {
		f(l.x+s.X0.Round(), l.x+s.X1.Round())
	}
}

// maxBands is the largest number of overlapping marks that are drawn; thinner bands would be invisible.
const maxBands = 4

// fills draws the backgrounds of marks. Overlapping marks get a band of the line's height each, the one that starts first on
// top: so all are visible, and no mixed colour resembles another mark or reduces the contrast of the text.
//
//	first   ▀▀▀▀▀▀▀▀▀▀▀▀▀████████
//	second        ▄▄▄▄▄▄▄█████████████
func (l *paintedLine) fills() {
	p := &l.painter
	l.marks = l.View.marks.appendTouching(l.marks[:0], l.row.Start, l.row.Text)
	p.edges = p.edges[:0]
	for _, m := range l.marks {
		if !m.Underline {
			p.edges = append(p.edges, max(m.Start, l.row.Start), min(m.End, l.row.Text))
		}
	}
	slices.Sort(p.edges)
	p.edges = slices.Compact(p.edges)
	for i := 0; i+1 < len(p.edges); i++ {
		l.bands(p.edges[i], p.edges[i+1])
	}
}

// bands draws the marks that cover the text from start to end, between two edges of marks.
func (l *paintedLine) bands(start, end int) {
	p := &l.painter
	p.bands = p.bands[:0]
	startsHere, endsHere := true, true
	for _, m := range l.marks {
		if m.Underline {
			continue
		}
		if m.Start <= start && m.End >= end && len(p.bands) < maxBands {
			p.bands = append(p.bands, m)
		}
		startsHere = startsHere && !(m.Start < start && m.End >= start)
		endsHere = endsHere && !(m.End > end && m.Start <= end)
	}
	y0, y1 := l.box()
	radius := max(l.px(2), 1)
	l.eachGround(start, end, func(x0, x1 int) {
		n := len(p.bands)
		for i, m := range p.bands {
			r := image.Rect(x0, y0+(y1-y0)*i/n, x1, y0+(y1-y0)*(i+1)/n)
			c := typeset.Corners{
				TopLeft: startsHere && i == 0, TopRight: endsHere && i == 0,
				BottomLeft: startsHere && i == n-1, BottomRight: endsHere && i == n-1,
			}
			l.dst.RoundRect(r, radius, c, l.look.mark(m.Color).Fill)
		}
	})
}

// finds draws the backgrounds of finds.
func (l *paintedLine) finds() {
	row := &l.row
	y0, y1 := l.box()
	for i := l.find.firstAfter(row.Start); i < len(l.find.hits) && l.find.hits[i].start < row.End; i++ {
		c := l.look.Find
		if i == l.find.current {
			c = l.look.Current
		}
		h := l.find.hits[i]
		l.eachGround(h.start, h.end, func(x0, x1 int) {
			l.dst.RoundRect(image.Rect(x0, y0, x1, y1), max(l.px(2), 1), typeset.AllCorners, c)
		})
	}
}

// selection draws the background of the selection. If it continues in the next block, a stub represents the line end.
func (l *paintedLine) selection() {
	row := &l.row
	e := l.sel.extent()
	if e.start >= e.end || e.start > row.End || e.end < row.Start {
		return
	}
	y0, y1 := l.box()
	l.eachGround(e.start, e.end, func(x0, x1 int) {
		l.dst.Rect(image.Rect(x0, y0, x1, y1), l.look.Selection)
	})
	last := l.line == len(l.layout.Lines(l.piece))-1
	if last && e.start <= row.Text && e.end > row.End && l.lastOfBlock() && l.piece+1 < l.layout.Pieces() {
		x := l.x + row.Extent().X1.Round()
		l.dst.Rect(image.Rect(x, y0, x+l.px(l.look.Size*0.35), y1), l.look.Selection)
	}
}

// frames draws the frame of the chosen mark. It is open where the mark continues in another line.
func (l *paintedLine) frames() {
	if l.chosen == "" {
		return
	}
	row := &l.row
	y0, y1 := l.box()
	for _, m := range l.marks {
		if m.ID != l.chosen {
			continue
		}
		l.eachSpan(m.Start, m.End, func(x0, x1 int) {
			r := image.Rect(x0-l.px(1), y0-l.px(1), x1+l.px(1), y1+l.px(1))
			l.dst.Frame(r, max(l.px(1.5), 1), m.Start >= row.Start, m.End <= row.End, l.look.mark(m.Color).Line)
		})
	}
}

// underlines draws the underline marks; several at one place are below each other.
func (l *paintedLine) underlines(base int) {
	thick := max(l.px(2), 1)
	n := 0
	for _, m := range l.marks {
		if !m.Underline {
			continue
		}
		y := base + l.px(2) + n%maxBands*(thick+1)
		l.eachSpan(m.Start, m.End, func(x0, x1 int) {
			l.dst.Rect(image.Rect(x0, y, x1, y+thick), l.look.mark(m.Color).Line)
		})
		n++
	}
}

// strikes draws a line through struck-out text, in the middle of the x-height.
func (l *paintedLine) strikes(base int) {
	y, thick := base-l.px(l.look.Size*0.27), max(l.px(1), 1)
	l.row.Styled(func(s Style, at typeset.Interval) {
		if s&Strike != 0 {
			l.dst.Rect(image.Rect(l.x+at.X0.Round(), y, l.x+at.X1.Round(), y+thick), l.ink(s, at.X0))
		}
	})
}

// linkColor returns the colour of links with a style.
func (l *paintedLine) linkColor(s Style) color.NRGBA {
	if s.Broken() {
		return l.look.Broken
	}
	return l.look.Link
}

// links draws a fine line under links, and dots under broken links.
func (l *paintedLine) links(base int) {
	y, thick := base+max(l.px(2), 1), max(l.px(1), 1)
	l.row.Styled(func(s Style, at typeset.Interval) {
		x0, x1 := l.x+at.X0.Round(), l.x+at.X1.Round()
		c := l.linkColor(s)
		switch {
		case s.Broken():
			l.dst.Dots(x0, x1, y, max(l.px(1.5), 1), c)
		case s.Linked():
			c.A = uint8(int(c.A) * 2 / 5)
			l.dst.Rect(image.Rect(x0, y, x1, y+thick), c)
		}
	})
}

// linkAt returns the link at an offset.
func linkAt(t *Text, offset int) (Link, bool) {
	i, found := slices.BinarySearchFunc(t.Links, offset, func(l Link, at int) int {
		switch {
		case l.End <= at:
			return -1
		case l.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return Link{}, false
	}
	return t.Links[i], true
}
