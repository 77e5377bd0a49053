package textview

import "collate/app/widget/textview/typeset"

// Setter is a widget that sets text with an Engine, such as a View.
type Setter interface {
	// Refresh is called when the fonts have changed; all text must be set anew.
	Refresh()
}

// Enter tells that a widget is on the screen, until Leave is called.
func (e *Engine) Enter(s Setter) { e.shown[s] = true }

// Leave tells that a widget is no longer on the screen.
func (e *Engine) Leave(s Setter) { delete(e.shown, s) }

// Typeset returns what texts are set with.
func (e *Engine) Typeset() *typeset.Engine { return e.set }

// Epoch changes with the fonts: a layout that was made in another epoch must be made again.
func (e *Engine) Epoch() int { return e.epoch }

// Drawn is to be called after text was drawn: characters that it had no font for are looked for on the machine.
func (e *Engine) Drawn() { e.drawn() }

// Want has an installed family read in the background, unless it was; "" is none.
func (e *Engine) Want(family string) { e.want(family) }
