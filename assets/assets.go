// Package assets holds the files that are part of the program.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed articles
var files embed.FS

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
