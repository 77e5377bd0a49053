// Package finder is the field at the top of the window and its drop-down list:
// full-text search, quick open by title, and the command palette.
//
// Everything must be used on Fyne's goroutine.
package finder

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/feed"
	"collate/app/widget/field"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/textview"
	"collate/notes"
)

// Mode is what the field searches.
type Mode int

const (
	Search   Mode = iota // text, highlights, comments and notes
	Open                 // articles and notes, by title
	Commands             // commands, by title
	Outline              // headings of the focused text
	Tags                 // tags, by name
)

// commandSign at the start of the text switches from Search to Commands.
const commandSign = ">"

// completing is the message while completions are listed.
const completing = "Tab completes, or choose with the arrows."

// Finder is the field and its list.
type Finder struct {
	// Field must be placed at the top of the window.
	Field *field.Search
	// Layer must be placed over the whole content of the window.
	Layer *fyne.Container

	// OnSearch is called with words to search for; [Finder.SetHits] takes the
	// answer.
	OnSearch func(words string)
	// OnPreview is called for a hit whose text is to be shown beside the list;
	// [Finder.ShowPreview] takes the answer.
	OnPreview func(notes.Hit)
	// OnHit is called for a hit that was picked, with other if it is to be opened
	// in another pane than the focused one. OnFound is called before, with the
	// words that found it.
	OnHit   func(hit notes.Hit, other bool)
	OnFound func(words string)
	// OnSave is called for a search to be saved.
	OnSave func(words string)
	// OnGroup is called when the user wants hits grouped by kind, or best first.
	OnGroup func(grouped bool)
	// OnChoice is called for a choice that was picked in Open, Commands, Outline or
	// Tags.
	OnChoice func(mode Mode, id string, other bool)
	// OnLeave is called when the field is left: the focus goes back to the text.
	OnLeave func()
	// About returns the source and date of the article of a hit.
	About func(notes.Hit) string
	// Values returns the values of an operator of the search language that occur in
	// the notebook; nil for an operator with fixed values.
	Values func(operator string) []string

	mode    Mode
	choices func(mode Mode, text string) []Choice
	recent  map[Mode][]string

	list    *feed.Feed
	order   *control.Segmented // order of the hits
	preview *preview
	guide   *feed.Feed // replaces preview while there are no hits
	beside  bool       // preview or guide is beside the list
	surface *panel.Surface
	message *label.Label
	foot    *fyne.Container
	rows    []result
	chosen  int
	moved   bool        // the user has chosen a row since the text was typed
	early   int         // sum of the moves while the list was empty
	hits    []notes.Hit // found for words
	words   string
	note    string // message about hits
	waiting *bool  // Enter was pressed before the words were searched: the argument of submit
	grouped bool
	saved   []string
	last    []string
}

// New returns a finder. choices returns the choices of a mode for a typed text, in
// all modes but Search. The shortcuts of the commands work in it, and that of
// "go.search" is displayed in it; previews are rendered with the engine.
func New(choices func(mode Mode, text string) []Choice, commands *command.Set, engine *textview.Engine, look textview.Look) *Finder {
	f := &Finder{
		OnSearch: func(string) {}, OnPreview: func(notes.Hit) {},
		OnHit: func(notes.Hit, bool) {}, OnFound: func(string) {}, OnSave: func(string) {}, OnGroup: func(bool) {},
		OnChoice: func(Mode, string, bool) {}, OnLeave: func() {},
		About:   func(notes.Hit) string { return "" },
		choices: choices,
		recent:  map[Mode][]string{},
		message: label.New("", label.Style{Color: theme.ColorQuiet, Size: 12, Lines: 1}),
	}
	f.Field = field.NewSearch("", strings.ReplaceAll(commands.Keys("go.search"), "+", " "))
	f.Field.OnShortcut = commands.HandleInField
	f.Field.OnChanged = f.changed
	f.Field.OnMove = f.move
	f.Field.OnSubmit = f.submit
	f.Field.OnCancel = f.leave
	f.Field.TakesTab = func() bool { return f.mode == Search && len(f.completionRows()) > 0 }
	f.Field.OnTab = func() { f.completionRows()[0].pick(false) }
	f.list = feed.New(feed.Options{
		Create: func(string) fyne.CanvasObject { return newRow() },
		Bind:   func(key string, o fyne.CanvasObject) { f.bind(key, o.(*row)) },
	})
	f.order = control.NewSegmented([]string{"Best first", "By kind"}, func(i int) {
		f.SetGrouped(i == 1)
		f.OnGroup(i == 1)
	})
	f.preview = newPreview(engine, look, func() { f.submit(false) })
	f.foot = container.NewBorder(nil, nil, nil, f.order, container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), f.message, layout.NewSpacer()))
	f.guide = newGuide(f.insert)
	f.surface = panel.NewSurface(container.New(&body{f}, f.list, f.preview, f.guide, f.foot), panel.Bar())
	outside := newBackdrop(func() { f.leave() })
	f.Layer = container.New(&drop{finder: f}, outside, f.surface)
	f.setMode(Search)
	f.Layer.Hide()
	return f
}

// Open focuses the empty field in a mode.
func (f *Finder) Open(mode Mode) {
	f.setMode(mode)
	f.Field.SetText("")
	f.Field.Focus()
	f.changed("")
}

// OpenWith searches for words as if they had been typed.
func (f *Finder) OpenWith(words string) {
	f.setMode(Search)
	f.Field.SetText("")
	f.Field.Focus()
	f.Field.Replace(0, 0, words)
}

// SetLook changes fonts and colours of the preview.
func (f *Finder) SetLook(look textview.Look) { f.preview.setLook(look) }

// SetSearches sets the saved searches and the last ones.
func (f *Finder) SetSearches(saved, last []string) { f.saved, f.last = saved, last }

// SetRecent sets the ids of the choices of a mode that were picked recently, newest
// first.
func (f *Finder) SetRecent(mode Mode, ids []string) { f.recent[mode] = ids }

// SetGrouped lists hits grouped by kind, or best first.
func (f *Finder) SetGrouped(grouped bool) {
	f.grouped = grouped
	f.order.SetSelected(map[bool]int{false: 0, true: 1}[grouped])
	if f.showsHits() {
		f.showHits()
	}
}

func (f *Finder) setMode(mode Mode) {
	f.mode = mode
	f.Field.SetPlaceHolder([]string{
		Search:   "Search everything, or type > for a command…",
		Open:     "Open an article or a note…",
		Commands: "Run a command…",
		Outline:  "Go to a heading, or to a part: 50 %…",
		Tags:     "Choose a tag…",
	}[mode])
}

func (f *Finder) changed(text string) {
	f.waiting, f.moved, f.early = nil, false, 0
	switch {
	case f.mode == Search && strings.HasPrefix(text, commandSign):
		f.pick(Commands, strings.TrimSpace(text[len(commandSign):]))
	case f.mode != Search:
		f.pick(f.mode, text)
	case f.searches(text):
		if rows := f.completionRows(); len(rows) > 0 && len(f.hits) == 0 {
			f.rows = rows
			f.show(completing, 0)
		}
		f.OnSearch(text)
	case f.Field.Focused():
		f.hits, f.words, f.rows = nil, "", f.pastRows()
		f.show("", f.step(f.rows, -1, 1))
	default:
		f.hide()
	}
}

func (f *Finder) hide() {
	f.hits, f.words, f.rows = nil, "", f.rows[:0]
	f.Layer.Hide()
}

// searches says whether a text in the field is a search.
func (f *Finder) searches(text string) bool {
	return strings.TrimSpace(text) != "" && !strings.HasPrefix(text, commandSign)
}

// pick lists the choices that match the pattern.
func (f *Finder) pick(mode Mode, pattern string) {
	f.hits, f.rows = nil, f.rows[:0]
	for _, m := range match(pattern, f.choices(mode, pattern), f.recent[mode]) {
		f.rows = append(f.rows, f.choiceRow(mode, m))
	}
	message := ""
	if len(f.rows) == 0 {
		message = "Nothing fits. Any letters of the name will do, in their order."
	}
	f.show(message, 0)
}

// show lists the rows with a message and chooses a row.
func (f *Finder) show(message string, chosen int) {
	f.chosen = chosen
	setVisible(f.order, len(f.hits) > 1)
	setVisible(f.preview, len(f.hits) > 0)
	setVisible(f.guide, f.mode == Search && len(f.hits) == 0 && !strings.HasPrefix(f.Field.Text(), commandSign))
	if message == "" && f.guide.Visible() && !f.explains() && !f.hasSide(f.Layer.Size().Width) {
		message = languageLine()
	}
	f.message.SetText(message)
	setVisible(f.foot, message != "")
	keys := make([]string, len(f.rows))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	f.list.SetItems(keys)
	f.list.ScrollToTop()
	f.Layer.Show()
	f.Layer.Refresh()
	f.reveal()
}

// reveal scrolls to the chosen row and requests its preview.
func (f *Finder) reveal() {
	if f.chosen < 0 || f.chosen >= len(f.rows) {
		return
	}
	if f.chosen > 0 {
		f.list.Reveal(strconv.Itoa(f.chosen))
	}
	if ask := f.rows[f.chosen].preview; ask != nil {
		ask()
	}
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

func (f *Finder) bind(key string, r *row) {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(f.rows) {
		return
	}
	r.show(f.rows[i], i == f.chosen)
	r.OnTapped = func() {
		if !f.rows[i].heading {
			f.chosen = i
			f.submit(false)
		}
	}
}

func (f *Finder) move(delta int) {
	f.moved = true
	if len(f.rows) == 0 {
		f.early += delta
		return
	}
	f.chosen = f.step(f.rows, f.chosen, delta)
	f.list.Rebind()
	f.reveal()
}

// step returns the row delta rows after from, cyclically; if that is a heading, the
// next row in that direction that is none.
func (f *Finder) step(rows []result, from, delta int) int {
	n := len(rows)
	if n == 0 {
		return 0
	}
	to := ((from+delta)%n + n) % n
	for range n {
		if !rows[to].heading {
			break
		}
		if delta < 0 {
			to = (to - 1 + n) % n
		} else {
			to = (to + 1) % n
		}
	}
	return to
}

func (f *Finder) submit(other bool) {
	if text := f.Field.Text(); f.mode == Search && f.searches(text) && f.words != text && !f.completes() {
		f.waiting = &other
		return
	}
	if !f.Layer.Visible() || f.chosen < 0 || f.chosen >= len(f.rows) {
		return
	}
	if r := f.rows[f.chosen]; r.pick != nil {
		r.pick(other)
	}
}

// completes says whether the user has chosen a completion.
func (f *Finder) completes() bool {
	return f.moved && f.chosen < len(f.rows) && strings.HasPrefix(f.rows[f.chosen].key, completionKey)
}

func (f *Finder) leave() {
	f.setMode(Search)
	f.OnLeave() // before the text is cleared: an empty field with the focus lists searches
	f.Field.SetText("")
	f.hide()
}
