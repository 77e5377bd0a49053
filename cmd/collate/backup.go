package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"collate/storage"
)

type backupCommand struct {
	File string `arg:"" optional:"" type:"file" help:"Where to write it; beside the notebook without it."`
}

// Run copies the notebook into a file.
func (c backupCommand) Run(ctx context.Context, p *program) error {
	if c.File != "" {
		if err := checkFolder("Could not write the backup "+c.File, c.File); err != nil {
			return err
		}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		path := c.File
		if path == "" {
			extension := filepath.Ext(store.Path())
			path = strings.TrimSuffix(store.Path(), extension) + p.now().UTC().Format("-backup-20060102-150405") + extension
		}
		if err := store.Backup(ctx, path, storage.BackupOptions{}); err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err != nil {
			return fileProblem("Could not read the backup "+path, err)
		}
		return p.print(backupData{path, info.Size()})
	})
}

type backupData struct {
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
}

func (b backupData) text() string {
	return fmt.Sprintf("Wrote the backup %s (%.1f MB).\n", b.Path, float64(b.Bytes)/1e6)
}

type restoreCommand struct {
	File string `arg:"" type:"file" help:"A backup."`
}

// Run replaces what the notebook holds with a backup.
func (c restoreCommand) Run(ctx context.Context, p *program) error {
	backup, err := filepath.Abs(c.File)
	if err == nil {
		_, err = os.Stat(backup)
	}
	if err != nil {
		return fileProblem("Could not restore the backup "+c.File, err)
	}
	kept, err := storage.Restore(ctx, backup, p.notebook, p.options())
	if err != nil {
		return err
	}
	return p.print(restoreData{p.notebook, c.File, kept})
}

type restoreData struct {
	Path string `json:"path"`
	From string `json:"from"`
	Kept string `json:"kept"` // the file that has what the notebook held before, or ""
}

func (r restoreData) text() string {
	text := fmt.Sprintf("Restored %s from %s.\n", r.Path, r.From)
	if r.Kept != "" {
		text += fmt.Sprintf("What it held before is kept in %s.\n", r.Kept)
	}
	return text
}

type checkCommand struct {
	Repair bool `help:"First make the search index, tags and links anew, which are made of the texts."`
}

// Run checks the notebook.
func (c checkCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		if c.Repair {
			progress := newProgress(p.stderr, 1)
			err := store.Repair(ctx, progress.of("Repairing"))
			progress.clear()
			if err != nil {
				return err
			}
		}
		report, err := store.Check(ctx)
		if err != nil {
			return err
		}
		data := checkData{
			Path: store.Path(), Repaired: c.Repair, Sound: len(report.Findings) == 0, Findings: orEmpty(report.Findings),
			Articles: report.Articles, Revisions: report.Revisions, Highlights: report.Highlights, Notes: report.Notes, Tags: report.Tags,
		}
		if err := p.print(data); err != nil || data.Sound {
			return err
		}
		for _, finding := range report.Findings {
			fmt.Fprintln(p.stderr, finding)
		}
		return errTold
	})
}

type checkData struct {
	Path       string   `json:"path"`
	Repaired   bool     `json:"repaired"` // the search index, tags and links were made anew
	Sound      bool     `json:"sound"`
	Articles   int      `json:"articles"`
	Revisions  int      `json:"revisions"`
	Highlights int      `json:"highlights"`
	Notes      int      `json:"notes"`
	Tags       int      `json:"tags"`
	Findings   []string `json:"findings"` // a sentence for each thing that is wrong
}

func (c checkData) text() string {
	text := fmt.Sprintf("%s\n%s in %s, %s, %s, %s.\n", c.Path, count(c.Articles, "article"), count(c.Revisions, "revision"),
		count(c.Highlights, "highlight"), count(c.Notes, "note"), count(c.Tags, "tag"))
	if c.Repaired {
		text += "The search index, tags and links were made anew.\n"
	}
	if c.Sound {
		return text + "The notebook is sound.\n"
	}
	if !c.Repaired {
		return text + "The notebook is not sound. Try first: collate check --repair. If that does not help, bring back a backup with: collate restore BACKUP\n"
	}
	return text + "The notebook is not sound. Bring back a backup with: collate restore BACKUP\n"
}
