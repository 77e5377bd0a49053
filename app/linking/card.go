package linking

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/press"
)

// card shows a place with the sentence around it, in which the linked words are marked.
// Enter opens the focused card, and the arrow keys move to the next one.
type card struct {
	press.Target
	onMove  func(by int)
	onLeave func()

	surface *panel.Surface
	title   *label.Label
	text    *label.Label
	action  *control.Button
}

func newCard() *card {
	c := &card{
		title:  label.New("", label.Style{Size: 11, Bold: true, Color: theme.ColorQuiet, Lines: 1}),
		text:   label.New("", label.Style{Size: 12, Lines: 4}),
		action: control.NewButton("", nil),
	}
	c.action.SetColor(theme.ColorAccent)
	foot := container.New(layout.NewCustomPaddedHBoxLayout(0), c.action)
	c.surface = panel.NewSurface(container.New(flow.Column(4), c.title, c.text, foot), panel.Card(""))
	c.Extend(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.surface) }

func (c *card) show(i item) {
	c.title.SetText(i.title)
	c.text.SetMarked(i.text, i.marks)
	c.OnTapped, c.surface.OnTapped = i.open, i.open
	c.action.SetText(i.action)
	c.action.OnTapped = i.onAction
	if i.action == "" {
		c.action.Hide()
	} else {
		c.action.Show()
	}
	c.surface.Refresh()
}

// TypedKey implements fyne.Focusable.
func (c *card) TypedKey(key *fyne.KeyEvent) {
	switch steps := press.Steps(key.Name); {
	case steps != 0:
		c.onMove(steps)
	case key.Name == fyne.KeyEscape:
		c.onLeave()
	default:
		c.Target.TypedKey(key)
	}
}

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() {
	c.Target.FocusGained()
	c.surface.SetActive(true)
}

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() {
	c.Target.FocusLost()
	c.surface.SetActive(false)
}
