package markdown

import (
	"slices"
	"testing"
)

// What is read without the parser is read as by it.
func FuzzWrittenSimply(f *testing.F) {
	f.Add("# [[a]]\n\n- [ ] ![[b|c]] *[[d#e]]* [[[f]] ![[g\nh]] [[i]]![[j]]\n> [[k]]\n[[]] [[l] [[m]]]")
	f.Add("a\n  [[b]]\n===\n[^1] [[^1]] {#x} [x [[y]] z] \\* [[ ]] [[#]] ![x [[y]]]")
	f.Fuzz(func(t *testing.T, text string) {
		if !isSimple(text) {
			return
		}
		if got, want := writtenSimply(text), written(text); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	})
}
