package textview

import (
	"os"
	"path/filepath"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"collate/app/widget/textview/typeset"
)

// Fonts are the serif, sans-serif and monospaced families of a text.
type Fonts struct{ Serif, Sans, Mono typeset.Family }

// Engine is shared by all Views of a program, and by other widgets that set text: it caches parsed fonts, measurements and
// glyph images. Use it, like its Views, only on Fyne's goroutine.
//
// Characters that the families lack are taken from Fyne's bundled fonts, and then from the fonts installed on the machine.
// Those are listed and read in the background when the first such character is drawn; until then it is drawn as a box.
type Engine struct {
	// LoadHyphens returns the function that hyphenates words of a language, see package hyphen: it returns the byte offsets
	// of a word at which it may break, in order. LoadHyphens returns nil for a language that is not hyphenated. It is called
	// once for each language of a text whose look asks for hyphens, on a separate goroutine.
	LoadHyphens func(language string) func(word string) []int

	set       *typeset.Engine
	do        func(func())
	installed *installedFonts
	shown     map[Setter]bool // setters on the screen
	wanted    map[string]bool // families requested so far
	hyphens   map[string]bool // languages requested so far
	epoch     int             // incremented when the fonts change
}

// NewEngine returns an engine for the fonts. do runs a function on Fyne's goroutine; if nil, fyne.Do is used.
func NewEngine(f Fonts, do func(func())) *Engine {
	if do == nil {
		do = fyne.Do
	}
	fonts := typeset.Fonts{Serif: f.Serif, Sans: f.Sans, Mono: f.Mono}
	for _, r := range []fyne.Resource{theme.DefaultTextFont(), theme.DefaultSymbolFont(), theme.DefaultEmojiFont()} {
		if r != nil {
			fonts.Fallback = append(fonts.Fallback, r.Content())
		}
	}
	return &Engine{
		set: typeset.NewEngine(fonts), do: do, installed: &installedFonts{},
		shown: map[Setter]bool{}, wanted: map[string]bool{}, hyphens: map[string]bool{},
	}
}

// drawn must be called after a view was drawn; it searches for fonts for the characters that were missing.
func (e *Engine) drawn() {
	missing := e.set.Missing()
	if len(missing) == 0 {
		return
	}
	go func() {
		found := e.installed.find(missing)
		e.do(func() { e.add(found) })
	}()
}

// add adds fallback fonts and lays out all texts again.
func (e *Engine) add(fonts []*font.Font) {
	if len(fonts) == 0 {
		return
	}
	e.set.AddFonts(fonts)
	e.changed()
}

// changed lays out all texts again.
func (e *Engine) changed() {
	e.epoch++
	for s := range e.shown {
		s.Refresh()
	}
}

// installedFonts finds fonts on the machine. It is safe for any goroutine.
type installedFonts struct {
	mu     sync.Mutex
	fonts  *fontscan.FontMap
	listed bool
	hidden bool // installed fonts are ignored
	given  map[*font.Font]bool
}

// find returns the fonts, not returned before, that have some of the characters. The first call lists the installed fonts,
// which may take seconds; the list is cached in the user's cache folder.
func (f *installedFonts) find(runes []rune) []*font.Font {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.listed {
		f.listed = true
		f.given = map[*font.Font]bool{}
		f.fonts = listFonts()
	}
	if f.fonts == nil {
		return nil
	}
	var out []*font.Font
	for _, r := range runes {
		f.fonts.SetScript(language.LookupScript(r)) // otherwise only the queried families are searched
		face := f.fonts.ResolveFace(r)
		if face == nil || f.given[face.Font] {
			continue
		}
		if _, ok := face.NominalGlyph(r); ok {
			f.given[face.Font] = true
			out = append(out, face.Font)
		}
	}
	return out
}

// listFonts returns the installed fonts; nil if they cannot be listed.
func listFonts() *fontscan.FontMap {
	m := fontscan.NewFontMap(silent{})
	if m.UseSystemFonts(cacheFolder()) != nil {
		return nil
	}
	m.SetQuery(fontscan.Query{Families: []string{fontscan.Serif, fontscan.SansSerif}})
	return m
}

// cacheFolder returns the folder of the cached list of installed fonts.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "collate")
}

// silent is a logger that discards a library's messages about single font files.
type silent struct{}

func (silent) Printf(string, ...any) {}
