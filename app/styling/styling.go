// Package styling is the list of citation styles to choose from, with a preview of
// what the chosen one makes of the articles of the notebook.
//
// A Chooser presents and reports. Everything belongs to Fyne's goroutine.
package styling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"collate/app/theme"
	"collate/app/widget/field"
	"collate/app/widget/label"
	"collate/app/widget/textview"
	"collate/notes/cite/styles"
)

// Measures in px.
const (
	listWidth    = 330
	previewWidth = 520
	height       = 460
	previewSize  = 15
)

// ofTheStyle stands for no language in the list of languages.
const ofTheStyle = "Language of the style"

// Chooser lets the user choose a style and a language.
type Chooser struct {
	// OnPreview is called for a choice whose preview is to be shown;
	// [Chooser.SetPreview] takes the answer, whenever it comes.
	OnPreview func(styles.Choice)
	// OnChosen is called when the user is done.
	OnChosen func(styles.Choice)
	// OnAdd is called when a style of a file is to be added; [Chooser.SetStyles] and
	// [Chooser.Choose] show it.
	OnAdd func()

	all      []styles.Listed
	texts    []string // what is searched of each, in lower case
	filtered []int    // indices into all
	choice   styles.Choice

	search    *field.Search
	list      *widget.List
	count     *widget.Label
	languages []string // codes in the order of the list
	language  *widget.Select
	preview   *textview.View
	dialog    *dialog.ConfirmDialog
}

// New returns a chooser over a window, in which a choice is selected. Languages are
// those that may be chosen, as in "de-AT".
func New(window fyne.Window, engine *textview.Engine, look textview.Look, languages []string, choice styles.Choice) *Chooser {
	c := &Chooser{
		OnPreview: func(styles.Choice) {}, OnChosen: func(styles.Choice) {}, OnAdd: func() {},
		choice: choice, count: widget.NewLabel("Looking for styles…"), preview: textview.New(engine, small(look)),
	}
	c.search = field.NewSearch("Find a style", "↑ ↓")
	c.search.OnChanged = func(string) { c.filter() }
	c.search.OnMove = c.move
	c.search.OnSubmit = func(bool) { c.dialog.Confirm() }
	c.search.OnCancel = func() { c.dialog.Dismiss() }
	c.list = widget.NewList(func() int { return len(c.filtered) }, newRow, c.showRow)
	c.list.OnSelected = c.selected
	c.buildLanguages(languages)
	c.dialog = dialog.NewCustomConfirm("Citation style", "Use this style", "Cancel", c.content(), func(yes bool) {
		if yes {
			c.OnChosen(c.choice)
		}
	}, window)
	return c
}

// small returns the look of the preview.
func small(look textview.Look) textview.Look {
	look.Size = previewSize
	return look
}

// Dialog returns the chooser as a dialog.
func (c *Chooser) Dialog() dialog.Dialog { return c.dialog }

// FocusOn puts the cursor into the field to search in.
func (c *Chooser) FocusOn(canvas fyne.Canvas) { c.search.FocusOn(canvas) }

func (c *Chooser) buildLanguages(languages []string) {
	namer := display.English.Tags()
	names := []string{ofTheStyle}
	c.languages = append([]string{""}, languages...)
	slices.SortFunc(c.languages[1:], func(a, b string) int {
		return cmp.Compare(namer.Name(language.Make(a)), namer.Name(language.Make(b)))
	})
	for _, code := range c.languages[1:] {
		names = append(names, cmp.Or(namer.Name(language.Make(code)), code))
	}
	c.language = widget.NewSelect(names, nil)
	c.language.SetSelectedIndex(max(0, slices.Index(c.languages, c.choice.Language)))
	c.language.OnChanged = func(string) {
		c.choice.Language = c.languages[max(0, c.language.SelectedIndex())]
		c.OnPreview(c.choice)
	}
}

func (c *Chooser) content() fyne.CanvasObject {
	add := widget.NewButton("Add a style from a file…", func() { c.OnAdd() })
	below := container.NewVBox(c.count, add)
	left := container.NewBorder(c.search, below, nil, nil, c.list)
	right := container.NewBorder(c.language, nil, nil, nil, c.preview)
	return container.New(layout.NewHBoxLayout(),
		container.NewGridWrap(fyne.NewSize(listWidth, height), left),
		container.NewGridWrap(fyne.NewSize(previewWidth, height), right))
}

// newRow is a row of the list: the title, and what kind of style it is under it.
func newRow() fyne.CanvasObject {
	title := label.New(" ", label.Style{Size: 14, Lines: 1})
	about := label.New(" ", label.Style{Size: 12, Color: theme.ColorQuiet, Lines: 1})
	return container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.New(layout.NewCustomPaddedVBoxLayout(2), title, about))
}

func (c *Chooser) showRow(i widget.ListItemID, row fyne.CanvasObject) {
	s := c.all[c.filtered[i]]
	labels := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	labels[0].(*label.Label).SetText(s.Title)
	labels[1].(*label.Label).SetText(about(s))
}

// about says what kind of style it is, and where it was found.
func about(s styles.Listed) string {
	var parts []string
	switch {
	case s.Problem != "":
		parts = append(parts, "cannot be read")
	case s.Parent != "":
		parts = append(parts, "the same as "+s.Parent[strings.LastIndexByte(s.Parent, '/')+1:])
	case s.Format != "":
		parts = append(parts, map[string]string{"author-date": "author and date", "numeric": "numbers", "note": "notes", "label": "labels", "author": "author"}[s.Format])
	}
	return strings.Join(append(parts, s.Name, s.From), " · ")
}

// SetStyles shows the styles, and keeps what is chosen.
func (c *Chooser) SetStyles(all []styles.Listed) {
	c.all = all
	c.texts = make([]string, len(all))
	for i, s := range all {
		c.texts[i] = strings.ToLower(s.Title + " " + s.Name)
	}
	c.filter()
}

// Choose selects a style by its name, and shows it.
func (c *Chooser) Choose(name string) {
	c.choice.Style = name
	c.search.SetText("")
	c.filter()
}

// filter lists the styles with all words that were typed.
func (c *Chooser) filter() {
	words := strings.Fields(strings.ToLower(c.search.Text()))
	c.filtered = c.filtered[:0]
	for i, text := range c.texts {
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
			c.filtered = append(c.filtered, i)
		}
	}
	c.count.SetText(counted(len(c.filtered), len(c.all)))
	c.list.UnselectAll()
	c.list.Refresh()
	if len(c.filtered) == 0 {
		return
	}
	c.list.Select(max(0, c.row()))
}

// row returns where the chosen style is listed, or -1.
func (c *Chooser) row() int {
	return slices.IndexFunc(c.filtered, func(i int) bool { return strings.EqualFold(c.all[i].Name, c.choice.Style) })
}

func (c *Chooser) move(delta int) {
	if len(c.filtered) > 0 {
		c.list.Select(min(max(c.row()+delta, 0), len(c.filtered)-1))
	}
}

func (c *Chooser) selected(i widget.ListItemID) {
	c.choice.Style = c.all[c.filtered[i]].Name
	c.list.ScrollTo(i)
	c.OnPreview(c.choice)
}

// SetPreview shows what a choice makes of the articles. The answer for another choice
// than the last is dropped.
func (c *Chooser) SetPreview(choice styles.Choice, text *textview.Text) {
	if choice == c.choice {
		c.preview.SetText(text)
	}
}

// counted says how many styles are listed.
func counted(listed, all int) string {
	switch {
	case all == 0:
		return "There are no styles."
	case listed == 0:
		return "No style has these words in its title."
	case listed < all:
		return fmt.Sprintf("%d of %d styles", listed, all)
	}
	return fmt.Sprintf("%d styles", all)
}
