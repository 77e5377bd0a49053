package app

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/exporting"
	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/styles"
	"collate/notes/export"
)

// chooseExport lets the user choose what to export; the article is ticked, or all if
// it is "".
func (w *window) chooseExport(article notes.ArticleID) {
	var choices []exporting.Choice
	var chosen []notes.ArticleID
	for _, a := range w.contents.listing.articles {
		choices = append(choices, exporting.Choice{ID: a.ID, Title: cite.Title(a.Item)})
		if article == "" || article == a.ID {
			chosen = append(chosen, a.ID)
		}
	}
	ctx := w.ctx
	go show(ctx, w, func() (exporting.Style, error) {
		choice, err := styles.Chosen(ctx, w.notebook)
		return w.titled(choice), err
	}, func(style exporting.Style) {
		citations := exporting.Citations{Style: style, Pick: w.pickForExport}
		w.ask(exporting.New(w.win, choices, chosen, citations, filepath.Join(documents(), "collate-export.md"), w.export), 560, 480)
	})
}

// pickForExport lets the user pick the style of one export, above its dialog.
func (w *window) pickForExport(now styles.Choice, picked func(exporting.Style)) {
	w.pickStyle(now, func(choice styles.Choice) {
		go show(w.ctx, w, func() (exporting.Style, error) { return w.titled(choice), nil }, picked)
	}, func(d dialog.Dialog, _, _ float32) { d.Show() })
}

// titled returns a style with its title, or its name if it cannot be used. It must be
// called off the UI thread.
func (w *window) titled(choice styles.Choice) exporting.Style {
	title := choice.Style
	if style, err := w.styles.Processor(choice.Style, choice.Language); err == nil {
		title = style.Style().Info().Title
	}
	return exporting.Style{Choice: choice, Title: title}
}

// documents returns the user's folder for documents, or "".
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	folder := filepath.Join(home, "Documents")
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return folder
	}
	return home
}

// export writes an export. It asks before it replaces an existing file.
func (w *window) export(o exporting.Order) {
	if len(o.Articles) == 0 {
		w.reportError(&notes.Problem{What: "There is nothing to export", Remedy: "Tick at least one article."})
		return
	}
	if info, err := os.Stat(o.Path); err != nil || info.IsDir() {
		w.startExport(o)
		return
	}
	message := widget.NewLabel("There is a file " + o.Path + " already. What it holds is lost if it is replaced.")
	message.Wrapping = fyne.TextWrapWord
	w.ask(dialog.NewCustomConfirm("Replace the file?", "Replace", "Cancel", message, func(yes bool) {
		if yes {
			w.startExport(o)
		}
	}, w.win), 460, 200)
}

// startExport writes an export off the UI thread. The file is written completely or
// not at all.
func (w *window) startExport(o exporting.Order) {
	w.margin.Flush()
	ctx, cancel := context.WithCancel(w.ctx)
	progress := func(done int) {
		message := fmt.Sprintf("Exporting: %d of %s…", done, count(len(o.Articles), "article"))
		w.notices.Tell(overlay.Notice{Message: message, Stay: true, Action: "Cancel", OnAction: cancel})
	}
	go func() {
		defer cancel()
		err := w.writeExport(ctx, o, func(done int) { fyne.Do(func() { progress(done) }) })
		fyne.Do(func() {
			switch {
			case ctx.Err() != nil && err != nil:
				w.notices.Tell(overlay.Notice{Message: "Nothing was exported."})
			case err != nil:
				w.reportError(err)
			default:
				w.notices.Tell(overlay.Notice{Message: "Exported " + count(len(o.Articles), "article") + " to " + o.Path + "."})
			}
		})
	}()
}

// progressEach is the number of articles between two progress reports.
const progressEach = 100

func (w *window) writeExport(ctx context.Context, o exporting.Order, progress func(done int)) error {
	if err := w.history.Wait(); err != nil {
		return err
	}
	var selection export.Selection
	for i, id := range o.Articles {
		if i%progressEach == progressEach-1 {
			progress(i)
		}
		a, err := w.notebook.Article(ctx, id)
		if err != nil {
			return err
		}
		article, err := export.Read(ctx, w.notebook, a)
		if err != nil {
			return err
		}
		selection.Articles = append(selection.Articles, article)
	}
	style, err := w.styles.Processor(o.Style.Style, o.Style.Language)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := o.Format.Write(&out, selection, export.Options{Style: style}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.files.Write(o.Path, out.Bytes())
}
