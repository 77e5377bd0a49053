package windowtest

import (
	"encoding/binary"
	"errors"
	"image"
)

// decodeXWD reads the one kind of X window dump that Xvfb keeps for a screen of depth 24: 32 bits a pixel, little-endian,
// blue in the lowest byte. The header's fields are 32-bit and big-endian; X11/XWDFile.h lists them.
func decodeXWD(dump []byte) (*image.RGBA, error) {
	const fields, colorSize = 25, 12
	if len(dump) < 4*fields {
		return nil, errors.New("the screen's dump ends within its header")
	}
	field := func(n int) int { return int(binary.BigEndian.Uint32(dump[4*n:])) }
	var (
		headerSize, version, format = field(0), field(1), field(2)
		width, height               = field(4), field(5)
		bigEndian, bitsPerPixel     = field(7) != 0, field(11)
		stride                      = field(12)
		red, green, blue            = field(14), field(15), field(16)
		colors                      = field(19)
	)
	const zPixmap = 2
	if version != 7 || format != zPixmap || bigEndian || bitsPerPixel != 32 ||
		red != 0xff0000 || green != 0xff00 || blue != 0xff {
		return nil, errors.New("the screen's dump is not of 24-bit colour")
	}
	start := headerSize + colors*colorSize
	if stride < 4*width || len(dump) < start+stride*height {
		return nil, errors.New("the screen's dump ends within its pixels")
	}

	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		from := dump[start+y*stride:][:4*width]
		to := picture.Pix[y*picture.Stride:][:4*width]
		for i := 0; i < len(from); i += 4 {
			to[i], to[i+1], to[i+2], to[i+3] = from[i+2], from[i+1], from[i], 0xff
		}
	}
	return picture, nil
}
