package finder

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"collate/app/widget/feed"
	"collate/notes/query"
)

// helpColumn is where explanations stand in a row, in px.
const helpColumn = 136

// rule is something that can be typed into the field.
type rule struct {
	example  string
	help     string
	operator string // with its colon; "" for none
}

// language returns what can be typed, in the order to explain it.
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

// languageLine names in one line what can be typed.
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

// newGuide returns what explains the language beside the list. insert is called
// for an operator that was clicked.
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

// insert adds an operator to what was typed, for its value to follow.
func (f *Finder) insert(operator string) {
	text := f.Field.Text()
	if text != "" && !strings.HasSuffix(text, " ") {
		operator = " " + operator
	}
	f.OpenWith(text + operator)
}
