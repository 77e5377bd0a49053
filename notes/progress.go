package notes

// Progress is told how far something is that may take long: how many are done of how
// many, of what the function that takes it says. It is called on the goroutine of that
// function, with done never less than before and total the same. It may be nil.
type Progress func(done, total int)

// Tell calls the function, if there is one.
func (p Progress) Tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}
