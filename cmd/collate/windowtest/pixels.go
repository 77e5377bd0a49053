package windowtest

import (
	"bytes"
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
	var changed image.Rectangle
	for y := before.Rect.Min.Y; y < before.Rect.Max.Y; y++ {
		was, is := row(before, y), row(after, y)
		if bytes.Equal(was, is) {
			continue
		}
		first, last := 0, len(was)-1
		for was[first] == is[first] {
			first++
		}
		for was[last] == is[last] {
			last--
		}
		x := before.Rect.Min.X
		changed = changed.Union(image.Rect(x+first/bytesPerPixel, y, x+last/bytesPerPixel+1, y+1))
	}
	return changed
}

const bytesPerPixel = 4

// row is the pixels of a line of a picture: red, green, blue and alpha of each.
func row(picture *image.RGBA, y int) []byte {
	start := picture.PixOffset(picture.Rect.Min.X, y)
	return picture.Pix[start : start+bytesPerPixel*picture.Rect.Dx()]
}

// search is the smallest rectangle around the pixels of a colour, and how many they are.
func search(picture *image.RGBA, wanted color.Color, tolerance int) (image.Rectangle, int) {
	w := color.RGBAModel.Convert(wanted).(color.RGBA)
	var around image.Rectangle
	count := 0
	for y := picture.Rect.Min.Y; y < picture.Rect.Max.Y; y++ {
		pixels := row(picture, y)
		first, last := -1, -1
		for i := 0; i < len(pixels); i += bytesPerPixel {
			if near(pixels[i], w.R, tolerance) && near(pixels[i+1], w.G, tolerance) && near(pixels[i+2], w.B, tolerance) {
				if first < 0 {
					first = i
				}
				last = i
				count++
			}
		}
		if first >= 0 {
			x := picture.Rect.Min.X
			around = around.Union(image.Rect(x+first/bytesPerPixel, y, x+last/bytesPerPixel+1, y+1))
		}
	}
	return around, count
}

func near(a, b uint8, tolerance int) bool { return max(int(a)-int(b), int(b)-int(a)) <= tolerance }
