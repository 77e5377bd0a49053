package theme

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
)

func TestTitle(t *testing.T) {
	if got := HighContrast.Title(); got != "High contrast" {
		t.Errorf("got %q", got)
	}
}

func TestThemeAnswersItsOwnNamesAndFynes(t *testing.T) {
	test.NewTempApp(t)
	fynes := []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabled, theme.ColorNameDisabledButton,
		theme.ColorNameError, theme.ColorNameFocus, theme.ColorNameForeground, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning,
		theme.ColorNameHeaderBackground, theme.ColorNameHover, theme.ColorNameHyperlink, theme.ColorNameInputBackground,
		theme.ColorNameInputBorder, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNamePlaceHolder, theme.ColorNamePressed, theme.ColorNamePrimary, theme.ColorNameScrollBar,
		theme.ColorNameSelection, theme.ColorNameSeparator, theme.ColorNameShadow, theme.ColorNameSuccess,
		theme.ColorNameWarning, theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive,
	}
	for _, v := range Variants() {
		th, p := New(v), v.Palette()
		for name, c := range p.named() {
			if got := th.Color(name, theme.VariantLight); got != *c {
				t.Errorf("%v: %s is %v, want %v", v, name, got, *c)
			}
		}
		for _, name := range fynes {
			if _, _, _, alpha := th.Color(name, theme.VariantDark).RGBA(); alpha == 0 {
				t.Errorf("%v: no colour for %s", v, name)
			}
		}
	}
	if got := New(Light).Color("nothing", 0); got != color.Transparent {
		t.Errorf("an unknown name has the colour %v", got)
	}
}

func TestOfReadsAPaletteBack(t *testing.T) {
	test.NewTempApp(t)
	for _, v := range Variants() {
		if got := Of(New(v)); got != v.Palette() {
			t.Errorf("%v: got %v", v, got)
		}
	}
	if got := Of(test.NewTheme()); got.Paper != (color.NRGBA{}) {
		t.Errorf("a foreign theme has a paper: %v", got.Paper)
	}
}

func TestApplyDressesTheApp(t *testing.T) {
	app := test.NewTempApp(t)
	Apply(app, Sepia)
	got, ok := app.Settings().Theme().(*Theme)
	if !ok || got.palette != Sepia.Palette() {
		t.Errorf("the theme of the app is %v", app.Settings().Theme())
	}
}

func TestColorMarkOutsideTheRangeIsGrey(t *testing.T) {
	for _, index := range []int{-1, Marks, 99} {
		if got := ColorMark(index); got != ColorMark(Marks-1) {
			t.Errorf("ColorMark(%d) = %s", index, got)
		}
	}
}

func TestMix(t *testing.T) {
	from, to := rgb(0x100000), rgb(0x302040)
	for fraction, want := range map[float32]color.NRGBA{0: from, 0.5: rgb(0x201020), 1: to} {
		if got := Mix(from, to, fraction); got != want {
			t.Errorf("%v of the way: got %v, want %v", fraction, got, want)
		}
	}
}

func TestFontsCanBeRead(t *testing.T) {
	test.NewTempApp(t)
	for name, family := range map[string]Family{"serif": Serif(), "sans": Sans(), "mono": Mono()} {
		seen := map[string]bool{}
		for _, style := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
			font := family.Font(style[0], style[1])
			if _, err := sfnt.Parse(font.Content()); err != nil {
				t.Errorf("%s %v: %v", name, style, err)
			}
			seen[font.Name()] = true
		}
		if len(seen) != 4 {
			t.Errorf("%s has %d different styles, want 4", name, len(seen))
		}
	}
}

func TestResourcesAreTheSameAtEachCall(t *testing.T) {
	if Serif() != Serif() || Mono() != Mono() {
		t.Error("a font is another resource at the second call")
	}
}

func TestSerifCovers(t *testing.T) {
	for text, want := range map[string]bool{
		"":                       true,
		"Çağlar’s “thesis” — №5": true,
		"Ключевые слова\nи ещё":  true,
		"Ψυχή":                   true,
		"北京":                     false,
		"a 😀 b":                  false,
	} {
		if got := SerifCovers(text); got != want {
			t.Errorf("SerifCovers(%q) = %v", text, got)
		}
	}
}
