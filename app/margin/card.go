package margin

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/field"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/notes"
	"collate/notes/markdown"
)

const quoteLines = 4

// card shows one highlight: its quotation, the comment, its tags.
type card struct {
	widget.BaseWidget
	margin  *Margin
	surface *panel.Surface
	title   *label.Label // of the article, where those of several are listed
	quote   *label.Label
	short   *label.Label // the comment or the quotation in one line, instead of all else
	status  *label.Label
	comment *field.Comment
	tags    *fyne.Container // and the links in the comment

	highlight notes.Highlight
	typed     bool // the comment differs from what was handed on last
	timer     *time.Timer
}

func newCard(m *Margin) *card {
	c := &card{
		margin:  m,
		quote:   label.New("", label.Style{Color: theme.ColorQuiet, Serif: true, Lines: quoteLines}),
		title:   label.New("", label.Style{Size: 11, Bold: true, Color: theme.ColorQuiet, Lines: 1}),
		short:   label.New("", label.Style{Size: 12, Lines: 1}),
		status:  label.New("", label.Style{Color: theme.ColorDanger, Size: 12, Lines: label.Unlimited}),
		comment: field.NewComment("", "Add a comment…"),
		tags:    container.New(flow.Wrap(5, 4)),
	}
	c.comment.OnShortcut = m.commands.HandleInField
	c.comment.OnChanged = func(string) { c.changed() }
	c.comment.OnFocus = func() { c.goThere() }
	c.comment.OnBlur = c.flush
	c.comment.OnCancel = c.leave
	c.comment.OnSubmit = c.leave
	c.comment.OnScrolled = m.wheel
	c.surface = panel.NewSurface(container.New(flow.Column(5), c.title, c.short, c.quote, c.status, c.comment, c.tags), panel.Card(theme.ColorMark(0)))
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

// show makes the card that of a highlight.
func (c *card) show(h notes.Highlight, current bool) {
	if h.ID != c.highlight.ID {
		c.flush()
	}
	c.highlight = h
	title := c.margin.titles[h.Article]
	c.title.SetText(title)
	show(c.title, title != "")
	c.quote.SetText(strings.Join(strings.Fields(h.Anchor.Exact), " "))
	if !c.typed {
		c.comment.SetText(c.margin.comment(h))
	}
	if c.short.Visible() {
		c.short.SetText(c.line())
	} else {
		c.showStatus()
		c.showTags()
	}
	c.surface.SetEdge(theme.ColorMark(int(h.Color)))
	c.surface.SetActive(current)
}

// shorten shows the card in one line, or in full again.
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
	} else {
		c.showStatus()
		c.showTags()
	}
	c.surface.Refresh()
}

// line returns what the card says in one line.
func (c *card) line() string {
	text := c.margin.comment(c.highlight)
	if strings.TrimSpace(text) == "" {
		text = c.highlight.Anchor.Exact
	}
	return strings.Join(strings.Fields(text), " ")
}

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

// showTags shows the links in the comment, to be followed, and the tags.
func (c *card) showTags() {
	c.tags.RemoveAll()
	for _, l := range markdown.Links(c.margin.comment(c.highlight)) {
		follow := control.NewButton(l.Text(), func() { c.margin.OnLink(l.String()) })
		follow.SetColor(theme.ColorAccent)
		c.tags.Add(follow)
	}
	for _, tag := range c.highlight.Tags {
		c.tags.Add(control.NewChip(tag, 0, func() { c.margin.OnTag(tag) }))
	}
	show(c.tags, len(c.tags.Objects) > 0)
}

func (c *card) goThere() { c.margin.OnGo(c.highlight.ID) }

// writing says whether the user is at the comment or it is not handed on yet.
func (c *card) writing() bool { return c.typed || c.comment.Focused() }

func (c *card) changed() {
	if !c.typed {
		c.typed = true
		c.margin.OnTyping(true)
	}
	if c.timer != nil {
		c.timer.Stop()
	}
	c.timer = time.AfterFunc(typingPause, func() { fyne.Do(c.flush) })
	c.margin.remeasure()
}

// flush hands on what was typed.
func (c *card) flush() {
	if !c.typed {
		return
	}
	c.typed = false
	c.margin.unsaved[c.highlight.ID] = c.comment.Text()
	c.margin.OnComment(c.highlight.ID, c.comment.Text())
	c.margin.OnTyping(false)
	if !c.short.Visible() {
		c.showTags()
		c.margin.remeasure()
	}
}

func (c *card) leave() {
	c.flush()
	c.margin.OnLeave()
}
