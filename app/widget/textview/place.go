package textview

// Place returns the offset of the line at the top of the view.
func (v *View) Place() int { return v.scroll.place }

// SetPlace scrolls the line at offset to the top of the view.
func (v *View) SetPlace(offset int) {
	v.scroll = scroll{wanted: v.clampOffset(offset)}
	v.scroll.place = v.scroll.wanted
	if v.scroll.wanted == 0 {
		v.scroll.wantedShift = -1e6 // clampScroll leaves the margin
	}
	if v.sync() {
		v.toWanted()
	}
	v.redraw()
}

// Progress returns how much of the text lies above the lower edge of the view, from 0 at the start to 1 when the end
// is visible.
func (v *View) Progress() float64 {
	if !v.sync() {
		return 0
	}
	room := v.room()
	if room <= 0 {
		return 1
	}
	return min(max((v.top()+float64(v.px(marginTop)))/room, 0), 1)
}

// room returns how far the text can be scrolled, in device pixels; 0 or less when all of it is visible.
func (v *View) room() float64 {
	return float64(v.layout.Height()+v.px(marginTop)+v.px(marginBottom)) - float64(v.viewHeight())
}

// ScrollToProgress scrolls so that Progress is f, which is brought between 0 and 1. Heights far away are estimates, so it
// may differ a little.
func (v *View) ScrollToProgress(f float64) {
	if v.sync() {
		margins := float64(v.px(marginTop))
		v.scrollTo(min(max(f, 0), 1)*v.room() - margins)
	}
}

// scrollToOffset scrolls so that the top of the line at an offset is at a part of the view's height: 0 at its upper
// edge, 0.5 in the middle. Near the ends of the text it comes as close as it can.
func (v *View) scrollToOffset(offset int, where float32) {
	offset = v.clampOffset(offset)
	if !v.sync() {
		v.scroll = scroll{place: offset, wanted: offset}
		return
	}
	v.scroll.place, v.scroll.shift = offset, 0
	v.scroll.piece, v.scroll.line = v.layout.Locate(offset)
	v.moveBy(-float64(where) * float64(v.viewHeight()))
	v.clampScroll()
	v.scrolled()
}

// FractionBetween returns where the upper edge of the view lies between the lines at two offsets: 0 at the first, 1 at
// the second, less or more beyond them. With ScrollBetween it keeps two texts side by side by their headings. It is 0
// when both are on one line, or the view has no size.
func (v *View) FractionBetween(start, end int) float64 {
	if !v.sync() {
		return 0
	}
	y0, y1 := v.lineY(start), v.lineY(end)
	if y0 == y1 {
		return 0
	}
	return (v.top() - y0) / (y1 - y0)
}

// ScrollBetween scrolls so that FractionBetween is f.
func (v *View) ScrollBetween(start, end int, f float64) {
	if !v.sync() {
		return
	}
	y0, y1 := v.lineY(start), v.lineY(end)
	v.scrollTo(y0 + f*(y1-y0))
}

// lineY returns the upper edge of the line at an offset in the layout.
func (v *View) lineY(offset int) float64 {
	piece, line := v.layout.Locate(v.clampOffset(offset))
	return float64(v.layout.Top(piece) + v.layout.LineTop(piece, line))
}

// Reveal scrolls so that the start of a range is about a third from the top, unless the range is visible.
func (v *View) Reveal(start, end int) {
	start, end = v.clampOffset(start), v.clampOffset(end)
	if !v.sync() {
		v.scroll = scroll{place: start, wanted: start}
		return
	}
	if v.shows(start) && v.shows(max(start, end-1)) {
		return
	}
	v.scrollToOffset(start, 1./3)
}
