package typeset

import "image"

// SetPicture tells the size of the pictures with a target, in device pixels, and makes room for them. Until it is known a
// picture takes no room.
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

// PictureSize returns the size that a picture is drawn in, in device pixels: its own, or as large as fits the column and
// a bounded height. It is zero when it is not known yet or the piece has no picture.
func (l *Layout) PictureSize(piece int) image.Point {
	b := l.block(piece)
	size := l.pictures[b.Target]
	if b.Kind != Picture || !l.first(piece) || size.X <= 0 || size.Y <= 0 {
		return image.Point{}
	}
	return FitPicture(size, l.PictureRoom(piece))
}

// PictureRoom returns the largest size that a picture of a piece may have, in device pixels.
func (l *Layout) PictureRoom(piece int) image.Point {
	return image.Pt(max(l.width-l.settings.indent(l.block(piece)), 1), max(l.settings.em(maxPicture), 1))
}

// FitPicture returns a size in proportion to size, which is not zero, that is no larger and fits in room.
func FitPicture(size, room image.Point) image.Point {
	if size.X > room.X {
		size = image.Pt(room.X, max(size.Y*room.X/size.X, 1))
	}
	if size.Y > room.Y {
		size = image.Pt(max(size.X*room.Y/size.Y, 1), room.Y)
	}
	return size
}

// pictureHeight returns the room above a caption. A picture without one covers the empty line of it.
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
