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

// signSize is the size of the arrow in the margin of a section, px.
const signSize = 16

// Section is a heading that folds the rows under it. A press folds or unfolds it; so do
// the keys Enter, Space, ← and →.
type Section struct {
	press.Target

	// OnFold is called when the user asks to fold or unfold the section.
	OnFold func(folded bool)
	// OnMove is called when the user moves on with the keyboard, with a number of items:
	// see [press.Steps]. OnLeave is called for Escape.
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

// Set sets the number of rows under the heading, NoCount for none, and whether they are
// folded.
func (s *Section) Set(count int, folded bool) {
	s.heading.SetCount(count)
	if s.folded != folded {
		s.folded = folded
		s.Refresh()
	}
}

// Folded reports whether the rows are folded.
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
	sign    *canvas.Image // in the margin: visible if folded, hovered or focused
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
