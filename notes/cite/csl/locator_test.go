package csl

import "testing"

func TestHead(t *testing.T) {
	for locator, want := range map[string]string{
		"":                     "",
		"367-368":              "367-368",
		"367-368, fig. 333":    "367-368, ",
		"cap. 367-368, p. 333": "cap. 367-368, ", // whose first word has the other label in it
		"p. 3":                 "p. 3",
		"3 \t pp. 4":           "3 \t ",
	} {
		if got := head(locator); got != want {
			t.Errorf("head(%q) = %q, want %q", locator, got, want)
		}
	}
}

func TestLocatorLabel(t *testing.T) {
	for word, want := range map[string]string{"pp": "page", "Vol": "volume", "art": "article-locator", "tit": "title-locator", "vrs": "verse", "p.": "", "": ""} {
		if got := LocatorLabel(word); got != want {
			t.Errorf("LocatorLabel(%q) = %q, want %q", word, got, want)
		}
	}
}
