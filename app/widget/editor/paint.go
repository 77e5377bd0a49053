package editor

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// painter draws an editor. Its memory is reused for every frame.
type painter struct {
	image *image.RGBA
	rows  []*paintedRow
	row   typeset.Row // for geometry
}

// paint draws the editor into an image of w × h device pixels. It draws the backgrounds of all rows first, so that none
// covers glyphs that extend beyond the row beside it.
func (e *Editor) paint(w, h int) image.Image {
	p := &e.painter
	if p.image == nil || p.image.Rect.Dx() != w || p.image.Rect.Dy() != h {
		p.image = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	dst := typeset.Canvas{Image: p.image}
	dst.Fill(e.look.Paper)
	if !e.sync() {
		return p.image
	}
	rows := e.visibleRows(dst)
	for _, r := range rows {
		r.paintGrounds()
	}
	for _, r := range rows {
		e.set.Draw(dst, &r.row, r.x, r.y+r.baseline, r.ink)
		r.lines()
		r.paintFold()
	}
	e.paintPlaceholder(dst)
	e.paintScrollBar(dst)
	e.engine.Drawn()
	return p.image
}

// visibleRows lays out the visible rows.
func (e *Editor) visibleRows(dst typeset.Canvas) []*paintedRow {
	p := &e.painter
	n := 0
	e.eachRow(func(s spot, y int) bool {
		if n == len(p.rows) {
			p.rows = append(p.rows, &paintedRow{Editor: e})
		}
		r := p.rows[n]
		n++
		layout := e.layout(s.line)
		r.dst, r.spot, r.y, r.x = dst, s, y, e.columnLeft()
		r.height, r.baseline = e.rowHeight(s.line), layout.Baseline(s.piece)
		r.start = e.row(&r.row, s)
		return true
	})
	return p.rows[:n]
}

// paintedRow is a row to be drawn.
type paintedRow struct {
	*Editor
	spot
	dst              typeset.Canvas
	x, y             int // upper left corner of the row, device pixels
	height, baseline int
	start            int // offset of the line
	row              typeset.Row
	spans            []typeset.Interval // scratch
	grounds          []typeset.Interval // the ranges whose background is not paper
}

func (r *paintedRow) paintGrounds() {
	r.grounds = r.grounds[:0]
	r.codeGround()
	r.finds()
	r.selected()
}

// ink returns the colour of a glyph at x in the row. On other backgrounds than paper it is Ink, with which they have
// enough contrast, whatever the style.
func (r *paintedRow) ink(s typeset.Style, x fixed.Int26_6) color.NRGBA {
	if !s.Linked() && s&typeset.Quiet == 0 {
		return r.look.Ink
	}
	for _, g := range r.grounds {
		if x >= g.X0 && x < g.X1 {
			return r.look.Ink
		}
	}
	switch {
	case s&typeset.Quiet != 0:
		return r.look.Quiet
	case s.Broken():
		return r.look.Broken
	}
	return r.look.Link
}

// lines draws strikethroughs, and dots under broken links.
func (r *paintedRow) lines() {
	base := r.y + r.baseline
	r.row.Styled(func(s typeset.Style, at typeset.Interval) {
		x0, x1 := r.x+at.X0.Round(), r.x+at.X1.Round()
		if s&typeset.Strike != 0 {
			y := base - r.px(r.look.Size*0.27)
			r.dst.Rect(image.Rect(x0, y, x1, y+max(r.px(1), 1)), r.ink(s, at.X0))
		}
		if s.Broken() {
			r.dst.Dots(x0, x1, base+max(r.px(2), 1), max(r.px(1.5), 1), r.look.Broken)
		}
	})
}

// codePad is how far the background of code extends beyond it, in device-independent pixels.
const codePad = 8

// codeGround draws the background of a line of a code block, as wide as the column, or of code within a line.
func (r *paintedRow) codeGround() {
	if r.buffer.lines[r.line].fenced() {
		pad := r.px(codePad)
		r.dst.Rect(image.Rect(r.x-pad, r.y, r.x+r.state.column+pad, r.y+r.height), r.look.Code)
		return
	}
	y0, y1 := r.box()
	r.row.Styled(func(s typeset.Style, at typeset.Interval) {
		if s&typeset.Mono != 0 {
			r.dst.Rect(image.Rect(r.x+at.X0.Floor(), y0, r.x+at.X1.Ceil(), y1), r.look.Code)
		}
	})
}

// box returns the upper and lower edge of the background behind the row's text.
func (r *paintedRow) box() (y0, y1 int) {
	gap := int(math.Round(float64(r.height) * 0.1))
	return r.y + (gap+1)/2, r.y + r.height - gap/2
}

// ground fills the background of the text from start to end in the row.
func (r *paintedRow) ground(start, end int, y0, y1, radius int, c color.NRGBA) {
	r.spans = r.row.Spans(r.spans[:0], start-r.start, end-r.start)
	for _, s := range r.spans {
		r.dst.RoundRect(image.Rect(r.x+s.X0.Round(), y0, r.x+s.X1.Round(), y1), radius, typeset.AllCorners, c)
	}
	r.grounds = append(r.grounds, r.spans...)
}

// finds draws the backgrounds of the matches.
func (r *paintedRow) finds() {
	f := &r.find
	y0, y1 := r.box()
	for i := f.firstAfter(r.start + r.row.Start); i < len(f.hits) && f.hits[i].start < r.start+r.row.End; i++ {
		c := r.look.Find
		if i == f.current {
			c = r.look.Current
		}
		r.ground(f.hits[i].start, f.hits[i].end, y0, y1, max(r.px(2), 1), c)
	}
}

// selected draws the background of the selection. If it continues on the next line, a stub stands for the line end. The
// current match keeps its own background.
func (r *paintedRow) selected() {
	x := r.sel.extent()
	from, to := r.start+r.row.Start, r.start+r.row.End
	if x.start >= x.end || x.start > to || x.end < from {
		return
	}
	if f := &r.find; f.current >= 0 && f.current < len(f.hits) && f.hits[f.current] == x {
		return
	}
	r.ground(x.start, x.end, r.y, r.y+r.height, 0, r.look.Selection)
	if last := r.row.End == len(r.buffer.lines[r.line].text); last && x.start <= to && x.end > to {
		end := r.x + r.row.EdgeX(typeset.Edge{Offset: r.row.End, After: true}).Round()
		stub := r.px(r.look.Size * 0.35)
		if r.rightToLeft(typeset.Edge{Offset: to}) {
			end -= stub
		}
		r.dst.Rect(image.Rect(end, r.y, end+stub, r.y+r.height), r.look.Selection)
	}
}

// foldMark returns the bounds of the fold mark of heading n, whose first row is at y.
func (e *Editor) foldMark(n, y int) image.Rectangle {
	size := e.px(9)
	x := e.columnLeft() - e.px(19)
	y += (e.rowHeight(n) - size) / 2
	return image.Rect(x, y, x+size, y+size)
}

// paintFold draws the fold mark of a heading: a triangle that points down to its section, or to the right if that is
// folded, with an ellipsis behind the heading.
//
//	▾ Heading      ▸ Heading …
func (r *paintedRow) paintFold() {
	l := r.buffer.lines[r.line]
	if l.level == 0 {
		return
	}
	if r.piece == 0 && r.spot.row == 0 {
		box := r.foldMark(r.line, r.y)
		c := r.look.Quiet
		if !l.folded {
			c.A /= 2
		}
		r.dst.Triangle(box, l.folded, c)
	}
	if l.folded && r.row.End == len(l.text) {
		x := r.x + r.row.Extent().X1.Ceil()
		r.layout(r.line).DrawString(r.dst, r.piece, "…", x+r.px(r.look.Size*1.6), r.y+r.baseline, r.look.Quiet)
	}
}

// paintPlaceholder draws the placeholder in an empty editor.
func (e *Editor) paintPlaceholder(dst typeset.Canvas) {
	if e.placeholder == "" || e.buffer.len() > 0 {
		return
	}
	text := &typeset.Text{Content: e.placeholder}
	if e.buffer.title {
		text.Blocks = []typeset.Block{{End: len(text.Content), Kind: typeset.Heading, Level: titleLevel}}
	}
	layout := typeset.NewLayout(e.set, text, e.state.sheet, e.state.column)
	var row typeset.Row
	y := -int(math.Round(e.scroll.shift))
	for n := range layout.Lines(0) {
		layout.Row(&row, 0, n)
		quiet := func(typeset.Style, fixed.Int26_6) color.NRGBA { return e.look.Quiet }
		e.set.Draw(dst, &row, e.columnLeft(), y+n*layout.LineHeight(0)+layout.Baseline(0), quiet)
	}
}

// toRow returns the x in a row for an x in device pixels of the editor.
func (e *Editor) toRow(x float64) fixed.Int26_6 {
	return fixed.Int26_6((x - float64(e.columnLeft())) * 64)
}
