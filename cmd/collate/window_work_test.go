package main_test

import (
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/app/theme"
	"collate/cmd/collate/windowtest"
	"collate/notes"
)

// TestWindow works with the program in a real window. The program reports data races and calls of Fyne from the wrong
// goroutine, which fail the test.
func TestWindow(t *testing.T) {
	windowtest.Require(t)
	program := build(t, "-race")
	for _, test := range []struct {
		name string
		do   func(*testing.T, *user)
	}{
		{"an evening's work", eveningsWork},
		{"without the mouse", keyboardOnly},
		{"linked notes", linkedNotes},
		{"typed at once", typedAtOnce},
		{"undo and redo", undoesInOneOrder},
		{"finding and going back", findsAndGoesBack},
		{"sizes", sizes},
		{"another program writes", writtenBeside},
		{"killed when everything is saved", killed},
		{"a full disk", fullDisk},
		{"a second window", secondWindow},
		{"notebooks that cannot be opened", cannotOpen},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.do(t, newUser(t, program))
		})
	}
}

// What stands in the bundled articles.
const (
	feud    = "armenian-report"
	victims = "that the victims were chosen for who they were"
	concert = "struck every Russian concert, exhibition and performance off the calendar"
	thesis  = "because it was not a police operation at all"
)

// eveningsWork is all that Collate is for, from the first start to finding everything again at the second.
func eveningsWork(t *testing.T, u *user) {
	u.open()
	if panes := u.panes(); len(panes) != 2 {
		t.Fatalf("%d panes at the first start, not 2", len(panes))
	}
	highlightsAndComments(u)
	changesItsMind(u)
	findsPassages(u)
	opensByTitle(u)
	readsOneArticleTwice(u)
	writesANote(u)
	takesItElsewhere(u)
	bringsAnArticleIn(u)
	goesAndComesBack(u)
}

func highlightsAndComments(u *user) {
	u.mark(0, victims, notes.Green)
	u.waitForHighlights(highlight{Article: feud, Quote: victims, Color: "green"})

	place := u.choose(0, concert)
	u.Press("n")
	u.waitForColor("the passage to be highlighted", u.colors.Marks[notes.Yellow], place.area, some)
	u.Type("Not so in [[levant-files]].")
	u.waitForHighlights(
		highlight{Article: feud, Quote: victims, Color: "green"},
		highlight{Article: feud, Quote: concert, Color: "yellow", Comment: "Not so in [[levant-files]]."},
	)
	u.Press("Escape")
}

func changesItsMind(u *user) {
	commented := highlight{Article: feud, Quote: concert, Color: "yellow", Comment: "Not so in [[levant-files]]."}
	marked := func(color string) highlight { return highlight{Article: feud, Quote: victims, Color: color} }

	u.Click(image.Pt(300, topHeight/2)) // where nothing is: the keys still go to the text
	u.Press("End")
	card := windowtest.Find(windowtest.Part(u.Picture(), u.margin()), u.colors.Marks[notes.Green], 0)
	u.Click(card.Max.Add(image.Pt(40, -card.Dy()/2)))
	u.waitForColor("the passage of the card", u.colors.Marks[notes.Green], u.pane(0), some)
	u.Press("5")
	u.waitForHighlights(marked("purple"), commented)
	u.waitForColor("the passage in purple", u.colors.Marks[notes.Purple], u.pane(0), some)
	u.Press("ctrl+z")
	u.waitForHighlights(marked("green"), commented)
	u.Press("ctrl+shift+z")
	u.waitForHighlights(marked("purple"), commented)
	u.Press("Delete")
	u.waitForHighlights(commented)
	u.waitForColor("the highlight to go", u.colors.Marks[notes.Purple], u.pane(0), 0)
	u.Press("ctrl+z")
	u.waitForHighlights(marked("purple"), commented)
	u.waitForColor("the highlight to come back", u.colors.Marks[notes.Purple], u.pane(0), some)
}

func findsPassages(u *user) {
	text, results := u.pane(0), u.results()
	u.Press("ctrl+k")
	u.Type("heart attack")
	u.catchUp()
	u.waitForColor("the words to be marked in what was found", u.colors.Find, results, some)
	u.SettlePart(results)
	u.Press("Down", "Return")
	u.waitForColor("the results to go", u.colors.Find, results, 0)
	u.waitForColor("the words in the second article found", u.colors.Selection, text, some)
	u.Press("ctrl+c")
	u.WaitFor("the words on the clipboard", func() bool { return u.Clipboard() == "heart attack" })

	u.Press("Escape", "ctrl+f")
	u.Type("azerbaijani")
	u.catchUp()
	u.waitForColor("the place where the word is found first", u.colors.FindCurrent, text, some)
	u.waitForColor("the other places where the word is", u.colors.Find, text, some)
	u.SettlePart(image.Rectangle{Min: text.Min.Add(image.Pt(0, 60)), Max: text.Max}) // below the field and its caret
	first := u.outline(u.colors.FindCurrent, text)
	u.Press("Return")
	u.WaitFor("the next place", func() bool { return u.outline(u.colors.FindCurrent, text).area != first.area })
	u.Press("shift+Return")
	u.WaitFor("the first place again", func() bool { return u.outline(u.colors.FindCurrent, text).area == first.area })
	u.endFind(0)
}

func opensByTitle(u *user) {
	u.Press("ctrl+p")
	u.Type("feud yer")
	u.Press("Return")
	u.waitForColor("the article with the highlights", u.colors.Marks[notes.Purple], u.pane(0), some)
	u.Press("ctrl+shift+p")
	u.Type("theme: sepia")
	u.Press("Return")
	u.become(theme.Sepia)
}

// become waits until the window has a theme.
func (u *user) become(v theme.Variant) {
	u.t.Helper()
	u.colors = v.Palette()
	u.WaitFor("the theme "+v.String(), func() bool {
		panes := u.panes()
		return len(panes) > 0 && u.shown(u.colors.Paper, panes[0]) > some
	})
	u.rest()
}

func readsOneArticleTwice(u *user) {
	u.Press("ctrl+3")
	u.WaitFor("three panes", func() bool { return len(u.panes()) == 3 })
	u.focus(2)
	u.Press("ctrl+p")
	u.Type("raid as")
	u.Press("Return")
	u.WaitFor("the article in the third pane", func() bool { return u.shown(u.colors.Ink, u.pane(2)) > some })
	u.mark(1, thesis, notes.Blue)
	u.waitForColor("the highlight in the other pane with the text", u.colors.Marks[notes.Blue], u.pane(2), some)
	u.Press("ctrl+2")
	u.WaitFor("two panes", func() bool { return len(u.panes()) == 2 })
}

func writesANote(u *user) {
	const body = "Only one account speaks of [[levant-files|a heart attack]], and it says nothing of the other of the two."
	u.focus(0)
	u.Press("ctrl+n") // what follows belongs to the note, though it is not stored yet
	u.Type("Causes of death")
	u.Press("Return")
	u.Type(body)
	u.waitFor("the note to be stored", func() (any, any, bool) {
		var list []struct{ Title string }
		var note struct{ Title, Body string }
		if u.collate(&list, "note", "list"); len(list) == 1 && list[0].Title == "Causes of death" {
			u.collate(&note, "note", "show", "Causes of death")
		}
		return note.Body, body, note.Body == body
	})
	u.Press("ctrl+e")
	u.SettlePart(u.pane(1)) // the link stands elsewhere there
	link := u.link(u.pane(1))
	u.Click(link.Min.Add(image.Pt(link.Dx()/2, 6)))
	u.waitForColor("what lay in the other pane to go", u.colors.Marks[notes.Purple], u.pane(0), 0)
	u.locate(0, "brought on by post-traumatic shock")
}

// link waits for a link in a part of the screen and returns where it is.
func (u *user) link(part image.Rectangle) (found image.Rectangle) {
	u.t.Helper()
	u.WaitFor("a link", func() bool {
		found = windowtest.Find(windowtest.Part(u.Picture(), part), u.colors.Accent, blurred)
		return found.Dx() > 20
	})
	return found
}

func takesItElsewhere(u *user) {
	const words = "one brother died directly of the injuries that he received in custody"
	u.choose(0, words)
	u.Press("ctrl+shift+c")
	u.WaitFor("the words with their citation on the clipboard", func() bool {
		copied := u.Clipboard()
		return strings.Contains(copied, "“"+words+"”") && strings.Contains(copied, "Levant Files")
	})

	u.Press("Escape", "ctrl+p")
	u.Type("feud yer")
	u.Press("Return")
	u.waitForColor("the article with the highlights", u.colors.Marks[notes.Purple], u.pane(0), some)
	u.Press("ctrl+shift+e")
	u.Click(u.answer(u.dialog()))
	file := filepath.Join(u.Home(), "collate-export.md")
	u.WaitFor("the exported file", func() bool {
		data, err := os.ReadFile(file)
		text := string(data)
		return err == nil && strings.Contains(text, victims) && strings.Contains(text, concert) && strings.Contains(text, "Not so in")
	})
}

func bringsAnArticleIn(u *user) {
	text := "# A sixth account\n\nIt is short, and it was brought in by hand.\n"
	if err := os.WriteFile(filepath.Join(u.Home(), "sixth.md"), []byte(text), 0o600); err != nil {
		u.t.Fatal(err)
	}
	u.focus(0)
	u.Press("ctrl+o")
	dialog := u.dialog()
	// The icons of files are to the right of the places; that of sixth.md is the last.
	icons := image.Rect(dialog.Min.X+160, dialog.Min.Y+80, dialog.Max.X-20, dialog.Max.Y-60)
	u.WaitFor("the file to be chosen", func() bool {
		files := windowtest.Find(windowtest.Part(u.Picture(), icons), u.colors.Ink, 0)
		if files.Empty() {
			return false
		}
		u.Click(image.Pt(files.Max.X-20, files.Min.Y+30))
		for range 30 { // not at once again, which would be a double click or take the choice back
			if u.shown(u.colors.Accent, dialog) > some {
				return true
			}
			time.Sleep(100 * time.Millisecond)
		}
		return false
	})
	u.Click(u.answer(dialog))
	u.waitFor("the article to be stored", func() (any, any, bool) {
		var list []struct{ Key string }
		u.collate(&list, "articles")
		return list, "a-sixth-account", len(list) == 6
	})
	u.locate(0, "brought in by hand")
}

// dialog waits for a dialog and returns where it is: the rest of the window is in shade, and so nothing else has the
// colour of paper.
func (u *user) dialog() image.Rectangle {
	u.t.Helper()
	u.waitForColor("the window to be in shade", u.colors.Chrome, u.foot(), 0)
	u.Settle()
	return windowtest.Find(u.Picture(), u.colors.Paper, 0)
}

// answer is where the button of a dialog is that does what the dialog is for.
func (u *user) answer(dialog image.Rectangle) image.Point {
	buttons := image.Rect(dialog.Min.X, dialog.Max.Y-60, dialog.Max.X, dialog.Max.Y)
	button := windowtest.Find(windowtest.Part(u.Picture(), buttons), u.colors.Accent, 0)
	return button.Min.Add(button.Size().Div(2))
}

// goesAndComesBack expects the window at its second start to be as it was when it closed.
func goesAndComesBack(u *user) {
	u.Press("ctrl+p")
	u.Type("feud yer")
	u.Press("Return")
	u.waitForColor("the article with the highlights", u.colors.Marks[notes.Purple], u.pane(0), some)
	u.Press("ctrl+shift+o")
	u.Type("grown long")
	u.Press("Return")
	u.waitForColor("the passages above the heading to be out of view", u.colors.Marks[notes.Purple], u.pane(0), 0)
	u.dragDivider(1, 120)
	u.Settle()
	u.WaitFor("everything to be saved", u.saysSaved)
	before, marked := u.Picture(), u.highlights()

	u.quit()
	u.open()
	u.Move(image.Pt(screen.X/2, topHeight/2))
	text := u.pane(0)
	fleeting := []image.Rectangle{
		image.Rect(0, text.Max.Y-80, screen.X, text.Max.Y+4),                     // a notice that is still there
		image.Rect(text.Max.X-60, topHeight, text.Max.X, topHeight+headerHeight), // the percentage read, which gets more exact
	}
	u.waitFor("the window to be as it was", func() (any, any, bool) {
		now := u.Picture()
		for _, part := range fleeting {
			draw.Draw(now, part, before, part.Min, draw.Src)
		}
		changed := windowtest.Changed(before, now)
		return changed, "no change", changed.Empty()
	})
	if again := u.highlights(); !slices.Equal(again, marked) {
		u.t.Errorf("highlights after the restart: %+v, before: %+v", again, marked)
	}
	u.quit()
}

// dragDivider moves the line right of the library, of a pane or left of the margin.
func (u *user) dragDivider(i, by int) {
	u.t.Helper()
	was := u.dividers()
	from := image.Pt(was[i], screen.Y/2)
	u.Drag(from, from.Add(image.Pt(by, 0)))
	u.Move(image.Pt(screen.X/2, topHeight/2))
	u.WaitFor("the divider where it was dragged to", func() bool {
		now := u.dividers()
		return len(now) == len(was) && now[i] == was[i]+by
	})
}
