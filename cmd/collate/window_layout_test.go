package main_test

import (
	"image"
	"strings"
	"testing"

	"collate/cmd/collate/windowtest"
	"collate/notes"
)

// keyboardOnly opens, selects, highlights and comments without the mouse.
func keyboardOnly(t *testing.T, u *user) {
	const sentence = "It took two days."
	u.open()
	u.Press("ctrl+p")
	u.Type("forty-eight")
	u.SettlePart(u.results())
	u.Press("Return")
	u.Settle()
	u.Press("F7", "ctrl+Down", "ctrl+Down", "shift+alt+Down")
	u.waitForColor("a sentence to be selected", u.colors.Selection, u.pane(0), some)
	u.Press("2")
	u.waitForColor("the sentence to be highlighted", u.colors.Marks[notes.Green], u.pane(0), some)
	u.Press("bracketright", "n")
	u.Type("Forty-eight hours.")
	first := highlight{Article: "levant-files", Quote: sentence, Color: "green", Comment: "Forty-eight hours."}
	u.waitForHighlights(first)

	u.Press("Escape", "ctrl+Tab", "shift+End", "4")
	u.waitForColor("a highlight in the other pane", u.colors.Marks[notes.Pink], u.pane(1), some)
	list := u.highlights()
	if len(list) != 2 || list[0].Article != "insight-news" || !strings.HasPrefix("A Raid as Symptom: The Case That Repression", strings.TrimSpace(list[0].Quote)) {
		t.Errorf("highlights: %+v", list)
	}
	u.quit()
}

// results is where the list is that drops from the search field.
func (u *user) results() image.Rectangle {
	return image.Rect(screen.X/4, topHeight, 3*screen.X/4, screen.Y/2)
}

// sizes gives the window and its panes other sizes: the line at the top of a text stays there, and the sizes of the panes
// are kept.
func sizes(t *testing.T, u *user) {
	u.open()
	text := u.pane(0)
	u.focus(0)
	u.Press("ctrl+shift+o")
	u.Type("grown long")
	u.SettlePart(u.results())
	u.Press("Return")
	u.Settle()
	top := u.mark(0, "The dispute did not come from nowhere.", notes.Red)
	u.Scroll(text.Min.Add(text.Size().Div(2)), 1)
	u.WaitFor("the text to scroll", func() bool { return u.outline(u.colors.Marks[notes.Red], u.pane(0)).area != top.area })
	u.Settle()
	before := u.Picture()
	text.Max.X -= 20 // the scroll bar gets more exact the longer the text lies open

	for _, size := range []image.Point{{1200, 700}, {1000, 900}, {1600, 640}} {
		u.window.Resize(size)
		u.waitFor("the marked line to stay at the top", func() (any, any, bool) {
			now := u.outline(u.colors.Marks[notes.Red], u.pane(0)).area.Min.Y
			return now, top.area.Min.Y, now > 0 && now <= top.area.Min.Y+2*lineHeight
		})
	}
	u.window.Resize(screen)
	u.waitFor("the window to be as it was", func() (any, any, bool) {
		changed := windowtest.Changed(windowtest.Part(before, text), windowtest.Part(u.Picture(), text))
		return changed, "no change", changed.Empty()
	})

	u.dragDivider(0, 60)
	u.dragDivider(1, -90)
	u.dragDivider(2, -40)
	u.WaitFor("everything to be saved", u.saysSaved)
	want := u.dividers()
	u.quit()
	u.open()
	u.waitFor("the panes to have their sizes", func() (any, any, bool) {
		got := u.dividers()
		return got, want, len(got) == 3 && got[0] == want[0] && got[1] == want[1] && got[2] == want[2]
	})
	u.quit()
}
