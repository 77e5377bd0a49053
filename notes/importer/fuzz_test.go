package importer_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/importer"
)

// check imports a file: a result can be stored, and an error has a reason.
func check(t *testing.T, name string, data []byte) {
	t.Helper()
	r, err := importer.Import(name, data)
	if err != nil {
		var p *notes.Problem
		if !errors.As(err, &p) || p.Why == "" || p.Remedy == "" {
			t.Fatalf("error %v", err)
		}
		return
	}
	if r.Key == "" || r.Item.ID != r.Key || r.Item.Type == "" || strings.TrimSpace(r.Item.Text["title"]) == "" {
		t.Fatalf("key %q of %+v", r.Key, r.Item)
	}
	if _, err := document.New(r.Document.Text(), r.Document.Structure()); err != nil {
		t.Fatal(err)
	}
	stored, err := json.Marshal(r.Item)
	if err != nil {
		t.Fatal(err)
	}
	var item csl.Item
	if err := json.Unmarshal(stored, &item); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, stored) {
		t.Fatalf("stored\n%s\nread\n%s", stored, again)
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("id: a\ntitle: \"b\"\nauthor:\n  - literal: c\nissued: 2025-07\noriginal:\n  issued: 2025-07-01\n  title: d")
	f.Add("a: &a [1, .inf, 0x1F, ~, yes, !!binary aGk=, 2025-07-07]\nb: {<<: *a}\ntags: [x, #y]")
	f.Add("issued: [{year: 1, month: 2, day: 3}, {year: x}]\nauthor: \"a, b\"\nkeywords: [a, [b]]\nURL: 1\nurl: 2\nUrl: 3")
	f.Add("? |\n  a\n: >-\n  b\n\n  c\ndate: \"\"\ntype: 1\nid: {}")
	f.Fuzz(func(t *testing.T, yaml string) {
		check(t, "a.md", []byte("---\n"+yaml+"\n---\ntext"))
	})
}

func FuzzText(f *testing.F) {
	f.Add([]byte("one\ntwo\r\n\r\nthree \f four\n    five"))
	f.Add([]byte("\xFF\xFEa\x00b\x00"))
	f.Add([]byte("\xFE\xFF\x00a\xD8\x3D\xDE\x00"))
	f.Add([]byte("\xEF\xBB\xBFcaf\xC3\xA9 \xE9"))
	f.Add([]byte(strings.Repeat("The lines of this text were wrapped by a program at some width.\n", 3) + "- so\n  it is-\nwas"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, "a.txt", data)
		check(t, "a", data)
	})
}
