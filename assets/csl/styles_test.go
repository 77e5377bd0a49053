package csl_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestInfo looks at what a list of styles shows.
func TestInfo(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("styles", "*"))
	if err != nil || len(files) != len(styles()) {
		t.Errorf("the folder has %d files (%v), and %d styles are tested", len(files), err, len(styles()))
	}
	for _, name := range styles() {
		style := readStyle(t, name)
		info := style.Info()
		if info.ID != "collate:"+name || info.Title == "" || info.ShortTitle == "" || info.Format == "" {
			t.Errorf("%s has the info %+v", name, info)
		}
		if !strings.HasSuffix(info.Summary, ".") {
			t.Errorf("the summary of %s is no sentence: %q", name, info.Summary)
		}
		if style.Dependent() || !style.HasBibliography() || style.DefaultLocale() == "" {
			t.Errorf("%s lacks a bibliography or a language", name)
		}
	}
}

// TestMacros finds no macro that is never called.
func TestMacros(t *testing.T) {
	for _, name := range styles() {
		defined, called := macros(t, name)
		for _, macro := range defined {
			if !slices.Contains(called, macro) {
				t.Errorf("%s: nothing calls the macro %q", name, macro)
			}
		}
	}
}

// macros are the names of the macros of a style, and of those that are called.
func macros(t *testing.T, style string) (defined, called []string) {
	t.Helper()
	file, err := os.Open(filepath.Join("styles", style+".csl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for decoder := xml.NewDecoder(file); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return defined, called
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, attribute := range element.Attr {
			switch {
			case element.Name.Local == "macro" && attribute.Name.Local == "name":
				defined = append(defined, attribute.Value)
			case attribute.Name.Local == "macro":
				called = append(called, attribute.Value)
			}
		}
	}
}
