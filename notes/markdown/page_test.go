package markdown_test

import (
	"reflect"
	"strings"
	"testing"

	"collate/notes/markdown"
)

const tasks = "See #claim/sub, `#code` and [#not](x).\n\n- [ ] one #todo\n  - [x] two\n\n> - [ ] quoted\n\n1. [X] three[^a]\n\n[^a]: - [ ] note\n"

func TestAPageLinksTagsAndTasks(t *testing.T) {
	d := markdown.Page(tasks)
	if plain := markdown.Document(tasks); d.Text() != plain.Text() {
		t.Errorf("reads %q, want %q", d.Text(), plain.Text())
	}
	var got []string
	for _, l := range d.Links() {
		if !strings.HasPrefix(l.Target, "#") { // of a footnote
			got = append(got, d.Slice(l.Start, l.End)+" → "+l.Target)
		}
	}
	want := []string{"#claim/sub → tag:claim/sub", "#not → x", "☐ → task:0", "#todo → tag:todo", "☑ → task:1", "☑ → task:2"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("links %q, want %q", got, want)
	}
	for target, want := range map[string]string{"tag:claim/sub": "claim/sub", "tag:": "", "task:1": "", "tag:1": ""} {
		if name, ok := markdown.TagTarget(target); ok != (want != "") || ok && name != want {
			t.Errorf("TagTarget(%q) = %q, %v", target, name, ok)
		}
	}
	if n, ok := markdown.TaskTarget("task:12"); n != 12 || !ok {
		t.Errorf("TaskTarget = %d, %v", n, ok)
	}
	if _, ok := markdown.TaskTarget("task:x"); ok {
		t.Error("there is a task x")
	}
}

func TestToggleTask(t *testing.T) {
	for n, change := range [][2]string{{"- [ ] one", "- [x] one"}, {"- [x] two", "- [ ] two"}, {"[X] three", "[ ] three"}} {
		want := strings.Replace(tasks, change[0], change[1], 1)
		if got, ok := markdown.ToggleTask(tasks, n); got != want || !ok {
			t.Errorf("task %d: %q, %v", n, got, ok)
		}
	}
	for _, n := range []int{3, -1} {
		if got, ok := markdown.ToggleTask(tasks, n); got != tasks || ok {
			t.Errorf("task %d: %q, %v", n, got, ok)
		}
	}
}

// FuzzToggleTask: what is toggled twice is as it was, but for the case of an "x".
func FuzzToggleTask(f *testing.F) {
	f.Add(tasks, 1)
	f.Fuzz(func(t *testing.T, text string, n int) {
		once, ok := markdown.ToggleTask(text, n)
		if !ok {
			return
		}
		twice, ok := markdown.ToggleTask(once, n)
		if !ok || !strings.EqualFold(twice, text) && !strings.Contains(text, "[\t]") {
			t.Fatalf("%q became %q and %q", text, once, twice)
		}
	})
}
