// Package app is the window of Collate.
//
// It connects the parts of the window, which are the packages below it: each of
// them presents something and reports what the user does, and none imports another.
// Changes go through app/history to the notebook; the window shows the changes that
// the notebook publishes, by any program.
package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"collate/notes/cite/styles"
)

// Options are the options of Run. All but Dictionaries are required.
type Options struct {
	Notebook Notebook
	Files    Files
	Now      func() time.Time
	Styles   *styles.Collection // citation styles to choose from
	// AddStyle adds the style in a file to the user's styles, and returns its name.
	// Its errors are like those of Files; it is called off the UI thread.
	AddStyle func(path string) (name string, err error)
	// Dictionaries are folders with the user's hyphenation dictionaries; may be
	// empty.
	Dictionaries []string
	Metadata     fyne.AppMetadata // name, id, version and icon of the program
}

// Files reads and writes whole files by path. Errors tell the user what failed,
// why, and what to do. Both functions are called off the UI thread.
type Files struct {
	Read  func(path string) ([]byte, error)
	Write func(path string, data []byte) error
}

// Run opens the window and returns when the user has closed it. It must be
// called on the main goroutine.
func Run(o Options) {
	fyneapp.SetMetadata(o.Metadata)
	app := fyneapp.NewWithID(o.Metadata.ID)
	w := newWindow(app, o, loadSession(context.Background(), o.Notebook))
	w.win.ShowAndRun()
}
