// Package library is the left side of the window: the contents of the notebook.
//
// Everything must be used on Fyne's goroutine.
package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/feed"
	"collate/app/widget/label"
	"collate/app/widget/list"
	"collate/notes"
)

// Contents are the lists of the library, in this order.
type Contents struct {
	Articles []Article
	Notes    []notes.NoteSummary
	Tags     []notes.TagCount
}

// Article is an article of the list.
type Article struct {
	ID         notes.ArticleID
	Title      string
	Source     string // outlet
	Date       string // as shown: "7 Jul 2025"
	Highlights int
	Progress   float64 // fraction that was read, 0 to 1
}

// Library lists articles, notes, tags and saved searches.
type Library struct {
	widget.BaseWidget

	// OnOpen is called for an article or note to be opened in the focused pane.
	OnOpen func(notes.Ref)
	// OnMenu is called when the user opens the context menu of an article or note,
	// with a position on the canvas.
	OnMenu func(ref notes.Ref, at fyne.Position)
	// OnDrag is called while the user drags an article or note over the window, and
	// OnDrop when it is dropped, with a position on the canvas.
	OnDrag func(ref notes.Ref, at fyne.Position)
	OnDrop func(ref notes.Ref, at fyne.Position)
	OnTag  func(tag string)
	// OnTags is called when the user asks for all tags; the library shows the most
	// frequent ones.
	OnTags func()
	// OnTagMenu is called when the user opens the context menu of a tag, with a
	// position on the canvas.
	OnTagMenu func(tag string, at fyne.Position)
	// OnNewNote is called when the user asks for a new note, with the position on the
	// canvas for a menu of templates.
	OnNewNote func(at fyne.Position)
	OnImport  func()
	// OnSearch is called for a saved search to be run, and OnForget for one to be
	// removed.
	OnSearch func(words string)
	OnForget func(words string)
	// OnAll is called when the user asks for all articles and notes; the library
	// lists only some.
	OnAll func()
	// OnFold is called with the folded sections when they have changed.
	OnFold func(sections []string)
	// OnLeave is called when the focus is to go back to the text.
	OnLeave func()

	feed     *feed.Feed
	articles map[string]Article
	notes    map[string]notes.NoteSummary
	contents Contents
	searches []string
	folded   []string // keys of sections
	current  notes.Ref
}

// New returns an empty library.
func New() *Library {
	l := &Library{
		OnOpen:    func(notes.Ref) {},
		OnMenu:    func(notes.Ref, fyne.Position) {},
		OnDrag:    func(notes.Ref, fyne.Position) {},
		OnDrop:    func(notes.Ref, fyne.Position) {},
		OnTag:     func(string) {},
		OnTags:    func() {},
		OnTagMenu: func(string, fyne.Position) {},
		OnNewNote: func(fyne.Position) {},
		OnImport:  func() {},
		OnSearch:  func(string) {},
		OnForget:  func(string) {},
		OnAll:     func() {},
		OnFold:    func([]string) {},
		OnLeave:   func() {},
	}
	l.feed = feed.New(feed.Options{Kind: l.kind, Create: l.create, Bind: l.bind, Focus: focusable})
	l.ExtendBaseWidget(l)
	l.SetContents(Contents{})
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Library) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewClip(l.feed))
}

// SetSearches replaces the saved searches.
func (l *Library) SetSearches(searches []string) {
	l.searches = searches
	l.SetContents(l.contents)
}

// Focus focuses the row of the text in the focused pane, or otherwise the first row.
func (l *Library) Focus() { l.feed.FocusOn(l.current.ID) }

// focusable returns the focusable part of a list item, or nil.
func focusable(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case *list.Section:
		return o
	case *list.Row:
		return o
	case *tagList:
		return o.first()
	}
	return nil
}

// SetProgress shows the fraction of an article that was read, 0 to 1.
func (l *Library) SetProgress(id notes.ArticleID, progress float64) {
	a, listed := l.articles[string(id)]
	if !listed {
		return
	}
	a.Progress = progress
	l.articles[string(id)] = a
	if row, ok := l.feed.Object(string(id)).(*list.Row); ok {
		row.SetProgress(float32(progress))
	}
}

// SetCurrent marks the text in the focused pane; none for the zero value.
func (l *Library) SetCurrent(ref notes.Ref) {
	if ref == l.current {
		return
	}
	l.current = ref
	l.feed.Rebind()
}

// kindRow is the kind of all rows; each other item is the only one of its kind.
const kindRow = "row"

func (l *Library) kind(key string) string {
	switch key {
	case keyArticles, keyNoArticles, keyNotes, keyNoNotes, keyTags, keyTagList, keySearches:
		return key
	}
	return kindRow
}

func (l *Library) create(kind string) fyne.CanvasObject {
	switch kind {
	case keyArticles:
		add := control.NewIconButton(fynetheme.ContentAddIcon(), "Import articles", func() { l.OnImport() })
		return l.newSection(keyArticles, "Articles", add)
	case keyNoArticles:
		return empty("No articles yet. Drop Markdown or text files on the window, or press +.")
	case keyNotes:
		add := control.NewIconButton(fynetheme.ContentAddIcon(), "New note, empty or from a template", nil)
		add.OnTapped = func() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(add)
			l.OnNewNote(at.AddXY(0, add.Size().Height))
		}
		return l.newSection(keyNotes, "Notes", add)
	case keyNoNotes:
		return empty("Write what you make of it: press + for a note.")
	case keyTags:
		return l.newSection(keyTags, "Tags", nil)
	case keySearches:
		return l.newSection(keySearches, "Searches", nil)
	case keyTagList:
		return newTagList(l)
	}
	return list.NewRow("", "", nil)
}

func (l *Library) bind(key string, o fyne.CanvasObject) {
	switch key {
	case keyArticles:
		o.(*list.Section).Set(len(l.contents.Articles), l.isFolded(key))
	case keyNotes:
		o.(*list.Section).Set(len(l.contents.Notes), l.isFolded(key))
	case keyTags, keySearches:
		o.(*list.Section).Set(list.NoCount, l.isFolded(key))
	case keyTagList:
		o.(*tagList).bind(l.contents.Tags)
	case keyNoArticles, keyNoNotes:
		// Nothing about them changes.
	default:
		l.bindRow(key, o.(*list.Row))
	}
}

func (l *Library) bindRow(key string, row *list.Row) {
	row.OnMove = func(by int) { l.feed.Step(key, by) }
	row.OnLeave = func() { l.OnLeave() }
	switch {
	case key == keyAllArticles:
		l.bindAll(row, fmt.Sprintf("… all %d articles", len(l.contents.Articles)))
		return
	case key == keyAllNotes:
		l.bindAll(row, fmt.Sprintf("… all %d notes", len(l.contents.Notes)))
		return
	case strings.HasPrefix(key, keySearch):
		l.bindSearch(strings.TrimPrefix(key, keySearch), row)
		return
	}
	var ref notes.Ref
	if a, ok := l.articles[key]; ok {
		ref = notes.Ref{Kind: notes.KindArticle, ID: key}
		row.SetText(a.Title, a.Source, a.end())
		row.SetProgress(float32(a.Progress))
	} else {
		ref = notes.Ref{Kind: notes.KindNote, ID: key}
		n := l.notes[key]
		row.SetText(titleOf(n), aboutNote(n), "")
		row.SetProgress(list.NoProgress)
	}
	row.SetSelected(ref == l.current)
	row.OnTapped = func() { l.OnOpen(ref) }
	row.OnMenu = func(at fyne.Position) { l.OnMenu(ref, at) }
	row.OnDrag = func(at fyne.Position) { l.OnDrag(ref, at) }
	row.OnDrop = func(at fyne.Position) { l.OnDrop(ref, at) }
}

// bindAll binds a row that opens the list of all articles and notes.
func (l *Library) bindAll(row *list.Row, text string) {
	row.SetText(text, "", "")
	row.SetProgress(list.NoProgress)
	row.SetSelected(false)
	row.OnTapped = func() { l.OnAll() }
	row.OnMenu, row.OnDrag, row.OnDrop = nil, nil, nil
}

func (l *Library) bindSearch(words string, row *list.Row) {
	row.SetText(words, "", "")
	row.SetProgress(list.NoProgress)
	row.SetSelected(false)
	row.OnTapped = func() { l.OnSearch(words) }
	row.OnMenu = func(at fyne.Position) {
		if c := fyne.CurrentApp().Driver().CanvasForObject(row); c != nil {
			forget := fyne.NewMenuItem("Keep it no longer", func() { l.OnForget(words) })
			widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", forget), c, at)
		}
	}
	row.OnDrag, row.OnDrop = nil, nil
}

// end returns the text after the source, which is never truncated.
func (a Article) end() string {
	var out string
	for _, s := range []string{a.Date, marks(a.Highlights)} {
		if s != "" && (out != "" || a.Source != "") {
			out += " · "
		}
		out += s
	}
	return out
}

func marks(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 mark"
	}
	return fmt.Sprintf("%d marks", n)
}

func titleOf(n notes.NoteSummary) string {
	if strings.TrimSpace(n.Title) == "" {
		return "Untitled"
	}
	return n.Title
}

func aboutNote(n notes.NoteSummary) string {
	switch {
	case n.Links == 1:
		return "linked from 1 place"
	case n.Links > 1:
		return fmt.Sprintf("linked from %d places", n.Links)
	case n.Words == 1:
		return "1 word"
	}
	return fmt.Sprintf("%d words", n.Words)
}

func empty(text string) fyne.CanvasObject {
	return inset(label.New(text, label.Style{Color: theme.ColorQuiet, Size: 12, Lines: label.Unlimited}))
}

// inset gives an object the margins of a row.
func inset(o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(4, 4, 16, 16), o)
}
