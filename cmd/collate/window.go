package main

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"collate/app"
	"collate/storage"
)

type windowCommand struct{}

// watchInterval is how often the window looks whether another program has
// changed the notebook.
const watchInterval = 500 * time.Millisecond

// Run opens the window and returns when it was closed.
func (windowCommand) Run(ctx context.Context, p *program) error {
	if err := findDisplay(); err != nil {
		return err
	}
	options := p.options()
	options.Window = true
	store, err := storage.Open(ctx, p.notebook, options)
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
		Metadata: fyne.AppMetadata{ID: id, Name: name, Version: version, Build: build},
	})
}
