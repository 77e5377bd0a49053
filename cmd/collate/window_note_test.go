package main_test

import (
	"image"
	"strings"
	"testing"
	"time"

	"collate/cmd/collate/windowtest"
	"collate/notes"
)

// linkedNotes writes notes that link to each other and to an article, gives one of them another title, quotes into it,
// and expects all of it at the second start; then it links a comment to another article.
func linkedNotes(t *testing.T, u *user) {
	u.open()
	completesLinks(u)
	renamesANote(u)
	quotesIntoANote(u)

	body := u.note("Second thoughts on it")
	u.quit()
	u.open()
	if again := u.note("Second thoughts on it"); again != body {
		t.Errorf("the note after the restart: %q, before: %q", again, body)
	}
	u.link(u.pane(1))
	linksAComment(u)
	u.quit()
}

// typedAtOnce goes to what was not on the screen for so long that the toolkit has forgotten it, and types at once: into
// a note, and into the search while only the text is shown.
func typedAtOnce(t *testing.T, u *user) {
	u.open("FYNE_CACHE=5s") // not a minute
	u.focus(0)
	u.Press("ctrl+n")
	u.Type("First")
	u.Press("Return")
	u.Type("One.")
	u.waitForNote("First", func(body string) bool { return body == "One." })
	u.Press("ctrl+p")
	u.Type("feud")
	u.Press("Return")
	u.readForAWhile()
	u.Press("ctrl+n")
	u.Type("Second")
	u.Press("Return")
	u.Type("Two.")
	u.waitForNote("Second", func(body string) bool { return body == "Two." })

	u.Press("ctrl+shift+f")
	u.readForAWhile()
	u.Press("ctrl+k")
	u.Type("Two")
	u.waitForColor("what is found", u.colors.Find, u.results(), some)
	u.Press("Escape")
	u.quit()
}

// readForAWhile pages in the first pane for longer than the toolkit keeps what it does not show: it looks every ten seconds.
func (u *user) readForAWhile() {
	u.focus(0)
	for start := time.Now(); time.Since(start) < 18*time.Second; time.Sleep(500 * time.Millisecond) {
		u.Press("Next", "Prior")
	}
}

// note returns the Markdown of a note, "" if there is none of that title.
func (u *user) note(title string) string {
	u.t.Helper()
	var list []struct{ Title string }
	u.collate(&list, "note", "list")
	for _, n := range list {
		if n.Title == title {
			var note struct{ Body string }
			u.collate(&note, "note", "show", title)
			return note.Body
		}
	}
	return ""
}

func (u *user) waitForNote(title string, ok func(body string) bool) {
	u.t.Helper()
	u.waitFor("the note "+title, func() (any, any, bool) {
		body := u.note(title)
		return body, "as it was written", ok(body)
	})
}

func completesLinks(u *user) {
	u.focus(0)
	u.Press("ctrl+n")
	u.Type("Causes of death")
	u.Press("Return")
	u.Type("Only [[levant")
	u.waitForColor("the letters in what may be meant", u.colors.Find, u.pane(1), some)
	u.Press("Return")
	u.Type(" and [[Second thoughts")
	u.catchUp()
	u.waitForColor("the offer of a new note", u.colors.Soft, u.pane(1), some)
	u.Press("Return")
	u.waitForNote("Causes of death", func(body string) bool { return body == "Only [[levant-files]] and [[Second thoughts]]" })
	u.waitFor("the note that was linked to", func() (any, any, bool) {
		var list []struct{ Title string }
		u.collate(&list, "note", "list")
		return list, "two notes", len(list) == 2
	})
}

func (u *user) waitForNoLink(what string, part image.Rectangle) {
	u.t.Helper()
	u.WaitFor(what, func() bool {
		return windowtest.Find(windowtest.Part(u.Picture(), part), u.colors.Accent, blurred).Empty()
	})
}

func renamesANote(u *user) {
	u.Press("ctrl+p")
	u.Type("second")
	u.Press("Return")
	u.waitForNoLink("the first note to go", u.pane(1))
	u.Press("Up") // to the title
	u.Type(" on it")
	u.Press("Return")
	u.Type("Four versions.")
	u.waitForNote("Causes of death", func(body string) bool { return strings.HasSuffix(body, "[[Second thoughts on it]]") })
}

func quotesIntoANote(u *user) {
	u.choose(0, concert)
	u.Press("q")
	u.waitForHighlights(highlight{Article: feud, Quote: concert, Color: "yellow"})
	u.waitForColor("the highlight", u.colors.Marks[notes.Yellow], u.pane(0), some)
	u.waitForNote("Second thoughts on it", func(body string) bool {
		return strings.HasPrefix(body, "Four versions.\n\n> ") && strings.Contains(body, concert) && strings.Contains(body, "[["+feud+"^")
	})
	u.link(u.pane(1))
}

// linksAComment comments on a highlight with a link to another article, which is completed and then followed.
func linksAComment(u *user) {
	quoted := highlight{Article: feud, Quote: concert, Color: "yellow"}
	place := u.choose(0, victims)
	u.Press("n")
	u.waitForColor("the passage to be highlighted", u.colors.Marks[notes.Yellow], place.area, some)
	u.Type("See [[levant")
	u.waitForColor("the letters in what may be meant", u.colors.Find, u.pane(1), some) // the list is wider than the margin
	u.Press("Return")
	u.Type(" on it.")
	u.Press("Escape", "2") // a colour of its own, to find its card by
	u.waitForHighlights(highlight{Article: feud, Quote: victims, Color: "green", Comment: "See [[levant-files]] on it."}, quoted)
	u.waitForColor("the edge of its card", u.colors.Marks[notes.Green], u.margin(), some)
	u.Settle()

	card := windowtest.Find(windowtest.Part(u.Picture(), u.margin()), u.colors.Marks[notes.Green], 0)
	card.Max.X = screen.X - 40
	link := u.link(card.Inset(6)) // without the frame
	u.Click(link.Min.Add(link.Size().Div(2)))
	u.waitForNoLink("the note to go", u.pane(1))
	u.locate(1, "brought on by post-traumatic shock")
}
