package textview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// carry is a drag of the selection.
type carry struct {
	held bool          // a press in the selection may become a drag
	at   fyne.Position // of the pointer, on the canvas
}

// takeUp begins to drag the selection if a single press is on it, and reports whether it is.
func (v *View) takeUp(e *desktop.MouseEvent) bool {
	v.mouse.carry = carry{}
	if v.OnCarry == nil || v.OnDrop == nil || v.mouse.clicks.Count != 1 || e.Modifier != 0 {
		return false
	}
	start, _, over := v.clusterAt(e.Position)
	from, to := v.Selection()
	v.mouse.carry = carry{held: over && start >= from && start < to, at: e.AbsolutePosition}
	return v.mouse.carry.held
}

// putDown ends the drag of the selection, and reports whether there was one. A press without a drag sets the caret there.
func (v *View) putDown(at fyne.Position) bool {
	held := v.mouse.carry
	v.mouse.carry.held = false
	switch {
	case !held.held:
		return false
	case !v.mouse.moved:
		v.setSelection(caretAt(v.edgeAt(at)))
		return false
	}
	v.stopDrag()
	v.OnDrop(held.at)
	return true
}
