// Package exporting is the form in which the user says what to export, in
// which format, and where to.
//
// Everything belongs to Fyne's goroutine.
package exporting

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"collate/notes"
	"collate/notes/cite/styles"
	"collate/notes/export"
)

// Choice is an article that can be chosen.
type Choice struct {
	ID    notes.ArticleID
	Title string
}

// Order is what the user asks for.
type Order struct {
	Articles []notes.ArticleID // in the order of the choices
	Format   export.Format
	Style    styles.Choice // of citations, where the format has some
	Path     string        // of the file to write
}

// Citations is the style that is proposed, and what lets the user pick another one.
type Citations struct {
	Style Style
	Pick  func(now styles.Choice, picked func(Style))
}

// Style is a style with its title.
type Style struct {
	styles.Choice
	Title string
}

// form asks for an order.
type form struct {
	window   fyne.Window
	choices  []Choice
	labels   []string // of the choices, each different
	formats  []export.Format
	articles *widget.CheckGroup
	format   *widget.Select
	style    styles.Choice
	pick     *widget.Button
	path     *widget.Entry
	dialog   *dialog.ConfirmDialog
}

// New returns the form as a dialog over a window. The articles in chosen are
// ticked, and path is proposed, with the ending of the format that is picked.
// onOrder is called when the user is done.
func New(window fyne.Window, choices []Choice, chosen []notes.ArticleID, citations Citations, path string, onOrder func(Order)) dialog.Dialog {
	return newForm(window, choices, chosen, citations, path, onOrder).dialog
}

func newForm(window fyne.Window, choices []Choice, chosen []notes.ArticleID, citations Citations, path string, onOrder func(Order)) *form {
	f := &form{window: window, choices: choices, labels: labelsOf(choices), formats: export.Formats()}
	f.articles = widget.NewCheckGroup(f.labels, nil)
	for i, c := range choices {
		if slices.Contains(chosen, c.ID) {
			f.articles.Selected = append(f.articles.Selected, f.labels[i])
		}
	}
	f.path = widget.NewEntry()
	f.path.SetText(path)
	f.pick = widget.NewButton("", func() { citations.Pick(f.style, f.setStyle) })
	f.pick.Alignment = widget.ButtonAlignLeading
	f.setStyle(citations.Style)
	var descriptions []string
	for _, format := range f.formats {
		descriptions = append(descriptions, format.Description)
	}
	f.format = widget.NewSelect(descriptions, f.formatChosen)
	for i, format := range f.formats {
		if format.Name == "markdown" {
			f.format.SetSelectedIndex(i)
		}
	}
	f.dialog = dialog.NewCustomConfirm("Export", "Export", "Cancel", f.content(), func(yes bool) {
		if yes {
			onOrder(f.order())
		}
	}, window)
	return f
}

func (f *form) content() fyne.CanvasObject {
	folder := widget.NewButton("Folder…", f.browse)
	all := widget.NewButton("All", func() { f.articles.SetSelected(f.articles.Options) })
	none := widget.NewButton("None", func() { f.articles.SetSelected(nil) })
	fields := container.New(layout.NewFormLayout(),
		widget.NewLabel("Format"), f.format,
		widget.NewLabel("Citations"), f.pick,
		widget.NewLabel("File"), container.NewBorder(nil, nil, nil, folder, f.path),
		widget.NewLabel("Articles"), container.NewHBox(all, none),
	)
	return container.NewBorder(fields, nil, nil, nil, container.NewVScroll(f.articles))
}

// labelsOf returns the titles of the choices, made different from each other
// where two articles have the same.
func labelsOf(choices []Choice) []string {
	times := map[string]int{}
	var out []string
	for _, c := range choices {
		label := c.Title
		if times[label]++; times[label] > 1 {
			label = fmt.Sprintf("%s (%d)", label, times[label])
		}
		out = append(out, label)
	}
	return out
}

// setStyle shows the style of citations.
func (f *form) setStyle(s Style) {
	f.style = s.Choice
	f.pick.SetText(s.Title)
}

// formatChosen gives the file the ending of the format. The style can be picked where
// there are citations.
func (f *form) formatChosen(string) {
	format := f.formats[f.format.SelectedIndex()]
	if format.Styled {
		f.pick.Enable()
	} else {
		f.pick.Disable()
	}
	if path := f.path.Text; path != "" {
		f.path.SetText(strings.TrimSuffix(path, filepath.Ext(path)) + format.Extension)
	}
}

// browse lets the user pick the folder of the file. A dialog for the file would make it,
// or empty the one that is there, before anything is exported.
func (f *form) browse() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			dialog.ShowError(err, f.window)
		case folder != nil:
			f.setFolder(folder.Path())
		}
	}, f.window)
	open.SetTitleText("Folder of the file")
	open.SetConfirmText("Choose")
	if folder, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(f.path.Text))); err == nil {
		open.SetLocation(folder)
	}
	open.Show()
}

// setFolder has the file be in a folder.
func (f *form) setFolder(path string) {
	f.path.SetText(filepath.Join(path, filepath.Base(f.path.Text)))
}

func (f *form) order() Order {
	o := Order{Format: f.formats[max(0, f.format.SelectedIndex())], Style: f.style, Path: strings.TrimSpace(f.path.Text)}
	for i, c := range f.choices {
		if slices.Contains(f.articles.Selected, f.labels[i]) {
			o.Articles = append(o.Articles, c.ID)
		}
	}
	return o
}
