package control

import (
	"strconv"

	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	chipPadX   = 8  // px
	chipHeight = 18 // px
)

// Chip is a tag with the number of records that carry it.
type Chip struct {
	press.Target

	// OnMenu is called when the user asks for the menu of the chip, with a
	// position on the canvas. May be nil.
	OnMenu func(at fyne.Position)
	// OnKey is called with a key before the chip handles it, and returns whether it
	// handled the key. May be nil.
	OnKey func(fyne.KeyName) bool

	name  string
	count int
	color fyne.ThemeColorName // of the background; "" for the default
}

var (
	_ fyne.Widget            = (*Chip)(nil)
	_ fyne.SecondaryTappable = (*Chip)(nil)
)

// NewChip returns a chip. A count of 0 or less is not shown.
func NewChip(name string, count int, onTapped func()) *Chip {
	c := &Chip{name: name, count: count}
	c.Extend(c)
	c.OnTapped = onTapped
	return c
}

// Set replaces the tag, its count and the colour of its background, on which ink must be
// legible; "" is the default colour.
func (c *Chip) Set(name string, count int, color fyne.ThemeColorName) {
	if name == c.name && count == c.count && color == c.color {
		return
	}
	c.name, c.count, c.color = name, count, color
	c.Refresh()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *Chip) TappedSecondary(e *fyne.PointEvent) {
	if c.OnMenu != nil {
		c.OnMenu(e.AbsolutePosition)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(key *fyne.KeyEvent) {
	switch {
	case press.AsksForMenu(key) && c.OnMenu != nil:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		c.OnMenu(at.AddXY(0, c.Size().Height))
	case c.OnKey != nil && c.OnKey(key.Name):
	default:
		c.Target.TypedKey(key)
	}
}

func (c *Chip) text() string {
	if c.count <= 0 {
		return c.name
	}
	return c.name + " " + strconv.Itoa(c.count)
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{
		chip:  c,
		box:   &canvas.Rectangle{CornerRadius: chipHeight / 2},
		over:  &canvas.Rectangle{CornerRadius: chipHeight / 2},
		label: label.New(c.text(), label.Style{Size: 11, Color: theme.ColorAccent}),
	}
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip      *Chip
	box, over *canvas.Rectangle
	label     *label.Label
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.over, r.label}
}

func (r *chipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.label.MinSize().Width+2*chipPadX, chipHeight)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.over.Resize(size)
	r.label.Move(fyne.NewPos(chipPadX, 0))
	r.label.Resize(fyne.NewSize(size.Width-2*chipPadX, size.Height))
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	r.box.FillColor = theme.For(c).Soft
	r.label.SetColor(theme.ColorAccent)
	if c.color != "" {
		r.box.FillColor = c.Theme().Color(c.color, fyne.CurrentApp().Settings().ThemeVariant())
		r.label.SetColor(theme.ColorInk)
	}
	r.box.Refresh()
	ground(r.over, c, c.Hovered() && c.OnTapped != nil, c.Focused())
	r.label.SetText(c.text())
	canvas.Refresh(c)
}
