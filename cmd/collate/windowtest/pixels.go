package windowtest

import (
	"image"
	"image/color"
)

// Part is a rectangle of a picture. Its points keep their coordinates, and its pixels are the picture's own.
func Part(picture *image.RGBA, of image.Rectangle) *image.RGBA {
	return picture.SubImage(of).(*image.RGBA)
}

// Find is the smallest rectangle around the pixels of a colour, empty when there are none. A pixel is of the colour when
// it differs by at most tolerance, from 0 to 255, in each of red, green and blue.
func Find(picture *image.RGBA, wanted color.Color, tolerance int) image.Rectangle {
	found, _ := search(picture, wanted, tolerance)
	return found
}

// Count is how many pixels are of a colour, in the sense of [Find].
func Count(picture *image.RGBA, wanted color.Color, tolerance int) int {
	_, count := search(picture, wanted, tolerance)
	return count
}

// Changed is the smallest rectangle around the pixels in which two pictures of the same bounds differ, empty when there
// are none.
func Changed(before, after *image.RGBA) image.Rectangle {
	changed, _ := where(before, func(p image.Point, was color.RGBA) bool { return after.RGBAAt(p.X, p.Y) != was })
	return changed
}

func search(picture *image.RGBA, wanted color.Color, tolerance int) (image.Rectangle, int) {
	w := color.RGBAModel.Convert(wanted).(color.RGBA)
	near := func(a, b uint8) bool { return max(int(a)-int(b), int(b)-int(a)) <= tolerance }
	return where(picture, func(_ image.Point, c color.RGBA) bool {
		return near(c.R, w.R) && near(c.G, w.G) && near(c.B, w.B)
	})
}

// where is the smallest rectangle around the pixels for which is says true, and how many they are.
func where(picture *image.RGBA, is func(image.Point, color.RGBA) bool) (image.Rectangle, int) {
	var around image.Rectangle
	count := 0
	for y := picture.Rect.Min.Y; y < picture.Rect.Max.Y; y++ {
		for x := picture.Rect.Min.X; x < picture.Rect.Max.X; x++ {
			if is(image.Pt(x, y), picture.RGBAAt(x, y)) {
				around = around.Union(image.Rect(x, y, x+1, y+1))
				count++
			}
		}
	}
	return around, count
}
