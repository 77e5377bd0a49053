package app

import (
	"fyne.io/fyne/v2"

	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

// Bounds of what the user can set.
const (
	minTextSize, normalTextSize, maxTextSize = 11, 17, 32 // px
	minMeasure, normalMeasure, maxMeasure    = 45, 60, 90 // characters
)

// lineHeight of the text, in sizes.
const lineHeight = 1.62

// underlineStrength is how much ink there is in the line of a highlight
// colour, which must stand out where the colour itself is pale.
const underlineStrength = 0.35

// newEngine returns what all texts of the window are set with.
func newEngine() *textview.Engine {
	return textview.NewEngine(textview.Fonts{
		Serif: family(theme.Serif()), Sans: family(theme.Sans()), Mono: family(theme.Mono()),
	}, nil)
}

func family(f theme.Family) typeset.Family {
	content := func(r fyne.Resource) []byte { return r.Content() }
	return typeset.Family{
		Regular: content(f.Regular), Bold: content(f.Bold), Italic: content(f.Italic), BoldItalic: content(f.BoldItalic),
	}
}

// lookOf returns how texts are set in a session.
func lookOf(s session) textview.Look {
	p := s.Theme.Palette()
	look := textview.Look{
		Size: s.Size, LineHeight: lineHeight, Measure: s.Measure,
		Paper: p.Paper, Ink: p.Ink, Quiet: p.Quiet, Link: p.Accent, Rule: p.Line, Code: p.Chrome,
		Selection: p.Selection, Find: p.Find, Current: p.FindCurrent, ScrollBar: p.Thumb,
	}
	for _, fill := range p.Marks {
		look.Marks = append(look.Marks, textview.MarkColor{Fill: fill, Line: theme.Mix(fill, p.Ink, underlineStrength)})
	}
	return look
}
