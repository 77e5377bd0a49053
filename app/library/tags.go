package library

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/press"
	"collate/notes"
)

// tagLimit is the maximum number of tags that the library shows, the most
// frequent ones, which bounds their cost.
const tagLimit = 40

// tagList shows tags as chips and, if there are more, a chip that lists all.
type tagList struct {
	widget.BaseWidget

	library *Library
	chips   []*control.Chip // the first ones show shown; others are unused
	all     *control.Chip
	row     *fyne.Container // the chips in use
	content *fyne.Container

	shown []notes.TagCount
	total int // number of all tags
}

func newTagList(l *Library) *tagList {
	t := &tagList{library: l, row: container.New(flow.Wrap(5, 5))}
	t.all = control.NewChip("", 0, func() { l.OnTags() })
	t.all.OnKey = func(key fyne.KeyName) bool { return t.lead(len(t.shown), key) }
	t.content = inset(t.row)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *tagList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// bind shows the most frequent of the tags. It does nothing if they are shown
// already.
func (t *tagList) bind(tags []notes.TagCount) {
	shown := mostUsed(tags, tagLimit)
	if t.total == len(tags) && slices.EqualFunc(shown, t.shown, sameTag) {
		return
	}
	t.shown, t.total = shown, len(tags)
	var chips []fyne.CanvasObject
	for i, tag := range shown {
		if i == len(t.chips) {
			t.chips = append(t.chips, t.newChip(i))
		}
		t.chips[i].Set(tag.Tag, tag.Total, ground(tag))
		chips = append(chips, t.chips[i])
	}
	if t.total > len(shown) {
		t.all.Set(fmt.Sprintf("… all %d tags", t.total), 0, "")
		chips = append(chips, t.all)
	}
	t.row.Objects = chips
	t.row.Refresh()
}

// newChip returns a chip for the tag at index i of shown.
func (t *tagList) newChip(i int) *control.Chip {
	chip := control.NewChip("", 0, func() { t.library.OnTag(t.shown[i].Tag) })
	chip.OnMenu = func(at fyne.Position) { t.library.OnTagMenu(t.shown[i].Tag, at) }
	chip.OnKey = func(key fyne.KeyName) bool { return t.lead(i, key) }
	return chip
}

// lead handles a key on the chip at index i: it moves between chips, or out of
// the tags.
func (t *tagList) lead(i int, key fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[key]
	switch steps := press.Steps(key); {
	case key == fyne.KeyEscape:
		t.library.OnLeave()
	case steps != 0:
		t.library.feed.Step(keyTagList, steps)
	case by != 0:
		if i += by; i >= 0 && i < len(t.row.Objects) {
			fyne.CurrentApp().Driver().CanvasForObject(t).Focus(t.row.Objects[i].(fyne.Focusable))
		}
	default:
		return false
	}
	return true
}

// first returns the first chip, or nil if there are no tags.
func (t *tagList) first() fyne.Focusable {
	if len(t.shown) == 0 {
		return nil
	}
	return t.chips[0]
}

// mostUsed returns the most frequent of the tags, at most limit, in the order of
// all.
func mostUsed(tags []notes.TagCount, limit int) []notes.TagCount {
	var best []int // indices of the most frequent tags so far, most frequent first
	for i, tag := range tags {
		at, _ := slices.BinarySearchFunc(best, tag.Total, func(j, total int) int {
			if tags[j].Total >= total {
				return -1
			}
			return 1
		})
		if at < limit {
			best = slices.Insert(best, at, i)
			best = best[:min(len(best), limit)]
		}
	}
	slices.Sort(best)
	var out []notes.TagCount
	for _, i := range best {
		out = append(out, tags[i])
	}
	return out
}

func sameTag(a, b notes.TagCount) bool {
	return a.Tag == b.Tag && a.Total == b.Total && ground(a) == ground(b)
}

// ground returns the background colour of a tag, "" for the default.
func ground(t notes.TagCount) fyne.ThemeColorName {
	if t.Color == nil {
		return ""
	}
	return theme.ColorMark(int(*t.Color))
}
