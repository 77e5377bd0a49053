package query

import (
	"slices"
	"testing"
)

func TestInflections(t *testing.T) {
	for _, forms := range [][]string{
		{"raid", "raids", "raided", "raiding"},
		{"stop", "stops", "stopped", "stopping"},
		{"city", "cities"},
		{"carry", "carries", "carried", "carrying"},
		{"move", "moves", "moved", "moving"},
		{"watch", "watches", "watched", "watching"},
		{"box", "boxes"},
		{"crisis", "crisises"}, // which does no harm where it does not occur
		{"day", "days"},
	} {
		for _, a := range forms {
			for _, b := range forms {
				if a != b && !slices.Contains(inflections(a), b) {
					t.Errorf("%q does not find %q: %q", a, b, inflections(a))
				}
			}
		}
	}
}

func TestInflectionsLeaveAlone(t *testing.T) {
	for _, word := range []string{"", "as", "it", "əlis", "рейды", "2025s", "文"} {
		if forms := inflections(word); forms != nil {
			t.Errorf("%q has the forms %q", word, forms)
		}
	}
	for _, pair := range [][2]string{{"press", "pres"}, {"was", "wa"}, {"ring", "r"}} {
		if slices.Contains(inflections(pair[0]), pair[1]) {
			t.Errorf("%q finds %q", pair[0], pair[1])
		}
	}
}
