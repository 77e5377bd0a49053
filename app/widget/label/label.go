// Package label shows static text: a word on a button, a title over two lines, a
// quotation on a card.
//
// Unlike Fyne's own label it has a line height, a serif, letter spacing, and a limit of
// lines with an ellipsis. All methods must be called on Fyne's goroutine.
package label

import (
	"math"
	"slices"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Unlimited as [Style].Lines wraps the text to as many lines as it needs.
const Unlimited = -1

// Style is the typography of a label. The zero value is ink in the sans at 13 px on one
// line.
type Style struct {
	Color      fyne.ThemeColorName // theme.ColorInk if empty
	Size       float32             // px; 13 if zero
	LineHeight float32             // as a multiple of Size; 1.45 if zero

	Bold, Italic bool
	Serif        bool // unless the serif lacks a character of the text
	Spaced       bool // letter spacing, for words in capitals

	// Lines is the largest number of lines: the text wraps to the width of the label, and
	// an ellipsis replaces the rest. If 0, the text is on one line at its natural width.
	Lines int
}

// Label is a widget that shows text in one style.
type Label struct {
	widget.BaseWidget
	text  string
	marks [][2]int // code points of the text
	style Style
}

var _ fyne.Widget = (*Label)(nil)

// New returns a label.
func New(text string, style Style) *Label {
	l := &Label{text: text, style: style}
	l.ExtendBaseWidget(l)
	return l
}

// Text returns the whole text, including the part hidden by an ellipsis.
func (l *Label) Text() string { return l.text }

// Marked returns the parts of the text with a coloured background.
func (l *Label) Marked() (parts []string) {
	runes := []rune(l.text)
	for _, m := range l.marks {
		parts = append(parts, string(runes[m[0]:m[1]]))
	}
	return parts
}

// SetText replaces the text.
func (l *Label) SetText(text string) { l.SetMarked(text, nil) }

// SetMarked replaces the text, and gives ranges of it a coloured background, such as the
// words that were found. They are in code points, end-exclusive, in order and apart. If
// the first range would be beyond the last line, the text is cut at its start too.
func (l *Label) SetMarked(text string, marks [][2]int) {
	l.text, l.marks = text, marks
	l.Refresh()
}

// SetColor replaces the colour.
func (l *Label) SetColor(name fyne.ThemeColorName) {
	l.style.Color = name
	l.Refresh()
}

// NaturalWidth returns the width of the text on one line, in px.
func (l *Label) NaturalWidth() float32 {
	f := newFace(l.style, l.text)
	return ceil(f.width(f.wrap(l.text, 0, 0)[0]))
}

// WidthIn returns the width of the lines, which may be shortened, of a label with the
// given width, in px; 0 if the width is 0 or less.
func (l *Label) WidthIn(width float32) (taken float32) {
	if width <= 0 {
		return 0
	}
	f := newFace(l.style, l.text)
	for _, line := range f.wrap(l.text, l.style.Lines, width) {
		taken = max(taken, ceil(f.width(line)))
	}
	return min(taken, width)
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{label: l}
	r.update()
	return r
}

type renderer struct {
	label *Label
	face  face
	set   setting        // the setting that the lines were made for
	marks [][2]int       // the marks that the lines were made for
	lines []*canvas.Text // visible lines
	spare []*canvas.Text // unused, kept for reuse

	marked  []stretch
	grounds []*canvas.Rectangle // by stretch
}

// setting is the state that the lines of a label depend on.
type setting struct {
	text  string
	style Style
	width float32
}

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.grounds)+len(r.lines))
	for _, ground := range r.grounds {
		objects = append(objects, ground)
	}
	for _, line := range r.lines {
		objects = append(objects, line)
	}
	return objects
}

func (r *renderer) Layout(size fyne.Size) {
	if r.label.style.Lines != 0 {
		r.update()
	}
	lead := r.face.lineHeight
	top := float32(0)
	if r.label.style.Lines == 0 {
		top = (size.Height - lead) / 2
	}
	for i, line := range r.lines {
		natural := line.MinSize()
		y := top + float32(i)*lead + (lead-natural.Height)/2
		line.Move(fyne.NewPos(0, floor(y)))
		line.Resize(natural)
	}
	for i, s := range r.marked {
		line := r.lines[s.line]
		left := r.face.width(line.Text[:s.start])
		r.grounds[i].Move(line.Position().AddXY(left, 0))
		r.grounds[i].Resize(fyne.NewSize(r.face.width(line.Text[:s.end])-left, line.Size().Height))
	}
}

func (r *renderer) MinSize() fyne.Size {
	height := r.face.lineHeight * float32(max(1, len(r.lines)))
	if r.label.style.Lines == 0 {
		return fyne.NewSize(ceil(r.lines[0].MinSize().Width), height)
	}
	return fyne.NewSize(2*r.face.size, height)
}

func (r *renderer) Refresh() {
	r.update()
	r.Layout(r.label.Size())
	canvas.Refresh(r.label)
}

// update breaks the text into lines if they may have changed, and sets their colour.
func (r *renderer) update() {
	l := r.label
	if now := (setting{l.text, l.style, l.Size().Width}); r.lines == nil || now != r.set || !slices.Equal(l.marks, r.marks) {
		r.set, r.marks = now, l.marks
		r.face = newFace(l.style, l.text)
		lines, marked := r.face.wrapMarked(l.text, l.marks, l.style.Lines, l.Size().Width)
		r.show(lines)
		r.ground(marked)
	}
	name := l.style.Color
	if name == "" {
		name = theme.ColorInk
	}
	c := fynetheme.ColorForWidget(name, l)
	for _, line := range r.lines {
		if line.Color != c {
			line.Color = c
			line.Refresh()
		}
	}
	for _, ground := range r.grounds {
		if c := fynetheme.ColorForWidget(theme.ColorFind, l); ground.FillColor != c {
			ground.FillColor = c
			ground.Refresh()
		}
	}
}

// ground makes a background for each marked stretch.
func (r *renderer) ground(marked []stretch) {
	r.marked = marked
	for len(r.grounds) < len(marked) {
		r.grounds = append(r.grounds, &canvas.Rectangle{CornerRadius: 2})
	}
	r.grounds = r.grounds[:len(marked)]
}

// show assigns lines to canvas texts, and refreshes only those that change, as a refresh
// draws a text again.
func (r *renderer) show(lines []string) {
	all := append(r.lines, r.spare...)
	for len(all) < len(lines) {
		all = append(all, &canvas.Text{})
	}
	r.lines, r.spare = all[:len(lines):len(lines)], all[len(lines):]
	for i, line := range r.lines {
		if line.Text == lines[i] && line.TextSize == r.face.size &&
			line.TextStyle == r.face.style && line.FontSource == r.face.source {
			continue
		}
		line.Text, line.TextSize = lines[i], r.face.size
		line.TextStyle, line.FontSource = r.face.style, r.face.source
		line.Refresh()
	}
}

func ceil(v float32) float32 { return float32(math.Ceil(float64(v))) }

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }

func round(v float32) float32 { return float32(math.Round(float64(v))) }
