package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Names of the bundled families in the list of families.
const (
	serifName = "Collate serif"
	sansName  = "Collate sans"
)

// chooseTypography lets the user change the typography. Every change is applied
// at once.
func (w *window) chooseTypography() {
	t := w.session.typography
	apply := func() {
		w.setLook(func(s *session) { s.typography = t })
	}
	family := w.familyChoice(t.Family, func(family string) {
		t.Family = family
		apply()
	})
	hyphenate := widget.NewCheck("Hyphenate", nil)
	hyphenate.Checked = t.Hyphenate
	hyphenate.OnChanged = func(on bool) {
		t.Hyphenate = on
		apply()
	}
	justify := widget.NewCheck("Both edges straight", nil)
	justify.Checked = t.Justify
	justify.OnChanged = func(on bool) {
		t.Justify = on
		setEnabled(hyphenate, on)
		apply()
	}
	setEnabled(hyphenate, t.Justify)
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("Typeface"), family,
		widget.NewLabel("Size"), slider(minTextSize, maxTextSize, 1, "%.0f px", float64(t.Size), func(v float64) {
			t.Size = float32(v)
			apply()
		}),
		widget.NewLabel("Longest line"), slider(minMeasure, maxMeasure, 1, "%.0f characters", float64(t.Measure), func(v float64) {
			t.Measure = int(v)
			apply()
		}),
		widget.NewLabel("Line height"), slider(minLineHeight, maxLineHeight, 0.02, "%.2f", float64(t.LineHeight), func(v float64) {
			t.LineHeight = float32(v)
			apply()
		}),
		widget.NewLabel("Paragraph spacing"), slider(0, maxGap, 0.05, "%.2f", float64(t.Gap), func(v float64) {
			t.Gap = float32(v)
			apply()
		}),
		widget.NewLabel(""), container.NewHBox(justify, hyphenate),
	)
	w.ask(dialog.NewCustom("Text", "Done", form, w.win), 460, 330)
}

// familyChoice returns the choice of a font family.
func (w *window) familyChoice(now string, chosen func(family string)) *widget.Select {
	bundled := []string{serifName, sansName}
	choice := widget.NewSelect(bundled, nil)
	switch now {
	case "":
		choice.Selected = serifName
	case sans:
		choice.Selected = sansName
	default:
		choice.Selected = now
	}
	choice.OnChanged = func(name string) {
		switch name {
		case serifName:
			chosen("")
		case sansName:
			chosen(sans)
		default:
			chosen(name)
		}
	}
	w.engine.Families(func(names []string) { choice.SetOptions(append(bundled, names...)) })
	return choice
}

// setEnabled enables or disables a widget.
func setEnabled(d fyne.Disableable, on bool) {
	if on {
		d.Enable()
	} else {
		d.Disable()
	}
}

// slider returns a slider with its value beside it.
func slider(from, to, step float64, format string, value float64, onChanged func(float64)) fyne.CanvasObject {
	shown := widget.NewLabel(fmt.Sprintf(format, value))
	s := widget.NewSlider(from, to)
	s.Step = step
	s.Value = value
	s.OnChanged = func(v float64) {
		shown.SetText(fmt.Sprintf(format, v))
		onChanged(v)
	}
	return container.NewBorder(nil, nil, nil, container.New(layout.NewGridWrapLayout(fyne.NewSize(110, 30)), shown), s)
}
