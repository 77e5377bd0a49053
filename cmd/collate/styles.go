package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"collate/assets"
	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/cite/styles"
	"collate/storage"
)

// systemStyles is where distributions of Linux keep styles and locales.
const systemStyles = "/usr/share/citation-style-language"

// citationStyles returns the styles that can be found: those that the user has added,
// those of the program, of Zotero, and of the system.
func citationStyles() *styles.Collection {
	styleFolders := []styles.Folder{{Name: "Collate", Files: assets.Styles()}}
	localeFolders := []styles.Folder{{Name: "Collate", Files: assets.Locales()}}
	if own := ownStyles(); own != "" {
		folder := styles.Folder{Name: "your styles", Files: os.DirFS(own)}
		styleFolders = append([]styles.Folder{folder}, styleFolders...)
		localeFolders = append([]styles.Folder{folder}, localeFolders...)
	}
	home, _ := os.UserHomeDir() // without one there may still be the system's
	for _, data := range zoteroFolders(runtime.GOOS, os.Getenv, home) {
		styleFolders = append(styleFolders, styles.Folder{Name: "Zotero", Files: os.DirFS(filepath.Join(data, "styles"))})
	}
	styleFolders = append(styleFolders, styles.Folder{Name: "the system", Files: os.DirFS(filepath.Join(systemStyles, "styles"))})
	localeFolders = append(localeFolders, styles.Folder{Name: "the system", Files: os.DirFS(filepath.Join(systemStyles, "locales"))})
	return styles.New(styleFolders, localeFolders)
}

// ownStyles returns the folder in which styles are that the user has added, and
// locales too, or "" if that cannot be told.
func ownStyles() string {
	home, _ := os.UserHomeDir() // without one there may still be a data folder
	folder := dataFolder(runtime.GOOS, os.Getenv, home)
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "collate", "styles")
}

// zoteroFolders returns where Zotero keeps its data: in the usual folder, and in
// those that its preferences name.
func zoteroFolders(system string, getenv func(string) string, home string) []string {
	if home == "" {
		return nil
	}
	folders := []string{filepath.Join(home, "Zotero")}
	profiles := filepath.Join(home, ".zotero", "zotero")
	switch system {
	case "windows":
		roaming := cmp.Or(getenv("AppData"), filepath.Join(home, "AppData", "Roaming"))
		profiles = filepath.Join(roaming, "Zotero", "Zotero", "Profiles")
	case "darwin":
		profiles = filepath.Join(home, "Library", "Application Support", "Zotero", "Profiles")
	}
	for _, path := range filesIn(profiles, "*/prefs.js") {
		if data, err := os.ReadFile(path); err == nil {
			if folder := zoteroDataDir(string(data)); folder != "" {
				folders = append(folders, folder)
			}
		}
	}
	return folders
}

// dataDir matches the preference that names the data folder of Zotero.
var dataDir = regexp.MustCompile(`(?m)^\s*user_pref\("extensions\.zotero\.dataDir",\s*("(?:[^"\\]|\\.)*")\);`)

// zoteroDataDir returns the data folder that Zotero's preferences name, or "".
func zoteroDataDir(preferences string) string {
	match := dataDir.FindStringSubmatch(preferences)
	var folder string
	if match == nil || json.Unmarshal([]byte(match[1]), &folder) != nil || !filepath.IsAbs(folder) {
		return ""
	}
	return folder
}

// processor returns the processor for a style and a language. For "", they are
// those that the notebook is cited in.
func processor(ctx context.Context, store *storage.Store, style, language string) (*csl.Processor, error) {
	choice, err := styles.Chosen(ctx, store)
	if err != nil {
		return nil, err
	}
	if style != "" {
		choice = styles.Choice{Style: style, Language: language}
	} else if language != "" {
		choice.Language = language
	}
	p, err := citationStyles().Processor(choice.Style, choice.Language)
	if errors.Is(err, notes.ErrNotFound) && style != "" {
		return nil, usageError{err}
	}
	return p, err
}

// readStyle reads a style, or a locale, and returns what it is called and the name
// of the file to keep it in.
func readStyle(base string, data []byte) (read addedStyle, file string, err error) {
	extension := filepath.Ext(base)
	if strings.HasPrefix(base, "locales-") && extension == ".xml" {
		locale, err := csl.ParseLocale(bytes.NewReader(data))
		if err != nil {
			return addedStyle{}, "", err
		}
		return addedStyle{Name: locale.Lang(), Title: "locale " + locale.Lang()}, "locales-" + locale.Lang() + ".xml", nil
	}
	style, err := csl.ParseStyle(bytes.NewReader(data))
	if err != nil {
		return addedStyle{}, "", err
	}
	name := strings.TrimSuffix(base, extension)
	return addedStyle{Name: name, Title: style.Info().Title}, name + ".csl", nil
}

// addStyle puts a style, or a locale, into the folder of those that the user has
// added, and returns its name. One that cannot be read is refused.
func addStyle(path string) (added addedStyle, err error) {
	what := "Could not add " + path
	data, err := os.ReadFile(path)
	if err != nil {
		return addedStyle{}, fileProblem(what, err)
	}
	added, base, err := readStyle(filepath.Base(path), data)
	if err != nil {
		return addedStyle{}, &notes.Problem{What: what, Why: err.Error(), Remedy: "A citation style is a file of CSL 1.0.", Cause: err}
	}
	folder := ownStyles()
	if folder == "" {
		return addedStyle{}, &notes.Problem{What: what, Why: "it is not known where your styles are kept", Remedy: "Set the environment variable HOME."}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return addedStyle{}, fileProblem(what, err)
	}
	added.Status = "added"
	before, err := os.ReadFile(filepath.Join(folder, base))
	switch {
	case err == nil && bytes.Equal(before, data):
		added.Status = "unchanged"
		return added, nil
	case err == nil:
		added.Status = "updated"
	case !errors.Is(err, fs.ErrNotExist):
		return addedStyle{}, fileProblem(what, err)
	}
	return added, writeFile(filepath.Join(folder, base), data)
}
