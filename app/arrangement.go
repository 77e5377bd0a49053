package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/widget/split"
)

// Least measures of a pane in px.
const (
	leastPaneWidth  = 200
	leastPaneHeight = 120
)

// arrangement is how the panes stand.
type arrangement int

const (
	inColumns arrangement = iota // side by side
	inRows                       // under each other
	inGrid                       // two in a row
)

// rows returns how many of n panes stand in each row.
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
	columns   []*split.Line // one for each row that there was at any time
	onChanged func()
}

func newTable(onChanged func()) *table {
	t := &table{rows: split.NewRows(leastPaneHeight), onChanged: onChanged}
	t.rows.OnChanged = onChanged
	t.area = container.NewStack(t.rows)
	return t
}

// set shows the panes, so many in each row. What stays in its row keeps its
// share of it.
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

// weights returns the shares of the rows, and then those in each row.
func (t *table) weights() [][]float64 {
	out := [][]float64{t.rows.Weights()}
	for i := range t.rows.Parts() {
		out = append(out, t.columns[i].Weights())
	}
	return out
}

// setWeights shares the space out as weights returned it. What does not fit
// the panes there are is passed over.
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
