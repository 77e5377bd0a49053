package notes_test

import (
	"slices"
	"strings"
	"testing"

	"collate/notes"
)

func TestCleanTags(t *testing.T) {
	for _, test := range []struct{ name, typed, want string }{
		{"as they are", "claim,place/Baku", "claim,place/Baku"},
		{"with their sign and spaces", " #claim , to  check ,# place", "claim,to check,place"},
		{"the same but for case", "Claim,claim,place", "Claim,place"},
		{"empty ones", ",#, ", ""},
	} {
		if got := notes.CleanTags(strings.Split(test.typed, ",")...); !slices.Equal(got, strings.FieldsFunc(test.want, func(r rune) bool { return r == ',' })) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
