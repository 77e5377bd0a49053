package app

import (
	"slices"
	"testing"

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
