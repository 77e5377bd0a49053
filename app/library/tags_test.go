package library_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/library"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/notes"
)

// chips returns what the chips say, as they stand, and the chips.
func (f *fixture) chips() (texts []string, chips []*control.Chip) {
	for _, o := range test.LaidOutObjects(f.Library) {
		if chip, ok := o.(*control.Chip); ok {
			for _, part := range test.LaidOutObjects(chip) {
				if text, ok := part.(*label.Label); ok {
					texts = append(texts, text.Text())
				}
			}
			chips = append(chips, chip)
		}
	}
	return texts, chips
}

// numbered returns so many tags, of which the later ones are on more things.
func numbered(n int) (tags []notes.TagCount) {
	for i := range n {
		tags = append(tags, notes.TagCount{Tag: fmt.Sprintf("tag%d", i), Total: i + 1})
	}
	return tags
}

func TestTheMostUsedTagsAreShownAndOneLeadsToAll(t *testing.T) {
	f := newFixture(t)
	asked := 0
	f.OnTags = func() { asked++ }
	f.SetContents(library.Contents{Tags: numbered(41)})
	texts, chips := f.chips()
	if len(texts) != 41 || texts[0] != "tag1 2" || texts[39] != "tag40 41" || texts[40] != "… all 41 tags" {
		t.Errorf("shown are %q", texts)
	}
	test.Tap(chips[40])
	if asked != 1 {
		t.Errorf("asked for all tags %d times", asked)
	}
	f.SetContents(library.Contents{Tags: numbered(40)})
	if texts, _ := f.chips(); len(texts) != 40 || texts[0] != "tag0 1" {
		t.Errorf("of 40 tags, %q are shown", texts)
	}
}

func TestAChangedTagIsShownAndTheKeyboardStays(t *testing.T) {
	f := newFixture(t)
	var tapped []string
	f.OnTag = func(tag string) { tapped = append(tapped, tag) }
	tags := numbered(3)
	f.SetContents(library.Contents{Tags: tags})
	_, chips := f.chips()
	f.window.Canvas().Focus(chips[1])
	green := notes.Green
	f.SetContents(library.Contents{Tags: []notes.TagCount{tags[0], {Tag: "place", Total: 7, Color: &green}}})
	texts, chips := f.chips()
	if want := []string{"tag0 1", "place 7"}; !slices.Equal(texts, want) {
		t.Errorf("shown are %q, want %q", texts, want)
	}
	if f.window.Canvas().Focused() != fyne.Focusable(chips[1]) {
		t.Errorf("the keyboard is at %v", f.window.Canvas().Focused())
	}
	f.press(fyne.KeyReturn)
	if want := []string{"place"}; !slices.Equal(tapped, want) {
		t.Errorf("chosen is %q, want %q", tapped, want)
	}
}

func BenchmarkTags(b *testing.B) {
	for _, n := range []int{3000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			app := test.NewTempApp(b)
			theme.Apply(app, theme.Light)
			l := library.New()
			test.NewTempWindow(b, l).Resize(fyne.NewSize(240, 700))
			tags := numbered(n)
			for i := 0; b.Loop(); i++ {
				tags[0].Total = 2*n + i
				l.SetContents(library.Contents{Tags: tags})
			}
		})
	}
}
