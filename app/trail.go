package app

// trailLength is the maximum number of locations to go back.
const trailLength = 100

// location is a place where the user was.
type location struct {
	pane   int
	opened opened
}

// trail is the history of locations, for going back and forward.
type trail struct {
	back, forward []location
}

// leave records a location before the user jumps elsewhere.
func (t *trail) leave(l location) {
	if n := len(t.back); n > 0 && t.back[n-1] == l {
		return
	}
	t.back = append(t.back, l)
	if len(t.back) > trailLength {
		t.back = t.back[1:]
	}
	t.forward = nil
}

// goBack returns the previous location and records from for going forward;
// false if there is none.
func (t *trail) goBack(from location) (location, bool) {
	return step(&t.back, &t.forward, from)
}

// goForward returns the location that the user last went back from; false if
// there is none.
func (t *trail) goForward(from location) (location, bool) {
	return step(&t.forward, &t.back, from)
}

func step(take, give *[]location, from location) (location, bool) {
	n := len(*take)
	if n == 0 {
		return location{}, false
	}
	to := (*take)[n-1]
	*take = (*take)[:n-1]
	*give = append(*give, from)
	return to, true
}
