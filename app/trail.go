package app

// trailLength is how many places back one can go.
const trailLength = 100

// location is a place that the user was at.
type location struct {
	pane   int
	opened opened
}

// trail is where the user came from, to go back and forward again.
type trail struct {
	back, forward []location
}

// leave remembers a place that the user is about to jump away from.
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

// goBack returns the place before, for which the user leaves the one given.
func (t *trail) goBack(from location) (location, bool) {
	return step(&t.back, &t.forward, from)
}

// goForward returns the place that the user went back from last.
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
