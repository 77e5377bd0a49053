package query

import (
	"slices"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	values := func(operator string) []string {
		if operator == OpTag {
			return []string{"police", "police/raid", "press freedom"}
		}
		return nil
	}
	tests := []struct {
		name, input string // a bar stands where is typed
		want        []string
	}{
		{"nothing typed", "raid |", nil},
		{"names", "raid b|", []string{"by:", "before:"}},
		{"a name in capitals", "TA|", []string{"tag:"}},
		{"after a minus sign", "-ta|", []string{"tag:"}},
		{"a word that goes on", "b|aku", nil},
		{"values of the language", "kind:c|", []string{"kind:comment"}},
		{"values of the notebook, by any of their words", "tag:r|", []string{"tag:police/raid"}},
		{"all values", "tag:| raid", []string{"tag:police", "tag:police/raid", `tag:"press freedom"`}},
		{"a value in quotation marks", `tag:"press f|`, []string{`tag:"press freedom"`}},
		{"a value that is typed already", "kind:note|", nil},
		{"the values below one that is typed already", "tag:police|", []string{"tag:police/raid"}},
		{"a quoted value that is typed already", `tag:"press freedom"|`, nil},
		{"no values", "by:x|", nil},
		{"no operator", "https:|", nil},
	}
	for _, tt := range tests {
		at := strings.Index(tt.input, "|")
		input := tt.input[:at] + tt.input[at+1:]
		var got []string
		for _, c := range Complete(input, at, values) {
			got = append(got, c.Text)
			if c.End != at || input[c.Start:c.End] == "" || c.Done != !strings.HasSuffix(c.Text, ":") || c.Help == "" && !c.Done {
				t.Errorf("%s: %+v", tt.name, c)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
