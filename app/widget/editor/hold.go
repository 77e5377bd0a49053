package editor

// held is input that waits for another version of the text.
type held struct {
	waits int
	typed []func()
}

// keep stores input for later and returns true while the editor is held.
func (h *held) keep(typed func()) bool {
	if h.waits > 0 {
		h.typed = append(h.typed, typed)
	}
	return h.waits > 0
}

// Hold delays typed input until [Editor.Release], so that it is applied to the version of the text that is about to be
// shown, such as the result of an undo. Release must be called as often as Hold.
func (e *Editor) Hold() { e.held.waits++ }

// Release processes the input typed since [Editor.Hold], in order. If some of it holds the editor again, the rest
// continues to wait.
func (e *Editor) Release() {
	e.held.waits--
	for e.held.waits == 0 && len(e.held.typed) > 0 {
		next := e.held.typed[0]
		e.held.typed = e.held.typed[1:]
		next()
	}
}
