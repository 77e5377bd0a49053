package app

import (
	"context"
	"encoding/json"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/notes"
)

// colorsKey is the setting with the names of the colours.
const colorsKey = "colours"

// colorNames are the user's names of the highlight colours: "claim", "number". A colour
// without a name has its own.
type colorNames map[notes.Color]string

// loadColorNames returns the stored names; none if nothing valid is stored.
func loadColorNames(ctx context.Context, notebook Notebook) (colorNames, error) {
	names := colorNames{}
	data, exists, err := notebook.Setting(ctx, colorsKey)
	if err != nil || !exists || json.Unmarshal(data, &names) != nil {
		return colorNames{}, err
	}
	return names, nil
}

// of returns the name of a colour with a capital first letter.
func (n colorNames) of(c notes.Color) string {
	name := n[c]
	if name == "" {
		name = c.String()
	}
	first, rest := []rune(name)[0], string([]rune(name)[1:])
	return string(unicode.ToUpper(first)) + rest
}

// nameColors lets the user name the colours. If the stored names cannot be read, it
// reports the error instead, so that they are not overwritten.
func (w *window) nameColors() {
	ctx := w.ctx
	go show(ctx, w, func() (colorNames, error) { return loadColorNames(ctx, w.notebook) }, w.askColorNames)
}

func (w *window) askColorNames(names colorNames) {
	var items []*widget.FormItem
	entries := map[notes.Color]*widget.Entry{}
	for _, c := range notes.Colors() {
		entry := widget.NewEntry()
		entry.SetPlaceHolder(c.String())
		entry.SetText(names[c])
		entries[c] = entry
		items = append(items, widget.NewFormItem(colorNames{}.of(c), entry))
	}
	form := dialog.NewForm("What the colours stand for", "Save", "Cancel", items, func(ok bool) {
		if !ok {
			return
		}
		for c, entry := range entries {
			w.colors[c] = strings.TrimSpace(entry.Text)
		}
		for _, p := range w.desk.panes {
			p.reader.SetColorNames(w.colors.of)
		}
		w.keepColorNames()
	}, w.win)
	w.ask(form, 420, 460)
}

func (w *window) keepColorNames() {
	data, err := json.Marshal(w.colors)
	if err != nil {
		w.reportError(err)
		return
	}
	go func() {
		if err := w.notebook.SetSetting(context.Background(), colorsKey, data); err != nil {
			fyne.Do(func() { w.reportError(err) })
		}
	}()
}
