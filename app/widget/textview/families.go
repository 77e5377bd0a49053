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

// Families lists the families installed on the machine that have the Latin alphabet, in order of their names, and hands
// them to done, on Fyne's goroutine. The first call may take seconds; none holds up the caller.
func (e *Engine) Families(done func(names []string)) {
	go func() {
		names := e.installed.families()
		e.do(func() { done(names) })
	}()
}

// want has a family read in the background, if that was not done before, and sets all texts anew when it is there.
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

// family reads the four faces of an installed family; those that it does not have are nil, and all if there is none.
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

// footprints returns what is known of all installed fonts; nil when they cannot be listed. The list is shared by all
// callers and must not be changed.
func (f *installedFonts) footprints() []fontscan.Footprint {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hidden {
		return nil
	}
	list, _ := fontscan.SystemFonts(silent{}, cacheFolder()) // without a list there are no installed fonts
	return list
}

// nearest returns the member of a family for bold or italic text, or both; false when it has no such face.
func nearest(members []fontscan.Footprint, bold, italic bool) (best fontscan.Footprint, ok bool) {
	for _, p := range members {
		if d := distance(p.Aspect, bold, italic); d < unfit && (!ok || d < distance(best.Aspect, bold, italic)) {
			best, ok = p, true
		}
	}
	return best, ok
}

// unfit is the distance of a face that is not to be used.
const unfit = 1 << 20

// distance tells how badly a face does for bold or italic text.
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

// familyName returns the name of a font's family as its maker writes it; "" when it cannot be read.
func familyName(at fontscan.Location) string {
	var name string
	withFile(at, func(l *opentype.Loader) {
		d, _ := font.Describe(l, nil)
		name = d.Family
	})
	return name
}

// readFont reads a font; nil when it cannot be read.
func readFont(at fontscan.Location) (out *font.Font) {
	withFile(at, func(l *opentype.Loader) {
		if f, err := font.NewFont(l); err == nil {
			out = f
		}
	})
	return out
}

// withFile calls f with the font at a place, unless the file cannot be read.
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
