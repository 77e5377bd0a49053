package editor

// held is what is typed while the editor waits for another version of its text.
type held struct {
	waits int
	typed []func()
}

// keep keeps something that was typed for later, if the editor waits.
func (h *held) keep(typed func()) bool {
	if h.waits > 0 {
		h.typed = append(h.typed, typed)
	}
	return h.waits > 0
}

// Hold has what is typed from now on wait for [Editor.Release], so that it goes into the version of the text that is on
// its way, such as what an undo leaves. As many calls of Release must follow.
func (e *Editor) Hold() { e.held.waits++ }

// Release makes what was typed since [Editor.Hold] happen, in its order. If some of it holds the editor again, the rest
// waits on.
func (e *Editor) Release() {
	e.held.waits--
	for e.held.waits == 0 && len(e.held.typed) > 0 {
		next := e.held.typed[0]
		e.held.typed = e.held.typed[1:]
		next()
	}
}
