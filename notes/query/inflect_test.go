package query

import (
	"slices"
	"strings"
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
		{"say", "says", "said", "saying"},
		{"bring", "brings", "brought", "bringing"},
		{"go", "goes", "went", "gone", "going"},
		{"run", "runs", "ran", "running"},
		{"lie", "lay", "lain"},
		{"man", "men"},
		{"fisherman", "fishermen"},
		{"woman", "women"},
		{"child", "children"},
		{"crisis", "crises"},
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

// Each form of an irregular word finds all others.
func TestIrregularForms(t *testing.T) {
	for line := range strings.Lines(irregular) {
		forms := strings.Fields(line)
		for _, a := range forms {
			for _, b := range forms {
				if a != b && !slices.Contains(inflections(a), b) {
					t.Errorf("%q does not find %q", a, b)
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
	for _, pair := range [][2]string{{"press", "pres"}, {"was", "wa"}, {"ring", "r"}, {"founded", "find"}, {"bed", "be"}, {"wing", "w"}} {
		if slices.Contains(inflections(pair[0]), pair[1]) {
			t.Errorf("%q finds %q", pair[0], pair[1])
		}
	}
}
