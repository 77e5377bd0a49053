package styles

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"collate/notes/cite/csl"
)

// locales finds locales in folders. It is safe for any goroutine.
type locales struct {
	folders []Folder

	mu    sync.Mutex
	known map[string]*csl.Locale // by language; nil for one that is not there
	err   error                  // why some cannot be read
}

func newLocales(folders []Folder) *locales {
	return &locales{folders: folders, known: make(map[string]*csl.Locale)}
}

func (l *locales) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.known)
	l.err = nil
}

// problem tells which locales cannot be read, or is nil.
func (l *locales) problem() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

// Locale implements [csl.Locales].
func (l *locales) Locale(language string) *csl.Locale {
	l.mu.Lock()
	defer l.mu.Unlock()
	locale, known := l.known[language]
	if !known {
		locale = l.read(language)
		l.known[language] = locale
	}
	return locale
}

func (l *locales) read(language string) *csl.Locale {
	for _, folder := range l.folders {
		locale, err := readLocale(folder.Files, "locales-"+language+".xml")
		switch {
		case err == nil:
			return locale
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid):
			l.err = errors.Join(l.err, fmt.Errorf("the locale %s of %s: %w", language, folder.Name, err))
		}
	}
	return nil
}

func readLocale(files fs.FS, name string) (*csl.Locale, error) {
	source, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	return csl.ParseLocale(io.LimitReader(source, mostStyle))
}

// Languages returns the languages that there are locales for, as in "de-AT", in
// alphabetical order.
func (c *Collection) Languages() []string {
	var languages []string
	for _, folder := range c.locales.folders {
		names, _ := fs.Glob(folder.Files, "locales-*.xml") // the pattern is sound
		for _, name := range names {
			languages = append(languages, strings.TrimSuffix(strings.TrimPrefix(name, "locales-"), ".xml"))
		}
	}
	slices.SortFunc(languages, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return slices.Compact(languages)
}
