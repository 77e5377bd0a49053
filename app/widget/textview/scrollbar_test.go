package textview

import (
	"math"
	"testing"
)

func TestKnob(t *testing.T) {
	tests := []struct {
		name                      string
		height, least, total, top float64
		y, h                      float64
	}{
		{"all is visible", 100, 20, 100, 0, 0, 0},
		{"no room for a knob", 10, 20, 1000, 0, 0, 0},
		{"at the top", 100, 20, 200, 0, 0, 50},
		{"in the middle", 100, 20, 200, 50, 25, 50},
		{"at the end", 100, 20, 200, 100, 50, 50},
		{"never smaller than the least", 100, 20, 100000, 99900, 80, 20},
		{"never outside", 100, 20, 200, 500, 50, 50},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			y, h := knob(test.height, test.least, test.total, test.top)
			if math.Abs(y-test.y) > 1e-9 || math.Abs(h-test.h) > 1e-9 {
				t.Errorf("at %v, %v high, want %v, %v", y, h, test.y, test.h)
			}
			if h > 0 && test.top <= test.total-test.height {
				if top := topFor(test.height, test.least, test.total, y); math.Abs(top-test.top) > 1e-6 {
					t.Errorf("back to %v, want %v", top, test.top)
				}
			}
		})
	}
}
