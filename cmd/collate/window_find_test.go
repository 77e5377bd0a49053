package main_test

import (
	"slices"
	"strings"
	"testing"
)

// findsAndGoesBack looks for a word that it cannot spell, gives a tag another name, and goes back in the history, all
// with the keyboard.
func findsAndGoesBack(t *testing.T, u *user) {
	var added struct{ ID string }
	u.collate(&added, "note", "add", "--title", "Chronology", "--body", "On 27 June the #raid began.")
	u.collate(&added, "note", "add", "--title", "Sources", "--body", "Five of them tell of the #raid.")
	u.open()
	findsASpelling(u)
	renamesATag(u)
	goesBackAStep(u)
	u.quit()
	u.open()
	u.waitForTag("raid")
	if newest := u.history()[0]; newest.State != "undone" {
		t.Errorf("after the restart, the newest step is %+v: it was gone back from", newest)
	}
	u.quit()
}

// findsASpelling opens the first passage that has a city, whose name is not written so anywhere.
func findsASpelling(u *user) {
	const misspelt = "Ykaterinburg"
	text, results := u.pane(0), u.results()
	var found struct{ Hits []struct{ Matched []string } }
	u.collate(&found, "search", misspelt)
	var spellings []string
	for _, hit := range found.Hits {
		spellings = append(spellings, hit.Matched...)
	}
	slices.Sort(spellings)
	if spellings = slices.Compact(spellings); !slices.Equal(spellings, []string{"Ekaterinburg", "Yekaterinburg"}) {
		u.t.Errorf("%s finds the spellings %q", misspelt, spellings)
	}
	u.Press("ctrl+k")
	u.Type(misspelt)
	u.catchUp()
	u.waitForColor("the city to be marked in what was found", u.colors.Find, results, some)
	u.SettlePart(results)
	u.Press("Return")
	u.waitForColor("the results to go", u.colors.Find, results, 0)
	u.waitForColor("the city in the article", u.colors.Selection, text, some)
	u.Press("ctrl+c")
	u.WaitFor("the city on the clipboard", func() bool { return slices.Contains(spellings, u.Clipboard()) })
	u.Press("Escape")
}

func renamesATag(u *user) {
	u.Press("alt+1", "End", "shift+F10", "Down", "Down", "Return") // the menu of the only tag
	u.dialog()
	u.Type("night/June")
	u.Press("Return")
	u.waitForTag("night/June")
	var note struct{ Body string }
	if u.collate(&note, "note", "show", "Chronology"); !strings.Contains(note.Body, "#night") {
		u.t.Errorf("the note says %q", note.Body)
	}
	u.pane(0)
	u.Press("ctrl+z")
	u.waitForTag("raid")
	u.Press("ctrl+shift+z")
	u.waitForTag("night/June")
}

// goesBackAStep goes to the second of the steps that the history lists.
func goesBackAStep(u *user) {
	u.Press("ctrl+shift+h")
	u.Settle()
	u.Press("alt+3", "Down", "Return")
	u.waitForTag("raid")
	u.WaitFor("everything to be saved", u.saysSaved)
}

// waitForTag waits until what both notes carry is a tag.
func (u *user) waitForTag(tag string) {
	u.t.Helper()
	u.waitFor("the tag "+tag, func() (any, any, bool) {
		var tags []struct {
			Tag   string
			Total int
		}
		u.collate(&tags, "tag", "list")
		found := false
		for _, t := range tags {
			found = found || t.Tag == tag && t.Total == 2
		}
		return tags, tag, found
	})
}

// step is one of the history that `collate history` prints.
type step struct {
	Name  string
	State string
}

func (u *user) history() (steps []step) {
	u.t.Helper()
	u.collate(&steps, "history")
	return steps
}
