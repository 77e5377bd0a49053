package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Resource is a picture embedded in the document.
type Resource struct {
	Name string `json:"name"` // unique file name, a hash of Data: "5d41402abc4b2a76b9719d911017c592.png"
	Type string `json:"type"` // media type: "image/png"
	Data []byte `json:"data"` // must not be modified
}

// The largest sizes in bytes of one picture, and of all pictures of a document.
const (
	MaxResource  = 8 << 20
	MaxResources = 16 << 20
)

// resourceScheme is the prefix of the target of an embedded picture: the URI scheme of
// RFC 2392, by which the parts of a message refer to each other.
const resourceScheme = "cid:"

// Resource returns the embedded picture that is the target of an [Image]. ok is false for
// a picture that is not embedded, whose target is its address as written: "https://…",
// "map.png"; and for a picture that [Builder.Embed] refused, whose target by convention
// is a data URI without data: "data:image/png;base64,".
func (d Document) Resource(target string) (r Resource, ok bool) {
	name, ok := strings.CutPrefix(target, resourceScheme)
	if !ok {
		return Resource{}, false
	}
	i := slices.IndexFunc(d.resources, func(r Resource) bool { return r.Name == name })
	if i < 0 {
		return Resource{}, false
	}
	return d.resources[i], true
}

// Embed adds a picture to the document, and returns the target for the blocks that show
// it. It accepts PNG, JPEG, GIF and WebP, recognised by the first bytes, up to
// [MaxResource] and [MaxResources]; otherwise ok is false. The caller must not modify
// data afterwards.
func (b *Builder) Embed(data []byte) (target string, ok bool) {
	format, ok := formatOf(data)
	if !ok || len(data) > MaxResource {
		return "", false
	}
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:16]) + "." + format
	size := len(data)
	for _, r := range b.resources {
		if r.Name == name {
			return resourceScheme + name, true
		}
		size += len(r.Data)
	}
	if size > MaxResources {
		return "", false
	}
	b.resources = append(b.resources, Resource{Name: name, Type: "image/" + format, Data: data})
	return resourceScheme + name, true
}

// formatOf returns the format of a picture, recognised by its first bytes.
func formatOf(data []byte) (format string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1A\n")):
		return "png", true
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		return "jpeg", true
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return "gif", true
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return "webp", true
	}
	return "", false
}

func (r Resource) equal(other Resource) bool {
	return r.Name == other.Name && r.Type == other.Type && bytes.Equal(r.Data, other.Data)
}
