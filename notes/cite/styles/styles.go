// Package styles finds citation styles and the locales that they need among the
// folders that hold some: those of the program, of the user, of other programs.
//
// A style is called by the name of its file without ".csl". Of several of the same
// name, the one in the first folder counts. Styles lie in a folder itself, or below
// it in "dependent" and "hidden", as Zotero and the packages of distributions keep
// them. Nothing but names is read before it is needed, and nothing twice.
package styles

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"collate/notes"
	"collate/notes/cite/csl"
)

// Folder is a folder with styles or locales. One that does not exist is empty.
type Folder struct {
	Name  string // for a user to read: "Zotero"
	Files fs.FS
}

// Collection is all styles and locales of some folders. It is safe for any
// goroutine; its methods read files, and so are not for a thread that must not wait.
type Collection struct {
	styles  []Folder
	locales *locales

	mu         sync.Mutex
	files      map[string]file // by name in lower case; nil before they are read
	infos      map[file]info
	parsed     map[file]*csl.Style
	processors map[choice]*csl.Processor
}

// file is a style that was found.
type file struct {
	name   string
	folder int // index of the folder
	path   string
}

// choice is what a processor is made for.
type choice struct{ name, language string }

// New returns the collection of the styles and locales in folders, the first of which
// come before the others.
func New(styles, localeFolders []Folder) *Collection {
	c := &Collection{styles: styles, locales: newLocales(localeFolders)}
	c.Forget()
	return c
}

// Forget lets everything be read again: after files have changed.
func (c *Collection) Forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.files = nil
	c.infos = make(map[file]info)
	c.parsed = make(map[file]*csl.Style)
	c.processors = make(map[choice]*csl.Processor)
	c.locales.forget()
}

// Processor returns a processor for the style of a name, whatever the case of its
// letters, in a language such as "de-AT", or for "" the style's own. A dependent
// style takes what it depends on from the collection. The error is a
// [*notes.Problem]; for a name that no style has it matches [notes.ErrNotFound].
func (c *Collection) Processor(name, language string) (*csl.Processor, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	wanted := choice{strings.ToLower(name), language}
	if p, ok := c.processors[wanted]; ok {
		return p, nil
	}
	style, err := c.independent(name)
	if err != nil {
		return nil, err
	}
	p, err := csl.New(style, c.locales, csl.Options{Language: language})
	if err != nil {
		err = errors.Join(err, c.locales.problem())
		return nil, &notes.Problem{What: fmt.Sprintf("Could not cite in the style “%s”", name), Why: err.Error(), Cause: err}
	}
	c.processors[wanted] = p
	return p, nil
}

// independent returns the style of a name, with all that it takes from another one.
func (c *Collection) independent(name string) (*csl.Style, error) {
	f, ok := c.find(name)
	if !ok {
		return nil, &notes.Problem{
			What:   fmt.Sprintf("There is no citation style “%s”", name),
			Remedy: "Use one of those that are listed by: collate style list.", Cause: notes.ErrNotFound,
		}
	}
	style, err := c.parse(f)
	if err != nil || !style.Dependent() {
		return style, err
	}
	parent := style.Info().Parent
	of, ok := c.findID(parent)
	if !ok {
		return nil, &notes.Problem{
			What:   fmt.Sprintf("Could not use the citation style “%s”", name),
			Why:    "it is the same as the style " + parent + ", which is not here",
			Remedy: "Add that style too, by: collate style add FILE.",
		}
	}
	independent, err := c.parse(of)
	if err != nil {
		return nil, err
	}
	if independent.Dependent() {
		return nil, &notes.Problem{
			What: fmt.Sprintf("Could not use the citation style “%s”", name),
			Why:  "the style " + parent + " that it depends on depends on another one itself",
		}
	}
	return independent.As(style), nil
}

// find returns the file of a style.
func (c *Collection) find(name string) (file, bool) {
	f, ok := c.found()[strings.ToLower(name)]
	return f, ok
}

// findID returns the file of the style with an id, or else the one that is called as
// the id ends: the program's own styles have ids of their own.
func (c *Collection) findID(id string) (file, bool) {
	named, isNamed := c.find(path.Base(id))
	if isNamed && c.info(named).ID == id {
		return named, true
	}
	files := c.found()
	for _, name := range slices.Sorted(maps.Keys(files)) { // of several, always the same
		f := files[name]
		if c.info(f).ID == id && c.info(f).Parent == "" {
			return f, true
		}
	}
	return named, isNamed
}

// found returns the files of all styles.
func (c *Collection) found() map[string]file {
	if c.files != nil {
		return c.files
	}
	c.files = make(map[string]file)
	for i, folder := range c.styles {
		for _, below := range []string{".", "hidden", "dependent"} {
			entries, err := fs.ReadDir(folder.Files, below)
			if err != nil {
				continue // there is no such folder, or none that may be read
			}
			for _, entry := range entries {
				name, isStyle := strings.CutSuffix(entry.Name(), ".csl")
				if _, again := c.files[strings.ToLower(name)]; isStyle && !again && !entry.IsDir() {
					c.files[strings.ToLower(name)] = file{name, i, path.Join(below, entry.Name())}
				}
			}
		}
	}
	return c.files
}

// parse reads a style.
func (c *Collection) parse(f file) (*csl.Style, error) {
	if style, ok := c.parsed[f]; ok {
		return style, nil
	}
	style, err := readStyle(c.styles[f.folder].Files, f.path)
	if err != nil {
		return nil, &notes.Problem{
			What: fmt.Sprintf("Could not use the citation style “%s” of %s", f.name, c.styles[f.folder].Name), Why: err.Error(),
			Remedy: "Choose another one, or mend the file.", Cause: err,
		}
	}
	c.parsed[f] = style
	return style, nil
}

func readStyle(files fs.FS, name string) (*csl.Style, error) {
	source, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	return csl.ParseStyle(io.LimitReader(source, mostStyle))
}

// mostStyle is how many bytes of a style are read. The longest that are in use have
// less than 200 kB.
const mostStyle = 4 << 20
