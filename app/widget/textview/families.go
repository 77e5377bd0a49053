package textview

import (
	"cmp"
	"os"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
)

// Families calls done, on Fyne's goroutine, with the names of the installed families that have the Latin alphabet, sorted.
// The first call may take seconds in the background; none blocks the caller.
func (e *Engine) Families(done func(names []string)) {
	go func() {
		names := e.installed.families()
		e.do(func() { done(names) })
	}()
}

// want loads a family in the background, unless it was requested before, and lays out all texts again when it is loaded.
func (e *Engine) want(name string) {
	if name == "" || e.wanted[name] {
		return
	}
	e.wanted[name] = true
	go func() {
		faces := e.installed.family(name)
		e.do(func() {
			if faces[0] != nil {
				e.set.AddFamily(name, faces)
				e.changed()
			}
		})
	}()
}

// families returns the names of the installed families.
func (f *installedFonts) families() []string {
	byKey := map[string]fontscan.Footprint{}
	for _, p := range f.footprints() {
		if old, ok := byKey[p.Family]; p.Runes.Contains('a') && (!ok || distance(p.Aspect, false, false) < distance(old.Aspect, false, false)) {
			byKey[p.Family] = p
		}
	}
	var names []string
	for _, p := range byKey {
		if name := familyName(p.Location); name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	return slices.Compact(names)
}

// family reads the four faces of an installed family; missing faces are nil.
func (f *installedFonts) family(name string) (faces [4]*font.Font) {
	key := font.NormalizeFamily(name)
	var members []fontscan.Footprint
	for _, p := range f.footprints() {
		if p.Family == key {
			members = append(members, p)
		}
	}
	for i := range faces {
		if p, ok := nearest(members, Style(i)&Bold != 0, Style(i)&Italic != 0); ok {
			faces[i] = readFont(p.Location)
		}
	}
	return faces
}

// footprints returns the descriptions of all installed fonts; nil if they cannot be listed. The list is shared by all
// callers and must not be modified.
func (f *installedFonts) footprints() []fontscan.Footprint {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hidden {
		return nil
	}
	list, _ := fontscan.SystemFonts(silent{}, cacheFolder()) // without a list there are no installed fonts
	return list
}

// nearest returns the best member of a family for bold or italic text, or both; false if no face fits.
func nearest(members []fontscan.Footprint, bold, italic bool) (best fontscan.Footprint, ok bool) {
	for _, p := range members {
		if d := distance(p.Aspect, bold, italic); d < unfit && (!ok || d < distance(best.Aspect, bold, italic)) {
			best, ok = p, true
		}
	}
	return best, ok
}

// unfit is the distance of a face that must not be used.
const unfit = 1 << 20

// distance returns how far a face is from normal, bold or italic text: 0 is a perfect match.
func distance(a font.Aspect, bold, italic bool) int {
	a.SetDefaults()
	weight := font.WeightNormal
	if bold {
		weight = font.WeightBold
	}
	if (a.Style == font.StyleItalic) != italic || bold && a.Weight < font.WeightSemibold {
		return unfit
	}
	d := int(a.Weight - weight)
	if a.Stretch != font.StretchNormal {
		d = max(d, -d) + 1000
	}
	return max(d, -d)
}

// familyName returns the family name in a font file; "" if it cannot be read.
func familyName(at fontscan.Location) string {
	var name string
	withFile(at, func(l *opentype.Loader) {
		d, _ := font.Describe(l, nil)
		name = d.Family
	})
	return name
}

// readFont reads a font; nil if it cannot be read.
func readFont(at fontscan.Location) (out *font.Font) {
	withFile(at, func(l *opentype.Loader) {
		if f, err := font.NewFont(l); err == nil {
			out = f
		}
	})
	return out
}

// withFile calls f with the font at a location, unless the file cannot be read.
func withFile(at fontscan.Location, f func(*opentype.Loader)) {
	file, err := os.Open(at.File)
	if err != nil {
		return
	}
	defer file.Close()
	if loaders, err := opentype.NewLoaders(file); err == nil && int(at.Index) < len(loaders) {
		f(loaders[at.Index])
	}
}
