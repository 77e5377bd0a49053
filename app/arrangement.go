package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/widget/split"
)

// Minimum size of a pane in px.
const (
	leastPaneWidth  = 200
	leastPaneHeight = 120
)

// arrangement is the arrangement of the panes.
type arrangement int

const (
	inColumns arrangement = iota // side by side
	inRows                       // under each other
	inGrid                       // two in a row
)

// rows returns the number of panes in each row, for n panes.
func (a arrangement) rows(n int) []int {
	switch {
	case a == inRows:
		one := make([]int, n)
		for i := range one {
			one[i] = 1
		}
		return one
	case a == inGrid && n > 2:
		return []int{2, n - 2}
	}
	return []int{n}
}

// table shows panes in rows of columns, with dividers between all of them.
type table struct {
	area      *fyne.Container
	rows      *split.Line
	columns   []*split.Line // one for each row that ever existed
	onChanged func()
}

func newTable(onChanged func()) *table {
	t := &table{rows: split.NewRows(leastPaneHeight), onChanged: onChanged}
	t.rows.OnChanged = onChanged
	t.area = container.NewStack(t.rows)
	return t
}

// set shows the panes, perRow of them in each row. A pane that stays in its row
// keeps its share.
func (t *table) set(panes []fyne.CanvasObject, perRow []int) {
	var lines []fyne.CanvasObject
	for i, n := range perRow {
		if i == len(t.columns) {
			line := split.NewColumns(leastPaneWidth)
			line.OnChanged = t.onChanged
			t.columns = append(t.columns, line)
		}
		t.columns[i].SetParts(panes[:n]...)
		panes = panes[n:]
		lines = append(lines, t.columns[i])
	}
	t.rows.SetParts(lines...)
}

// weights returns the shares of the rows, followed by those in each row.
func (t *table) weights() [][]float64 {
	out := [][]float64{t.rows.Weights()}
	for i := range t.rows.Parts() {
		out = append(out, t.columns[i].Weights())
	}
	return out
}

// setWeights restores shares that weights returned. Shares for rows that do not
// exist are ignored.
func (t *table) setWeights(weights [][]float64) {
	for i, w := range weights {
		switch {
		case i == 0:
			t.rows.SetWeights(w)
		case i <= len(t.rows.Parts()):
			t.columns[i-1].SetWeights(w)
		}
	}
}
