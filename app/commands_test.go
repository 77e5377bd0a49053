package app

import (
	"testing"

	"collate/app/command"
)

// Hints, and parts of the window, name the keys of commands by their ids.
func TestCommandsThatAreNamedByTheirKeysHaveSome(t *testing.T) {
	set := command.NewSet((&window{}).declare()...)
	for _, id := range []string{"go.search", "go.open", "edit.copy"} {
		if set.Keys(id) == "" {
			t.Errorf("%s has no keys", id)
		}
	}
}
