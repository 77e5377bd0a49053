package markdown

import "testing"

// What is known to be plain at once is what the parser would say.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{
		"Die Straße war groß | 1) #tag", " a --- b ", "Überschrift  \u2028 x\u00a0", "www.example.org", "a 'b' \"c\" (d)", "a\u0301\u200bb\ufeff",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := Document(text), convert(text, false); !got.Equal(want) {
			t.Fatalf("%q: %q, want %q", text, got.Text(), want.Text())
		}
	})
}
