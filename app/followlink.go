package app

import (
	"errors"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// follow opens the target of a link: a [[…]] target in another pane, a search for a
// tag, an address in the system's browser after confirmation.
func (w *window) follow(target string) {
	if tag, ok := markdown.TagTarget(target); ok {
		// Deferred until the click is handled, which would move the focus away again.
		go fyne.Do(func() { w.showTagged(tag) })
		return
	}
	l, ok := link.Parse(target)
	if !ok {
		w.askForBrowser(target)
		return
	}
	go func() {
		ref, err := w.notebook.ResolveLink(w.ctx, l.Target)
		var highlight notes.Highlight
		if err == nil && ref.Kind == notes.KindHighlight {
			highlight, err = w.notebook.Highlight(w.ctx, notes.HighlightID(ref.ID))
		}
		fyne.Do(func() {
			switch {
			case errors.Is(err, notes.ErrInTrash):
				w.offerRestoration(ref, err, func() { w.follow(target) })
			case errors.Is(err, notes.ErrNotFound) && l.Target.Highlight == "":
				w.offerNote(l.Target.Name, err)
			case err != nil:
				w.reportError(err)
			case ref.Kind == notes.KindHighlight:
				w.openPassage(highlight.Article, 0, 0, highlight.ID, true)
			default:
				w.openAt(ref, l.Target.Heading)
			}
		})
	}()
}

// offerNote offers to write the missing note that a link leads to.
func (w *window) offerNote(title string, err error) {
	w.notices.Tell(overlay.Notice{Message: err.Error(), Action: "Write it", OnAction: func() {
		w.addNote(title)
	}})
}

// offerRestoration offers to take a record out of the trash, and calls open afterwards.
func (w *window) offerRestoration(ref notes.Ref, why error, open func()) {
	w.notices.Tell(overlay.Notice{Message: why.Error(), Action: "Take it out", OnAction: func() {
		w.changes.Restore(ref)
		go show(w.ctx, w, func() (bool, error) { return true, w.history.Wait() }, func(bool) { open() })
	}})
}

func (w *window) askForBrowser(address string) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto") {
		w.notices.Tell(overlay.Notice{Message: "This link leads to “" + address + "”, which Collate cannot open."})
		return
	}
	shown := widget.NewLabel(address)
	shown.Wrapping = fyne.TextWrapBreak
	ask := dialog.NewCustomConfirm("Open in your browser?", "Open", "Cancel", shown, func(yes bool) {
		if !yes {
			return
		}
		if err := w.fyne.OpenURL(u); err != nil {
			w.reportError(&notes.Problem{What: "Could not open " + address, Why: "there is no browser to open it with", Cause: err})
		}
	}, w.win)
	w.ask(ask, 460, 180)
}
