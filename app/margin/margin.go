// Package margin is the right side of the window: the highlights of the
// focused article in reading order, each with what the user wrote about it.
//
// Everything belongs to Fyne's goroutine.
package margin

import (
	"maps"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/completion"
	"collate/app/widget/control"
	"collate/app/widget/feed"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/later"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/link"
)

// How long after the last key a comment is handed on to be saved, and how long after
// the first one if the typing goes on.
const (
	typingPause = 300 * time.Millisecond
	typingMost  = time.Second
)

// Margin lists highlights as cards.
type Margin struct {
	widget.BaseWidget

	// OnGo is called when the user wants to see the passage of a highlight.
	OnGo func(notes.HighlightID)
	// OnComment is called with the whole comment, shortly after it was typed. What is
	// typed with one stretch is undone as one.
	OnComment func(id notes.HighlightID, comment, stretch string)
	// OnTyping is called when something was typed that is not handed on yet, and
	// when it is.
	OnTyping func(typing bool)
	// OnMenu is called when the user asks what can be done with a highlight,
	// with a position on the canvas.
	OnMenu func(id notes.HighlightID, at fyne.Position)
	// OnLeave is called when a comment is done with: the keyboard goes back to
	// the text.
	OnLeave func()
	// OnTag is called for a tag that was clicked.
	OnTag func(tag string)
	// OnLink is called for a link in a comment that was clicked, as it is
	// written.
	OnLink func(target string)
	// OnLinks is called when the user asks what links to a highlight.
	OnLinks func(notes.HighlightID)
	// OnAll is called when the user wants to see the highlights of all
	// articles, or again of the one that is read.
	OnAll func(all bool)
	// OnWheel is called for turns of the wheel where the margin has nothing to
	// scroll: they are for the text.
	OnWheel func(*fyne.ScrollEvent)
	// OnComplete is called for what is being typed into a comment;
	// [Margin.SetCandidates] takes the answer, whenever it comes.
	OnComplete func(completion.Query)
	// OnCreate is called for the title of a note that a link was made to and that
	// is not there yet.
	OnCreate func(title string)
	// Text returns a comment as it is read.
	Text func(comment string) *textview.Text
	// ColorName returns what the user calls a colour.
	ColorName func(notes.Color) string
	// InView returns the passage that is in view, and TopOf the height on the
	// canvas at which a highlight's passage begins.
	InView func() (start, end int)
	TopOf  func(notes.Highlight) (y float32, ok bool)

	commands *command.Set
	engine   *textview.Engine
	look     textview.Look // of comments
	after    later.After
	pen      *pen
	made     []*card
	feed     *feed.Feed   // the cards as a list
	beside   *feed.Beside // the cards beside their passages
	asList   bool
	summary  *control.Button // how many are listed; opens the menu of the filter
	empty    *fyne.Container
	cards    *container.Clip // where the cards stand
	content  *fyne.Container
	all      []notes.Highlight          // in reading order
	titles   map[notes.ArticleID]string // of their articles; nil where all are of the one that is read
	faults   map[link.Target]string     // why what links in comments lead to is not there
	links    map[notes.HighlightID]int  // from how many notes and comments links lead to each; none where it is not
	filter   filter
	listed   []notes.Highlight            // those that pass the filter
	index    map[string]int               // of those that are listed, by their ids
	unsaved  map[notes.HighlightID]string // comments that were handed on and not yet saved
	current  notes.HighlightID
	wanted   notes.HighlightID // whose comment is to be written as soon as its card is there
}

// New returns an empty margin. The shortcuts of the commands work in it; the look gives
// the colours.
func New(engine *textview.Engine, look textview.Look, commands *command.Set) *Margin {
	m := &Margin{
		OnGo:       func(notes.HighlightID) {},
		OnComment:  func(notes.HighlightID, string, string) {},
		OnTyping:   func(bool) {},
		OnMenu:     func(notes.HighlightID, fyne.Position) {},
		OnLeave:    func() {},
		OnTag:      func(string) {},
		OnLink:     func(string) {},
		OnLinks:    func(notes.HighlightID) {},
		OnAll:      func(bool) {},
		OnWheel:    func(*fyne.ScrollEvent) {},
		OnComplete: func(completion.Query) {},
		OnCreate:   func(string) {},
		Text:       plain,
		ColorName:  notes.Color.String,
		InView:     func() (int, int) { return 0, 0 },
		TopOf:      func(notes.Highlight) (float32, bool) { return 0, false },
		asList:     true,
		commands:   commands,
		engine:     engine,
		look:       lookOf(look),
		after:      later.OnMain,
		unsaved:    map[notes.HighlightID]string{},
	}
	m.pen = newPen(m, m.engine, m.look)
	options := m.cardOptions()
	m.feed, m.beside = feed.New(options), feed.NewBeside(options)
	m.feed.OnScrolled = m.pen.completion.Close
	m.empty = container.New(layout.NewCustomPaddedLayout(16, 0, 16, 16), label.New(
		"Drag over a passage and press 1 to 8 to highlight it, or N to write about it. What you mark here is listed in this margin.",
		label.Style{Color: theme.ColorQuiet, Size: 12, Lines: label.Unlimited}))
	m.cards = container.NewClip(container.NewStack(m.feed, m.beside, m.empty))
	m.summary = control.NewButton("", m.openMenu)
	m.summary.SetColor(theme.ColorQuiet)
	m.summary.Hint = "Order and filter"
	head := container.New(layout.NewCustomPaddedLayout(4, 0, 8, 8), container.NewHBox(m.summary))
	m.content = container.New(flow.Dock(head, nil, nil, nil), head, m.cards)
	m.beside.Hide()
	m.ExtendBaseWidget(m)
	m.summary.Hide()
	m.SetHighlights(nil)
	return m
}

// cardOptions says how the cards are made and shown.
func (m *Margin) cardOptions() feed.Options {
	return feed.Options{
		Gap: 11, Pad: 14,
		Create: func(string) fyne.CanvasObject {
			c := newCard(m)
			m.made = append(m.made, c)
			return c
		},
		Bind: func(key string, o fyne.CanvasObject) {
			o.(*card).show(m.listed[m.index[key]], notes.HighlightID(key) == m.current)
		},
		Pinned:  func(o fyne.CanvasObject) bool { return o.(*card).writing() },
		Shorten: func(o fyne.CanvasObject, short bool) { o.(*card).shorten(short) },
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Margin) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(m.content)
}

// lookOf returns how comments look where texts look so: set as the rest of the window is.
func lookOf(texts textview.Look) textview.Look {
	texts.Size, texts.LineHeight, texts.ParagraphGap = 13, 1.45, 0.6
	texts.Measure, texts.Sans, texts.Family = 0, true, ""
	return texts
}

// plain returns a comment as it is typed.
func plain(comment string) *textview.Text {
	return &textview.Text{Content: comment, Blocks: []textview.Block{{End: len(comment)}}}
}

// SetLook changes the colours.
func (m *Margin) SetLook(look textview.Look) {
	m.look = lookOf(look)
	m.pen.editor.SetLook(m.look)
	for _, c := range m.made {
		c.text.SetLook(m.look)
	}
}

// Floating returns what floats over the margin and what is beside it: put it on top of
// the window.
func (m *Margin) Floating() fyne.CanvasObject { return m.pen.completion.Layer() }

// SetCandidates shows the answer to OnComplete, the best first. An answer to another
// query than the last is dropped.
func (m *Margin) SetCandidates(q completion.Query, candidates []completion.Candidate) {
	m.pen.completion.SetCandidates(q, candidates)
}

// Writing returns the highlight whose comment is being written, "" for none.
func (m *Margin) Writing() notes.HighlightID {
	if m.pen.card == nil {
		return ""
	}
	return m.pen.id
}

// SetHighlights replaces what is listed by the highlights of the article that
// is read. The text of a comment that is being written is left alone.
func (m *Margin) SetHighlights(highlights []notes.Highlight) {
	same := m.titles == nil && len(m.all) == len(highlights) && len(m.all) > 0 && &m.all[0] == &highlights[0]
	m.all, m.titles = highlights, nil
	if same { // of another pane with the same article
		m.Moved()
		return
	}
	m.list()
}

// SetAll replaces what is listed by the highlights of all articles, each with
// the title of its article.
func (m *Margin) SetAll(highlights []notes.Highlight, titles map[notes.ArticleID]string) {
	m.all, m.titles = highlights, titles
	m.list()
}

// SetLinks says from how many notes and comments links lead to highlights.
func (m *Margin) SetLinks(links map[notes.HighlightID]int) {
	if maps.Equal(links, m.links) {
		return
	}
	m.links = links
	m.feed.Rebind()
	m.beside.Rebind()
}

// list shows what passes the filter.
func (m *Margin) list() {
	f := m.filter
	f.newest = f.newest && m.asList // beside the text each has its place
	m.listed = f.apply(m.all)
	m.index = make(map[string]int, len(m.listed))
	keys := make([]string, len(m.listed))
	for i, h := range m.listed {
		keys[i] = string(h.ID)
		m.index[keys[i]] = i
	}
	if nothing := len(m.all) == 0; nothing != m.empty.Visible() {
		show(m.empty, nothing)
		show(m.summary, !nothing)
		m.content.Refresh()
	}
	if m.asList {
		m.feed.SetItems(keys)
	} else {
		m.Moved()
		m.beside.Rebind()
	}
	m.pen.completion.Moved()
	m.summary.SetText(m.filter.summary(len(m.listed), len(m.all)))
	if _, listed := m.index[string(m.wanted)]; listed {
		m.Write(m.wanted)
	}
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

func (m *Margin) openMenu() {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(m.summary); c != nil {
		at := driver.AbsolutePositionForObject(m.summary).AddXY(0, m.summary.Size().Height)
		widget.ShowPopUpMenuAtPosition(m.menu(), c, at)
	}
}

// Highlight returns a highlight that is listed.
func (m *Margin) Highlight(id notes.HighlightID) (h notes.Highlight, listed bool) {
	i, listed := m.index[string(id)]
	if !listed {
		return notes.Highlight{}, false
	}
	return m.listed[i], true
}

// Choose marks the card of a highlight and scrolls to it; none with "".
func (m *Margin) Choose(id notes.HighlightID) {
	m.current = id
	if !m.asList {
		m.beside.SetChosen(string(id))
		return
	}
	m.feed.Rebind()
	m.feed.Reveal(string(id))
}

// SetList shows the cards as a list, or beside their passages.
func (m *Margin) SetList(list bool) {
	m.pen.end()
	m.asList = list
	if list {
		m.beside.SetItems(nil)
		m.beside.Hide()
		m.feed.Show()
	} else {
		m.feed.SetItems(nil)
		m.feed.Hide()
		m.beside.Show()
	}
	m.list()
}

// List says whether the cards are shown as a list.
func (m *Margin) List() bool { return m.asList }

// Moved puts the cards beside their passages again, after these have moved.
func (m *Margin) Moved() {
	if m.asList {
		return
	}
	start, end := m.InView()
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.cards).Y
	var items []feed.Item
	first := sort.Search(len(m.listed), func(i int) bool { return m.listed[i].Anchor.Start >= start })
	for _, h := range m.listed[first:] {
		if h.Anchor.Start >= end {
			break
		}
		if y, ok := m.TopOf(h); ok {
			items = append(items, feed.Item{Key: string(h.ID), Y: y - top})
		}
	}
	m.beside.SetItems(items)
	m.pen.completion.Moved()
}

// card returns the card that shows a highlight now, nil if none does.
func (m *Margin) card(key string) *card {
	o := m.beside.Object(key)
	if m.asList {
		o = m.feed.Object(key)
	}
	c, _ := o.(*card)
	return c
}

// wheel scrolls what there is to scroll.
func (m *Margin) wheel(e *fyne.ScrollEvent) {
	if m.asList {
		m.feed.Scrolled(e)
	} else {
		m.pen.completion.Close()
		m.OnWheel(e)
	}
}

// remeasure makes room for a card whose height has changed.
func (m *Margin) remeasure() {
	m.feed.Remeasure()
	m.beside.Remeasure()
}

// Write puts the cursor into the comment of a highlight. A highlight that is
// not listed yet is waited for.
func (m *Margin) Write(id notes.HighlightID) {
	m.wanted = id
	if _, listed := m.index[string(id)]; !listed {
		return
	}
	m.Choose(id)
	if c := m.card(string(id)); c != nil && fyne.CurrentApp().Driver().CanvasForObject(m) != nil {
		m.wanted = ""
		m.pen.write(c)
	}
}

// Saved tells that a comment that was handed on is durable. Until then the
// margin shows it even where the notebook says otherwise.
func (m *Margin) Saved(id notes.HighlightID, comment string) {
	if m.unsaved[id] == comment {
		delete(m.unsaved, id)
	}
}

// comment returns what is to be shown as the comment of a highlight.
func (m *Margin) comment(h notes.Highlight) string {
	if text, unsaved := m.unsaved[h.ID]; unsaved {
		return text
	}
	return h.Comment
}

// Flush hands on at once what was typed and waits to be saved.
func (m *Margin) Flush() { m.pen.flush() }
