// Package completion offers, at the caret of an editor, what may be meant by what
// is being typed there: a link, a tag or a citation.
//
// The list asks for candidates, wherever they come from, and puts the one that the
// user picks in the place of what was typed. Everything belongs to Fyne's goroutine.
package completion

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/widget/editor"
	"collate/app/widget/flow"
	"collate/app/widget/overlay"
	"collate/app/widget/panel"
	"collate/app/widget/place"
)

// maxRows is how many candidates are in sight at once, at most.
const maxRows = 8

// reach is how many bytes before the caret may belong to what is completed.
const reach = 500

// Candidate is one thing that may be meant.
type Candidate struct {
	Text   string   // to show
	Detail string   // to show beside it; may be ""
	Marks  [][2]int // which letters of Text were typed: code points, end-exclusive, in order, not overlapping
	Insert string   // takes the place of what was typed, with the "[[", "#" or "@" before it
	Create string   // the title of what is to be made when it is picked; "" for what exists
}

// List is the list of what may be meant. While it is open it has the keys Up, Down,
// Enter, Tab and Escape. What happens in the editor must be passed on to it: see
// [List.Edited], [List.Follow], [List.Key] and [List.Blurred].
type List struct {
	// OnQuery is called for what is being typed; [List.SetCandidates] takes the
	// answer, whenever it comes.
	OnQuery func(Query)
	// OnCreate is called for a candidate that was picked and is not there yet.
	OnCreate func(title string)

	editor  *editor.Editor
	popover *overlay.Popover
	rows    []*row
	width   float32   // of the rows, px
	border  fyne.Size // of what is around the rows, px

	asked    Query // that candidates were asked for last
	shown    Query // that the candidates belong to
	from     int   // byte of the text where it begins
	open     bool  // candidates are asked for as it is typed on
	given    []Candidate
	chosen   int
	top      int  // the first candidate in sight
	waiting  bool // the user has picked the chosen one before the candidates were there
	byTyping bool // the caret moved because something was typed
	held     bool // a candidate is pressed
	refused  int  // byte where something begins that is not to be completed; -1 for nothing
}

// New returns a closed list for an editor.
func New(e *editor.Editor) *List {
	l := &List{OnQuery: func(Query) {}, OnCreate: func(string) {}, editor: e, width: rowWidth, refused: -1}
	column := container.New(flow.Column(0))
	for i := range maxRows {
		r := newRow(l, i)
		l.rows = append(l.rows, r)
		column.Add(r)
	}
	surface := panel.NewSurface(column, panel.Bar())
	l.border = surface.MinSize().SubtractWidthHeight(rowWidth, maxRows*rowHeight)
	l.popover = overlay.NewPopover(surface)
	l.popover.Fit = func(width float32) { l.width = max(0, min(rowWidth, width-l.border.Width)) }
	return l
}

// Layer returns what the list floats in: put it on top of what the editor stands in.
func (l *List) Layer() fyne.CanvasObject { return l.popover }

// Edited is to be called when the user has changed the text, before [List.Follow].
func (l *List) Edited(e editor.Edit) {
	l.byTyping = e.Inserted != "" && !strings.Contains(e.Inserted, "\n")
}

// Follow is to be called when the caret has moved: it asks for candidates for what is
// being typed there.
func (l *List) Follow() {
	byTyping := l.byTyping
	l.byTyping = false
	selected, caret := l.editor.Selection()
	start, _ := l.editor.LineAt(caret)
	line := l.editor.Slice(max(start, caret-reach), caret)
	t, ok := triggerIn(line)
	if !ok || selected < caret {
		l.Close()
		return
	}
	from := caret - len(line) + t.start
	if from == l.refused || !byTyping && !(l.open && from == l.from) {
		l.close()
		return
	}
	l.open, l.from = true, from
	l.asked = Query{Kind: t.kind, Typed: t.typed}
	l.waiting = false // what was picked was for less than is typed now
	l.OnQuery(l.asked)
}

// SetCandidates shows the answer to OnQuery, the best first. An answer to another
// query than the last is dropped.
func (l *List) SetCandidates(q Query, candidates []Candidate) {
	if !l.open || q != l.asked {
		return
	}
	l.shown, l.given, l.chosen, l.top = q, candidates, 0, 0
	if l.waiting {
		l.waiting = false
		l.pick(0)
		return
	}
	l.show()
}

// show shows as many of the candidates as there is room for below or above what is typed.
func (l *List) show() {
	typed, visible := l.typed()
	if len(l.given) == 0 || !visible {
		l.popover.Close()
		return
	}
	room := place.Room(typed, l.popover.Size()) - l.border.Height
	count := min(max(int(room/rowHeight), 1), maxRows)
	l.top = min(max(l.top, l.chosen-count+1), l.chosen)
	for i, r := range l.rows {
		n := l.top + i
		if i >= count || n >= len(l.given) {
			r.Hide()
			continue
		}
		r.Show()
		r.set(l.given[n], n == l.chosen)
	}
	l.popover.Open(typed.Min, typed.Size)
}

// typed returns where what is completed stands in the layer, from its first row to that of
// the caret; false when that cannot be seen.
func (l *List) typed() (r place.Rect, visible bool) {
	caret, height, visible := l.editor.CaretBounds()
	if !visible {
		return r, false
	}
	at, _, begins := l.editor.OffsetBounds(l.from)
	if !begins { // above what is seen
		at = caret
	}
	layer := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.popover)
	return place.Rect{Min: at.Subtract(layer), Size: fyne.NewSize(1, caret.Y+height-at.Y)}, true
}

// IsOpen says whether candidates are offered.
func (l *List) IsOpen() bool { return l.popover.IsOpen() }

// Moved is to be called when the editor has moved: the list moves with it.
func (l *List) Moved() {
	if l.IsOpen() {
		l.show()
	}
}

// Close offers nothing until something is typed again.
func (l *List) Close() {
	l.close()
	l.refused = -1
}

func (l *List) close() {
	l.open, l.waiting, l.held, l.given = false, false, false, nil
	l.popover.Close()
}

// Blurred is to be called when the editor has lost the keyboard. It closes the list,
// unless that is where the pointer is being pressed: then it says true, and the editor
// has the keyboard again when the pointer is let go of.
func (l *List) Blurred() (held bool) {
	if !l.held {
		l.Close()
	}
	return l.held
}

// release lets go of a candidate that was pressed.
func (l *List) release() {
	if !l.held {
		return
	}
	l.held = false
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.editor); c != nil {
		c.Focus(l.editor)
	}
}

// Key is offered a key of the editor and says whether it took it.
func (l *List) Key(key fyne.KeyName) bool {
	if !l.IsOpen() {
		return false
	}
	switch key {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		l.pick(l.chosen)
	case fyne.KeyEscape:
		l.refused = l.from
		l.close()
	default:
		return false
	}
	return true
}

func (l *List) move(by int) {
	l.chosen = (l.chosen + by + len(l.given)) % len(l.given)
	l.show()
}

// pick puts a candidate in the place of what was typed. If the candidates for that are
// not there yet, it is done when they are.
func (l *List) pick(n int) {
	if l.shown != l.asked {
		l.waiting = true
		return
	}
	if n >= len(l.given) {
		return
	}
	chosen, from, kind := l.given[n], l.from, l.asked.Kind
	end := l.editor.Caret()
	if kind == Links {
		_, lineEnd := l.editor.LineAt(end)
		end += replaced(l.editor.Slice(end, min(lineEnd, end+reach)))
	}
	l.close()
	l.editor.Replace(from, end, chosen.Insert)
	l.close()
	if chosen.Create != "" {
		l.OnCreate(chosen.Create)
	}
}
