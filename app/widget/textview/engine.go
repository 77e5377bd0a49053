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

// Fonts are the serif, sans-serif and monospaced families that text is set in.
type Fonts struct{ Serif, Sans, Mono typeset.Family }

// Engine is shared by all Views of a program, and by other widgets that set text: it holds the parsed fonts, measures
// and drawn glyphs. Use it, like its Views, from Fyne's goroutine only.
//
// A character that the families lack is looked for in Fyne's bundled fonts, and then in the fonts installed on the
// machine. Those are listed and read in the background when the first such character is drawn; until they are there
// it is a box.
type Engine struct {
	// LoadHyphens returns the function that finds the breaks of words in a language, as package hyphen has them: the bytes
	// of a word that may stand first in a line, in order. It returns nil for a language whose words are not to be broken.
	// It is called once for the language of each text whose look asks for hyphens, on a goroutine of its own.
	LoadHyphens func(language string) func(word string) []int

	set       *typeset.Engine
	do        func(func())
	installed *installedFonts
	shown     map[Setter]bool // on the screen
	wanted    map[string]bool // families that were asked for
	hyphens   map[string]bool // languages whose breaks were asked for
	epoch     int             // changes with the fonts
}

// NewEngine returns an engine for the fonts. do runs a function on Fyne's goroutine; nil is fyne.Do.
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

// drawn is called after a view was drawn; it has the characters that no font had looked for.
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

// add takes fonts that were found and sets all texts anew.
func (e *Engine) add(fonts []*font.Font) {
	if len(fonts) == 0 {
		return
	}
	e.set.AddFonts(fonts)
	e.changed()
}

// changed sets all texts anew.
func (e *Engine) changed() {
	e.epoch++
	for s := range e.shown {
		s.Refresh()
	}
}

// installedFonts finds fonts on the machine. It may be used from any goroutine.
type installedFonts struct {
	mu     sync.Mutex
	fonts  *fontscan.FontMap
	listed bool
	hidden bool // none are to be seen
	given  map[*font.Font]bool
}

// find returns the fonts, not returned before, that have some of the characters. The first call lists the installed
// fonts, which may take seconds; the list is kept in the user's cache folder.
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
		f.fonts.SetScript(language.LookupScript(r)) // or else only fonts of the families asked for are looked at
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

// listFonts lists the installed fonts; nil when there are none to be had.
func listFonts() *fontscan.FontMap {
	m := fontscan.NewFontMap(silent{})
	if m.UseSystemFonts(cacheFolder()) != nil {
		return nil
	}
	m.SetQuery(fontscan.Query{Families: []string{fontscan.Serif, fontscan.SansSerif}})
	return m
}

// cacheFolder is where the list of installed fonts is kept.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "collate")
}

// silent is a logger for a library whose remarks on single font files help no reader.
type silent struct{}

func (silent) Printf(string, ...any) {}
