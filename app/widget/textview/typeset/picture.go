package typeset

import "image"

// SetPicture sets the size of the pictures with a target, in device pixels. A picture of unknown size takes no space.
func (l *Layout) SetPicture(target string, size image.Point) {
	if l.pictures[target] == size {
		return
	}
	l.pictures[target] = size
	for i := range l.pieces {
		if b := l.block(i); b.Kind == Picture && b.Target == target && l.first(i) {
			if l.lines[i] == nil {
				l.heights.Set(i, l.estimatedHeight(i))
			} else {
				l.heights.Set(i, l.above(i)+len(l.lines[i])*l.setting(i).lineHeight)
			}
		}
	}
}

// PictureSize returns the size at which the picture of a piece is drawn, in device pixels: its own, or the largest that fits
// PictureRoom. It is zero if the size is unknown or the piece has no picture.
func (l *Layout) PictureSize(piece int) image.Point {
	b := l.block(piece)
	size := l.pictures[b.Target]
	if b.Kind != Picture || !l.first(piece) || size.X <= 0 || size.Y <= 0 {
		return image.Point{}
	}
	return FitPicture(size, l.PictureRoom(piece))
}

// PictureRoom returns the largest size of a picture of a piece, in device pixels.
func (l *Layout) PictureRoom(piece int) image.Point {
	return image.Pt(max(l.width-l.settings.indent(l.block(piece)), 1), max(l.settings.em(maxPicture), 1))
}

// FitPicture returns size, which is not zero, scaled down in proportion to fit in room.
func FitPicture(size, room image.Point) image.Point {
	if size.X > room.X {
		size = image.Pt(room.X, max(size.Y*room.X/size.X, 1))
	}
	if size.Y > room.Y {
		size = image.Pt(max(size.X*room.Y/size.Y, 1), room.Y)
	}
	return size
}

// pictureHeight returns the height of the space above a caption. A picture without a caption covers the caption's empty
// line.
func (l *Layout) pictureHeight(piece int) int {
	size := l.PictureSize(piece)
	b := l.block(piece)
	switch {
	case size.Y == 0:
		return 0
	case b.Start == b.End:
		return max(size.Y-l.setting(piece).lineHeight, 0)
	}
	return size.Y + l.settings.em(captionGap)
}

// PictureTop returns the distance of a picture from the upper edge of its piece.
func (l *Layout) PictureTop(piece int) int { return l.above(piece) - l.pictureHeight(piece) }
