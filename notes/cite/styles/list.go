package styles

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// Listed describes a style, as far as its beginning tells.
type Listed struct {
	Name     string // what it is chosen by: "apa"
	Title    string // "APA, 7th edition"
	Class    string // "in-text" or "note"; "" for a style that depends on another one
	Format   string // "author-date", "numeric", "note", "label", "author", or "" where it does not say
	Language string // that it is for, "de-DE"; "" for any
	Parent   string // the id of the style that it depends on, or ""
	From     string // name of the folder
	Problem  string // why it cannot be read; "" if it can
}

// info is what the beginning of a style tells.
type info struct {
	ID, Title, Class, Format, Language, Parent, Problem string
}

// List describes all styles, in the order of their titles. Of each, only the
// beginning is read.
func (c *Collection) List() []Listed {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.readInfos()
	list := make([]Listed, 0, len(c.files))
	for _, f := range c.files {
		i := c.infos[f]
		list = append(list, Listed{
			Name: f.name, Title: cmp.Or(i.Title, f.name), Class: i.Class, Format: i.Format, Language: i.Language, Parent: i.Parent,
			From: c.styles[f.folder].Name, Problem: i.Problem,
		})
	}
	slices.SortFunc(list, func(a, b Listed) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// readers is how many files are read at the same time.
const readers = 4

// readInfos reads the beginnings of all styles that are not known yet.
func (c *Collection) readInfos() {
	type read struct {
		file file
		info info
	}
	todo, done := make(chan file), make(chan read)
	var working sync.WaitGroup
	for range readers {
		working.Go(func() {
			for f := range todo {
				done <- read{f, readInfo(c.styles[f.folder].Files, f.path)}
			}
		})
	}
	var missing []file
	for _, f := range c.found() {
		if _, known := c.infos[f]; !known {
			missing = append(missing, f)
		}
	}
	go func() {
		for _, f := range missing {
			todo <- f
		}
		close(todo)
		working.Wait()
		close(done)
	}()
	for r := range done {
		c.infos[r.file] = r.info
	}
}

// info returns what the beginning of a style tells.
func (c *Collection) info(f file) info {
	if _, known := c.infos[f]; !known {
		c.infos[f] = readInfo(c.styles[f.folder].Files, f.path)
	}
	return c.infos[f]
}

func readInfo(files fs.FS, name string) info {
	source, err := files.Open(name)
	if err != nil {
		return info{Problem: err.Error()}
	}
	defer source.Close()
	i, err := parseInfo(bufio.NewReaderSize(io.LimitReader(source, mostStyle), 4<<10))
	if err != nil {
		i.Problem = err.Error()
	}
	return i
}

// parseInfo reads a style up to the end of its <info>.
func parseInfo(r io.Reader) (i info, err error) {
	d := xml.NewDecoder(r)
	d.Strict = true
	field := new(string) // that the text stands in
	var nowhere string
	for {
		token, err := d.Token()
		if err != nil {
			return i, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			field = i.field(t)
			if field == nil {
				field = &nowhere
			}
		case xml.CharData:
			*field += string(t)
		case xml.EndElement:
			field = &nowhere
			if t.Name.Local == "info" || t.Name.Local == "style" {
				i.Title, i.ID = strings.Join(strings.Fields(i.Title), " "), strings.TrimSpace(i.ID)
				if i.Format == "" && i.Class == "note" {
					i.Format = "note"
				}
				return i, nil
			}
		}
	}
}

// field takes what the attributes of an element tell, and returns where its text
// belongs, or nil.
func (i *info) field(e xml.StartElement) *string {
	attribute := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	switch e.Name.Local {
	case "style":
		i.Class, i.Language = attribute("class"), attribute("default-locale")
	case "title":
		return &i.Title
	case "id":
		return &i.ID
	case "category":
		i.Format = cmp.Or(i.Format, attribute("citation-format"))
	case "link":
		if attribute("rel") == "independent-parent" {
			i.Parent, i.Class = attribute("href"), ""
		}
	}
	return nil
}
