// Package header frames the content of a pane: a header with the title of the
// content, and a line over it if the pane has the focus.
//
// Everything must be used on Fyne's goroutine.
package header

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/flow"
	"collate/app/widget/label"
)

// Measures of the header in px.
const (
	height      = 35
	padX        = 18
	gap         = 8
	toolPad     = 6 // right of the tool
	focusHeight = 2
	textSize    = 12
	leastAbout  = 40 // smallest width of the quiet line; below it is hidden
	leastTitle  = 70 // smallest width of the title; below it the text at the end is hidden
)

// Frame is a pane with its header.
type Frame struct {
	widget.BaseWidget
	OnTapped func() // called for a click on the header; may be nil

	content      fyne.CanvasObject
	title, about *label.Label
	end          *label.Label
	tool         fyne.CanvasObject // nil for none
	focused      bool
	target       bool
}

var _ fyne.Tappable = (*Frame)(nil)

// New returns a frame with an empty header.
func New(content fyne.CanvasObject) *Frame {
	f := &Frame{
		content: content,
		title:   label.New("", label.Style{Size: textSize, Bold: true, Lines: 1}),
		about:   label.New("", label.Style{Size: textSize, Color: theme.ColorQuiet, Lines: 1}),
		end:     label.New("", label.Style{Size: textSize, Color: theme.ColorQuiet}),
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetTitle sets the title of the content, and a quiet line about it.
func (f *Frame) SetTitle(title, about string) {
	f.title.SetText(title)
	f.about.SetText(about)
	f.Refresh()
}

// SetEnd sets the text at the end of the header, such as "62 %".
func (f *Frame) SetEnd(text string) {
	if text == f.end.Text() {
		return
	}
	f.end.SetText(text)
	f.Refresh()
}

// SetTool puts a control at the end of the header, after the text of SetEnd;
// nil for none.
func (f *Frame) SetTool(tool fyne.CanvasObject) {
	if tool == f.tool {
		return
	}
	f.tool = tool
	f.Refresh()
}

// SetContent replaces the content.
func (f *Frame) SetContent(content fyne.CanvasObject) {
	if content == f.content {
		return
	}
	f.content = content
	f.Refresh()
	flow.Revive(content)
}

// SetFocused shows or hides the line of the pane with the focus.
func (f *Frame) SetFocused(focused bool) {
	if focused == f.focused {
		return
	}
	f.focused = focused
	f.Refresh()
}

// SetTarget shows or hides a frame which marks the pane as the target of a
// drag.
func (f *Frame) SetTarget(target bool) {
	if target == f.target {
		return
	}
	f.target = target
	f.Refresh()
}

// Tapped implements fyne.Tappable.
func (f *Frame) Tapped(*fyne.PointEvent) {
	if f.OnTapped != nil {
		f.OnTapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		frame: f, paper: &canvas.Rectangle{}, line: &canvas.Rectangle{},
		focus: &canvas.Rectangle{}, target: &canvas.Rectangle{StrokeWidth: focusHeight},
	}
	r.Refresh()
	return r
}

type renderer struct {
	frame                      *Frame
	paper, line, focus, target *canvas.Rectangle
}

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	f := r.frame
	objects := []fyne.CanvasObject{r.paper, f.content, f.title, f.about, f.end, r.line, r.focus}
	if f.tool != nil {
		objects = append(objects, f.tool)
	}
	return append(objects, r.target)
}

func (r *renderer) MinSize() fyne.Size {
	return r.frame.content.MinSize().AddWidthHeight(0, height)
}

// Layout gives the title its natural width, and the rest to the line about it.
// The text at the end is hidden if the title has too little space.
func (r *renderer) Layout(size fyne.Size) {
	f := r.frame
	r.paper.Resize(size)
	r.line.Move(fyne.NewPos(0, height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	r.focus.Resize(fyne.NewSize(size.Width, focusHeight))
	r.target.Resize(size)

	right := size.Width - padX
	if f.tool != nil {
		tool := f.tool.MinSize()
		right = size.Width - toolPad - tool.Width
		f.tool.Resize(tool)
		f.tool.Move(fyne.NewPos(right, (height-tool.Height)/2))
		right -= padX - toolPad
	}
	end := f.end.MinSize()
	put(f.end, right-end.Width, end.Width)
	room := right - padX - end.Width - gap
	f.end.Show()
	if room < leastTitle {
		f.end.Hide()
		room = right - padX
	}
	title := put(f.title, padX, min(width(f.title, true), room))
	about := min(width(f.about, false), room-title-gap)
	put(f.about, padX+title+gap, about)
	if about < leastAbout {
		f.about.Hide()
	} else {
		f.about.Show()
	}

	f.content.Move(fyne.NewPos(0, height))
	f.content.Resize(fyne.NewSize(size.Width, max(0, size.Height-height)))
}

// put centres a label vertically in the header, and returns its width.
func put(l *label.Label, x, width float32) float32 {
	width = max(0, width)
	least := l.MinSize()
	l.Move(fyne.NewPos(x, (height-least.Height)/2))
	l.Resize(fyne.NewSize(width, least.Height))
	return width
}

// width returns the natural width of a label.
func width(l *label.Label, bold bool) float32 {
	return fyne.MeasureText(l.Text(), textSize, fyne.TextStyle{Bold: bold}).Width + 1
}

func (r *renderer) Refresh() {
	f := r.frame
	r.paper.FillColor = fynetheme.ColorForWidget(theme.ColorPaper, f)
	r.line.FillColor = fynetheme.ColorForWidget(theme.ColorLine, f)
	r.focus.FillColor = nil
	r.target.Hide()
	if f.target {
		r.target.StrokeColor = fynetheme.ColorForWidget(theme.ColorAccent, f)
		r.target.FillColor = fynetheme.ColorForWidget(theme.ColorHover, f)
		r.target.Show()
	}
	if f.focused {
		r.focus.FillColor = fynetheme.ColorForWidget(theme.ColorAccent, f)
	}
	r.Layout(f.Size())
	canvas.Refresh(f)
}
