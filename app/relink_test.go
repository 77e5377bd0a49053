package app

import (
	"testing"
)

func TestAHeadingIsReadWithoutMarkup(t *testing.T) {
	for markup, want := range map[string]string{"The *night* of `27`": "The night of 27", "": "", "[[a|b]] #": "b"} {
		if got := headingAsRead(markup); got != want {
			t.Errorf("%q is read as %q, want %q", markup, got, want)
		}
	}
}
