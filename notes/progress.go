package notes

// Progress receives the progress of a long operation: done of total units, which the
// operation documents. It is called on the goroutine of the operation; done never
// decreases and total stays the same. It may be nil.
type Progress func(done, total int)

// Tell calls p, unless p is nil.
func (p Progress) Tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}
