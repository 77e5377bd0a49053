package app

import (
	"testing"

	"collate/notes"
)

func TestTheDeskKnowsWhatItShows(t *testing.T) {
	ref := func(id string) notes.Ref { return notes.Ref{Kind: notes.KindNote, ID: id} }
	d := &desk{count: 3, panes: []*pane{
		{shown: ref("left"), opening: &opened{Ref: ref("coming")}}, {shown: ref("shown")}, {shown: ref("shown")}, {shown: ref("closed")},
	}}
	for id, want := range map[string]int{"coming": 0, "left": -1, "shown": 1, "closed": -1} {
		if got := d.showing(ref(id)); got != want {
			t.Errorf("%s is in the pane %d, want %d", id, got, want)
		}
	}
}
