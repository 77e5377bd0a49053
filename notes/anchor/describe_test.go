package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDescribe(t *testing.T) {
	letters := strings.Repeat("abcdefghij", 10)
	for _, c := range []struct {
		name       string
		text       string
		start, end int
		want       Anchor
	}{
		{"in the middle, 32 on each side", letters, 50, 53, Anchor{
			Exact: "abc", Prefix: letters[18:50], Suffix: letters[53:85], Start: 50, End: 53,
		}},
		{"near the ends, what there is", "one two three", 4, 7, Anchor{
			Exact: "two", Prefix: "one ", Suffix: " three", Start: 4, End: 7,
		}},
		{"the whole text", "one", 0, 3, Anchor{Exact: "one", Start: 0, End: 3}},
		{"code points, not bytes", "żółw śpi", 5, 8, Anchor{
			Exact: "śpi", Prefix: "żółw ", Start: 5, End: 8,
		}},
		{"a prefix does not begin with the accent of a letter left out", "e\u0301" + letters[:31] + "X", 33, 34, Anchor{
			Exact: "X", Prefix: letters[:31], Start: 33, End: 34,
		}},
		{"a suffix does not end before an accent", "X" + letters[:31] + "e\u0301", 0, 1, Anchor{
			Exact: "X", Suffix: letters[:31], Start: 0, End: 1,
		}},
		{"a suffix does not end within a joined emoji", "X" + letters[:31] + "👩\u200d🚀!", 0, 1, Anchor{
			Exact: "X", Suffix: letters[:31], Start: 0, End: 1,
		}},
		{"the passage is taken as given", "e\u0301a", 1, 2, Anchor{
			Exact: "\u0301", Prefix: "e", Suffix: "a", Start: 1, End: 2,
		}},
		{"a byte that is not UTF-8 is a code point", "a\xffb", 1, 2, Anchor{
			Exact: "\xff", Prefix: "a", Suffix: "b", Start: 1, End: 2,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Describe(c.text, c.start, c.end)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got  %#v\nwant %#v", got, c.want)
			}
		})
	}
}

func TestDescribeRefuses(t *testing.T) {
	for _, c := range []struct {
		name       string
		start, end int
		want       string
	}{
		{"before the text", -1, 2, "the passage from -1 to 2 does not lie within the text, which has 3 characters"},
		{"after the text", 1, 4, "the passage from 1 to 4 does not lie within the text, which has 3 characters"},
		{"nothing", 2, 2, "the passage from 2 to 2 is empty"},
		{"backwards", 2, 1, "the passage from 2 to 1 is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Describe("żół", c.start, c.end)
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
			if a != (Anchor{}) {
				t.Errorf("an anchor beside the error: %+v", a)
			}
		})
	}
}

// TestTextOffsets goes over more than two marks of the index, in a text in
// which code points have 1 to 4 bytes.
func TestTextOffsets(t *testing.T) {
	source := strings.Repeat("aé世🚀", markEvery/2+1)
	text := NewText(source)
	codePoint := 0
	for at := range source {
		if got := text.byteOffset(codePoint); got != at {
			t.Fatalf("byteOffset(%d) = %d, want %d", codePoint, got, at)
		}
		if got := text.codePoint(at); got != codePoint {
			t.Fatalf("codePoint(%d) = %d, want %d", at, got, codePoint)
		}
		codePoint++
	}
	if got := text.codePoint(len(source)); got != codePoint || text.length != codePoint {
		t.Errorf("codePoint of the end is %d and the length %d, want %d", got, text.length, codePoint)
	}
	if got := text.byteOffset(codePoint + 1); got != len(source) {
		t.Errorf("byteOffset after the end is %d, want %d", got, len(source))
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add("The old pier was closed in May.", 4, 12)
	f.Add("e\u0301👩\u200d🚀\xff\xfe", 1, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		a, err := Describe(text, start, end)
		length := utf8.RuneCountInString(text)
		if inside := start >= 0 && start < end && end <= length; inside != (err == nil) {
			t.Fatalf("Describe(%d, %d) of %d code points: %v", start, end, length, err)
		}
		if err != nil {
			return
		}
		if utf8.RuneCountInString(a.Exact) != end-start {
			t.Errorf("%q is not %d code points", a.Exact, end-start)
		}
		if !strings.Contains(text, a.Prefix+a.Exact+a.Suffix) {
			t.Errorf("the text does not have %#v", a)
		}
		m, ok := NewFinder(text).Find(a)
		if want := (Match{Start: start, End: end, Score: 1, Status: Sure}); !ok || m != want {
			t.Errorf("Find in the same text: %+v, %v, want %+v", m, ok, want)
		}
	})
}
