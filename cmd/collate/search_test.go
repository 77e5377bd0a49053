package main

import (
	"strings"
	"testing"
)

// A line of a batch may be much longer than any query, and one
// that is too long does not keep the others from being answered.
func TestLongLinesOfABatch(t *testing.T) {
	inFolder(t)
	got := collate(t, strings.Repeat("word ", 50_000)+"\nzeppelin\n", "search", "--batch", "-", "--json")
	if lines := strings.Count(got.stdout, "\n"); got.status != done || lines != 2 {
		t.Errorf("status %d, %d answers\n%s", got.status, lines, got.stderr)
	}
	got = collate(t, "zeppelin\n"+strings.Repeat("w", longestLine+1)+"\nraid", "search", "--batch", "-", "--json")
	answers := strings.Split(strings.TrimSpace(got.stdout), "\n")
	if got.status != done || len(answers) != 3 || !strings.Contains(answers[1], `"problem":"This line could not be read: it is longer than 16 MB."`) ||
		!strings.Contains(answers[2], `"query":"raid"`) {
		t.Errorf("status %d: %q", got.status, answers)
	}
}
