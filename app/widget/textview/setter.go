package textview

import "collate/app/widget/textview/typeset"

// Setter is a widget that sets text with an Engine, such as a View.
type Setter interface {
	// Refresh is called when the fonts have changed; all text must be laid out again.
	Refresh()
}

// Enter registers a widget that is on the screen, until Leave is called.
func (e *Engine) Enter(s Setter) { e.shown[s] = true }

// Leave unregisters a widget.
func (e *Engine) Leave(s Setter) { delete(e.shown, s) }

// Typeset returns the typesetting engine.
func (e *Engine) Typeset() *typeset.Engine { return e.set }

// Epoch returns a number that changes with the fonts: a layout made in another epoch must be made
// again.
func (e *Engine) Epoch() int { return e.epoch }

// Drawn must be called after text was drawn: it looks for fonts for the characters that were
// missing.
func (e *Engine) Drawn() { e.drawn() }

// Want loads an installed family in the background, unless it was requested before; "" is none.
func (e *Engine) Want(family string) { e.want(family) }
