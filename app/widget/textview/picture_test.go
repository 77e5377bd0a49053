package textview

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
)

// illustrated is a text with a picture between paragraphs.
func illustrated() *Text {
	t := &Text{Content: "Before.\nThe caption.\nAfter."}
	t.Blocks = []Block{{Start: 0, End: 7}, {Start: 8, End: 20, Kind: Picture, Target: "cid:red"}, {Start: 21, End: 27}}
	return t
}

func red(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{0xff, 0, 0, 0xff}), image.Point{}, draw.Src)
	return img
}

func TestPictureIsDrawn(t *testing.T) {
	v, w := newView(t, illustrated())
	calls := make(dispatcher)
	v.engine.do = calls.do
	reads := 0
	v.LoadPicture = func(target string) image.Image {
		if target != "cid:red" {
			t.Errorf("asked for %q", target)
		}
		reads++
		return red(800, 160)
	}
	after := func() float32 { at, _, _ := v.RangeBounds(22, 23); return at.Y }
	without := after()
	v.paint(testWidth, testHeight)
	v.paint(testWidth, testHeight) // does not ask again
	(<-calls)()
	img := v.paint(testWidth, testHeight)
	want := float32(v.state.column * 160 / 800)
	if d := after() - without; d < want || d > want+20 {
		t.Errorf("takes %v, want %v and a gap", d, want)
	}
	size := v.layout.PictureSize(1)
	at := image.Pt(v.columnLeft()+size.X/2, int(without)) // in the picture
	if c := img.At(at.X, at.Y); c != (color.RGBA{0xff, 0, 0, 0xff}) {
		t.Errorf("drawn in %v", c)
	}
	if reads != 1 {
		t.Errorf("read %d times", reads)
	}

	w.Resize(fyne.NewSize(300, testHeight))
	img = v.paint(300, testHeight) // in the old size, stretched
	if c := img.At(150, at.Y-10); c != (color.RGBA{0xff, 0, 0, 0xff}) {
		t.Errorf("resized, drawn in %v", c)
	}
	(<-calls)()
	v.paint(300, testHeight)
	if p := v.pictures.scaled[pictureKey{"cid:red", v.layout.PictureSize(1)}]; p == nil || reads != 2 {
		t.Errorf("read %d times", reads)
	}
}

func TestPictureThatIsNotToBeHad(t *testing.T) {
	v, _ := newView(t, illustrated())
	calls := make(dispatcher)
	v.engine.do = calls.do
	reads := 0
	v.LoadPicture = func(string) image.Image { reads++; return nil }
	for range 2 {
		v.paint(testWidth, testHeight)
	}
	(<-calls)()
	v.paint(testWidth, testHeight)
	if reads != 1 || v.layout.PictureSize(1) != (image.Point{}) {
		t.Errorf("read %d times, size %v", reads, v.layout.PictureSize(1))
	}
	v.LoadPicture = func(string) image.Image { return red(10, 10) }
	v.SetText(illustrated())
	v.paint(testWidth, testHeight)
	arrive := <-calls
	v.SetText(sample())
	arrive()
	if len(v.pictures.scaled) != 0 {
		t.Error("a picture of the text before is kept")
	}
}

func TestPicturesAreBounded(t *testing.T) {
	p := newPictures()
	for i := range 40 {
		p.frame = i
		size := image.Pt(1000, 1000)
		p.keep(&scaledPicture{pictureKey{string(rune('a' + i)), size}, nil, i})
	}
	if p.pixels > maxPicturePixels || len(p.scaled) != maxPicturePixels/1_000_000 {
		t.Errorf("%d pictures of %d pixels", len(p.scaled), p.pixels)
	}
	if p.latest["a"] != nil || p.latest[string(rune('a'+39))] == nil {
		t.Error("the oldest is kept, or the newest is not")
	}
}

func TestWordsStandInPlaceOfAPictureThatIsNotToBeHad(t *testing.T) {
	tests := []struct {
		name    string
		caption string
		words   bool // are to stand there
	}{
		{"without a description", "", true},
		{"with a description", "The caption.", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := &Text{Content: "Before.\n" + tt.caption + "\nAfter."}
			end := 8 + len(tt.caption)
			text.Blocks = []Block{{Start: 0, End: 7}, {Start: 8, End: end, Kind: Picture, Target: "map.png"}, {Start: end + 1, End: len(text.Content)}}
			v, w := newView(t, text)
			calls := make(dispatcher)
			v.engine.do = calls.do
			v.LoadPicture = func(string) image.Image { return nil }
			v.MissingPicture = func(target string) (name, why string) { return target, "It did not come with the article." }
			v.paint(testWidth, testHeight)
			(<-calls)()
			for _, width := range []float32{testWidth, 250} {
				w.Resize(fyne.NewSize(width, testHeight))
				img := v.paint(int(width), testHeight).(*image.RGBA)
				size := v.layout.PictureSize(1)
				if (size != image.Point{}) != tt.words {
					t.Fatalf("at a width of %v the frame is %v", width, size)
				}
				if tt.words && (size.X > v.state.column || !hasColor(img, v.look.Rule) || !hasColor(img, v.look.Quiet)) {
					t.Errorf("at a width of %v the frame of %v has no border or no words", width, size)
				}
			}
		})
	}
}

func hasColor(img *image.RGBA, c color.NRGBA) bool {
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] == c.R && img.Pix[i+1] == c.G && img.Pix[i+2] == c.B {
			return true
		}
	}
	return false
}

func TestPictureWithoutADescriptionLeavesNoEmptyLine(t *testing.T) {
	text := &Text{Content: "Before.\n\nAfter."}
	text.Blocks = []Block{{Start: 0, End: 7}, {Start: 8, End: 8, Kind: Picture, Target: "red"}, {Start: 9, End: 15}}
	v, _ := newView(t, text)
	v.layout.SetPicture("red", image.Pt(100, 200))
	if got := v.layout.PieceHeight(1) - v.layout.PictureTop(1); got != 200 {
		t.Errorf("the picture of 200 px and what is below it take %d px", got)
	}
}
