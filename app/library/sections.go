package library

import (
	"slices"

	"collate/app/widget/control"
	"collate/app/widget/list"
	"collate/notes"
)

// Keys of the items other than articles and notes. An id is a UUID and never equals one
// of them.
const (
	keyArticles    = "articles"
	keyNoArticles  = "no articles"
	keyAllArticles = "all articles"
	keyNotes       = "notes"
	keyNoNotes     = "no notes"
	keyAllNotes    = "all notes"
	keyTags        = "tags"
	keyTagList     = "tag list"
	keySearches    = "searches"
	keySearch      = "search " // prefix of the keys of saved searches
)

// rowLimit is the maximum number of listed articles, the first ones, and of listed
// notes, the last changed ones, so that the sections below stay near.
const rowLimit = 100

// SetContents replaces the contents.
func (l *Library) SetContents(c Contents) {
	l.contents = c
	l.articles, l.notes = map[string]Article{}, map[string]notes.NoteSummary{}
	var articles, written, searches []string
	for _, a := range c.Articles[:min(len(c.Articles), rowLimit)] {
		l.articles[string(a.ID)] = a
		articles = append(articles, string(a.ID))
	}
	for _, n := range lastWritten(c.Notes, rowLimit) {
		l.notes[string(n.ID)] = n
		written = append(written, string(n.ID))
	}
	for _, words := range l.searches {
		searches = append(searches, keySearch+words)
	}
	keys := l.section(nil, keyArticles, rows(articles, len(c.Articles), keyNoArticles, keyAllArticles))
	keys = l.section(keys, keyNotes, rows(written, len(c.Notes), keyNoNotes, keyAllNotes))
	if len(c.Tags) > 0 {
		keys = l.section(keys, keyTags, []string{keyTagList})
	}
	if len(searches) > 0 {
		keys = l.section(keys, keySearches, searches)
	}
	l.feed.SetItems(keys)
}

// rows returns the keys of a section with total items: the listed ones, followed by all
// if there are more, or only none if there are no items.
func rows(listed []string, total int, none, all string) []string {
	switch {
	case total == 0:
		return []string{none}
	case total > len(listed):
		return append(listed, all)
	}
	return listed
}

// section appends a heading and, unless the section is folded, its items to keys.
func (l *Library) section(keys []string, heading string, items []string) []string {
	keys = append(keys, heading)
	if l.isFolded(heading) {
		return keys
	}
	return append(keys, items...)
}

func (l *Library) isFolded(section string) bool { return slices.Contains(l.folded, section) }

// SetFolded folds the sections that OnFold was called with.
func (l *Library) SetFolded(sections []string) {
	l.folded = sections
	l.SetContents(l.contents)
	l.feed.Rebind()
}

// fold folds or unfolds a section and calls OnFold.
func (l *Library) fold(section string, folded bool) {
	sections := slices.DeleteFunc(slices.Clone(l.folded), func(s string) bool { return s == section })
	if folded {
		sections = append(sections, section)
	}
	l.SetFolded(sections)
	l.OnFold(sections)
}

// newSection returns the heading of a section.
func (l *Library) newSection(key, title string, button *control.Button) *list.Section {
	s := list.NewSection(title, button)
	s.OnFold = func(folded bool) { l.fold(key, folded) }
	s.OnMove = func(by int) { l.feed.Step(key, by) }
	s.OnLeave = func() { l.OnLeave() }
	return s
}

// lastWritten returns the last changed notes, at most limit, in the order of all.
func lastWritten(all []notes.NoteSummary, limit int) []notes.NoteSummary {
	if len(all) <= limit {
		return all
	}
	newest := make([]int, len(all))
	for i := range newest {
		newest[i] = i
	}
	slices.SortFunc(newest, func(a, b int) int { return all[b].Modified.Compare(all[a].Modified) })
	newest = newest[:limit]
	slices.Sort(newest)
	last := make([]notes.NoteSummary, limit)
	for i, index := range newest {
		last[i] = all[index]
	}
	return last
}
