package finder

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"collate/app/widget/feed"
	"collate/notes/query"
)

// helpColumn is the x position of explanations in a row, in px.
const helpColumn = 136

// rule is an element of the search language.
type rule struct {
	example  string
	help     string
	operator string // with its colon; "" for none
}

// language returns the elements of the search language in the order to explain
// them.
func language() []rule {
	rules := []rule{
		{example: `"two brothers"`, help: "exactly these words, one after the other"},
		{example: "-ferry", help: "without this word, or “phrase”"},
		{example: "raid OR arrest", help: "one of them, or both"},
		{example: "yekat*", help: "words that begin so"},
	}
	for _, o := range query.Operators() {
		rules = append(rules, rule{o.Example, o.Help, o.Name + ":"})
	}
	return rules
}

// languageLine returns a summary of the search language in one line.
func languageLine() string {
	var names []string
	for _, r := range language() {
		if r.operator != "" {
			names = append(names, r.operator)
		} else {
			names = append(names, r.example)
		}
	}
	return strings.Join(names, " · ")
}

// newGuide returns the explanation of the search language. insert is called for
// an operator that was clicked.
func newGuide(insert func(operator string)) *feed.Feed {
	rows := []result{{title: "WHAT CAN BE TYPED", heading: true}}
	for _, r := range language() {
		row := result{title: r.example, detail: r.help, column: helpColumn}
		if r.operator != "" {
			row.pick = func(bool) { insert(r.operator) }
		}
		rows = append(rows, row)
	}
	keys := make([]string, len(rows))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	guide := feed.New(feed.Options{
		Create: func(string) fyne.CanvasObject { return newRow() },
		Bind: func(key string, o fyne.CanvasObject) {
			i, _ := strconv.Atoi(key)
			o.(*row).show(rows[i], false)
			o.(*row).OnTapped = func() {
				if rows[i].pick != nil {
					rows[i].pick(false)
				}
			}
		},
	})
	guide.SetItems(keys)
	return guide
}

// insert appends an operator to the typed text.
func (f *Finder) insert(operator string) {
	text := f.Field.Text()
	if text != "" && !strings.HasSuffix(text, " ") {
		operator = " " + operator
	}
	f.OpenWith(text + operator)
}
