package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestZoteroFolders(t *testing.T) {
	home := t.TempDir()
	profile := filepath.Join(home, ".zotero", "zotero", "abc.default")
	if err := os.MkdirAll(profile, 0o777); err != nil {
		t.Fatal(err)
	}
	chosen := filepath.Join(home, "My Library")
	preferences := "// Mozilla User Preferences\nuser_pref(\"extensions.zotero.dataDir\", \"" + chosen + "\");\n"
	if err := os.WriteFile(filepath.Join(profile, "prefs.js"), []byte(preferences), 0o666); err != nil {
		t.Fatal(err)
	}
	got := zoteroFolders("linux", func(string) string { return "" }, home)
	if want := []string{filepath.Join(home, "Zotero"), chosen}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := zoteroFolders("linux", func(string) string { return "" }, ""); got != nil {
		t.Errorf("without a home: %q", got)
	}
}

func TestZoteroDataDir(t *testing.T) {
	for preferences, want := range map[string]string{
		"": "",
		`user_pref("extensions.zotero.dataDir", "/data/a \"b\"");`:                         `/data/a "b"`,
		"user_pref(\"a\", 1);\r\nuser_pref(\"extensions.zotero.dataDir\", \"/data\");\r\n": "/data",
		`user_pref("extensions.zotero.dataDir", "relative");`:                              "",
		`// user_pref("extensions.zotero.dataDir", "/data");`:                              "",
		`user_pref("extensions.zotero.dataDir.old", "/data");`:                             "",
	} {
		if got := zoteroDataDir(preferences); got != want {
			t.Errorf("%q: %q, want %q", preferences, got, want)
		}
	}
}

// The name of a folder is no pattern.
func TestStylesInAnyFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "styles [new]")
	style := filepath.Join(folder, "a.csl")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(style, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := stylesIn(folder); !slices.Equal(got, []string{style}) {
		t.Errorf("found %q, want %q", got, style)
	}
}

func TestBundledStylesAreFound(t *testing.T) {
	found := map[string]bool{}
	for _, s := range citationStyles().List() {
		found[s.Name] = true
	}
	for _, name := range []string{
		"apa", "chicago-author-date", "chicago-notes-bibliography", "harvard-cite-them-right", "ieee", "modern-language-association", "vancouver",
	} {
		if !found[name] {
			t.Errorf("%s is not listed", name)
		}
	}
}
