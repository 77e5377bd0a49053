package typeset

import "testing"

func TestClusters(t *testing.T) {
	e := testEngine()
	tests := []struct {
		name, text   string
		offset       int
		previous, at int
	}{
		{"letters", "abc", 1, 0, 2},
		{"start", "abc", 0, 0, 1},
		{"end", "abc", 3, 2, 3},
		{"empty", "", 0, 0, 0},
		{"combining mark", "ae\u0301b", 1, 0, 4},
		{"before the mark's end", "ae\u0301b", 4, 1, 5},
		{"within a cluster", "ae\u0301b", 2, 1, 4},
		{"family", "x👩‍👩‍👧y", 1, 0, 1 + len("👩‍👩‍👧")},
		{"line end", "a\r\nb", 1, 0, 3},
		{"not text", "\xff\xfeb", 1, 0, 2},
	}
	for _, test := range tests {
		text := &Text{Content: test.text}
		if got := e.Next(text, test.offset); got != test.at {
			t.Errorf("%s: next %d, want %d", test.name, got, test.at)
		}
		if got := e.Previous(text, test.offset); got != test.previous {
			t.Errorf("%s: previous %d, want %d", test.name, got, test.previous)
		}
	}
}

func TestWords(t *testing.T) {
	e := testEngine()
	tests := []struct {
		name, text string
		offset     int
		want       string
	}{
		{"in a word", "one two three", 5, "two"},
		{"at its start", "one two three", 4, "two"},
		{"on a space", "one  two", 4, "  "},
		{"apostrophe", "it’s don't", 1, "it’s"},
		{"number", "in 1,234.5 m", 5, "1,234.5"},
		{"sign", "a, b", 1, ","},
		{"at the end", "one two", 7, "two"},
		{"cyrillic", "два слова", 9, "слова"},
		{"empty", "", 0, ""},
	}
	for _, test := range tests {
		start, end := e.Word(&Text{Content: test.text}, test.offset)
		if got := test.text[start:end]; got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestStepsByWords(t *testing.T) {
	e := testEngine()
	text := &Text{Content: "One, two.\n  Three"}
	at := 0
	var stops []int
	for range 4 {
		at = e.NextWord(text, at)
		stops = append(stops, at)
	}
	if want := []int{3, 8, 17, 17}; !equal(stops, want) {
		t.Errorf("forwards %v, want %v", stops, want)
	}
	stops = nil
	for range 4 {
		at = e.PreviousWord(text, at)
		stops = append(stops, at)
	}
	if want := []int{12, 5, 0, 0}; !equal(stops, want) {
		t.Errorf("backwards %v, want %v", stops, want)
	}
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
