package textview

// Place returns the offset of the line at the top of the viewport.
func (v *View) Place() int { return v.scroll.place }

// SetPlace scrolls the line at offset to the top of the viewport.
func (v *View) SetPlace(offset int) {
	v.scroll = scroll{wanted: v.clampOffset(offset)}
	v.scroll.place = v.scroll.wanted
	if v.scroll.wanted == 0 {
		v.scroll.wantedShift = -1e6 // clampScroll limits this to the margin
	}
	if v.sync() {
		v.toWanted()
	}
	v.redraw()
}

// Progress returns the reading progress: 0 at the start, 1 when the end of the text is visible.
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

// room returns the scroll range in device pixels; 0 or less if all of the text is visible.
func (v *View) room() float64 {
	return float64(v.layout.Height()+v.px(marginTop)+v.px(marginBottom)) - float64(v.viewHeight())
}

// ScrollToProgress scrolls to the progress f, clamped to 0–1. Heights far away are estimates, so Progress may differ a
// little from f.
func (v *View) ScrollToProgress(f float64) {
	if v.sync() {
		margins := float64(v.px(marginTop))
		v.scrollTo(min(max(f, 0), 1)*v.room() - margins)
	}
}

// scrollToOffset scrolls so that the top of the line at an offset is at a fraction of the view's height: 0 at its upper
// edge, 0.5 in the middle. Near the ends of the text it comes as close as possible.
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

// FractionBetween returns the position of the upper edge of the view between the lines at two offsets: 0 at the first, 1 at
// the second, less or more beyond them. With ScrollBetween it keeps two texts side by side at the same headings. It is 0 if
// both offsets are on one line, or the view has no size.
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

// lineY returns the upper edge of the line at an offset, in device pixels of the layout.
func (v *View) lineY(offset int) float64 {
	piece, line := v.layout.Locate(v.clampOffset(offset))
	return float64(v.layout.Top(piece) + v.layout.LineTop(piece, line))
}

// Reveal scrolls the start of a range to a third of the height, unless the range is visible.
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
