package app

import (
	"fmt"
	"slices"

	"collate/app/widget/overlay"
	"collate/notes"
)

func (w *window) deleteHighlight(id notes.HighlightID) {
	w.changes.Discard(notes.Ref{Kind: notes.KindHighlight, ID: string(id)})
	w.offerUndo("The highlight is in the trash.")
}

// mergeHighlight merges a highlight with all highlights that it overlaps.
func (w *window) mergeHighlight(id notes.HighlightID) {
	w.margin.Flush()
	p := w.desk.current()
	standing := p.standing()
	i := slices.IndexFunc(standing, func(h notes.Highlight) bool { return h.ID == id })
	if i < 0 {
		return
	}
	merged := []notes.Highlight{standing[i]}
	for _, h := range standing {
		if h.ID != id && h.Anchor.Start < standing[i].Anchor.End && h.Anchor.End > standing[i].Anchor.Start {
			merged = append(merged, h)
		}
	}
	if len(merged) == 1 {
		w.notices.Tell(overlay.Notice{Message: "This highlight overlaps no other."})
		return
	}
	if err := w.changes.MergeHighlights(p.revision, merged); err != nil {
		w.reportError(err)
		return
	}
	w.offerUndo(fmt.Sprintf("%d highlights are one now.", len(merged)))
}
