package styling

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/notes/cite/styles"
)

// chooser returns a chooser on a canvas, with four styles, and what it reported.
func chooser(t *testing.T, choice styles.Choice) (*Chooser, *[]styles.Choice) {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1000, 700))
	engine := textview.NewEngine(textview.Fonts{}, func(f func()) { f() })
	c := New(window, engine, textview.Look{Size: 16}, []string{"fr-FR", "de-AT"}, choice)
	var asked []styles.Choice
	c.OnPreview = func(choice styles.Choice) { asked = append(asked, choice) }
	c.Dialog().Show()
	c.SetStyles([]styles.Listed{
		{Name: "apa", Title: "APA", Format: "author-date", From: "Collate"},
		{Name: "ieee", Title: "IEEE", Format: "numeric", From: "Collate"},
		{Name: "nature", Title: "Nature", Format: "numeric", From: "Zotero"},
		{Name: "nature-physics", Title: "Nature Physics", Parent: "http://www.zotero.org/styles/nature", From: "Zotero"},
	})
	return c, &asked
}

func TestTheChoiceIsSelectedAndShown(t *testing.T) {
	c, asked := chooser(t, styles.Choice{Style: "ieee", Language: "fr-FR"})
	if want := []styles.Choice{{Style: "ieee", Language: "fr-FR"}}; !slices.Equal(*asked, want) {
		t.Errorf("asked to preview %v, want %v", *asked, want)
	}
	if c.language.Selected != "French (France)" && c.language.SelectedIndex() != 2 {
		t.Errorf("the language is %q", c.language.Selected)
	}
}

func TestWordsFilter(t *testing.T) {
	c, asked := chooser(t, styles.Choice{Style: "apa"})
	for _, tt := range []struct {
		typed, chosen, count string
		listed               int
	}{
		{"nat", "nature", "2 of 4 styles", 2},
		{"phys NAT", "nature-physics", "1 of 4 styles", 1},
		{"wombat", "nature-physics", "No style has these words in its title.", 0},
		{"", "nature-physics", "4 styles", 4},
	} {
		c.search.SetText(tt.typed)
		if c.choice.Style != tt.chosen || c.list.Length() != tt.listed || c.count.Text != tt.count {
			t.Errorf("%q: chosen %s, %d listed, %q", tt.typed, c.choice.Style, c.list.Length(), c.count.Text)
		}
	}
	if last := (*asked)[len(*asked)-1]; last.Style != "nature-physics" {
		t.Errorf("the preview is of %v", last)
	}
}

func TestKeysMoveAndChoose(t *testing.T) {
	c, _ := chooser(t, styles.Choice{Style: "apa"})
	var chosen []styles.Choice
	c.OnChosen = func(choice styles.Choice) { chosen = append(chosen, choice) }
	c.search.OnMove(1)
	c.search.OnMove(10)
	c.search.OnMove(-1)
	c.language.SetSelectedIndex(1)
	c.search.OnSubmit(false)
	if want := []styles.Choice{{Style: "nature", Language: "de-AT"}}; fmt.Sprint(chosen) != fmt.Sprint(want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
}

func TestAnOldPreviewIsDropped(t *testing.T) {
	c, _ := chooser(t, styles.Choice{Style: "apa"})
	c.SetPreview(styles.Choice{Style: "apa"}, &textview.Text{Content: "as APA"})
	c.SetPreview(styles.Choice{Style: "ieee"}, &textview.Text{Content: "as IEEE"})
	if got := c.preview.Text(); got == nil || got.Content != "as APA" {
		t.Errorf("the preview shows %v", got)
	}
}

func TestAddedStyle(t *testing.T) {
	c, asked := chooser(t, styles.Choice{Style: "apa"})
	c.search.SetText("ieee")
	c.SetStyles(append(c.all, styles.Listed{Name: "mine", Title: "Mine"}))
	c.Choose("mine")
	if last := (*asked)[len(*asked)-1]; last.Style != "mine" || c.search.Text() != "" {
		t.Errorf("the preview is of %v", last)
	}
}
