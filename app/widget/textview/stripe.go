package textview

import (
	"image"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview/typeset"
)

// Lengths of the stripes beside the column, in device-independent pixels.
const (
	stripeGap   = 8 // from the column
	stripeStep  = 4 // from one stripe to the next
	stripeWidth = 2.5
	stripeInset = 2 // at the ends, to separate consecutive stripes
	stripeReach = 2 // distance beside a stripe at which the pointer is on it
)

// stripe is a line beside the column, along the visible lines of a mark.
type stripe struct {
	mark *Mark
	box  image.Rectangle // device pixels of the view
	lane int             // 0 is next to the column
}

// stripes returns a stripe for each visible mark that overlaps another. Marks that share a line are in different lanes, at
// most maxBands; marks beyond that have no stripe.
func (v *View) stripes() []stripe {
	if !v.look.Stripes {
		return nil
	}
	type visible struct {
		ln     typeset.Line
		y0, y1 int
	}
	var lines []visible
	v.eachVisible(func(piece, line, y int) bool {
		lines = append(lines, visible{v.layout.Lines(piece)[line], y, y + v.layout.LineHeight(piece)})
		return true
	})
	if len(lines) == 0 {
		return nil
	}
	var out []stripe
	var below [maxBands]int // the y from which a lane is free
	for i := range below {
		below[i] = lines[0].y0
	}
	first := 0
	for _, m := range v.marks.appendTouching(nil, lines[0].ln.Start, lines[len(lines)-1].ln.End) {
		if !v.marks.overlaps(m) {
			continue
		}
		for first < len(lines)-1 && lines[first].ln.End <= m.Start {
			first++
		}
		last := first
		for last+1 < len(lines) && lines[last+1].ln.Start < m.End {
			last++
		}
		y0, y1 := lines[first].y0, lines[first].y1
		for _, l := range lines[first+1 : last+1] { // cells side by side are not ordered by y
			y0, y1 = min(y0, l.y0), max(y1, l.y1)
		}
		for lane := range below {
			if below[lane] > y0 {
				continue
			}
			below[lane] = y1
			if m.Start >= lines[first].ln.Start {
				y0 += v.px(stripeInset)
			}
			if m.End <= lines[last].ln.End {
				y1 -= v.px(stripeInset)
			}
			x := v.columnLeft() - v.px(stripeGap+stripeStep*float32(lane))
			out = append(out, stripe{m, image.Rect(x-max(v.px(stripeWidth), 1), y0, x, y1), lane})
			break
		}
	}
	return out
}

func (v *View) paintStripes(dst typeset.Canvas) {
	for _, s := range v.stripes() {
		dst.RoundRect(s.box, v.px(stripeWidth)/2, typeset.AllCorners, v.look.mark(s.mark.Color).Line)
	}
}

// stripeAt returns the mark whose stripe is at a position.
func (v *View) stripeAt(at fyne.Position) (id string, ok bool) {
	p := image.Pt(int(at.X*v.state.scale), int(at.Y*v.state.scale))
	if p.X >= v.columnLeft() {
		return "", false
	}
	for _, s := range v.stripes() {
		if p.In(image.Rect(s.box.Min.X-v.px(stripeReach), s.box.Min.Y, s.box.Max.X+v.px(stripeReach), s.box.Max.Y)) {
			return s.mark.ID, true
		}
	}
	return "", false
}
