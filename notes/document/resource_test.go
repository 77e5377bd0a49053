package document_test

import (
	"bytes"
	"strings"
	"testing"

	"collate/notes/document"
)

// png is the beginning of a picture, which is all that a document examines.
const png = "\x89PNG\r\n\x1A\n and so on"

func TestEmbed(t *testing.T) {
	tests := []struct {
		name, data string
		want       string // media type, "" if it is refused
	}{
		{"PNG", png, "image/png"},
		{"JPEG", "\xFF\xD8\xFF\xE0", "image/jpeg"},
		{"old GIF", "GIF87a", "image/gif"},
		{"GIF", "GIF89a", "image/gif"},
		{"WebP", "RIFF\x04\x00\x00\x00WEBPVP8 ", "image/webp"},
		{"another file of that kind", "RIFF\x04\x00\x00\x00WAVEfmt ", ""},
		{"a drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>", ""},
		{"nothing", "", ""},
		{"the largest", png + strings.Repeat("x", document.MaxResource-len(png)), "image/png"},
		{"too large", png + strings.Repeat("x", document.MaxResource-len(png)+1), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b document.Builder
			target, ok := b.Embed([]byte(test.data))
			d := b.Document()
			r, found := d.Resource(target)
			if ok != (test.want != "") || found != ok || len(d.Resources()) > 1 {
				t.Fatalf("embedded: %v, found: %v", ok, found)
			}
			if ok && (r.Type != test.want || string(r.Data) != test.data || target != "cid:"+r.Name) {
				t.Errorf("got %q of type %q with %d bytes", r.Name, r.Type, len(r.Data))
			}
		})
	}
}

func TestEmbedBounds(t *testing.T) {
	var b document.Builder
	first, _ := b.Embed([]byte(png + "1"))
	again, ok := b.Embed([]byte(png + "1"))
	if other, _ := b.Embed([]byte(png + "2")); !ok || again != first || other == first {
		t.Errorf("the targets are %q, %q again, and %q of another", first, again, other)
	}
	kept := 0
	for i := range 5 {
		if _, ok := b.Embed(bytes.Join([][]byte{[]byte(png), make([]byte, document.MaxResource/2)}, []byte{byte(i)})); ok {
			kept++
		}
	}
	d := b.Document()
	if kept != 3 || len(d.Resources()) != 5 {
		t.Errorf("%d were kept of those that together are too large", kept)
	}
	if _, err := document.New(d.Text(), d.Structure()); err != nil {
		t.Error(err)
	}
}

func TestResourceOfNothing(t *testing.T) {
	d := rich()
	for _, target := range []string{"", "cid:", "cid:other.png", "https://example.org/ə.png", d.Resources()[0].Name} {
		if r, ok := d.Resource(target); ok {
			t.Errorf("of %q there is %q", target, r.Name)
		}
	}
}

func TestEqualLooksAtPictures(t *testing.T) {
	build := func(data string) document.Document {
		var b document.Builder
		b.Embed([]byte(data))
		return b.Document()
	}
	if !build(png).Equal(build(png)) || build(png).Equal(build(png+"x")) || build(png).Equal(document.Document{}) {
		t.Error("documents are equal without regard to their pictures")
	}
}
