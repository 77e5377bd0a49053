package main

import (
	"encoding/json"
	"testing"
)

// What a note is given is what it has: it comes out as it went in, and goes in
// again without a change.
func TestNotesKeepTheirTexts(t *testing.T) {
	inFolder(t)
	for name, text := range map[string]string{
		"a heading":              "# Title\n\nText.\n",
		"no line end":            "Text.",
		"nothing":                "",
		"a line end":             "\n",
		"blank lines at its end": "\n\n  Text.  \n\n\n",
		"lines of Windows":       "One\r\ntwo\r\n",
		"a return at its end":    "One\r",
		"control characters":     "a\tb\x1b[31m\x07\x7f\u0085c",
		"a byte order mark":      "\ufeff# Title\n",
		"separators of lines":    "a\u2028b\u2029c",
		"other than letters":     "\u200b\U000e0041\ue000\uffff😀é",
	} {
		t.Run(name, func(t *testing.T) {
			if got := collate(t, text, "note", "add", "--title", name, "--body", "-"); got.status != done {
				t.Fatalf("got %+v", got)
			}
			shown := succeed(t, "note", "show", name)
			if shown != text && shown != text+"\n" {
				t.Errorf("%q is shown as %q", text, shown)
			}
			entry := newest(t)
			if got := collate(t, shown, "note", "edit", name, "--body", "-"); got.status != done {
				t.Fatalf("got %+v", got)
			}
			if after := newest(t); after != entry {
				t.Errorf("to write back what is shown is the change %+v", after)
			}
			var note struct{ Body string }
			if err := json.Unmarshal([]byte(succeed(t, "note", "show", name, "--json")), &note); err != nil || note.Body != text {
				t.Errorf("%q became %q, %v", text, note.Body, err)
			}
		})
	}
}

// newest returns the newest entry of the history.
func newest(t *testing.T) changeData {
	t.Helper()
	var entries []changeData
	if err := json.Unmarshal([]byte(succeed(t, "history", "--limit", "1", "--json")), &entries); err != nil || len(entries) != 1 {
		t.Fatalf("%d entries: %v", len(entries), err)
	}
	return entries[0]
}
