package writing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/widget/editor"
	"collate/app/widget/flow"
	"collate/app/widget/overlay"
	"collate/app/widget/panel"
	"collate/notes/complete"
)

// completionRows is how many candidates are in sight at once.
const completionRows = 8

// completionReach is how many bytes before the caret may belong to what is
// completed.
const completionReach = 500

// completion is the list of what may be meant by what is being typed, at the
// caret.
type completion struct {
	writer  *Writer
	popover *overlay.Popover
	surface *panel.Surface
	rows    []*candidateRow

	asked    Query // that candidates were asked for last
	shown    Query // that the candidates belong to
	from     int   // byte of the body where it begins
	open     bool  // candidates are asked for as it is typed on
	given    []complete.Candidate
	chosen   int
	top      int  // the first candidate in sight
	waiting  bool // the user has picked the chosen one before the candidates were there
	byTyping bool // the caret moved because something was typed
	refused  int  // byte where something begins that is not to be completed; -1 for nothing
}

func newCompletion(w *Writer) *completion {
	c := &completion{writer: w, refused: -1}
	column := container.New(flow.Column(0))
	for i := range completionRows {
		row := newCandidateRow(func() { c.pick(c.top + i) })
		c.rows = append(c.rows, row)
		column.Add(row)
	}
	c.surface = panel.NewSurface(column, panel.Bar())
	c.popover = overlay.NewPopover(c.surface)
	return c
}

// typed notes that the user has changed the body.
func (c *completion) typed(e editor.Edit) {
	c.byTyping = e.Inserted != "" && !strings.Contains(e.Inserted, "\n")
}

// update follows the caret: it asks for candidates for what is being typed
// there.
func (c *completion) update() {
	byTyping := c.byTyping
	c.byTyping = false
	body := c.writer.body
	selectionStart, caret := body.Selection()
	start, _ := body.LineAt(caret)
	line := body.Slice(max(start, caret-completionReach), caret)
	t, ok := triggerIn(line)
	if !ok || selectionStart < caret {
		c.close()
		c.refused = -1
		return
	}
	from := caret - len(line) + t.start
	if from == c.refused || !byTyping && !(c.open && from == c.from) {
		c.close()
		return
	}
	c.open, c.from = true, from
	c.asked = Query{Kind: t.kind, Typed: t.typed, Note: c.writer.note.ID}
	c.writer.OnComplete(c.asked)
}

// SetCandidates shows the answer to OnComplete, the best first. An answer to
// another query than the last is dropped.
func (w *Writer) SetCandidates(q Query, candidates []complete.Candidate) {
	c := w.completion
	if !c.open || q != c.asked {
		return
	}
	c.shown, c.given, c.chosen, c.top = q, candidates, 0, 0
	if c.waiting {
		c.waiting = false
		c.pick(0)
		return
	}
	c.show()
}

func (c *completion) show() {
	at, height, visible := c.writer.body.OffsetBounds(c.from)
	if len(c.given) == 0 || !visible {
		c.popover.Close()
		return
	}
	c.top = min(max(c.top, c.chosen-completionRows+1), c.chosen)
	for i, row := range c.rows {
		n := c.top + i
		show(row, n < len(c.given))
		if n < len(c.given) {
			row.set(c.given[n], n == c.chosen)
		}
	}
	layer := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.popover)
	c.popover.Open(at.Subtract(layer), fyne.NewSize(1, height))
}

func (c *completion) close() {
	c.open, c.waiting, c.given = false, false, nil
	c.popover.Close()
}

// key is offered a key of the body and says whether it took it.
func (c *completion) key(key fyne.KeyName) bool {
	if !c.popover.IsOpen() {
		return false
	}
	switch key {
	case fyne.KeyDown:
		c.move(1)
	case fyne.KeyUp:
		c.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		c.pick(c.chosen)
	case fyne.KeyEscape:
		c.refused = c.from
		c.close()
	default:
		return false
	}
	return true
}

func (c *completion) move(by int) {
	c.chosen = (c.chosen + by + len(c.given)) % len(c.given)
	c.show()
}

// pick puts a candidate in the place of what was typed. If the candidates for
// that are not there yet, it is done when they are.
func (c *completion) pick(n int) {
	if c.shown != c.asked {
		c.waiting = true
		return
	}
	if n >= len(c.given) {
		return
	}
	chosen, from, kind := c.given[n], c.from, c.asked.Kind
	body := c.writer.body
	end := body.Caret()
	if kind == Links {
		_, lineEnd := body.LineAt(end)
		end += replaced(body.Slice(end, min(lineEnd, end+completionReach)))
	}
	c.close()
	body.Replace(from, end, chosen.Insert)
	c.close()
	if chosen.Create != "" {
		c.writer.OnCreate(chosen.Create)
	}
}
