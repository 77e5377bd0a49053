// Package linking is the part of the right side that shows the links of the text
// in the focused pane: a picture of the links around it, the links to it from
// notes and comments, mentions of its name without a link, and broken links.
//
// Everything must be used on Fyne's goroutine.
package linking

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/feed"
	"collate/app/widget/flow"
	"collate/app/widget/graph"
	"collate/app/widget/label"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/query"
)

// graphHeight is the height of the picture in px.
const graphHeight = 210

// calledLength is the maximum length, in code points, of the name of an item in
// the trash.
const calledLength = 60

// Contents is what is shown for a text.
type Contents struct {
	Ref       notes.Ref // the article, note or highlight; zero for nothing
	Words     string    // text of the highlight
	Backlinks []notes.Backlink
	Links     int // number of all backlinks; Backlinks may be only the first ones
	Mentions  []notes.Mention
	Broken    []notes.BrokenLink // of the whole notebook
	Graph     notes.Graph

	// Reading says that more contents are being read.
	Reading bool
}

// Of returns the contents to show for a text before more are read.
func (c Contents) Of(ref notes.Ref) Contents {
	if c.Ref != ref {
		return Contents{Ref: ref, Broken: c.Broken, Reading: true}
	}
	return c
}

// Linking shows the links of a text.
type Linking struct {
	widget.BaseWidget

	// OnOpen is called for a note, article or highlight of the picture that was
	// opened.
	OnOpen func(notes.Ref)
	// OnPlace is called for a place in a note or comment that was opened.
	OnPlace func(notes.Place)
	// OnLink is called for a mention to be replaced by a link.
	OnLink func(notes.Mention)
	// OnRestore is called for an item to be taken out of the trash.
	OnRestore func(notes.Ref)
	// OnWhole is called when the links to the whole article of a highlight are
	// to be shown.
	OnWhole func()
	// OnEnlarge is called when the picture is to be shown large.
	OnEnlarge func()
	// OnLeave is called when the focus is to go back to the text.
	OnLeave func()

	picture  *graph.Graph
	frame    *fyne.Container // the picture with its button
	feed     *feed.Feed
	content  *fyne.Container
	contents Contents
	pictured notes.Graph
	cards    map[string]item
}

// New returns an empty panel. The picture is drawn with the fonts of the engine.
func New(engine *textview.Engine, look graph.Look) *Linking {
	l := &Linking{
		OnOpen: func(notes.Ref) {}, OnPlace: func(notes.Place) {}, OnLink: func(notes.Mention) {},
		OnRestore: func(notes.Ref) {}, OnWhole: func() {}, OnEnlarge: func() {}, OnLeave: func() {},
		picture: graph.New(engine, look),
	}
	l.picture.OnOpen = func(id string) { l.OnOpen(l.node(id)) }
	l.picture.OnLeave = func() { l.OnLeave() }
	enlarge := control.NewIconButton(fynetheme.ViewFullScreenIcon(), "Larger", func() { l.OnEnlarge() })
	l.frame = container.New(&pictureLayout{}, l.picture, enlarge)
	l.feed = feed.New(feed.Options{Gap: 8, Pad: 14, Kind: l.kind, Create: l.create, Bind: l.bind})
	l.content = container.New(flow.Dock(l.frame, nil, nil, nil), l.frame, container.NewClip(l.feed))
	l.ExtendBaseWidget(l)
	l.setPicture()
	l.list()
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Linking) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(l.content)
}

// Focus focuses the first listed place.
func (l *Linking) Focus() { l.feed.FocusOn("") }

// SetLook changes the colours of the picture.
func (l *Linking) SetLook(look graph.Look) { l.picture.SetLook(look) }

// Contents returns the contents.
func (l *Linking) Contents() Contents { return l.contents }

// SetContents replaces the contents if they differ. The scroll position is kept
// for the same text.
func (l *Linking) SetContents(c Contents) {
	if reflect.DeepEqual(c, l.contents) {
		return
	}
	if c.Ref != l.contents.Ref {
		l.feed.ScrollToTop()
	}
	l.contents = c
	l.setPicture()
	l.list()
}

// setPicture shows the picture. While it is being read, the picture of the
// previous text stays, so that the layout does not change twice.
func (l *Linking) setPicture() {
	g := l.contents.Graph
	switch {
	case len(g.Edges) > 0:
		l.pictured = g
		l.picture.SetGraph(Picture(g))
		l.picture.Show()
		l.frame.Show()
	case !l.contents.Reading:
		l.picture.Hide() // a hidden picture stops its animation
		l.frame.Hide()
	}
}

// list lists the places.
func (l *Linking) list() {
	c := l.contents
	l.cards = map[string]item{}
	var keys []string
	section := func(title string, count, more int, cards []item) {
		if count == 0 {
			return
		}
		key := kindHeading + " " + title
		l.cards[key] = item{text: fmt.Sprintf("%s · %d", strings.ToUpper(title), count)}
		keys = append(keys, key)
		for i, card := range cards {
			key := kindCard + " " + title + " " + strconv.Itoa(i)
			l.cards[key] = card
			keys = append(keys, key)
		}
		if more > 0 {
			key := kindEmpty + " " + title
			l.cards[key] = item{text: fmt.Sprintf("%d more are not listed.", more)}
			keys = append(keys, key)
		}
	}
	if c.Ref.Kind == notes.KindHighlight {
		l.cards[kindHighlight] = item{
			title: "Highlight", text: quoted(c.Words), open: func() { l.OnOpen(c.Ref) },
			action: "Links to the whole article", onAction: func() { l.OnWhole() },
		}
		keys = append(keys, kindHighlight)
	}
	section("Links to this", c.Links, c.Links-len(c.Backlinks), l.backlinks())
	section("Named without a link", len(c.Mentions), 0, l.mentions())
	if c.Links == 0 && len(c.Mentions) == 0 && (len(c.Broken) == 0 || c.Ref.Kind == notes.KindHighlight) && !c.Reading {
		l.cards[kindEmpty] = item{text: l.nothing()}
		keys = append(keys, kindEmpty)
	}
	section("Links that lead nowhere", len(c.Broken), 0, l.broken())
	l.feed.SetItems(keys)
	l.content.Refresh()
}

// nothing returns the message of an empty list.
func (l *Linking) nothing() string {
	if l.contents.Ref.Kind == "" {
		return "Open an article or a note: what leads to it is listed here."
	}
	return "Nothing leads here yet. Write [[ in a note or a comment to link to an article, a highlight or another note."
}

// item is the content of a heading or a card.
type item struct {
	title, text string
	marks       [][2]int // marked words in text; code points
	open        func()
	action      string // label of a button on the card; "" for none
	onAction    func()
}

// backlinks returns a card for each sentence with links, which opens the first
// of them.
func (l *Linking) backlinks() (items []item) {
	same := func(a, b notes.Backlink) bool { return a.From == b.From && a.Context == b.Context }
	rest := l.contents.Backlinks
	for len(rest) > 0 {
		first, n := rest[0], 1
		for n < len(rest) && same(first, rest[n]) {
			n++
		}
		title := from(first.Place)
		if n > 1 {
			title = fmt.Sprintf("%s · %d links", title, n)
		}
		var marks [][2]int
		for _, link := range rest[:n] {
			marks = append(marks, link.Mark)
		}
		items = append(items, item{title: title, text: first.Context, marks: marks, open: func() { l.OnPlace(first.Place) }})
		rest = rest[n:]
	}
	return items
}

func (l *Linking) mentions() (items []item) {
	for _, m := range l.contents.Mentions {
		items = append(items, item{
			title: from(m.Place), text: m.Context, marks: [][2]int{m.Mark}, open: func() { l.OnPlace(m.Place) },
			action: "Link", onAction: func() { l.OnLink(m) },
		})
	}
	return items
}

func (l *Linking) broken() (items []item) {
	for _, b := range l.contents.Broken {
		broken := item{title: from(b.Place), open: func() { l.OnPlace(b.Place) }}
		why := fmt.Sprintf("%s: %s", written(b.Link), missing(b.Missing))
		if b.Trashed.ID != "" {
			called, _ := query.Snippet(b.Called, nil, calledLength)
			why = fmt.Sprintf("The %s %s is in the trash.", b.Trashed.Kind, quoted(called))
			broken.action, broken.onAction = "Take it out", func() { l.OnRestore(b.Trashed) }
		}
		broken.text = why + "\n" + b.Context
		items = append(items, broken)
	}
	return items
}

// written returns a link as typed, with "…" for the id of a highlight.
func written(text string) string {
	l, ok := link.Parse(text)
	if !ok || l.Target.Highlight == "" {
		return text
	}
	l.Target.Highlight = "…"
	return l.String()
}

// quoted returns a text on one line in quotation marks.
func quoted(text string) string { return "“" + strings.Join(strings.Fields(text), " ") + "”" }

// from returns the title of the text that contains a place.
func from(p notes.Place) string {
	title := p.Title
	if strings.TrimSpace(title) == "" {
		title = "Untitled"
	}
	if p.From.Kind == notes.KindHighlight {
		return "Comment in " + title
	}
	return title
}

func missing(m notes.Missing) string {
	switch m {
	case notes.MissingHeading:
		return "there is no such heading"
	case notes.MissingHighlight:
		return "there is no such highlight"
	case notes.MissingKey:
		return "no article has this citation key"
	}
	return "nothing is called so"
}

// node returns the record of a node of the picture; zero if there is none.
func (l *Linking) node(id string) notes.Ref {
	for _, n := range l.pictured.Nodes {
		if n.Ref.ID == id {
			return n.Ref
		}
	}
	return notes.Ref{}
}

// The kinds of feed items.
const (
	kindHeading = "heading"
	kindCard    = "card"
	kindEmpty   = "empty"

	kindHighlight = kindCard + " highlight" // the card of the highlight itself
)

func (l *Linking) kind(key string) string {
	kind, _, _ := strings.Cut(key, " ")
	return kind
}

func (l *Linking) create(kind string) fyne.CanvasObject {
	switch kind {
	case kindHeading:
		return label.New("", label.Style{Size: 11, Bold: true, Spaced: true, Color: theme.ColorQuiet, LineHeight: 2})
	case kindCard:
		return newCard()
	}
	return label.New("", label.Style{Color: theme.ColorQuiet, Size: 12, Lines: label.Unlimited})
}

func (l *Linking) bind(key string, o fyne.CanvasObject) {
	shown := l.cards[key]
	switch o := o.(type) {
	case *card:
		o.show(shown)
		o.onMove = func(by int) { l.feed.Step(key, by) }
		o.onLeave = func() { l.OnLeave() }
	case *label.Label:
		o.SetText(shown.text)
	}
}

// pictureLayout puts the button in the upper right corner of the picture.
type pictureLayout struct{}

func (pictureLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, graphHeight) }

func (pictureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	button := objects[1].MinSize()
	objects[1].Resize(button)
	objects[1].Move(fyne.NewPos(size.Width-button.Width-4, 4))
}
