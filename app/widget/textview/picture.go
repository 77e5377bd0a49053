package textview

import (
	"image"

	"golang.org/x/image/draw"

	"collate/app/widget/textview/typeset"
)

// pictures is a cache of the pictures of a text, scaled to the sizes at which they are drawn.
type pictures struct {
	natural map[string]image.Point     // known natural sizes
	reading map[string]bool            // being loaded, or failed to load
	missing map[string]*missingPicture // frames in place of pictures that failed to load
	scaled  map[pictureKey]*scaledPicture
	latest  map[string]*scaledPicture // last loaded, in any size
	frame   int                       // number of drawn images of the view
	pixels  int                       // total of the cached pictures
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

// maxPicturePixels is the size of the cache: 64 MB. Visible pictures may exceed it.
const maxPicturePixels = 16 << 20

// maxSourcePixels is the size of the largest picture that is drawn.
const maxSourcePixels = 200 << 20

func newPictures() pictures {
	return pictures{
		natural: map[string]image.Point{}, reading: map[string]bool{}, scaled: map[pictureKey]*scaledPicture{},
		latest: map[string]*scaledPicture{}, missing: map[string]*missingPicture{},
	}
}

// paintPictures draws the visible pictures and loads those that are not cached.
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
	} else { // until it is loaded at this size
		draw.NearestNeighbor.Scale(dst.Image, box, p.image, p.image.Rect, draw.Over, nil)
	}
}

// load reads a picture in the background and scales it to fit in room. If it cannot be loaded, and has no description, a
// frame replaces it.
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
			switch { // a picture that failed stays marked as being read
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

// loaded adds a picture to the cache and to the layout.
func (v *View) loaded(target string, natural image.Point, scaled *image.RGBA) {
	delete(v.pictures.reading, target)
	v.pictures.natural[target] = natural
	v.pictures.keep(&scaledPicture{pictureKey{target, scaled.Rect.Size()}, scaled, v.pictures.frame})
	v.showPictures()
	v.redraw()
	v.progressed()
}

// showPictures sets the known sizes of pictures in the layout.
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

// keep caches a scaled picture, and evicts the least recently drawn ones while the cache is full.
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
