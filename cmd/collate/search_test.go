package main

import (
	"strings"
	"testing"
)

// A line of a batch may be much longer than any query, and one that is too long says which it is.
func TestLongLinesOfABatch(t *testing.T) {
	inFolder(t)
	got := collate(t, strings.Repeat("word ", 50_000)+"\nzeppelin\n", "search", "--batch", "-", "--json")
	if lines := strings.Count(got.stdout, "\n"); got.status != done || lines != 2 {
		t.Errorf("status %d, %d answers\n%s", got.status, lines, got.stderr)
	}
	got = collate(t, "zeppelin\n"+strings.Repeat("w", longestLine+1), "search", "--batch", "-")
	if want := "Could not read line 2 of -: it is longer than 16 MB.\n"; got.status != failed || got.stderr != want {
		t.Errorf("status %d: %q, want %q", got.status, got.stderr, want)
	}
}
