package app

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"collate/app/linking"
	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/app/widget/textview/hyphen"
	"collate/app/widget/textview/typeset"
)

// Bounds of the typography.
const (
	minTextSize, normalTextSize, maxTextSize       = 11, 17, 32     // px
	minMeasure, normalMeasure, maxMeasure          = 45, 60, 90     // characters
	minLineHeight, normalLineHeight, maxLineHeight = 1.2, 1.62, 2.2 // multiples of the text size
	normalGap, maxGap                              = 0.65, 2        // multiples of the text size
)

// sans is the name of the bundled sans family; "" is the bundled serif.
const sans = "sans"

// typography is the user's choice of how texts are set.
type typography struct {
	Size       float32 `json:"size"`             // of the body text, px
	Measure    int     `json:"measure"`          // longest line, characters
	LineHeight float32 `json:"lineHeight"`       // multiple of Size
	Gap        float32 `json:"gap"`              // between paragraphs, multiple of Size
	Family     string  `json:"family,omitempty"` // "", sans, or an installed family
	Justify    bool    `json:"justify,omitempty"`
	Hyphenate  bool    `json:"hyphenate"` // only if Justify is set
}

func normalTypography() typography {
	return typography{Size: normalTextSize, Measure: normalMeasure, LineHeight: normalLineHeight, Gap: normalGap, Hyphenate: true}
}

func (t typography) inBounds() typography {
	t.Size = min(max(t.Size, minTextSize), maxTextSize)
	t.Measure = min(max(t.Measure, minMeasure), maxMeasure)
	t.LineHeight = min(max(t.LineHeight, minLineHeight), maxLineHeight)
	t.Gap = min(max(t.Gap, 0), maxGap)
	return t
}

// underlineStrength is the fraction of ink mixed into the underline of a
// highlight colour, so that it stands out where the colour itself is pale.
const underlineStrength = 0.35

// usualLanguage is the assumed language of a text that does not declare one.
const usualLanguage = "en"

// newEngine returns the text engine of the window. The user's own dictionaries
// take precedence over those of the system.
func newEngine(dictionaries []string) *textview.Engine {
	e := textview.NewEngine(textview.Fonts{
		Serif: family(theme.Serif()), Sans: family(theme.Sans()), Mono: family(theme.Mono()),
	}, nil)
	folders := hyphen.Dictionaries(append(slices.Clone(dictionaries), hyphen.SystemFolders()...))
	e.LoadHyphens = func(language string) func(string) []int { return folders.For(cmp.Or(language, usualLanguage)) }
	return e
}

func family(f theme.Family) typeset.Family {
	content := func(r fyne.Resource) []byte { return r.Content() }
	return typeset.Family{
		Regular: content(f.Regular), Bold: content(f.Bold), Italic: content(f.Italic), BoldItalic: content(f.BoldItalic),
	}
}

// lookOf returns the look of texts in a session.
func lookOf(s session) textview.Look {
	p := s.Theme.Palette()
	look := textview.Look{
		Size: s.Size, LineHeight: s.LineHeight, Measure: s.Measure, ParagraphGap: s.Gap, Justify: s.Justify, Hyphenate: s.Hyphenate,
		Sans:  s.Family == sans,
		Paper: p.Paper, Ink: p.Ink, Quiet: p.Quiet, Link: p.Accent, Broken: p.Danger, Rule: p.Line, Code: p.Chrome,
		Selection: p.Selection, Find: p.Find, Current: p.FindCurrent, ScrollBar: p.Thumb,
		Outline: p.Quiet, Stripes: true,
	}
	if s.Family != sans {
		look.Family = s.Family
	}
	for _, fill := range p.Marks {
		look.Marks = append(look.Marks, textview.MarkColor{Fill: fill, Line: theme.Mix(fill, p.Ink, underlineStrength)})
	}
	return look
}

// setLook changes the look of texts, and saves it.
func (w *window) setLook(change func(*session)) {
	change(&w.session)
	w.session.typography = w.session.inBounds()
	w.desk.setLook(lookOf(w.session))
	w.finder.SetLook(lookOf(w.session))
	w.margin.SetLook(lookOf(w.session))
	w.links.SetLook(linking.Look(w.session.Theme.Palette()))
	w.keep()
}
