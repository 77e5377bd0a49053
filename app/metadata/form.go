// Package metadata is the form for what is known of an article: its type, and the
// fields that matter for that, with the others at hand.
//
// A Form presents and reports. Everything belongs to Fyne's goroutine.
package metadata

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/notes/cite/csl"
	"collate/notes/cite/fields"
)

// Measures in px.
const (
	dateReadWidth = 170 // of the place that tells how a date is read
	scrollWidth   = 12  // of the place beside the fields that the scroll bar stands in
)

// Form edits the metadata of an article.
type Form struct {
	// OnSave is called with the citation key and the item when the user has done with
	// them. The form stays open until [Form.Close], and shows what [Form.Refuse] is
	// told.
	OnSave func(key string, item csl.Item)

	item  csl.Item
	types []fields.Type
	typ   string // as chosen
	more  bool   // all fields are shown

	key    *widget.Entry
	choice *widget.Select
	rows   map[string]row // by variable: those that were shown
	fields *fyne.Container
	toggle *widget.Button
	refuse *widget.Label
	inside *fyne.Container
	dialog *dialog.CustomDialog
}

// New returns the form over a window, with the citation key and the item of an
// article.
func New(window fyne.Window, key string, item csl.Item) *Form {
	f := &Form{
		OnSave: func(string, csl.Item) {},
		item:   item, types: fields.Types(), typ: item.Type, key: widget.NewEntry(), rows: make(map[string]row),
		fields: container.New(layout.NewFormLayout()), refuse: widget.NewLabel(""),
	}
	f.key.SetText(key)
	f.refuse.Wrapping, f.refuse.Importance = fyne.TextWrapWord, widget.DangerImportance
	f.refuse.Hide()
	f.buildChoice()
	f.toggle = widget.NewButton("", func() {
		f.more = !f.more
		f.show()
	})
	f.toggle.Importance = widget.LowImportance
	f.show()
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollWidth), container.NewVBox(f.fields, f.toggle)))
	f.inside = container.NewBorder(nil, f.refuse, nil, nil, scroll)
	f.dialog = dialog.NewCustomWithoutButtons("Metadata of the article", f.inside, window)
	save := widget.NewButton("Save", f.save)
	save.Importance = widget.HighImportance
	f.dialog.SetButtons([]fyne.CanvasObject{widget.NewButton("Cancel", f.dialog.Hide), save})
	return f
}

// Dialog returns the form as a dialog.
func (f *Form) Dialog() dialog.Dialog { return f.dialog }

// FocusOn puts the cursor into the title.
func (f *Form) FocusOn(canvas fyne.Canvas) {
	if title, ok := f.rows["title"].(*textRow); ok {
		canvas.Focus(title.entry)
	}
}

// Close closes the form.
func (f *Form) Close() { f.dialog.Hide() }

// Refuse shows why what was typed cannot be saved.
func (f *Form) Refuse(err error) {
	f.refuse.SetText(err.Error())
	f.refuse.Show()
	f.inside.Refresh() // which gives it a width,
	f.inside.Refresh() // and then, as it is broken into lines, a height
}

func (f *Form) buildChoice() {
	labels := make([]string, len(f.types))
	for i, t := range f.types {
		labels[i] = t.Label
	}
	f.choice = widget.NewSelect(labels, nil)
	i := slices.IndexFunc(f.types, func(t fields.Type) bool { return t.Name == f.typ })
	if i >= 0 {
		f.choice.SetSelectedIndex(i)
	} else {
		f.choice.PlaceHolder = f.typ
	}
	f.choice.OnChanged = func(string) {
		f.typ = f.types[f.choice.SelectedIndex()].Name
		f.show()
	}
}

// show lists the fields that matter for the type, then those that the item has
// nevertheless, then, if the user wants them, all others.
func (f *Form) show() {
	f.fields.Objects = []fyne.CanvasObject{widget.NewLabel("Type"), f.choice}
	listed := make(map[string]bool)
	list := func(field fields.Field) {
		if listed[field.Variable] {
			return
		}
		listed[field.Variable] = true
		r, known := f.rows[field.Variable]
		if !known {
			r = newRow(field, f.item)
			f.rows[field.Variable] = r
		}
		f.fields.Objects = append(f.fields.Objects, widget.NewLabel(field.Label), r.object())
	}
	for _, field := range fields.Common(f.typ) {
		list(field)
	}
	f.fields.Objects = append(f.fields.Objects, widget.NewLabel("Citation key"), f.key)
	for _, field := range fields.All() {
		if f.more || f.filled(field) {
			list(field)
		}
	}
	for _, variable := range f.unknown() {
		field, _ := fields.Of(variable)
		list(field)
	}
	f.toggle.SetText("More fields")
	if f.more {
		f.toggle.SetText("Fewer fields")
	}
	f.fields.Refresh()
}

// filled says whether the item has a field, or the user has typed something into it.
func (f *Form) filled(field fields.Field) bool {
	item := f.item.Clone()
	if r, shown := f.rows[field.Variable]; shown {
		r.put(&item)
	}
	switch field.Kind {
	case fields.Names:
		return len(item.Names[field.Variable]) > 0
	case fields.Date:
		return !item.Dates[field.Variable].IsZero()
	}
	return item.Text[field.Variable] != ""
}

// unknown returns the texts of the item that CSL has no variable for.
func (f *Form) unknown() []string {
	var unknown []string
	for variable := range f.item.Text {
		if _, known := fields.Of(variable); !known {
			unknown = append(unknown, variable)
		}
	}
	slices.Sort(unknown)
	return unknown
}

// save hands on what was typed.
func (f *Form) save() {
	f.refuse.Hide()
	f.inside.Refresh()
	item := f.item.Clone()
	item.Type = f.typ
	for _, r := range f.rows {
		r.put(&item)
	}
	f.OnSave(strings.TrimSpace(f.key.Text), item)
}
