package typeset

import (
	"reflect"
	"testing"
)

func TestFlatten(t *testing.T) {
	tests := []struct {
		name  string
		spans []Span
		links []Link
		want  []Span
	}{
		{name: "nothing"},
		{
			name:  "one",
			spans: []Span{{2, 5, Bold}},
			want:  []Span{{2, 5, Bold}},
		},
		{
			name:  "overlapping add up",
			spans: []Span{{0, 6, Bold}, {4, 9, Italic}},
			want:  []Span{{0, 4, Bold}, {4, 6, Bold | Italic}, {6, 9, Italic}},
		},
		{
			name:  "nested and out of order",
			spans: []Span{{3, 4, Mono}, {0, 9, Quiet}},
			want:  []Span{{0, 3, Quiet}, {3, 4, Quiet | Mono}, {4, 9, Quiet}},
		},
		{
			name:  "the same style twice is one",
			spans: []Span{{0, 5, Bold}, {3, 8, Bold}},
			want:  []Span{{0, 8, Bold}},
		},
		{
			name:  "touching",
			spans: []Span{{0, 3, Bold}, {3, 6, Bold}, {6, 8, Italic}},
			want:  []Span{{0, 6, Bold}, {6, 8, Italic}},
		},
		{
			name:  "out of range, empty and backwards",
			spans: []Span{{-5, 2, Bold}, {8, 99, Bold}, {4, 4, Italic}, {6, 5, Italic}, {3, 4, 0}},
			want:  []Span{{0, 2, Bold}, {8, 10, Bold}},
		},
		{
			name:  "a link is a style",
			spans: []Span{{0, 4, Bold}},
			links: []Link{{Start: 2, End: 6, Target: "x"}},
			want:  []Span{{0, 2, Bold}, {2, 4, Bold | linked}, {4, 6, linked}},
		},
		{
			name:  "a link that leads nowhere is another",
			links: []Link{{Start: 2, End: 4, Target: "x"}, {Start: 4, End: 6, Target: "y", Fault: "It is gone."}},
			want:  []Span{{2, 4, linked}, {4, 6, linked | broken}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := &Text{Content: "0123456789", Spans: test.spans, Links: test.links}
			if got := flatten(text); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestBlocksOf(t *testing.T) {
	tests := []struct {
		name   string
		blocks []Block
		want   [][2]int
	}{
		{"none: a paragraph for each line", nil, [][2]int{{0, 3}, {4, 4}, {5, 8}}},
		{"as given", []Block{{Start: 0, End: 3}, {Start: 5, End: 8}}, [][2]int{{0, 3}, {5, 8}}},
		{"overlapping are cut", []Block{{Start: 0, End: 5}, {Start: 3, End: 8}}, [][2]int{{0, 5}, {5, 8}}},
		{"out of range are cut", []Block{{Start: -2, End: 3}, {Start: 5, End: 80}}, [][2]int{{0, 3}, {5, 8}}},
		{"backwards are left out", []Block{{Start: 3, End: 1}, {Start: 5, End: 8}}, [][2]int{{5, 8}}},
		{"never none at all", []Block{{Start: 9, End: 12}}, [][2]int{{0, 0}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got [][2]int
			for _, b := range blocksOf(&Text{Content: "one\n\ntwo", Blocks: test.blocks}) {
				got = append(got, [2]int{b.Start, b.End})
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
