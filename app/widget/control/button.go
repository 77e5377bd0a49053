package control

import (
	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

const (
	buttonPadX   = 6  // px beside the content
	buttonHeight = 26 // px
	buttonGap    = 5  // px between icon, text and key cap
	iconSize     = 14 // px
)

// Button is a flat button: an icon, a text, a key cap, or several of them, over a
// background that appears under the pointer.
type Button struct {
	press.Target
	text  string
	icon  fyne.Resource
	key   string
	color fyne.ThemeColorName
}

var _ fyne.Widget = (*Button)(nil)

// NewButton returns a button with a text in the colour of ink.
func NewButton(text string, onTapped func()) *Button {
	b := &Button{text: text, color: theme.ColorInk}
	b.Extend(b)
	b.OnTapped = onTapped
	return b
}

// NewIconButton returns a quiet button with an icon only. The hint describes its action.
func NewIconButton(icon fyne.Resource, hint string, onTapped func()) *Button {
	b := &Button{icon: icon, color: theme.ColorQuiet}
	b.Extend(b)
	b.Hint, b.OnTapped = hint, onTapped
	return b
}

// SetText replaces the text.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text returns the text.
func (b *Button) Text() string { return b.text }

// SetKey shows a key, such as "N", as a key cap after the text; none for "".
func (b *Button) SetKey(key string) {
	b.key = key
	b.Refresh()
}

// SetColor sets the colour of text and icon: theme.ColorQuiet for an unobtrusive button,
// theme.ColorAccent for a prominent one.
func (b *Button) SetColor(name fyne.ThemeColorName) {
	b.color = name
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b,
		ground: &canvas.Rectangle{CornerRadius: 6},
		icon:   &canvas.Image{FillMode: canvas.ImageFillContain},
		label:  label.New(b.text, label.Style{Size: 12}),
		key:    NewKeyCap(b.key),
	}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button *Button
	ground *canvas.Rectangle
	icon   *canvas.Image
	label  *label.Label
	key    *KeyCap
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground}, r.parts()...)
}

// parts returns the objects of the button, from left to right.
func (r *buttonRenderer) parts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if r.button.icon != nil {
		parts = append(parts, r.icon)
	}
	if r.button.text != "" {
		parts = append(parts, r.label)
	}
	if r.button.key != "" {
		parts = append(parts, r.key)
	}
	return parts
}

func (r *buttonRenderer) partSize(part fyne.CanvasObject) fyne.Size {
	if part == r.icon {
		return fyne.NewSquareSize(iconSize)
	}
	return part.MinSize()
}

// contentWidth returns the width of all parts with the gaps between them.
func (r *buttonRenderer) contentWidth() float32 {
	var width float32
	for i, part := range r.parts() {
		if i > 0 {
			width += buttonGap
		}
		width += r.partSize(part).Width
	}
	return width
}

func (r *buttonRenderer) MinSize() fyne.Size {
	return fyne.NewSize(max(r.contentWidth()+2*buttonPadX, buttonHeight), buttonHeight)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	x := (size.Width - r.contentWidth()) / 2
	for _, part := range r.parts() {
		ps := r.partSize(part)
		part.Resize(ps)
		part.Move(fyne.NewPos(x, (size.Height-ps.Height)/2))
		x += ps.Width + buttonGap
	}
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	ground(r.ground, b, b.Hovered(), b.Focused())
	r.label.SetText(b.text)
	r.label.SetColor(b.color)
	r.key.SetText(b.key)
	if b.icon != nil {
		r.icon.Resource = fynetheme.NewColoredResource(b.icon, b.color)
		r.icon.Refresh()
	}
	r.Layout(b.Size())
	canvas.Refresh(b)
}

// ground paints the background of a control: a fill while it is hovered, a ring while it
// has the focus.
func ground(rect *canvas.Rectangle, w fyne.Widget, hovered, focused bool) {
	colors := theme.For(w)
	rect.FillColor, rect.StrokeWidth, rect.StrokeColor = nil, 0, nil
	if hovered {
		rect.FillColor = colors.Hover
	}
	if focused {
		frame.Ring(rect, colors.Accent)
	}
	rect.Refresh()
}
