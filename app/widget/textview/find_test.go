package textview

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindAll(t *testing.T) {
	tests := []struct{ name, text, query, want string }{
		{"nothing to find", "abc", "", "[]"},
		{"not there", "abc", "x", "[]"},
		{"longer than the text", "abc", "abcd", "[]"},
		{"twice", "to be or not to be", "be", "[{3 5} {16 18}]"},
		{"upper and lower case", "The the tHE", "the", "[{0 3} {4 7} {8 11}]"},
		{"not overlapping", "aaaa", "aa", "[{0 2} {2 4}]"},
		{"cyrillic", "Ёж ёЖ", "ёж", "[{0 4} {5 9}]"},
		{"of another length in bytes", "\u212a k K", "k", "[{0 3} {4 5} {6 7}]"},
		{"greek sigmas", "ΟΔΟΣ οδος", "οδοσ", "[{0 8} {9 17}]"},
		{"signs are no letters", "@ `", "@", "[{0 1}]"},
		{"bytes that are not text", "a\xffb\xff", "\xff", "[{1 2} {3 4}]"},
		{"over a line end", "one\ntwo", "e\nt", "[{2 5}]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(findAll(test.text, test.query)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// FuzzFind checks that whatever is found equals the query but for case, and that the query is found in itself.
func FuzzFind(f *testing.F) {
	f.Add("to be or not", "B")
	f.Add("Straße \u212a", "k")
	f.Add("\xff\xc3", "\xc3")
	f.Fuzz(func(t *testing.T, text, query string) {
		last := 0
		for _, h := range findAll(text, query) {
			if h.start < last || h.end <= h.start || h.end > len(text) {
				t.Fatalf("found %v after %d", h, last)
			}
			if !strings.EqualFold(text[h.start:h.end], query) {
				t.Fatalf("found %q", text[h.start:h.end])
			}
			last = h.end
		}
		if query != "" && len(findAll(query, query)) == 0 {
			t.Error("not found in itself")
		}
	})
}
