package control

import (
	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	keyCapPadX   = 5  // px
	keyCapHeight = 18 // px
	keyCapRadius = 4  // px
)

// KeyCap shows keys, such as "Ctrl K", in the style of a keyboard.
type KeyCap struct {
	widget.BaseWidget
	text string
}

var _ fyne.Widget = (*KeyCap)(nil)

// NewKeyCap returns a cap with the names of the keys.
func NewKeyCap(text string) *KeyCap {
	k := &KeyCap{text: text}
	k.ExtendBaseWidget(k)
	return k
}

// SetText replaces the names of the keys.
func (k *KeyCap) SetText(text string) {
	k.text = text
	k.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	r := &keyCapRenderer{
		cap:   k,
		label: label.New(k.text, label.Style{Size: 11, Color: theme.ColorQuiet}),
	}
	r.Refresh()
	return r
}

type keyCapRenderer struct {
	cap   *KeyCap
	box   frame.Box
	label *label.Label
}

func (r *keyCapRenderer) Destroy() {}

func (r *keyCapRenderer) Objects() []fyne.CanvasObject {
	return append(r.box.Objects(), r.label)
}

func (r *keyCapRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.label.MinSize().Width+2*keyCapPadX, keyCapHeight)
}

func (r *keyCapRenderer) Layout(size fyne.Size) {
	r.box.Place(fyne.Position{}, size, keyCapRadius)
	r.label.Move(fyne.NewPos(keyCapPadX, 0))
	r.label.Resize(fyne.NewSize(size.Width-2*keyCapPadX, size.Height))
}

func (r *keyCapRenderer) Refresh() {
	colors := theme.For(r.cap)
	r.box.Paint(colors.Chrome, colors.Line)
	r.label.SetText(r.cap.text)
	canvas.Refresh(r.cap)
}
