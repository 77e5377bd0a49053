package editor

import "collate/app/widget/textview/typeset"

// SetFaults marks broken [[links]] in the text: fault returns the reason why a target is broken, or "". It is called
// when a line is laid out, and again only after SetFaults is called again.
func (e *Editor) SetFaults(fault func(target string) string) {
	e.fault = fault
	for _, l := range e.ready {
		l.set = nil
	}
	e.ready = e.ready[:0]
	e.redraw()
}

// findFaults sets the Fault of the [[links]] of a line.
func (e *Editor) findFaults(l *line, links []typeset.Link) {
	if e.fault == nil {
		return
	}
	for i := range links {
		if target, wiki := targetOf(l.text, links[i]); wiki {
			links[i].Fault = e.fault(target)
		}
	}
}
