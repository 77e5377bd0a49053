// Package app is the window of Collate.
//
// It connects the parts of the window, which are the packages below it: each
// of them presents something and reports what the user does, and none knows
// another. What is changed goes through app/history to the notebook; what has
// changed comes back from the notebook, whoever changed it, and is shown.
package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"collate/notes/cite/styles"
)

// Options are the surroundings of the window. All but Dictionaries are required.
type Options struct {
	Notebook Notebook
	Files    Files
	Now      func() time.Time
	Styles   *styles.Collection // citation styles to choose from
	// AddStyle adds the style of a file to those that the user has, and returns its
	// name. Its errors are as those of Files; it is called off the UI thread.
	AddStyle func(path string) (name string, err error)
	// Dictionaries are folders in which the user keeps hyphenation
	// dictionaries; there may be none.
	Dictionaries []string
	Metadata     fyne.AppMetadata // name, id, version and icon of the program
}

// Files reads and writes files by their paths, whole or not at all. Errors say
// to a user what could not be done, why, and what to do now. Both are called
// off the UI thread.
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
