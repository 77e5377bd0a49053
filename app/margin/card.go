package margin

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/editor"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/textblock"
	"collate/app/widget/textview"
	"collate/notes"
)

const (
	quoteLines  = 4
	placeholder = "Add a comment…"
)

// card shows one highlight: its quotation, the comment, its tags.
type card struct {
	widget.BaseWidget
	margin  *Margin
	surface *panel.Surface
	title   *label.Label // of the article, if highlights of several are listed
	quote   *label.Label
	short   *label.Label // the comment or the quotation in one line, instead of the rest
	status  *label.Label
	comment *fyne.Container  // the comment, or the editor for it
	text    *textblock.Block // the comment, or a placeholder
	tags    *fyne.Container
	foot    *fyne.Container // contains links
	links   *control.Button // number of links to the highlight; shows them

	highlight notes.Highlight
	shown     string // the comment shown in text
}

func newCard(m *Margin) *card {
	c := &card{
		margin: m,
		quote:  label.New("", label.Style{Color: theme.ColorQuiet, Serif: true, Lines: quoteLines}),
		title:  label.New("", label.Style{Size: 11, Bold: true, Color: theme.ColorQuiet, Lines: 1}),
		short:  label.New("", label.Style{Size: 12, Lines: 1}),
		status: label.New("", label.Style{Color: theme.ColorDanger, Size: 12, Lines: label.Unlimited}),
		text:   textblock.New(m.engine, m.look),
		tags:   container.New(flow.Wrap(5, 4)),
	}
	c.links = control.NewButton("", func() { m.OnLinks(c.highlight.ID) })
	c.links.SetColor(theme.ColorAccent)
	c.foot = container.New(layout.NewCustomPaddedHBoxLayout(0), c.links)
	c.text.SetText(nothing())
	c.text.OnLink = func(target string) { m.OnLink(target) }
	c.text.OnPressed = func(e *desktop.MouseEvent) { m.pen.press(c, e) }
	c.text.OnFocus = func() { m.pen.write(c) }
	c.text.OnMenu = func(at fyne.Position) { m.OnMenu(c.highlight.ID, at) }
	c.comment = container.New(flow.Column(0), c.text)
	c.surface = panel.NewSurface(container.New(flow.Column(5), c.title, c.short, c.quote, c.status, c.comment, c.tags, c.foot), panel.Card(theme.ColorMark(0)))
	c.surface.OnTapped = func() {
		c.goThere()
		m.OnLeave()
	}
	c.surface.OnMenu = func(at fyne.Position) { m.OnMenu(c.highlight.ID, at) }
	c.short.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.surface)
}

// show makes the card show a highlight.
func (c *card) show(h notes.Highlight, current bool) {
	c.highlight = h
	title := c.margin.titles[h.Article]
	c.title.SetText(title)
	show(c.title, title != "")
	c.quote.SetText(strings.Join(strings.Fields(h.Anchor.Exact), " "))
	if c.writing() {
		c.margin.pen.refresh(h)
	} else {
		c.showComment()
	}
	if c.short.Visible() {
		c.short.SetText(c.line())
	} else {
		c.showStatus()
		c.showTags()
		c.showLinks()
	}
	c.surface.SetEdge(theme.ColorMark(int(h.Color)))
	c.surface.SetActive(current)
}

// shorten shows the card in one line, or in full.
func (c *card) shorten(short bool) {
	if short == c.short.Visible() {
		return
	}
	show(c.short, short)
	show(c.quote, !short)
	show(c.comment, !short)
	if short {
		c.short.SetText(c.line())
		c.status.Hide()
		c.tags.Hide()
		c.foot.Hide()
	} else {
		c.showStatus()
		c.showTags()
		c.showLinks()
	}
	c.surface.Refresh()
}

// line returns the text of the card in one line.
func (c *card) line() string {
	text := c.highlight.Anchor.Exact
	if comment := c.margin.comment(c.highlight); strings.TrimSpace(comment) != "" {
		text = c.margin.Text(comment).Content
	}
	return strings.Join(strings.Fields(text), " ")
}

// showComment shows the rendered comment.
func (c *card) showComment() {
	comment := c.margin.comment(c.highlight)
	if comment == c.shown {
		return
	}
	c.shown = comment
	if strings.TrimSpace(comment) == "" {
		c.text.SetText(nothing())
	} else {
		c.text.SetText(c.margin.read(comment))
	}
	c.comment.Refresh()
}

// readAgain renders the links of the comment again.
func (c *card) readAgain() {
	if strings.Contains(c.shown, "[[") {
		c.text.SetText(c.margin.read(c.shown))
	}
}

// nothing returns the placeholder of an empty comment.
func nothing() *textview.Text {
	return &textview.Text{Content: placeholder, Spans: []textview.Span{{End: len(placeholder), Style: textview.Quiet}}}
}

// showEditor replaces the comment by the editor.
func (c *card) showEditor(e *editor.Editor) {
	c.text.Hide()
	c.comment.Add(e)
}

// hideEditor replaces the editor by the comment.
func (c *card) hideEditor(e *editor.Editor) {
	c.text.Show()
	c.showComment()
	c.comment.Remove(e)
}

// writing says whether the comment is being written.
func (c *card) writing() bool { return c.margin.pen.card == c }

func (c *card) showStatus() {
	switch c.highlight.Status {
	case notes.Check:
		c.status.SetText("The text has changed here. See whether this is still the passage that you meant.")
	case notes.Orphaned:
		c.status.SetText("This passage is no longer in the text.")
	default:
		c.status.Hide()
		return
	}
	c.status.Show()
}

func (c *card) showTags() {
	c.tags.RemoveAll()
	for _, tag := range c.highlight.Tags {
		c.tags.Add(control.NewChip(tag, 0, func() { c.margin.OnTag(tag) }))
	}
	show(c.tags, len(c.tags.Objects) > 0)
}

func (c *card) showLinks() {
	n := c.margin.links[c.highlight.ID]
	switch {
	case n == 1:
		c.links.SetText("1 text links here")
	case n > 1:
		c.links.SetText(fmt.Sprintf("%d texts link here", n))
	}
	show(c.foot, n > 0)
}

func (c *card) goThere() { c.margin.OnGo(c.highlight.ID) }
