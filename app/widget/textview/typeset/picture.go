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
				l.heights.set(i, l.estimatedHeight(i))
			} else {
				l.heights.set(i, l.above(i)+len(l.lines[i])*l.setting(i).lineHeight)
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
	width, height := max(l.width-l.settings.indent(b), 1), max(l.settings.em(maxPicture), 1)
	if size.X > width {
		size = image.Pt(width, max(size.Y*width/size.X, 1))
	}
	if size.Y > height {
		size = image.Pt(max(size.X*height/size.Y, 1), height)
	}
	return size
}

// pictureHeight returns the room above a caption.
func (l *Layout) pictureHeight(piece int) int {
	size := l.PictureSize(piece)
	if size.Y == 0 {
		return 0
	}
	return size.Y + l.settings.em(captionGap)
}

// PictureTop returns the distance of a picture from the upper edge of its piece.
func (l *Layout) PictureTop(piece int) int { return l.above(piece) - l.pictureHeight(piece) }
