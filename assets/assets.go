// Package assets holds the files that are part of the program.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed articles templates
var files embed.FS

//go:embed icon.png
var icon []byte

// Icon returns the icon of the program, a PNG of 512 by 512 px. It is not to
// be changed.
func Icon() []byte { return icon }

// Articles returns the articles that a new notebook begins with: Markdown
// files with front matter, in the root of the file system. Safe for any
// goroutine.
func Articles() fs.FS {
	articles, err := fs.Sub(files, "articles")
	if err != nil {
		panic(err) // "articles" is a valid path
	}
	return articles
}

// Templates returns the templates for notes: Markdown files named after what
// they are for, in the root of the file system. Safe for any goroutine.
func Templates() fs.FS {
	templates, err := fs.Sub(files, "templates")
	if err != nil {
		panic(err) // "templates" is a valid path
	}
	return templates
}
