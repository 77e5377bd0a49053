package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// shows returns what the panes show, by title.
func (u *user) shows() (titles []string) {
	for _, p := range u.desk.shown() {
		switch p.shown.Kind {
		case notes.KindArticle:
			titles = append(titles, p.article.Item.Title())
		case notes.KindNote:
			titles = append(titles, p.note.Title)
		default:
			titles = append(titles, "")
		}
	}
	return titles
}

func TestALinkIsFollowedAndTheWayGoesBackAndForward(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid, "Causes": "See [[the-raid]].", "Sources": "Few."}))
	u.does("view.panes.1")
	p := u.opens("Sources")
	u.opens("Causes")
	step := func(does func(), want ...string) {
		t.Helper()
		does()
		u.rests()
		if got := u.shows(); !slices.Equal(got, want) {
			t.Errorf("shown are %q, want %q", got, want)
		}
	}
	back, forward := func() { u.does("go.back") }, func() { u.does("go.forward") }
	step(func() {
		p.writer.OnLink("[[the-raid]]")
		u.until("the article", func() bool { return len(u.shows()) == 2 && u.shows()[1] != "" })
	}, "Causes", "The raid")
	if u.desk.focused != 1 {
		t.Error("the article has not the focus")
	}
	step(back, "Causes", "The raid")
	if u.desk.focused != 0 {
		t.Error("the note has not the focus again")
	}
	step(back, "Sources", "The raid")
	step(forward, "Causes", "The raid")
	step(forward, "Causes", "The raid")
	if u.desk.focused != 1 {
		t.Error("the article has not the focus again")
	}
}

func TestTheNoteThatABrokenLinkLeadsToCanBeWritten(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"Causes": "See [[Witnesses]]."}))
	p := u.opens("Causes")
	broken := func() int {
		links, err := u.notebook.BrokenLinks(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(links)
	}
	if broken() != 1 {
		t.Fatalf("%d links are broken", broken())
	}
	p.writer.OnLink("[[Witnesses]]")
	u.await("Write it")
	u.clicks("Write it")
	u.types("Nobody saw it.")
	u.rests()
	if n := u.note("Witnesses"); n.Body != "Nobody saw it." || broken() > 0 {
		t.Errorf("the notebook has %q, and %d broken links", n.Body, broken())
	}
	if got := u.shows(); !slices.Equal(got, []string{"Causes", "Witnesses"}) {
		t.Errorf("shown are %q", got)
	}
}

func TestALinkIsCompletedAndTheNoteThatItNeedsIsMade(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid, "Causes": "See "}))
	p := u.writes("Causes")
	u.types("[[rai")
	u.await("the-raid")
	u.rests() // the offer is for all letters by then
	u.types("\n, and [[Witnesses")
	u.await("New note “Witnesses”")
	u.types("\n.")
	u.rests()
	if body := u.note("Causes").Body; body != "See [[the-raid]], and [[Witnesses]]." || p.writer.Note().Body != body {
		t.Errorf("the notebook has %q, the window %q", body, p.writer.Note().Body)
	}
	if body := u.note("Witnesses").Body; body != "" {
		t.Errorf("the new note has %q", body)
	}
}

func TestLinksFollowAHeadingThatIsWrittenAnew(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"Causes": "# Night\n\nOne.", "Sources": "See [[Causes#Night]]."}))
	sources := u.opens("Sources")
	u.does("go.next")
	u.writes("Causes")
	u.desk.current().writer.GoToHeading("Night")
	u.presses(fyne.KeyEnd)
	u.types(" and day")
	u.presses(fyne.KeyDown)
	u.await("The heading “Night” is “Night and day” now. The links to it in 1 text were changed with it.")
	u.rests()
	if body := u.note("Sources").Body; body != "See [[Causes#Night and day]]." || sources.writer.Note().Body != body {
		t.Errorf("the notebook has %q, the window %q", body, sources.writer.Note().Body)
	}
	u.clicks("Undo")
	u.rests()
	if body := u.note("Sources").Body; body != "See [[Causes#Night]]." || sources.writer.Note().Body != body {
		t.Errorf("after the undo the notebook has %q, the window %q", body, sources.writer.Note().Body)
	}
}
