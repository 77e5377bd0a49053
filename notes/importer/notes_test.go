package importer

import (
	"reflect"
	"strings"
	"testing"
)

func TestReadNote(t *testing.T) {
	tests := []struct {
		name, line string
		want       Note
		err        string
	}{
		{"all of it", `{"title":"A raid","body":"In *Baku*.\n","tags":["police","police/raid"]}`, Note{"A raid", "In *Baku*.\n", []string{"police", "police/raid"}}, ""},
		{"a byte order mark and unknown fields", "\ufeff" + `{"title":"A","id":7}`, Note{Title: "A"}, ""},
		{"a title is one line", `{"title":" A\n raid "}`, Note{Title: "A raid"}, ""},
		{"no title", `{"body":"\n A  raid. \nMore."}`, Note{Title: "A raid.", Body: "\n A  raid. \nMore."}, ""},
		{"tags once, without their sign", `{"title":"A","tags":["#a","a"," ","b"]}`, Note{Title: "A", Tags: []string{"a", "b"}}, ""},
		{"nothing", `{"title":" ","tags":["a"]}`, Note{}, "it has neither a title nor a body"},
		{"no object", `["A"]`, Note{}, "it is not an object but a array"},
		{"a number for a title", `{"title":7}`, Note{}, "its title is not a text but a number"},
		{"a text for tags", `{"title":"A","tags":"b"}`, Note{}, "its tags are not a list of texts"},
		{"a number among tags", `{"title":"A","tags":[1]}`, Note{}, "its tags are not a list of texts"},
		{"other than UTF-8", "{\"title\":\"d\xe9j\xe0 vu\"}", Note{}, "it is not text in UTF-8"},
		{"a byte 0", `{"title":"A","body":"a\u0000b"}`, Note{}, "it is not text: there is a byte 0 in it"},
		{"cut", `{"title":"A`, Note{}, "it is not JSON: "},
	}
	for _, tt := range tests {
		got, err := ReadNote([]byte(tt.line))
		if tt.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), tt.err) {
				t.Errorf("%s: error %v, want %q", tt.name, err, tt.err)
			}
		} else if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, %v, want %+v", tt.name, got, err, tt.want)
		}
	}
}
