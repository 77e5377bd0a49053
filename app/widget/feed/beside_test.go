package feed

import (
	"reflect"
	"testing"
)

func TestApart(t *testing.T) {
	for _, c := range []struct {
		name            string
		wanted, heights []float32
		fixed           int
		want            []float32
	}{
		{"none", nil, nil, 0, nil},
		{"room for all", []float32{0, 100, 300}, []float32{50, 50, 50}, 0, []float32{0, 100, 300}},
		{"two at one height: the second gives way", []float32{100, 100}, []float32{50, 50}, 0, []float32{100, 160}},
		{"the chosen one stays, the one before goes up", []float32{100, 100}, []float32{50, 50}, 1, []float32{40, 100}},
		{"it goes on in both directions", []float32{0, 10, 20, 30}, []float32{50, 50, 50, 50}, 2, []float32{-100, -40, 20, 80}},
		{"one that had room stays where it is", []float32{0, 10, 500}, []float32{50, 50, 50}, 0, []float32{0, 60, 500}},
		{"out of view", []float32{-200, -190, 900}, []float32{50, 50, 50}, 2, []float32{-250, -190, 900}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := apart(c.wanted, c.heights, 10, c.fixed); len(got) > 0 && !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
