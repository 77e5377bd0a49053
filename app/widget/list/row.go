// Package list has the parts of a sidebar: rows and the headings over them.
//
// Everything must be used on Fyne's goroutine.
package list

import (
	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Measures of a row in px.
const (
	padX        = 16
	padTop      = 7
	padBottom   = 8
	accentWidth = 3 // at the left of the selected row
	barGap      = 5 // px above the progress bar
	barHeight   = 2
)

// barAlpha is the opacity of the progress bar, of 255.
const barAlpha = 0x8c

// NoProgress is the progress of a row without a progress bar.
const NoProgress = -1

// Row is a row of a list: a title of up to two lines, a quiet line about it, and the
// reading progress.
type Row struct {
	press.Target

	// OnMenu is called when the user asks for the menu of the row, with a position on
	// the canvas. May be nil.
	OnMenu func(at fyne.Position)
	// OnDrag is called while the user drags the row, with the pointer's position on the
	// canvas, and OnDrop when the user drops it. Both may be nil.
	OnDrag func(at fyne.Position)
	OnDrop func(at fyne.Position)
	// OnMove is called when the user moves on with the keyboard, with a number of items:
	// see [press.Steps]. OnLeave is called for Escape. Both may be nil.
	OnMove  func(delta int)
	OnLeave func()

	title, subtitle, end string
	progress             float32
	selected             bool
	dragged              fyne.Position // last position of the pointer in a drag
}

var (
	_ fyne.Widget            = (*Row)(nil)
	_ fyne.SecondaryTappable = (*Row)(nil)
	_ fyne.Draggable         = (*Row)(nil)
)

// NewRow returns a row without a progress bar. An empty subtitle takes no space.
func NewRow(title, subtitle string, onTapped func()) *Row {
	r := &Row{title: title, subtitle: subtitle, progress: NoProgress}
	r.Extend(r)
	r.OnTapped = onTapped
	return r
}

// SetText replaces title and subtitle. The text end follows the subtitle and is never
// cut: if there is not enough space for both, an ellipsis ends the subtitle.
func (r *Row) SetText(title, subtitle, end string) {
	if r.title == title && r.subtitle == subtitle && r.end == end {
		return
	}
	r.title, r.subtitle, r.end = title, subtitle, end
	r.Refresh()
}

// SetProgress shows the reading progress, from 0 to 1, as a bar; NoProgress shows none.
func (r *Row) SetProgress(fraction float32) {
	if r.progress == fraction {
		return
	}
	r.progress = fraction
	r.Refresh()
}

// SetSelected marks the row whose item is open.
func (r *Row) SetSelected(selected bool) {
	if r.selected == selected {
		return
	}
	r.selected = selected
	r.Refresh()
}

// Selected reports whether the row is marked.
func (r *Row) Selected() bool { return r.selected }

// TappedSecondary implements fyne.SecondaryTappable.
func (r *Row) TappedSecondary(e *fyne.PointEvent) {
	if r.OnMenu != nil {
		r.OnMenu(e.AbsolutePosition)
	}
}

// Dragged implements fyne.Draggable.
func (r *Row) Dragged(e *fyne.DragEvent) {
	r.dragged = e.AbsolutePosition
	if r.OnDrag != nil {
		r.OnDrag(r.dragged)
	}
}

// DragEnd implements fyne.Draggable.
func (r *Row) DragEnd() {
	if r.OnDrop != nil {
		r.OnDrop(r.dragged)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Row) TypedKey(key *fyne.KeyEvent) {
	switch steps := press.Steps(key.Name); {
	case steps != 0 && r.OnMove != nil:
		r.OnMove(steps)
	case key.Name == fyne.KeyEscape && r.OnLeave != nil:
		r.OnLeave()
	case press.AsksForMenu(key):
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
		r.TappedSecondary(&fyne.PointEvent{AbsolutePosition: at.AddXY(padX, r.Size().Height)})
	default:
		r.Target.TypedKey(key)
	}
}

func (r *Row) hasSecondLine() bool { return r.subtitle != "" || r.end != "" }

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{
		row:      r,
		ground:   &canvas.Rectangle{},
		over:     &canvas.Rectangle{},
		accent:   &canvas.Rectangle{},
		title:    label.New(r.title, label.Style{LineHeight: 1.3, Lines: 2}),
		subtitle: label.New(r.subtitle, label.Style{Size: 12, Color: theme.ColorQuiet, Lines: 1}),
		end:      label.New(r.end, label.Style{Size: 12, Color: theme.ColorQuiet}),
		track:    &canvas.Rectangle{},
		bar:      &canvas.Rectangle{},
	}
	rr.Refresh()
	return rr
}

type rowRenderer struct {
	row                  *Row
	ground, over, accent *canvas.Rectangle
	title, subtitle, end *label.Label
	track, bar           *canvas.Rectangle
}

func (r *rowRenderer) Destroy() {}

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.over, r.accent, r.title}
	if r.row.subtitle != "" {
		objects = append(objects, r.subtitle)
	}
	if r.row.end != "" {
		objects = append(objects, r.end)
	}
	if r.row.progress >= 0 {
		objects = append(objects, r.track, r.bar)
	}
	return objects
}

func (r *rowRenderer) MinSize() fyne.Size {
	height := float32(padTop+padBottom) + r.title.MinSize().Height
	if r.row.hasSecondLine() {
		height += r.subtitle.MinSize().Height
	}
	if r.row.progress >= 0 {
		height += barGap + barHeight
	}
	return fyne.NewSize(r.title.MinSize().Width+2*padX, height)
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.over.Resize(size)
	r.accent.Resize(fyne.NewSize(accentWidth, size.Height))

	width := size.Width - 2*padX
	y := float32(padTop)
	r.title.Move(fyne.NewPos(padX, y))
	r.title.Resize(fyne.NewSize(width, r.title.MinSize().Height))
	y += r.title.MinSize().Height
	if r.row.hasSecondLine() {
		r.layoutSecondLine(y, width)
		y += r.subtitle.MinSize().Height
	}
	y += barGap
	r.track.Move(fyne.NewPos(padX, y))
	r.track.Resize(fyne.NewSize(width, barHeight))
	r.bar.Move(fyne.NewPos(padX, y))
	r.bar.Resize(fyne.NewSize(width*min(max(r.row.progress, 0), 1), barHeight))
}

// layoutSecondLine puts end behind the subtitle, which is shortened if necessary.
func (r *rowRenderer) layoutSecondLine(y, width float32) {
	var end float32
	if r.row.end != "" {
		end = r.end.NaturalWidth()
	}
	var room float32
	if r.row.subtitle != "" {
		room = r.subtitle.WidthIn(width - end)
	}
	height := r.subtitle.MinSize().Height
	r.subtitle.Move(fyne.NewPos(padX, y))
	r.subtitle.Resize(fyne.NewSize(room, height))
	r.end.Move(fyne.NewPos(padX+room, y))
	r.end.Resize(fyne.NewSize(end, height))
}

func (r *rowRenderer) Refresh() {
	row, colors := r.row, theme.For(r.row)
	r.ground.FillColor, r.accent.FillColor = nil, nil
	if row.selected {
		r.ground.FillColor, r.accent.FillColor = colors.Soft, colors.Accent
	}
	r.over.FillColor, r.over.StrokeWidth, r.over.StrokeColor = nil, 0, nil
	if row.Hovered() && !row.selected {
		r.over.FillColor = colors.Hover
	}
	if row.Focused() {
		frame.Ring(r.over, colors.Accent)
	}
	r.track.FillColor = colors.Hover
	bar := colors.Accent
	bar.A = barAlpha
	r.bar.FillColor = bar

	r.title.SetText(row.title)
	r.subtitle.SetText(row.subtitle)
	r.end.SetText(row.end)
	r.Layout(row.Size())
	canvas.Refresh(row)
}
