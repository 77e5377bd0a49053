package margin

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// filter is the selection and order of the listed highlights.
type filter struct {
	colors [8]bool // hidden colours
	tag    string  // only highlights with this tag; "" for all
	newest bool    // newest first, otherwise in reading order
}

// apply returns the highlights that pass, in order: a new slice, or highlights
// itself if all pass in reading order.
func (f filter) apply(highlights []notes.Highlight) []notes.Highlight {
	if !f.on() && !f.newest {
		return highlights
	}
	var out []notes.Highlight
	for _, h := range highlights {
		if !f.colors[h.Color] && (f.tag == "" || slices.Contains(h.Tags, f.tag)) {
			out = append(out, h)
		}
	}
	if f.newest {
		slices.SortStableFunc(out, func(a, b notes.Highlight) int { return b.Created.Compare(a.Created) })
	}
	return out
}

// on says whether the filter hides anything.
func (f filter) on() bool { return f.colors != [8]bool{} || f.tag != "" }

// summary returns how many of all highlights are listed.
func (f filter) summary(shown, all int) string {
	if !f.on() {
		if all == 1 {
			return "1 highlight"
		}
		return fmt.Sprintf("%d highlights", all)
	}
	return fmt.Sprintf("%d of %d highlights", shown, all)
}

// menu returns the menu of the filter.
func (m *Margin) menu() *fyne.Menu {
	change := func(label string, checked bool, set func(*filter)) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, func() {
			set(&m.filter)
			m.list()
		})
		item.Checked = checked
		return item
	}
	f := m.filter
	view := func(label string, list bool) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, func() {
			m.SetList(list)
			if !list {
				m.OnAll(false)
			}
		})
		item.Checked = list == m.asList
		return item
	}
	scope := func(label string, all bool) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, func() {
			if all {
				m.SetList(true)
			}
			m.OnAll(all)
		})
		item.Checked = all == (m.titles != nil)
		return item
	}
	items := []*fyne.MenuItem{
		view("Beside the text", false),
		view("As a list", true),
		fyne.NewMenuItemSeparator(),
		scope("Of this article", false),
		scope("Of all articles", true),
		fyne.NewMenuItemSeparator(),
		change("In reading order", !f.newest, func(f *filter) { f.newest = false }),
		change("Newest first", f.newest, func(f *filter) { f.newest = true }),
		fyne.NewMenuItemSeparator(),
	}
	for _, c := range notes.Colors() {
		if n := m.count(func(h notes.Highlight) bool { return h.Color == c }); n > 0 {
			items = append(items, change(fmt.Sprintf("%s · %d", m.ColorName(c), n), !f.colors[c], func(f *filter) { f.colors[c] = !f.colors[c] }))
		}
	}
	if tags := m.tags(); len(tags) > 0 {
		items = append(items, fyne.NewMenuItemSeparator(), change("Any tag or none", f.tag == "", func(f *filter) { f.tag = "" }))
		for _, tag := range tags {
			items = append(items, change("Only "+tag, f.tag == tag, func(f *filter) { f.tag = tag }))
		}
	}
	if f.on() {
		items = append(items, fyne.NewMenuItemSeparator(), change("Show all", false, func(f *filter) { *f = filter{newest: f.newest} }))
	}
	return fyne.NewMenu("", items...)
}

func (m *Margin) count(fits func(notes.Highlight) bool) int {
	n := 0
	for _, h := range m.all {
		if fits(h) {
			n++
		}
	}
	return n
}

// tags returns the tags of all highlights, in alphabetical order.
func (m *Margin) tags() []string {
	var out []string
	for _, h := range m.all {
		out = append(out, h.Tags...)
	}
	slices.SortFunc(out, strings.Compare)
	return slices.Compact(out)
}
