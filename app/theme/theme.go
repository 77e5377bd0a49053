package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme dresses Fyne's own widgets, and those under app/widget, in one variant.
type Theme struct {
	palette Palette
	colors  map[fyne.ThemeColorName]color.Color
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme of a variant.
func New(v Variant) *Theme {
	t := &Theme{palette: v.Palette()}
	t.colors = fyneColors(t.palette)
	for name, c := range t.palette.named() {
		t.colors[name] = *c
	}
	return t
}

// Apply dresses all windows of an app in a variant and repaints what is open. To be
// called on Fyne's goroutine.
func Apply(app fyne.App, v Variant) {
	app.Settings().SetTheme(New(v))
}

// Color returns the colour of a name of Fyne's or of this package, and transparent for
// another one. Fyne's own choice between light and dark has no say in it.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colors[name]; ok {
		return c
	}
	return color.Transparent
}

// Font returns the sans, and for monospaced text the mono.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace {
		return Mono().Font(style.Bold, style.Italic)
	}
	return theme.DefaultTheme().Font(style)
}

// Icon returns Fyne's own icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns a measure in px.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameCaptionText:
		return 11
	case theme.SizeNameSubHeadingText:
		return 15
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameLineSpacing:
		return 4
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius:
		return 7
	case theme.SizeNameMenuRadius, theme.SizeNamePopupRadius, theme.SizeNameCardRadius:
		return 6
	case theme.SizeNameDialogRadius:
		return 9
	case theme.SizeNameSelectionRadius:
		return 2
	case theme.SizeNameScrollBar:
		return 9
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameModalBlurRadius:
		return 0
	case theme.SizeNameSplitThickness:
		return 1
	}
	return theme.DefaultTheme().Size(name)
}

// inputBorder is how much of the quiet colour the border of a field has, and the box
// that is to be ticked: enough to be seen on paper, with a contrast of 3 to 1.
const inputBorder = 0.75

// fyneColors says which colour of the palette takes each part in Fyne's widgets.
func fyneColors(p Palette) map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:          p.Chrome,
		theme.ColorNameForeground:          p.Ink,
		theme.ColorNamePlaceHolder:         p.Quiet,
		theme.ColorNameDisabled:            translucent(p.Quiet, 0x99),
		theme.ColorNamePrimary:             p.Accent,
		theme.ColorNameHyperlink:           p.Accent,
		theme.ColorNameForegroundOnPrimary: p.Paper,
		theme.ColorNameButton:              Mix(p.Chrome, p.Ink, 0.05),
		theme.ColorNameDisabledButton:      p.Chrome,
		theme.ColorNameHover:               p.Hover,
		theme.ColorNamePressed:             p.Hover,
		theme.ColorNameFocus:               translucent(p.Accent, 0x2a),
		theme.ColorNameSelection:           p.Selection,

		theme.ColorNameInputBackground:   p.Paper,
		theme.ColorNameInputBorder:       Mix(p.Paper, p.Quiet, inputBorder),
		theme.ColorNameMenuBackground:    p.Paper,
		theme.ColorNameOverlayBackground: p.Paper,
		theme.ColorNameHeaderBackground:  p.Chrome,
		theme.ColorNameSeparator:         p.Line,
		theme.ColorNameShadow:            p.Shadow,

		theme.ColorNameScrollBar:           p.Thumb,
		theme.ColorNameScrollBarBackground: color.Transparent,

		theme.ColorNameInnerWindowBorder:         p.Chrome,
		theme.ColorNameInnerWindowBorderInactive: p.Chrome,

		theme.ColorNameError:               p.Danger,
		theme.ColorNameForegroundOnError:   p.Paper,
		theme.ColorNameWarning:             p.FindCurrent,
		theme.ColorNameForegroundOnWarning: p.Ink,
		theme.ColorNameSuccess:             p.Accent,
		theme.ColorNameForegroundOnSuccess: p.Paper,
	}
}

func translucent(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}
