package reading

import (
	"bytes"
	"image"
	_ "image/gif"  // read as pictures
	_ "image/jpeg" // of articles
	_ "image/png"  // are

	_ "golang.org/x/image/webp"

	"collate/notes/document"
)

// maxPixels is how large a picture may be, so that a small file cannot take all
// memory.
const maxPixels = 50_000_000

// picturesOf returns a function that decodes the pictures that come with a
// document; it returns nil for what is none. The function is safe for any
// goroutine.
func picturesOf(d document.Document) func(target string) image.Image {
	return func(target string) image.Image {
		resource, ok := d.Resource(target)
		if !ok {
			return nil
		}
		config, _, err := image.DecodeConfig(bytes.NewReader(resource.Data))
		if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
			return nil
		}
		picture, _, err := image.Decode(bytes.NewReader(resource.Data))
		if err != nil {
			return nil
		}
		return picture
	}
}
