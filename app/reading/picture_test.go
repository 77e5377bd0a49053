package reading

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"slices"
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

func TestMissingPicturesAreNamed(t *testing.T) {
	d := markdown.Document("![](https://example.org/images/front%20line.png?w=600)\n\n![](map.png)\n\n![](data:image/png;base64,AAAA)\n")
	var got []string
	for _, b := range d.Blocks() {
		if b.Kind == document.Image {
			name, why := missingPicture(d)(b.Target)
			got = append(got, name+": "+why)
		}
	}
	want := []string{
		"front line.png: This picture did not come with the article, and Collate fetches nothing from the web.",
		"map.png: This picture did not come with the article, and Collate fetches nothing from the web.",
		"Picture: It came with the article, but cannot be read: it is damaged, too large, or of a kind that Collate does not know.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
