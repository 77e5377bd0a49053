package finder

import (
	"strings"

	"collate/notes/query"
)

// completionsMost is the maximum number of listed completions.
const completionsMost = 6

// completionKey is the prefix of the keys of completions.
const completionKey = "completion "

// completionRows returns the rows with completions of the text at the caret.
func (f *Finder) completionRows() (rows []result) {
	for _, c := range query.Complete(f.Field.Text(), f.Field.Caret(), f.Values) {
		if len(rows) == completionsMost {
			break
		}
		with := c.Text
		if c.Done {
			with += " "
		}
		rows = append(rows, result{
			key: completionKey + c.Text, title: c.Text, detail: c.Help, column: helpColumn,
			pick: func(bool) { f.Field.Replace(c.Start, c.End, with) },
		})
	}
	return rows
}

// pastRows returns the rows with saved and last searches.
func (f *Finder) pastRows() (rows []result) {
	group := func(title string, searches []string) {
		if len(searches) == 0 {
			return
		}
		rows = append(rows, result{title: strings.ToUpper(title), heading: true})
		for _, words := range searches {
			rows = append(rows, result{title: words, pick: func(bool) { f.OpenWith(words) }})
		}
	}
	group("Saved searches", f.saved)
	group("Last searches", f.last)
	return rows
}

// choiceRow returns the row of a choice.
func (f *Finder) choiceRow(mode Mode, m matched) result {
	return result{title: m.Title, marks: m.marks, indent: m.Indent, detail: m.Detail, quiet: m.Disabled, pick: func(other bool) {
		if m.Disabled {
			return
		}
		f.leave()
		f.OnChoice(mode, m.ID, other)
	}}
}
