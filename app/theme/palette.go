package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Marks is the number of highlight colours.
const Marks = 8

// Names of the colours, to be looked up in the theme of a widget.
const (
	ColorPaper       fyne.ThemeColorName = "collate.paper"
	ColorInk         fyne.ThemeColorName = "collate.ink"
	ColorChrome      fyne.ThemeColorName = "collate.chrome"
	ColorLine        fyne.ThemeColorName = "collate.line"
	ColorQuiet       fyne.ThemeColorName = "collate.quiet"
	ColorAccent      fyne.ThemeColorName = "collate.accent"
	ColorSoft        fyne.ThemeColorName = "collate.soft"
	ColorSelection   fyne.ThemeColorName = "collate.selection"
	ColorFind        fyne.ThemeColorName = "collate.find"
	ColorFindCurrent fyne.ThemeColorName = "collate.findCurrent"
	ColorHover       fyne.ThemeColorName = "collate.hover"
	ColorThumb       fyne.ThemeColorName = "collate.thumb"
	ColorDanger      fyne.ThemeColorName = "collate.danger"
	ColorShadow      fyne.ThemeColorName = "collate.shadow"
)

// markNames holds the names of the highlight colours in the order of [Palette].Marks.
var markNames = [Marks]fyne.ThemeColorName{
	"collate.mark.yellow", "collate.mark.green", "collate.mark.blue", "collate.mark.pink",
	"collate.mark.purple", "collate.mark.orange", "collate.mark.red", "collate.mark.grey",
}

// ColorMark returns the name of the highlight colour with an index from 0 to Marks-1:
// yellow, green, blue, pink, purple, orange, red, grey. An index outside that range
// stands for grey.
func ColorMark(index int) fyne.ThemeColorName {
	if index < 0 || index >= Marks {
		index = Marks - 1
	}
	return markNames[index]
}

// Palette holds the colours of one variant. All are opaque but Hover and Shadow, which
// are laid over others.
type Palette struct {
	Paper       color.NRGBA // what is read or typed lies on it
	Ink         color.NRGBA // text
	Chrome      color.NRGBA // bars and sidebars around the paper
	Line        color.NRGBA // dividers and borders
	Quiet       color.NRGBA // secondary text
	Accent      color.NRGBA // links, focus, what is chosen
	Soft        color.NRGBA // behind what is chosen, behind tags
	Selection   color.NRGBA // behind selected text
	Find        color.NRGBA // behind what find in page found
	FindCurrent color.NRGBA // behind the one among those that it stands on
	Hover       color.NRGBA // over what the pointer is on
	Thumb       color.NRGBA // of scroll bars
	Danger      color.NRGBA // text of errors
	Shadow      color.NRGBA

	// Marks are the highlight colours: yellow, green, blue, pink, purple, orange, red, grey.
	Marks [Marks]color.NRGBA
}

// Of returns the colours of a theme. A theme that does not know the names of this
// package has none of them: they are transparent then.
func Of(th fyne.Theme) Palette {
	if t, ok := th.(*Theme); ok {
		return t.palette
	}
	var p Palette
	for name, c := range p.named() {
		if known := th.Color(name, 0); known != nil {
			*c = color.NRGBAModel.Convert(known).(color.NRGBA)
		}
	}
	return p
}

// For returns the colours of the theme that a widget has at present.
func For(w fyne.Widget) Palette { return Of(theme.CurrentForWidget(w)) }

// named returns the fields of p by the names of their colours.
func (p *Palette) named() map[fyne.ThemeColorName]*color.NRGBA {
	m := map[fyne.ThemeColorName]*color.NRGBA{
		ColorPaper: &p.Paper, ColorInk: &p.Ink, ColorChrome: &p.Chrome, ColorLine: &p.Line,
		ColorQuiet: &p.Quiet, ColorAccent: &p.Accent, ColorSoft: &p.Soft,
		ColorSelection: &p.Selection, ColorFind: &p.Find, ColorFindCurrent: &p.FindCurrent,
		ColorHover: &p.Hover, ColorThumb: &p.Thumb, ColorDanger: &p.Danger, ColorShadow: &p.Shadow,
	}
	for i, name := range markNames {
		m[name] = &p.Marks[i]
	}
	return m
}

// Mix returns the colour that lies a fraction, from 0 to 1, of the way from one opaque
// colour to another.
func Mix(from, to color.NRGBA, fraction float32) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(float32(a) + (float32(b)-float32(a))*fraction + 0.5) }
	return color.NRGBA{R: mix(from.R, to.R), G: mix(from.G, to.G), B: mix(from.B, to.B), A: 0xff}
}
