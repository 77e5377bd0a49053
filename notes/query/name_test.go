package query

import (
	"slices"
	"testing"
)

func TestSimilar(t *testing.T) {
	for _, test := range []struct {
		name, asked string
		names, want []string
	}{
		{"one letter of three", "raid", []string{"raids", "rail", "road", "rid", "ridge"}, []string{"raids", "rail", "rid"}},
		{"what has it within", "levant", []string{"The Levant Files", "leant"}, []string{"leant", "The Levant Files"}},
		{"neighbours that changed places", "dialy", []string{"daily", "dahlia"}, []string{"daily"}},
		{"letters of two bytes", "путин", []string{"кулич", "пугач", "пути"}, []string{"пути"}},
		{"written for another", "Əli", []string{"eli", "ali", "oli"}, []string{"ali", "eli", "oli"}},
		{"no more than asked for", "a", []string{"ad", "ac", "ab", "a"}, []string{"a", "ab"}},
		{"nothing", "", []string{"", "a"}, []string{""}},
	} {
		limit := 3
		if test.name == "no more than asked for" {
			limit = 2
		}
		if got := Similar(test.asked, test.names, limit); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "axc", 1}, {"abc", "acb", 1}, {"abcd", "badc", 2},
		{"ca", "abc", 3}, // what changed places is not edited again
		{"kitten", "sitting", 3},
	} {
		if got := distance([]rune(test.a), []rune(test.b)); got != test.want {
			t.Errorf("from %q to %q it is %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
