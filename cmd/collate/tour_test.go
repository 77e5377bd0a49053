package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"collate/app/theme"
	"collate/cmd/collate/windowtest"
)

// guide shows a user around and takes pictures.
type guide struct {
	*user
	folder string
	taken  int
}

// TestTour reads, highlights, annotates, searches and exports in a real window, and leaves pictures of it in the folder
// that COLLATE_TOUR names.
func TestTour(t *testing.T) {
	folder := os.Getenv("COLLATE_TOUR")
	if folder == "" {
		t.Skip("COLLATE_TOUR does not name a folder for the pictures")
	}
	windowtest.Require(t)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	g := &guide{user: newUser(t, build(t)), folder: folder}
	for _, h := range []struct{ article, quote, color, comment, tag string }{
		{"eurasia-daily-monitor", "the brothers died of post-traumatic shock", "yellow", "Same words in Levant Files, but only for one of the two.", "claim"},
		{"eurasia-daily-monitor", "after severe beatings", "pink", "The prosecutor’s finding, not the author’s.", "source"},
		{"eurasia-daily-monitor", "a heart attack, an explanation that relatives and survivors reject", "blue", "", ""},
		{"levant-files", "over fifty people were detained", "green", "Nine held, says the Monitor.", "number"},
		{"levant-files", "one brother died directly of the injuries that he received in custody, the other of a heart attack brought on by post-traumatic shock", "yellow", "", "claim"},
	} {
		args := []string{"highlight", h.article, "--quote", h.quote, "--color", h.color}
		if h.comment != "" {
			args = append(args, "--comment", h.comment)
		}
		if h.tag != "" {
			args = append(args, "--tag", h.tag)
		}
		var made highlight
		g.collate(&made, args...)
	}
	var note struct{ ID string }
	g.collate(&note, "note", "add", "--title", "Cause of death: four versions",
		"--body", "The [[eurasia-daily-monitor]] gives the prosecutor’s words for both brothers; the [[levant-files]] only for one.\n\n- beatings\n- a heart attack\n- *both*\n")

	g.open()
	g.reads()
	g.marks()
	g.finds()
	g.writes()
	g.exports()
	g.looks()
	g.quit()
}

// picture keeps a picture of the window.
func (g *guide) picture(name string) {
	g.t.Helper()
	g.Settle()
	g.taken++
	g.Save(filepath.Join(g.folder, fmt.Sprintf("%02d-%s.png", g.taken, name)))
}

// command runs a command by its name.
func (g *guide) command(name string) {
	g.t.Helper()
	g.Press("ctrl+shift+p")
	g.Type(name)
	g.Settle()
	g.Press("Return")
	g.Settle()
}

// title opens an article or note in the focused pane.
func (g *guide) title(letters string) {
	g.t.Helper()
	g.Press("ctrl+p")
	g.Type(letters)
	g.Settle()
	g.Press("Return")
	g.Settle()
}

func (g *guide) reads() {
	g.picture("first-start")
	g.title("leverage")
	g.Press("ctrl+Tab")
	g.title("forty-eight")
	g.Press("ctrl+Tab")
	g.picture("two-accounts")
}

func (g *guide) marks() {
	found := g.locate(0, "Two journalists of the Baku office of Sputnik were detained.")
	g.Drag(found.start, found.end)
	g.picture("selection")
	g.Press("6")
	g.picture("highlight")
	g.choose(0, "Film of those arrests was widely seen as an eye for an eye.")
	g.Press("n")
	g.Type("An answer to what? See the dates.")
	g.WaitFor("the comment to be saved", func() bool {
		return slices.ContainsFunc(g.highlights(), func(h highlight) bool { return h.Comment == "An answer to what? See the dates." })
	})
	g.picture("comment")
	g.Press("Escape")
}

func (g *guide) finds() {
	g.Press("ctrl+k")
	g.Type("brothers safarov")
	g.picture("search")
	g.Press("Down", "Return")
	g.picture("found")
	g.Press("ctrl+p")
	g.Type("crisis")
	g.picture("quick-open")
	g.Press("Escape", "ctrl+shift+p")
	g.Type("theme")
	g.picture("commands")
	g.Press("Escape")
}

func (g *guide) writes() {
	g.title("cause of death")
	g.picture("note")
	g.Press("ctrl+e")
	g.picture("note-written")
	g.Press("Escape")
	g.title("leverage")
}

func (g *guide) exports() {
	g.Press("ctrl+shift+e")
	g.picture("export")
	g.Press("Escape")
	out := filepath.Join(g.folder, "highlights.md")
	export := exec.Command(g.program, "--notebook", g.notebook, "export", "--format", "markdown", "--out", out)
	if said, err := export.CombinedOutput(); err != nil {
		g.t.Errorf("exporting: %v\n%s", err, said)
	}
	if info, err := os.Stat(out); err != nil || info.Size() == 0 {
		g.t.Errorf("nothing was exported to %s: %v", out, err)
	}
}

func (g *guide) looks() {
	g.Press("ctrl+4")
	g.command("panes in a grid")
	g.picture("four-panes")
	g.command("panes side by side")
	g.Press("ctrl+2")
	for _, v := range theme.Variants() {
		g.command("theme: " + v.Title())
		g.WaitFor("the theme "+v.Title(), func() bool {
			return windowtest.Count(g.Picture(), v.Palette().Paper, 0) > 1000
		})
		g.picture("theme-" + v.String())
	}
	g.command("theme: " + theme.Light.Title())
}
