package app

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"collate/notes"
)

const raid = "# The raid\n\nTwo brothers died in custody after the raid on the flat.\n"

// marked tells what the notebook has of a highlight.
func (u *user) marked(id notes.HighlightID) string {
	u.t.Helper()
	h, err := u.notebook.Highlight(u.t.Context(), id)
	switch {
	case errors.Is(err, notes.ErrNotFound):
		return "none"
	case err != nil:
		u.t.Fatal(err)
	}
	return fmt.Sprintf("%s %s %q", h.Anchor.Exact, h.Color, h.Comment)
}

// passage returns where words stand in the article of a pane, in code points.
func passage(t *testing.T, p *pane, words string) (start, end int) {
	t.Helper()
	before, _, found := strings.Cut(p.revision.Document.Text(), words)
	if !found {
		t.Fatalf("%q is not in the text", words)
	}
	start = len([]rune(before))
	return start, start + len([]rune(words))
}

func TestEachChangeOfAHighlightIsUndoneAndRedone(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid}))
	p := u.opens("the-raid")
	start, end := passage(t, p, "died in custody")
	p.reader.OnHighlight(start, end, notes.Yellow, false)
	u.rests()
	if len(p.highlights) != 1 {
		t.Fatalf("the pane shows %d highlights", len(p.highlights))
	}
	id := p.highlights[0].ID
	states := []string{"none", u.marked(id)}
	for _, change := range []func(){
		func() { p.reader.OnRecolor(id, notes.Blue) },
		func() {
			p.reader.OnComment(id)
			u.types("Who says so?")
		},
	} {
		change()
		u.rests()
		states = append(states, u.marked(id))
	}
	want := []string{"none", `died in custody yellow ""`, `died in custody blue ""`, `died in custody blue "Who says so?"`}
	if fmt.Sprint(states) != fmt.Sprint(want) {
		t.Fatalf("made were\n%q, want\n%q", states, want)
	}

	step := func(command, want string) {
		t.Helper()
		u.does(command)
		if got := u.marked(id); got != want {
			t.Errorf("after %s the notebook has %s, want %s", command, got, want)
		}
		h, listed := u.margin.Highlight(id)
		if seen := fmt.Sprintf("%s %s %q", h.Anchor.Exact, h.Color, h.Comment); listed && seen != want || listed != (want != "none") {
			t.Errorf("after %s the margin has %s, want %s", command, seen, want)
		}
	}
	for _, state := range []string{states[2], states[1], states[0], states[0]} {
		step("edit.undo", state)
	}
	for _, state := range []string{states[1], states[2], states[3], states[3]} {
		step("edit.redo", state)
	}
}

func TestAHighlightThatIsUndoneAtOnceIsNotShown(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid}))
	p := u.opens("the-raid")
	start, end := passage(t, p, "Two brothers")
	p.reader.OnHighlight(start, end, notes.Green, false)
	if len(p.highlights) != 1 {
		t.Errorf("the pane shows %d highlights before the notebook has them", len(p.highlights))
	}
	u.does("edit.undo")
	if len(p.highlights) != 0 {
		t.Errorf("the pane shows %d highlights after the undo", len(p.highlights))
	}
}
