package exporting

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/notes"
	"collate/notes/cite/styles"
)

func shown(t *testing.T, onOrder func(Order)) *form {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(800, 600))
	citations := Citations{
		Style: Style{styles.Choice{Style: "apa"}, "APA"},
		Pick: func(now styles.Choice, picked func(Style)) {
			picked(Style{styles.Choice{Style: now.Style + "-2", Language: "de-DE"}, "Another"})
		},
	}
	choices := []Choice{{"a", "Title"}, {"b", "Title"}, {"c", "Other"}}
	return newForm(window, choices, []notes.ArticleID{"b"}, citations, "/tmp/x.md", onOrder)
}

func TestOrder(t *testing.T) {
	var orders []Order
	f := shown(t, func(o Order) { orders = append(orders, o) })
	test.Tap(f.pick)
	f.dialog.Confirm()
	if len(orders) != 1 {
		t.Fatalf("%d orders", len(orders))
	}
	o := orders[0]
	if len(o.Articles) != 1 || o.Articles[0] != "b" || o.Format.Name != "markdown" || o.Path != "/tmp/x.md" {
		t.Errorf("ordered %+v", o)
	}
	if want := (styles.Choice{Style: "apa-2", Language: "de-DE"}); o.Style != want || f.pick.Text != "Another" {
		t.Errorf("in the style %v, shown as %q", o.Style, f.pick.Text)
	}
}

func TestFormatSetsEndingAndStyle(t *testing.T) {
	f := shown(t, func(Order) {})
	if f.pick.Disabled() {
		t.Error("Markdown has citations, but no style can be picked")
	}
	for i, format := range f.formats {
		f.format.SetSelectedIndex(i)
		if want := "/tmp/x" + format.Extension; f.path.Text != want || f.pick.Disabled() == format.Styled {
			t.Errorf("%s: file %s, style can be picked: %v", format.Name, f.path.Text, !f.pick.Disabled())
		}
	}
}

func TestTheFolderOfTheFileIsPicked(t *testing.T) {
	f := shown(t, func(Order) {})
	f.setFolder(filepath.Join("home", "Documents"))
	if want := filepath.Join("home", "Documents", "x.md"); f.path.Text != want {
		t.Errorf("the file is %s, want %s", f.path.Text, want)
	}
}
