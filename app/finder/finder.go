// Package finder is the field at the top of the window and the list that drops
// from it: search in everything, quick open by title, and the command palette.
//
// Everything belongs to Fyne's goroutine.
package finder

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/feed"
	"collate/app/widget/field"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/notes"
)

// Mode says what the field looks for.
type Mode int

const (
	Search   Mode = iota // text, highlights, comments and notes
	Open                 // articles and notes, by title
	Commands             // commands, by title
	Outline              // headings of the text that is read
)

// commandSign at the start of what is typed in Search turns to Commands.
const commandSign = ">"

// Finder is the field, and the list of what it found.
type Finder struct {
	// Field is to be put at the top of the window.
	Field *field.Search
	// Layer is to be put over the whole content of the window.
	Layer *fyne.Container

	// OnSearch is called for words to be searched for; [Finder.SetHits] takes
	// the answer, whenever it comes.
	OnSearch func(words string)
	// OnHit is called for a hit that was picked; with other, it is to be
	// opened in another pane than the focused one.
	OnHit func(hit notes.Hit, other bool)
	// OnChoice is called for a choice that was picked in Open or Commands.
	OnChoice func(mode Mode, id string, other bool)
	// OnLeave is called when the field is done with: the keyboard goes back to
	// where it was.
	OnLeave func()

	mode    Mode
	choices func(mode Mode, text string) []Choice
	recent  map[Mode][]string

	list    *feed.Feed
	surface *panel.Surface
	message *label.Label
	rows    []result
	chosen  int
	moved   bool   // the user has chosen a row since the text was typed
	early   int    // by how many rows, when there was none yet
	words   string // that the rows belong to, in Search
	waiting *bool  // Enter was pressed before the words were looked for: what submit was called with
}

// New returns a finder. choices is asked for what can be picked when text is
// typed, in all modes but Search. The shortcuts of the commands
// work in it.
func New(choices func(mode Mode, text string) []Choice, commands *command.Set) *Finder {
	f := &Finder{
		OnSearch: func(string) {},
		OnHit:    func(notes.Hit, bool) {},
		OnChoice: func(Mode, string, bool) {},
		OnLeave:  func() {},
		choices:  choices,
		recent:   map[Mode][]string{},
		message:  label.New("", label.Style{Color: theme.ColorQuiet, Size: 12, Lines: 1}),
	}
	f.Field = field.NewSearch("", "Ctrl K")
	f.Field.OnShortcut = commands.HandleInField
	f.Field.OnChanged = f.changed
	f.Field.OnMove = f.move
	f.Field.OnSubmit = f.submit
	f.Field.OnCancel = f.leave
	f.list = feed.New(feed.Options{
		Create: func(string) fyne.CanvasObject { return newRow() },
		Bind:   func(key string, o fyne.CanvasObject) { f.bind(key, o.(*row)) },
	})
	f.surface = panel.NewSurface(container.New(flow.Dock(nil, f.message, nil, nil), f.message, f.list), panel.Bar())
	outside := newBackdrop(func() { f.leave() })
	f.Layer = container.New(&drop{finder: f}, outside, f.surface)
	f.setMode(Search)
	f.Layer.Hide()
	return f
}

// Open puts the cursor into the field, to look for what the mode says.
func (f *Finder) Open(mode Mode) {
	f.setMode(mode)
	f.Field.SetText("")
	f.Field.Focus()
	f.changed("")
}

// OpenWith searches for words as if they had been typed.
func (f *Finder) OpenWith(words string) {
	f.setMode(Search)
	f.Field.SetText(words)
	f.Field.Focus()
	f.changed(words)
}

// SetHits shows the answer to OnSearch. An answer for other words than those
// that stand in the field now is dropped.
func (f *Finder) SetHits(words string, results notes.Results) {
	if f.mode != Search || words != f.Field.Text() || !f.searches(words) {
		return
	}
	f.words = words
	chosen := f.chosenAmong(results.Hits)
	f.rows = f.rows[:0]
	for _, hit := range results.Hits {
		f.rows = append(f.rows, result{hit: hit})
	}
	f.show(hitMessage(len(results.Hits), results.Total), chosen)
	if f.waiting != nil {
		f.submit(*f.waiting)
	}
}

// chosenAmong returns which of new hits is chosen: the first, unless the user has
// chosen another one meanwhile, or the row where that would stand.
func (f *Finder) chosenAmong(hits []notes.Hit) int {
	if !f.moved || len(hits) == 0 {
		return 0
	}
	if f.chosen < len(f.rows) {
		was := f.rows[f.chosen].hit
		for i, hit := range hits {
			if hit.Kind == was.Kind && hit.ID == was.ID && hit.Article == was.Article && hit.Start == was.Start {
				return i
			}
		}
		return min(f.chosen, len(hits)-1)
	}
	return (f.early%len(hits) + len(hits)) % len(hits)
}

func hitMessage(shown, total int) string {
	switch {
	case total == 0:
		return "Nothing found. Try fewer words, or the start of a word."
	case shown < total:
		return fmt.Sprintf("The best %d of %d. More words find less.", shown, total)
	}
	return "Enter opens it here, Ctrl+Enter in another pane."
}

func (f *Finder) setMode(mode Mode) {
	f.mode = mode
	f.Field.SetPlaceHolder([]string{
		Search:   "Search everything, or type > for a command…",
		Open:     "Open an article or a note…",
		Commands: "Run a command…",
		Outline:  "Go to a heading, or to a part: 50 %…",
	}[mode])
}

func (f *Finder) changed(text string) {
	f.waiting, f.moved, f.early = nil, false, 0
	if f.mode == Search && strings.HasPrefix(text, commandSign) {
		f.pick(Commands, strings.TrimSpace(text[len(commandSign):]))
		return
	}
	switch {
	case f.mode != Search:
		f.pick(f.mode, text)
	case f.searches(text):
		f.OnSearch(text)
	default:
		f.hide()
	}
}

func (f *Finder) hide() {
	f.rows = f.rows[:0]
	f.Layer.Hide()
}

// searches says whether a text in the field is one to search for.
func (f *Finder) searches(text string) bool {
	return strings.TrimSpace(text) != "" && !strings.HasPrefix(text, commandSign)
}

// pick lists the choices that fit the pattern.
func (f *Finder) pick(mode Mode, pattern string) {
	f.rows = f.rows[:0]
	for _, m := range match(pattern, f.choices(mode, pattern), f.recent[mode]) {
		f.rows = append(f.rows, result{mode: mode, choice: &m})
	}
	message := ""
	if len(f.rows) == 0 {
		message = "Nothing fits. Any letters of the name will do, in their order."
	}
	f.show(message, 0)
}

// show lists the rows, one of which is chosen, under a message.
func (f *Finder) show(message string, chosen int) {
	f.chosen = chosen
	f.message.SetText(message)
	if message == "" {
		f.message.Hide()
	} else {
		f.message.Show()
	}
	keys := make([]string, len(f.rows))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	f.list.SetItems(keys)
	f.list.ScrollToTop()
	f.Layer.Show()
	f.Layer.Refresh()
	if chosen > 0 {
		f.list.Reveal(strconv.Itoa(chosen))
	}
}

func (f *Finder) bind(key string, r *row) {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(f.rows) {
		return
	}
	r.show(f.rows[i], i == f.chosen)
	r.OnTapped = func() {
		f.chosen = i
		f.submit(false)
	}
}

func (f *Finder) move(delta int) {
	f.moved = true
	if len(f.rows) == 0 {
		f.early += delta
		return
	}
	f.chosen = (f.chosen + delta + len(f.rows)) % len(f.rows)
	f.list.Rebind()
	f.list.Reveal(strconv.Itoa(f.chosen))
}

func (f *Finder) submit(other bool) {
	if text := f.Field.Text(); f.mode == Search && f.searches(text) && f.words != text {
		f.waiting = &other
		return
	}
	if !f.Layer.Visible() || f.chosen >= len(f.rows) {
		return
	}
	r := f.rows[f.chosen]
	if r.choice == nil {
		f.leave()
		f.OnHit(r.hit, other)
		return
	}
	if r.choice.Disabled {
		return
	}
	f.remember(r.mode, r.choice.ID)
	f.leave()
	f.OnChoice(r.mode, r.choice.ID, other)
}

// remember puts a choice at the head of the recent ones.
func (f *Finder) remember(mode Mode, id string) {
	recent := []string{id}
	for _, other := range f.recent[mode] {
		if other != id {
			recent = append(recent, other)
		}
	}
	f.recent[mode] = recent
}

func (f *Finder) leave() {
	f.setMode(Search)
	f.Field.SetText("")
	f.hide()
	f.OnLeave()
}

// Measures of the list in px.
const (
	dropWidth  = 640
	dropMost   = 9  // rows at once
	dropTop    = 4  // under the field
	dropBottom = 10 // over the foot of the window
)

// drop lays the list out under the field, over a backdrop.
type drop struct{ finder *Finder }

func (d *drop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (d *drop) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f := d.finder
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(f.Field).Subtract(driver.AbsolutePositionForObject(f.Layer))
	width := min(max(f.Field.Size().Width, dropWidth), size.Width)
	x := at.X + (f.Field.Size().Width-width)/2
	y := at.Y + f.Field.Size().Height + dropTop
	var height float32
	for _, r := range f.rows[:min(len(f.rows), dropMost)] {
		height += r.height()
	}
	height += f.surface.MinSize().Height - f.list.MinSize().Height
	objects[0].Move(fyne.NewPos(0, y-dropTop))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-y+dropTop))
	objects[1].Move(fyne.NewPos(max(0, min(x, size.Width-width)), y))
	objects[1].Resize(fyne.NewSize(width, min(height, size.Height-y-dropBottom)))
}
