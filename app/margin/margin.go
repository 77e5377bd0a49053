// Package margin is the right side of the window: the highlights of the focused
// article in reading order, each with the user's comment.
//
// A comment is handed on when it is passed to OnComment to be stored. Everything must
// be used on Fyne's goroutine.
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

// Debounce time after the last change before a comment is handed on to be saved, and
// the maximum delay while typing continues.
const (
	typingPause = 300 * time.Millisecond
	typingMost  = time.Second
)

// Margin lists highlights as cards.
type Margin struct {
	widget.BaseWidget

	// OnGo is called when the user wants to see the passage of a highlight.
	OnGo func(notes.HighlightID)
	// OnComment is called with the whole comment, after a debounce time. Comments with
	// one stretch are undone as one.
	OnComment func(id notes.HighlightID, comment, stretch string)
	// OnTyping is called with true when text was typed that is not handed on yet, and
	// with false when it is handed on.
	OnTyping func(typing bool)
	// OnMenu is called when the user opens the context menu of a highlight, with a
	// position on the canvas.
	OnMenu func(id notes.HighlightID, at fyne.Position)
	// OnLeave is called when a comment is finished: the focus goes back to the text.
	OnLeave func()
	// OnTag is called for a tag that was clicked.
	OnTag func(tag string)
	// OnLink is called for a link in a comment that was clicked, with its target.
	OnLink func(target string)
	// OnLinks is called when the user asks for the links to a highlight.
	OnLinks func(notes.HighlightID)
	// OnAll is called when the user wants to see the highlights of all articles, or
	// only of the current one.
	OnAll func(all bool)
	// OnWheel is called for wheel events while the margin has nothing to scroll: they
	// are for the text.
	OnWheel func(*fyne.ScrollEvent)
	// OnComplete is called for what is being typed into a comment;
	// [Margin.SetCandidates] takes the answer.
	OnComplete func(completion.Query)
	// OnCreate is called with the title of a missing note when a link to it was made.
	OnCreate func(title string)
	// Text returns a rendered comment.
	Text func(comment string) *textview.Text
	// ColorName returns the user's name of a colour.
	ColorName func(notes.Color) string
	// InView returns the visible range of the text in code points, and TopOf the y
	// coordinate on the canvas, in px, at which a highlight begins; false if it is not
	// known.
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
	summary  *control.Button // number of listed highlights; opens the menu of the filter
	empty    *fyne.Container
	cards    *container.Clip // contains the cards
	content  *fyne.Container
	all      []notes.Highlight          // in reading order
	titles   map[notes.ArticleID]string // of the articles of all; nil if only the current article is listed
	faults   map[link.Target]string     // reasons why links in comments are broken
	links    map[notes.HighlightID]int  // number of notes and comments that link to each
	filter   filter
	listed   []notes.Highlight            // those that pass the filter
	index    map[string]int               // index in listed by id
	unsaved  map[notes.HighlightID]string // comments that were handed on and are not stored yet
	current  notes.HighlightID
	wanted   notes.HighlightID // the highlight whose comment is to be edited as soon as its card exists
}

// New returns an empty margin. The shortcuts of the commands work in it; its colours
// are those of the look.
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

// cardOptions returns the options of the feeds of cards.
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

// lookOf returns the look of comments for a look of texts: in the size and font of the
// window.
func lookOf(texts textview.Look) textview.Look {
	texts.Size, texts.LineHeight, texts.ParagraphGap = 13, 1.45, 0.6
	texts.Measure, texts.Sans, texts.Family = 0, true, ""
	return texts
}

// plain returns a comment as typed.
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

// Floating returns the popups of the margin, to be placed on top of the window.
func (m *Margin) Floating() fyne.CanvasObject { return m.pen.completion.Layer() }

// SetCandidates answers OnComplete, best candidate first. An answer for another than
// the last query is ignored.
func (m *Margin) SetCandidates(q completion.Query, candidates []completion.Candidate) {
	m.pen.completion.SetCandidates(q, candidates)
}

// Writing returns the highlight whose comment is being edited, "" for none.
func (m *Margin) Writing() notes.HighlightID {
	if m.pen.card == nil {
		return ""
	}
	return m.pen.id
}

// SetHighlights lists the highlights of the current article. The text of a comment
// that is being edited stays.
func (m *Margin) SetHighlights(highlights []notes.Highlight) {
	same := m.titles == nil && len(m.all) == len(highlights) && len(m.all) > 0 && &m.all[0] == &highlights[0]
	m.all, m.titles = highlights, nil
	if same { // another pane shows the same article
		m.Moved()
		return
	}
	m.list()
}

// SetAll lists the highlights of all articles, each with the title of its article.
func (m *Margin) SetAll(highlights []notes.Highlight, titles map[notes.ArticleID]string) {
	m.all, m.titles = highlights, titles
	m.list()
}

// SetLinks sets the numbers of notes and comments that link to highlights.
func (m *Margin) SetLinks(links map[notes.HighlightID]int) {
	if maps.Equal(links, m.links) {
		return
	}
	m.links = links
	m.feed.Rebind()
	m.beside.Rebind()
}

// list lists the highlights that pass the filter.
func (m *Margin) list() {
	f := m.filter
	f.newest = f.newest && m.asList // beside the text, the order is that of the passages
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

// Highlight returns a listed highlight; false if it is not listed.
func (m *Margin) Highlight(id notes.HighlightID) (h notes.Highlight, listed bool) {
	i, listed := m.index[string(id)]
	if !listed {
		return notes.Highlight{}, false
	}
	return m.listed[i], true
}

// Choose marks the card of a highlight and scrolls to it; "" marks none.
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

// Moved places the cards beside their passages after the text has scrolled.
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

// card returns the card that shows a highlight, or nil.
func (m *Margin) card(key string) *card {
	o := m.beside.Object(key)
	if m.asList {
		o = m.feed.Object(key)
	}
	c, _ := o.(*card)
	return c
}

// wheel scrolls the list, or calls OnWheel.
func (m *Margin) wheel(e *fyne.ScrollEvent) {
	if m.asList {
		m.feed.Scrolled(e)
	} else {
		m.pen.completion.Close()
		m.OnWheel(e)
	}
}

// remeasure updates the layout after the height of a card has changed.
func (m *Margin) remeasure() {
	m.feed.Remeasure()
	m.beside.Remeasure()
}

// Write puts the caret into the comment of a highlight; if the highlight is not listed
// yet, as soon as it is.
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

// Saved confirms that a comment that was handed on is stored. Until then the margin
// shows it even if the notebook has another one.
func (m *Margin) Saved(id notes.HighlightID, comment string) {
	if m.unsaved[id] == comment {
		delete(m.unsaved, id)
	}
}

// comment returns the comment to show for a highlight.
func (m *Margin) comment(h notes.Highlight) string {
	if text, unsaved := m.unsaved[h.ID]; unsaved {
		return text
	}
	return h.Comment
}

// Flush hands on typed text at once.
func (m *Margin) Flush() { m.pen.flush() }
