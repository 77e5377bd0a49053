package main_test

import (
	"maps"
	"slices"
	"testing"

	"collate/notes"
)

// undoesInOneOrder writes two notes and goes on with the first, takes back all of it and makes it again: the newest
// change first, wherever it was made, and what is typed in between in its turn.
func undoesInOneOrder(t *testing.T, u *user) {
	u.open()
	u.focus(0)
	u.writeNote("Gamma", "Gamma text.")
	u.writeNote("Zeta", "Zeta text.")
	u.Press("ctrl+p")
	u.Type("gamma")
	u.Press("Return")
	u.Settle()
	u.Type(" More.")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text. More.", "Zeta": "Zeta text."})

	u.Press("ctrl+z")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text.", "Zeta": "Zeta text."})
	u.Press("ctrl+z", "ctrl+z", "ctrl+z")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text."})
	u.Press("ctrl+z", "ctrl+z")
	u.waitForNotes(map[string]string{"": ""})
	u.Press("ctrl+z", "ctrl+z") // there is nothing more
	u.waitForNotes(map[string]string{})

	u.Press("ctrl+shift+z", "ctrl+y", "ctrl+shift+z", "ctrl+y", "ctrl+shift+z", "ctrl+y")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text.", "Zeta": "Zeta text."})
	u.Press("ctrl+y", "ctrl+y")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text. More.", "Zeta": "Zeta text."})
	if lost := slices.IndexFunc(u.history(), func(s step) bool { return s.State == string(notes.Superseded) }); lost >= 0 {
		t.Errorf("%+v cannot be redone", u.history()[lost])
	}

	u.Press("ctrl+z")
	u.Type("!")
	u.waitForNotes(map[string]string{"Gamma": "Gamma text.!", "Zeta": "Zeta text."})
	u.quit()
}

// writeNote makes a note.
func (u *user) writeNote(title, body string) {
	u.t.Helper()
	u.Press("ctrl+n")
	u.Type(title)
	u.Press("Return")
	u.Type(body)
	u.waitForNote(title, func(got string) bool { return got == body })
}

// waitForNotes waits until the notebook has these bodies by title, and no other notes.
func (u *user) waitForNotes(want map[string]string) {
	u.t.Helper()
	u.waitFor("the notes", func() (any, any, bool) {
		var list []struct{ ID, Title string }
		u.collate(&list, "note", "list")
		got := map[string]string{}
		for _, n := range list {
			var note struct{ Body string }
			u.collate(&note, "note", "show", n.ID)
			got[n.Title] = note.Body
		}
		return got, want, maps.Equal(got, want)
	})
}
