package theme

import (
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavusansmonobold"
	"codeberg.org/go-fonts/dejavu/dejavusansmonoboldoblique"
	"codeberg.org/go-fonts/dejavu/dejavusansmonooblique"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensed"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbold"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensedbolditalic"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondenseditalic"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
)

// Family is a typeface in four styles. Content of a resource is a TrueType font. The
// resources are the same at each call, so that caches by identity hold.
type Family struct {
	Regular, Bold, Italic, BoldItalic fyne.Resource
}

// Font returns the style of the family that is bold, italic, both or neither.
func (f Family) Font(bold, italic bool) fyne.Resource {
	switch {
	case bold && italic:
		return f.BoldItalic
	case bold:
		return f.Bold
	case italic:
		return f.Italic
	}
	return f.Regular
}

// Serif returns DejaVu Serif Condensed, in which articles and quotations are set.
func Serif() Family { return serif() }

// Mono returns DejaVu Sans Mono, in which code is set.
func Mono() Family { return mono() }

// Sans returns the typeface of everything around the text, Fyne's Noto Sans.
func Sans() Family {
	font := theme.DefaultTheme().Font
	return Family{
		Regular:    font(fyne.TextStyle{}),
		Bold:       font(fyne.TextStyle{Bold: true}),
		Italic:     font(fyne.TextStyle{Italic: true}),
		BoldItalic: font(fyne.TextStyle{Bold: true, Italic: true}),
	}
}

// SerifCovers reports whether the serif has a glyph for every character of text. It
// lacks those of Chinese and Arabic among others; set such text in the sans, which
// has fallbacks.
func SerifCovers(text string) bool {
	font := serifGlyphs()
	var buf sfnt.Buffer
	for _, r := range text {
		if i, err := font.GlyphIndex(&buf, r); err != nil || i == 0 && r >= ' ' {
			return false
		}
	}
	return true
}

var serif = sync.OnceValue(func() Family {
	return Family{
		Regular:    fyne.NewStaticResource("serif.ttf", dejavuserifcondensed.TTF),
		Bold:       fyne.NewStaticResource("serif-bold.ttf", dejavuserifcondensedbold.TTF),
		Italic:     fyne.NewStaticResource("serif-italic.ttf", dejavuserifcondenseditalic.TTF),
		BoldItalic: fyne.NewStaticResource("serif-bold-italic.ttf", dejavuserifcondensedbolditalic.TTF),
	}
})

var mono = sync.OnceValue(func() Family {
	return Family{
		Regular:    fyne.NewStaticResource("mono.ttf", dejavusansmono.TTF),
		Bold:       fyne.NewStaticResource("mono-bold.ttf", dejavusansmonobold.TTF),
		Italic:     fyne.NewStaticResource("mono-oblique.ttf", dejavusansmonooblique.TTF),
		BoldItalic: fyne.NewStaticResource("mono-bold-oblique.ttf", dejavusansmonoboldoblique.TTF),
	}
})

// serifGlyphs panics for a broken font: it is part of the program.
var serifGlyphs = sync.OnceValue(func() *sfnt.Font {
	font, err := sfnt.Parse(dejavuserifcondensed.TTF)
	if err != nil {
		panic(err)
	}
	return font
})
