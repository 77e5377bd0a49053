package list

import (
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/frame"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// signSize is that of the arrow in the margin of a section, px.
const signSize = 16

// Section is a heading that folds away what stands under it. It is folded and unfolded
// by a press on it, and with the keyboard by Enter, Space, ← and →.
type Section struct {
	press.Target

	// OnFold is called when the section is to be folded or unfolded.
	OnFold func(folded bool)
	// OnMove is called when the user goes on with the keyboard, with how many items
	// further: see [press.Steps]. OnLeave is called for Escape.
	OnMove  func(delta int)
	OnLeave func()

	heading *Heading
	folded  bool
}

// NewSection returns an unfolded section. The button at its end may be nil.
func NewSection(title string, button *control.Button) *Section {
	s := &Section{
		OnFold: func(bool) {}, OnMove: func(int) {}, OnLeave: func() {},
		heading: NewHeading(title, NoCount, button),
	}
	s.Extend(s)
	s.OnTapped = func() { s.OnFold(!s.folded) }
	return s
}

// Set shows how many things are under the heading, NoCount for none, and whether they
// are folded away.
func (s *Section) Set(count int, folded bool) {
	s.heading.SetCount(count)
	if s.folded != folded {
		s.folded = folded
		s.Refresh()
	}
}

// Folded reports whether what is under the heading is folded away.
func (s *Section) Folded() bool { return s.folded }

// TypedKey implements fyne.Focusable.
func (s *Section) TypedKey(key *fyne.KeyEvent) {
	switch steps := press.Steps(key.Name); {
	case steps != 0:
		s.OnMove(steps)
	case key.Name == fyne.KeyLeft && !s.folded, key.Name == fyne.KeyRight && s.folded:
		s.Tapped(&fyne.PointEvent{})
	case key.Name == fyne.KeyEscape:
		s.OnLeave()
	default:
		s.Target.TypedKey(key)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	r := &sectionRenderer{section: s, ring: &canvas.Rectangle{}, sign: &canvas.Image{}}
	r.Refresh()
	return r
}

type sectionRenderer struct {
	section *Section
	ring    *canvas.Rectangle
	sign    *canvas.Image // in the margin: seen where something is folded, or can be
}

func (r *sectionRenderer) Destroy() {}

func (r *sectionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.sign, r.section.heading}
}

func (r *sectionRenderer) MinSize() fyne.Size { return r.section.heading.MinSize() }

func (r *sectionRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	r.section.heading.Resize(size)
	r.sign.Resize(fyne.NewSquareSize(signSize))
	r.sign.Move(fyne.NewPos((padX-signSize)/2, headingTop+(headingLine-signSize)/2))
}

func (r *sectionRenderer) Refresh() {
	s := r.section
	icon := fynetheme.MenuDropDownIcon()
	if s.folded {
		icon = fynetheme.MenuExpandIcon()
	}
	r.sign.Resource = fynetheme.NewColoredResource(icon, theme.ColorQuiet)
	r.sign.Refresh()
	if s.folded || s.Hovered() || s.Focused() {
		r.sign.Show()
	} else {
		r.sign.Hide()
	}
	r.ring.StrokeWidth, r.ring.StrokeColor = 0, nil
	if s.Focused() {
		frame.Ring(r.ring, theme.For(s).Accent)
	}
	canvas.Refresh(s)
}
