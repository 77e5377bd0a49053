package textview

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

func TestMarksTouching(t *testing.T) {
	s := newMarkSet([]Mark{
		{ID: "c", Start: 20, End: 30}, {ID: "a", Start: 0, End: 10}, {ID: "all", Start: 0, End: 100}, {ID: "b", Start: 10, End: 20},
		{ID: "empty", Start: 15, End: 15}, {ID: "backwards", Start: 18, End: 12},
	})
	tests := []struct {
		start, end int
		want       string
	}{
		{0, 1, "[all a]"}, {9, 11, "[all a b]"}, {10, 20, "[all b]"}, {30, 40, "[all]"}, {99, 200, "[all]"}, {100, 200, "[]"}, {5, 5, "[all a]"},
	}
	for _, test := range tests {
		ids := []string{}
		for _, m := range s.appendTouching(nil, test.start, test.end) {
			ids = append(ids, m.ID)
		}
		if got := fmt.Sprint(ids); got != test.want {
			t.Errorf("%d–%d: %s, want %s", test.start, test.end, got, test.want)
		}
	}
	if got := s.idsAt(12, 13); !reflect.DeepEqual(got, []string{"b", "all"}) {
		t.Errorf("at 12 %v, want the shortest first", got)
	}
}

func TestMarksAgainstLookingAtAll(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 200 {
		var marks []Mark
		for i := range rnd.Intn(40) {
			start := rnd.Intn(100)
			marks = append(marks, Mark{ID: fmt.Sprint(i), Start: start, End: start + 1 + rnd.Intn(1+rnd.Intn(60))})
		}
		s := newMarkSet(marks)
		start := rnd.Intn(110)
		end := start + 1 + rnd.Intn(20)
		var got, want []string
		for _, m := range s.appendTouching(nil, start, end) {
			got = append(got, m.ID)
		}
		for _, m := range marks {
			if m.Start < end && m.End > start {
				want = append(want, m.ID)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%v: %d–%d: %v, want %v", marks, start, end, got, want)
		}
	}
}
