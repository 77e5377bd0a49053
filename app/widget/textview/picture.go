package textview

import (
	"image"

	"golang.org/x/image/draw"

	"collate/app/widget/textview/typeset"
)

// pictures are the pictures of a text, scaled to the sizes that they are drawn in.
type pictures struct {
	natural map[string]image.Point     // their own sizes, for those that are known
	reading map[string]bool            // on their way, or not to be had
	missing map[string]*missingPicture // in place of those that are not to be had
	scaled  map[pictureKey]*scaledPicture
	latest  map[string]*scaledPicture // in whatever size
	frame   int                       // counts drawn images of the view
	pixels  int                       // of all that are kept
}

type pictureKey struct {
	target string
	size   image.Point
}

type scaledPicture struct {
	key   pictureKey
	image *image.RGBA
	frame int // when it was last drawn
}

// maxPicturePixels bounds what is kept of pictures that are not visible: 64 MB.
const maxPicturePixels = 16 << 20

// maxSourcePixels bounds the pictures that are drawn at all.
const maxSourcePixels = 200 << 20

func newPictures() pictures {
	return pictures{
		natural: map[string]image.Point{}, reading: map[string]bool{}, scaled: map[pictureKey]*scaledPicture{},
		latest: map[string]*scaledPicture{}, missing: map[string]*missingPicture{},
	}
}

// paintPictures draws the visible pictures and has those read that are not there.
func (v *View) paintPictures(dst typeset.Canvas) {
	if v.LoadPicture == nil {
		return
	}
	v.pictures.frame++
	v.eachPiece(func(piece, y int) bool {
		if b, first := v.layout.Block(piece); b.Kind == Picture && first && b.Target != "" {
			at := image.Pt(v.columnLeft()+v.layout.Indent(piece), y+v.layout.PictureTop(piece))
			v.paintPicture(dst, piece, b.Target, at)
		}
		return true
	})
}

func (v *View) paintPicture(dst typeset.Canvas, piece int, target string, at image.Point) {
	size := v.layout.PictureSize(piece)
	if m := v.pictures.missing[target]; m != nil {
		v.paintMissing(dst, m, image.Rectangle{at, at.Add(size)})
		return
	}
	p := v.pictures.scaled[pictureKey{target, size}]
	if p == nil {
		if !v.pictures.reading[target] {
			b, _ := v.layout.Block(piece)
			v.load(target, v.layout.PictureRoom(piece), b.Start < b.End)
		}
		if p = v.pictures.latest[target]; p == nil {
			return
		}
	}
	p.frame = v.pictures.frame
	box := image.Rectangle{at, at.Add(size)}
	if p.key.size == size {
		draw.Draw(dst.Image, box, p.image, image.Point{}, draw.Over)
	} else { // until it is there in this size
		draw.NearestNeighbor.Scale(dst.Image, box, p.image, p.image.Rect, draw.Over, nil)
	}
}

// load reads a picture in the background and scales it so that it fits in room. If it is not to be had, and is not
// described either, words stand in its place.
func (v *View) load(target string, room image.Point, described bool) {
	v.pictures.reading[target] = true
	text, read, scale := v.text, v.LoadPicture, v.state.scale
	go func() {
		source := read(target)
		var natural image.Point
		var scaled *image.RGBA
		if source != nil && source.Bounds().Dx() <= maxSourcePixels/max(source.Bounds().Dy(), 1) {
			natural = source.Bounds().Size()
			if size := typeset.FitPicture(devicePixels(natural, scale), room); size.X > 0 {
				scaled = image.NewRGBA(image.Rectangle{Max: size})
				draw.CatmullRom.Scale(scaled, scaled.Rect, source, source.Bounds(), draw.Src, nil)
			}
		}
		v.engine.do(func() {
			switch { // what is not to be had stays marked as being read
			case v.text != text:
			case scaled != nil:
				v.loaded(target, natural, scaled)
			case !described && v.MissingPicture != nil:
				v.missed(target)
			}
		})
	}()
}

// devicePixels returns the size of a picture one of whose pixels is one device-independent pixel.
func devicePixels(natural image.Point, scale float32) image.Point {
	return image.Pt(int(float32(natural.X)*scale+0.5), int(float32(natural.Y)*scale+0.5))
}

// loaded takes in a picture and makes room for it.
func (v *View) loaded(target string, natural image.Point, scaled *image.RGBA) {
	delete(v.pictures.reading, target)
	v.pictures.natural[target] = natural
	v.pictures.keep(&scaledPicture{pictureKey{target, scaled.Rect.Size()}, scaled, v.pictures.frame})
	v.showPictures()
	v.redraw()
	v.progressed()
}

// showPictures makes room in the layout for the pictures whose sizes are known.
func (v *View) showPictures() {
	if v.layout == nil {
		return
	}
	for target, natural := range v.pictures.natural {
		v.layout.SetPicture(target, devicePixels(natural, v.state.scale))
	}
	for target, m := range v.pictures.missing {
		v.layout.SetPicture(target, v.set(m))
	}
}

// keep keeps a scaled picture, and drops those that have not been drawn for longest while they are too many.
func (p *pictures) keep(pic *scaledPicture) {
	p.drop(pic.key)
	p.scaled[pic.key], p.latest[pic.key.target] = pic, pic
	p.pixels += pic.key.size.X * pic.key.size.Y
	for p.pixels > maxPicturePixels {
		var oldest *scaledPicture
		for _, other := range p.scaled {
			if other.frame < p.frame && (oldest == nil || other.frame < oldest.frame) {
				oldest = other
			}
		}
		if oldest == nil { // all are visible
			return
		}
		p.drop(oldest.key)
	}
}

func (p *pictures) drop(key pictureKey) {
	old := p.scaled[key]
	if old == nil {
		return
	}
	delete(p.scaled, key)
	p.pixels -= key.size.X * key.size.Y
	if p.latest[key.target] == old {
		delete(p.latest, key.target)
	}
}
