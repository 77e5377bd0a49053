package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// long is a text of many screens with something to be found far below.
func long(found string) string {
	filler := strings.Repeat("Nobody was named in the news of that day, and nobody asked. ", 12) + "\n\n"
	return "# The news\n\n" + strings.Repeat(filler, 40) + found + "\n\n" + strings.Repeat(filler, 40)
}

func TestAHitOpensAtItsPassage(t *testing.T) {
	const found = "Two brothers died in custody."
	u := openWindow(t, newNotebookOf(t, texts{"news.md": long(found), "Causes": long("An injury was hidden.")}))
	u.does("view.panes.1")
	u.writes("Causes")

	u.does("go.search")
	u.types("brothers")
	u.await("1 found.")
	u.presses(fyne.KeyReturn)
	u.rests()
	p := u.desk.current()
	if p.shown != u.ref("the-news") {
		t.Fatalf("shown is %v", p.shown)
	}
	start, end := passage(t, p, found)
	if from, to := p.reader.InView(); from > start || to < end {
		t.Errorf("in view is [%d, %d), found was [%d, %d)", from, to, start, end)
	}
	if start, end, ok := p.reader.Selection(); !ok || p.revision.Document.Slice(start, end) != "brothers" {
		t.Errorf("selected is [%d, %d)", start, end)
	}

	u.does("go.search")
	u.types("injury")
	u.await("1 found.")
	u.presses(fyne.KeyReturn)
	u.rests()
	if p := u.desk.current(); p.shown != u.ref("Causes") {
		t.Fatalf("shown is %v", p.shown)
	}
	u.types("infarct") // in place of what was found
	u.rests()
	if body := u.note("Causes").Body; !strings.Contains(body, "An infarct was hidden.") {
		t.Error("what was found is not where the user writes on")
	}
}

func TestANoteIsOpenedByAFewLettersOfItsTitle(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid, "Chronology of events": "One.", "Causes": "Two."}))
	u.does("go.open")
	if !u.sees("Chronology of events") || !u.sees("The raid") {
		t.Errorf("offered are %q", u.texts())
	}
	u.types("chrev")
	u.presses(fyne.KeyReturn)
	u.rests()
	if p := u.desk.current(); p.shown != u.ref("Chronology of events") {
		t.Errorf("shown is %v", p.shown)
	}
	if u.finder.Layer.Visible() {
		t.Error("the list is open still")
	}
	if last := refOf(u.session.Searches.Opened[0]); last.Kind != notes.KindNote {
		t.Errorf("remembered is %v", last)
	}
}
