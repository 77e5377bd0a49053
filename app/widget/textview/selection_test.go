package textview

import "testing"

func TestSelection(t *testing.T) {
	word := func(a, b int) extent { return extent{a, b} }
	at := func(o int) extent { return extent{o, o} }
	tests := []struct {
		name   string
		sel    selection
		want   extent
		moving int
	}{
		{"caret", caret(5), extent{5, 5}, 5},
		{"drag forwards", caret(5).to(at(9)), extent{5, 9}, 9},
		{"drag backwards", caret(5).to(at(2)), extent{2, 5}, 2},
		{"drag there and back", caret(5).to(at(9)).to(at(5)), extent{5, 5}, 5},
		{"word", unit(word(4, 8)), extent{4, 8}, 8},
		{"words forwards", unit(word(4, 8)).to(word(9, 12)), extent{4, 12}, 12},
		{"words backwards", unit(word(4, 8)).to(word(0, 3)), extent{0, 8}, 0},
		{"extended from a caret", caret(5).extended(7), extent{5, 7}, 7},
		{"extended backwards", caret(5).extended(3), extent{3, 5}, 3},
		{"extended across the anchor", caret(5).to(at(9)).extended(2), extent{2, 5}, 2},
		{"a word extended", unit(word(4, 8)).extended(10), extent{4, 10}, 10},
		{"a word made shorter", unit(word(4, 8)).extended(6), extent{4, 6}, 6},
		{"words backwards extended", unit(word(4, 8)).to(word(0, 3)).extended(2), extent{2, 8}, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.sel.extent(); got != test.want {
				t.Errorf("selected %v, want %v", got, test.want)
			}
			if got := test.sel.moving(); got != test.moving {
				t.Errorf("moving end %d, want %d", got, test.moving)
			}
			if got := test.sel.empty(); got != (test.want.start == test.want.end) {
				t.Errorf("empty: %v", got)
			}
		})
	}
}
