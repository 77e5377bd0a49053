package editor

import "collate/app/widget/textview/typeset"

// SetFaults has links in double brackets that lead nowhere drawn so: fault says of the target of one why that is not
// there, or "". It is asked when a line is set, and again only when SetFaults is called again.
func (e *Editor) SetFaults(fault func(target string) string) {
	e.fault = fault
	for _, l := range e.ready {
		l.set = nil
	}
	e.ready = e.ready[:0]
	e.redraw()
}

// findFaults says of the links of a line why they lead nowhere.
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
