package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"collate/app"
	"collate/assets"
	"collate/storage"
)

type windowCommand struct{}

// watchInterval is how often the window looks whether another program has
// changed the notebook.
const watchInterval = 500 * time.Millisecond

// Run opens the window and returns when it was closed. Where nobody reads the
// standard error, a window says what is wrong.
func (windowCommand) Run(ctx context.Context, p *program) error {
	if err := findDisplay(); err != nil {
		return err
	}
	err := p.runWindow(ctx)
	if err != nil && unread(p.stderr) {
		app.Fail(metadata(), err)
	}
	return err
}

// unread says whether what is written goes where no person looks: the program
// was started from a menu, and not in a terminal or by another program.
func unread(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil {
		return true
	}
	null, err := os.Stat(os.DevNull)
	return info.Mode()&os.ModeSocket != 0 || err == nil && os.SameFile(info, null)
}

func (p *program) runWindow(ctx context.Context) error {
	options := p.options()
	options.Window = true
	store, err := p.open(ctx, options)
	if err != nil {
		return err
	}
	watching, stop := context.WithCancel(ctx)
	watched := make(chan error, 1)
	go func() { watched <- store.Watch(watching, watchInterval) }()
	openWindow(store, p.now)
	stop()
	err = <-watched
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, store.Close())
}

// openWindow opens the window and returns when it was closed.
func openWindow(store *storage.Store, now func() time.Time) {
	app.Run(app.Options{
		Notebook: store,
		Files:    app.Files{Read: readFile, Write: writeFile},
		Now:      now,
		Styles:   citationStyles(),
		AddStyle: func(path string) (string, error) {
			added, err := addStyle(path)
			return added.Name, err
		},
		Metadata: metadata(),

		Dictionaries: dictionaries(),
	})
}

// metadata says what the program is, to the window system.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: id, Name: name, Version: version, Build: build,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon()),
		Migrations: map[string]bool{"fyneDo": !checked},
	}
}
