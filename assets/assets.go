// Package assets holds the files that are part of the program.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed articles templates csl/styles/*.csl csl/locales/*.xml
var files embed.FS

//go:embed icon.png
var icon []byte

// Icon returns the icon of the program, a PNG of 512 by 512 px. It is not to
// be changed.
func Icon() []byte { return icon }

// Articles returns the articles that a new notebook begins with: Markdown
// files with front matter, in the root of the file system. Safe for any
// goroutine.
func Articles() fs.FS { return folder("articles") }

// Templates returns the templates for notes: Markdown files named after what
// they are for, in the root of the file system. Safe for any goroutine.
func Templates() fs.FS { return folder("templates") }

// Styles returns the citation styles that come with the program: .csl files
// named after the style, in the root of the file system. Safe for any goroutine.
func Styles() fs.FS { return folder("csl/styles") }

// Locales returns the locales that come with the program, such as
// "locales-en-GB.xml", in the root of the file system. Safe for any goroutine.
func Locales() fs.FS { return folder("csl/locales") }

func folder(name string) fs.FS {
	files, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the names above are valid paths
	}
	return files
}
