package reading

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

func TestPicturesAreDecoded(t *testing.T) {
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	d := markdown.Document("![a map](data:image/png;base64," + base64.StdEncoding.EncodeToString(data.Bytes()) + ")\n")
	b := d.Blocks()[0]
	if b.Kind != document.Image {
		t.Fatalf("the block is a %s", b.Kind)
	}
	load := picturesOf(d)
	if p := load(b.Target); p == nil || p.Bounds().Dx() != 30 || p.Bounds().Dy() != 20 {
		t.Errorf("decoded %v", p)
	}
	if p := load("https://example.org/map.png"); p != nil {
		t.Error("nothing is fetched")
	}
}
