package reading

import (
	"bytes"
	"image"
	_ "image/gif"  // read as pictures
	_ "image/jpeg" // of articles
	_ "image/png"  // are
	"net/url"
	"path"
	"strings"

	_ "golang.org/x/image/webp"

	"collate/notes/document"
)

// maxPixels is the maximum number of pixels of a picture, so that a small file
// cannot use up the memory.
const maxPixels = 50_000_000

// picturesOf returns a function that decodes the pictures embedded in a
// document; it returns nil for a target that is not a valid picture. The
// function is safe for concurrent use.
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

// missingPicture returns a function that returns the name of a picture of a
// document that cannot be shown, and the reason.
func missingPicture(d document.Document) func(target string) (name, why string) {
	return func(target string) (name, why string) {
		if _, kept := d.Resource(target); kept || strings.HasPrefix(target, "data:") {
			return "Picture", "It came with the article, but cannot be read: it is damaged, too large, or of a kind that Collate does not know."
		}
		name = target
		if u, err := url.Parse(target); err == nil && path.Base(u.Path) != "/" && path.Base(u.Path) != "." {
			name = path.Base(u.Path)
		}
		return name, "This picture did not come with the article, and Collate fetches nothing from the web."
	}
}
