package overlay

import (
	"time"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/app/widget/later"
	"collate/app/widget/panel"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

const (
	noticeTime   = 6 * time.Second  // display time of a notice
	offerTime    = 10 * time.Second // display time of a notice with an action
	noticeBottom = 40               // px between a notice and the lower end of the window
	noticeWidth  = 560              // px of the message at most
	noticeGap    = 12               // px between the message and the buttons
)

// Notice is a message to the user.
type Notice struct {
	Message  string // one or two sentences
	Action   string // label of the action button, such as "Undo"; no button if empty
	OnAction func()
	Error    bool // the notice stays until the user closes it
	Stay     bool // likewise, for an ongoing operation
	News     bool // the user did not ask for it: if withdrawn, it is shown again without the action
}

// Notices shows one notice at a time above the lower edge of a window. A new notice
// replaces the last one.
type Notices struct {
	widget.BaseWidget

	bar   *panel.Surface // nil without a notice
	stop  func()         // stops the timer of the notice
	after later.After
}

var _ fyne.Widget = (*Notices)(nil)

// NewNotices returns an empty Notices, to be put on top of a window's content.
func NewNotices() *Notices {
	n := &Notices{stop: func() {}, after: later.OnMain}
	n.ExtendBaseWidget(n)
	return n
}

// Tell shows a notice. The function withdraw removes it, or the action of a News notice,
// if it is still shown.
func (n *Notices) Tell(notice Notice) (withdraw func()) {
	n.stop()
	n.stop = func() {}
	bar := n.newBar(notice)
	n.bar = bar
	switch {
	case notice.Error || notice.Stay:
	case notice.Action != "":
		n.stop = n.after(offerTime, n.dismiss)
	default:
		n.stop = n.after(noticeTime, n.dismiss)
	}
	n.Refresh()
	return func() {
		switch {
		case n.bar != bar:
		case notice.News:
			n.Tell(Notice{Message: notice.Message})
		default:
			n.dismiss()
		}
	}
}

// dismiss removes the notice, if there is one.
func (n *Notices) dismiss() {
	n.stop()
	n.stop = func() {}
	n.bar = nil
	n.Refresh()
}

func (n *Notices) newBar(notice Notice) *panel.Surface {
	style := panel.Bar()
	if notice.Error {
		style.Edge = theme.ColorDanger
	}
	message := label.New(notice.Message, label.Style{Lines: label.Unlimited})
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(2))
	if notice.Action != "" {
		action := control.NewButton(notice.Action, func() {
			n.dismiss()
			notice.OnAction()
		})
		action.SetColor(theme.ColorAccent)
		buttons.Add(action)
	}
	dismiss := control.NewButton("×", n.dismiss)
	dismiss.SetColor(theme.ColorQuiet)
	dismiss.Hint = "Close"
	buttons.Add(dismiss)
	return panel.NewSurface(container.New(noticeLayout{message, buttons}, message, buttons), style)
}

// noticeLayout puts the buttons of a notice after its message, which wraps if it is
// long.
type noticeLayout struct {
	message *label.Label
	buttons *fyne.Container
}

func (l noticeLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	buttons := l.buttons.MinSize()
	width := min(l.message.NaturalWidth(), noticeWidth)
	l.message.Resize(fyne.NewSize(width, l.message.Size().Height))
	return fyne.NewSize(width+noticeGap+buttons.Width, max(l.message.MinSize().Height, buttons.Height))
}

func (l noticeLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	buttons := l.buttons.MinSize()
	width := size.Width - noticeGap - buttons.Width
	l.message.Resize(fyne.NewSize(width, l.message.Size().Height))
	height := l.message.MinSize().Height
	l.message.Resize(fyne.NewSize(width, height))
	l.message.Move(fyne.NewPos(0, (size.Height-height)/2))
	l.buttons.Resize(buttons)
	l.buttons.Move(fyne.NewPos(size.Width-buttons.Width, (size.Height-buttons.Height)/2))
}

// CreateRenderer implements fyne.Widget.
func (n *Notices) CreateRenderer() fyne.WidgetRenderer {
	return &noticesRenderer{notices: n}
}

type noticesRenderer struct{ notices *Notices }

func (r *noticesRenderer) Destroy() { r.notices.stop() }

func (r *noticesRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *noticesRenderer) Objects() []fyne.CanvasObject {
	if r.notices.bar == nil {
		return nil
	}
	return []fyne.CanvasObject{r.notices.bar}
}

func (r *noticesRenderer) Layout(size fyne.Size) {
	bar := r.notices.bar
	if bar == nil {
		return
	}
	least := bar.MinSize()
	bar.Resize(least)
	bar.Move(fyne.NewPos((size.Width-least.Width)/2, size.Height-least.Height-noticeBottom))
}

func (r *noticesRenderer) Refresh() {
	r.Layout(r.notices.Size())
	if r.notices.bar != nil {
		r.notices.bar.Refresh()
	}
	canvas.Refresh(r.notices)
}
