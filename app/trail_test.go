package app

import "testing"

func at(place int) location { return location{opened: opened{Place: place}} }

func TestTrail(t *testing.T) {
	var tr trail
	if _, ok := tr.goBack(at(1)); ok {
		t.Error("there is nothing to go back to yet")
	}
	tr.leave(at(1))
	tr.leave(at(2))
	tr.leave(at(2)) // the same once more
	walk := func(name string, move func(location) (location, bool), from, want int) {
		t.Helper()
		if to, ok := move(at(from)); !ok || to != at(want) {
			t.Errorf("%s from %d: got %v, %v; want %d", name, from, to.opened.Place, ok, want)
		}
	}
	walk("back", tr.goBack, 3, 2)
	walk("back", tr.goBack, 2, 1)
	walk("forward", tr.goForward, 1, 2)
	walk("forward", tr.goForward, 2, 3)
	walk("back", tr.goBack, 3, 2)
	tr.leave(at(9))
	if _, ok := tr.goForward(at(10)); ok {
		t.Error("a new jump must end what could be gone forward to")
	}
	for i := range 2 * trailLength {
		tr.leave(at(i))
	}
	if len(tr.back) != trailLength {
		t.Errorf("the trail has %d places", len(tr.back))
	}
}
