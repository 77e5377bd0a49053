package metadata

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	apptheme "collate/app/theme"
	"collate/app/widget/label"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/cite/fields"
)

// row is what a field is typed into.
type row interface {
	object() fyne.CanvasObject
	// put sets the variable of an item to what was typed. Where nothing was, the item
	// keeps what it has, to the last detail.
	put(*csl.Item)
}

// newRow returns the row for a field with what an item has.
func newRow(f fields.Field, item csl.Item) row {
	switch f.Kind {
	case fields.Names:
		return newNamesRow(f.Variable, item.Names[f.Variable])
	case fields.Date:
		return newDateRow(f.Variable, item.Dates[f.Variable])
	}
	return newTextRow(f, item.Text[f.Variable])
}

type textRow struct {
	variable, before string
	entry            *widget.Entry
}

func newTextRow(f fields.Field, text string) *textRow {
	r := &textRow{variable: f.Variable, before: text, entry: widget.NewEntry()}
	if f.Kind == fields.Prose {
		r.entry = widget.NewMultiLineEntry()
		r.entry.Wrapping = fyne.TextWrapWord
	}
	r.entry.SetText(text)
	return r
}

func (r *textRow) object() fyne.CanvasObject { return r.entry }

func (r *textRow) put(item *csl.Item) {
	typed := strings.TrimSpace(r.entry.Text)
	switch {
	case r.entry.Text == r.before:
	case typed == "":
		delete(item.Text, r.variable)
	default:
		set(&item.Text, r.variable, typed)
	}
}

// dateRow shows how a date that was typed is read.
type dateRow struct {
	variable, shown string // as it was shown at first
	entry           *widget.Entry
	read            *label.Label
}

func newDateRow(variable string, d csl.Date) *dateRow {
	r := &dateRow{variable: variable, shown: cite.LongDate(d), entry: widget.NewEntry(), read: label.New(" ", label.Style{Size: 12, Color: apptheme.ColorQuiet, Lines: 1})}
	r.entry.SetPlaceHolder("7 July 2025")
	r.entry.SetText(r.shown)
	r.entry.OnChanged = func(string) { r.tell() }
	r.tell()
	return r
}

// tell shows how the date is read.
func (r *dateRow) tell() {
	switch d := cite.ParseDate(r.entry.Text); {
	case d.IsZero():
		r.read.SetText("")
	case d.Literal != "":
		r.read.SetText("as it is written")
	default:
		r.read.SetText("= " + d.ISO())
		if d.Season != "" || d.Circa {
			r.read.SetText("= " + cite.LongDate(d))
		}
	}
}

func (r *dateRow) object() fyne.CanvasObject {
	read := container.NewGridWrap(fyne.NewSize(dateReadWidth, r.entry.MinSize().Height), container.New(layout.NewCustomPaddedLayout(9, 0, 8, 0), r.read))
	return container.NewBorder(nil, nil, nil, read, r.entry)
}

func (r *dateRow) put(item *csl.Item) {
	d := cite.ParseDate(r.entry.Text)
	switch {
	case r.entry.Text == r.shown:
	case d.IsZero():
		delete(item.Dates, r.variable)
	default:
		set(&item.Dates, r.variable, d)
	}
}

// namesRow is a field for each name, and a button for one more.
type namesRow struct {
	variable string
	before   []csl.Name
	names    []*nameField
	box      *fyne.Container
}

// nameField is one name.
type nameField struct {
	entry  *widget.Entry
	before csl.Name
	shown  string // what it was shown as
	object fyne.CanvasObject
}

func newNamesRow(variable string, names []csl.Name) *namesRow {
	r := &namesRow{variable: variable, before: names, box: container.NewVBox()}
	for _, n := range names {
		r.add(n)
	}
	if len(names) == 0 {
		r.add(csl.Name{})
	}
	return r
}

func (r *namesRow) add(n csl.Name) {
	f := &nameField{entry: widget.NewEntry(), before: n}
	if n.Literal != "" || n.Family != "" || n.Given != "" {
		f.shown = nameText(n)
	}
	f.entry.SetPlaceHolder("Family, Given, or an institution")
	f.entry.SetText(f.shown)
	remove := widget.NewButtonWithIcon("", theme.ContentRemoveIcon(), func() { r.remove(f) })
	add := widget.NewButtonWithIcon("", theme.ContentAddIcon(), func() {
		r.add(csl.Name{})
		if c := fyne.CurrentApp().Driver().CanvasForObject(r.box); c != nil {
			c.Focus(r.names[len(r.names)-1].entry)
		}
	})
	remove.Importance, add.Importance = widget.LowImportance, widget.LowImportance
	f.object = container.NewBorder(nil, nil, nil, container.NewHBox(remove, add), f.entry)
	r.names = append(r.names, f)
	r.box.Add(f.object)
}

// remove takes a name away; the last field is emptied.
func (r *namesRow) remove(f *nameField) {
	if len(r.names) == 1 {
		f.entry.SetText("")
		return
	}
	r.names = slices.DeleteFunc(r.names, func(other *nameField) bool { return other == f })
	r.box.Remove(f.object)
}

func (r *namesRow) object() fyne.CanvasObject { return r.box }

func (r *namesRow) put(item *csl.Item) {
	var names []csl.Name
	changed := false
	for _, f := range r.names {
		switch {
		case f.entry.Text == f.shown && f.shown != "":
			names = append(names, f.before)
		case strings.TrimSpace(f.entry.Text) != "":
			changed = true
			names = append(names, parseName(f.entry.Text))
		}
	}
	switch {
	case !changed && len(names) == len(r.before):
	case len(names) == 0:
		delete(item.Names, r.variable)
	default:
		set(&item.Names, r.variable, names)
	}
}

// set sets an entry of a map that may still be nil.
func set[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = make(map[string]V)
	}
	(*m)[key] = value
}
