package editor

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestStretches(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(e *Editor, pass func(time.Duration))
		want []string // the texts at which one ended
	}{
		{"a word and another", func(e *Editor, _ func(time.Duration)) { e.write("one two") }, nil},
		{"many words", func(e *Editor, _ func(time.Duration)) { e.write(strings.Repeat("and so on, ", 11) + "and on") }, []string{strings.Repeat("and so on, ", 11)}},
		{"a long word", func(e *Editor, _ func(time.Duration)) { e.write(strings.Repeat("x", 130) + ", so") },
			[]string{strings.Repeat("x", 130) + ", "}},
		{"new lines", func(e *Editor, _ func(time.Duration)) { e.write("one\n\ntwo\nx") }, []string{"one\n\n", "one\n\ntwo\n"}},
		{"items of a list", func(e *Editor, _ func(time.Duration)) { e.write("- a\nb") }, []string{"- a\n- "}},
		{"a short pause", func(e *Editor, pass func(time.Duration)) {
			e.write("one")
			pass(thinkingPause - 1)
			e.write("s")
		}, nil},
		{"a pause", func(e *Editor, pass func(time.Duration)) {
			e.write("one")
			pass(thinkingPause)
			e.write("s")
		}, []string{"one"}},
		{"typing without a space, for long", func(e *Editor, pass func(time.Duration)) {
			for range 42 {
				e.write("x")
				pass(longStretch / 40)
			}
		}, []string{strings.Repeat("x", 40)}},
		{"deleting", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.press(fyne.KeyBackspace, fyne.KeyBackspace)
			e.write("f")
		}, []string{"one", "o"}},
		{"deleting forward", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.press(fyne.KeyHome, fyne.KeyDelete, fyne.KeyDelete)
		}, []string{"one"}},
		{"the caret elsewhere", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.press(fyne.KeyLeft, fyne.KeyRight)
			e.write("s")
		}, []string{"one"}},
		{"a paste", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.insert(" two")
			e.write("s")
		}, []string{"one", "one two"}},
		{"typing over what is selected", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.SelectAll()
			e.write("two")
		}, []string{"one"}},
		{"another version", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.SetText("one two")
			e.Select(3, 3)
			e.write("s")
		}, []string{"one two"}},
		{"what changes nothing", func(e *Editor, _ func(time.Duration)) {
			e.write("one")
			e.press(fyne.KeyDelete)
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newTest(t, "")
			now := time.Unix(0, 0)
			e.now = func() time.Time { return now }
			var got []string
			e.OnStretch = func() { got = append(got, e.Text()) }
			c.do(e, func(d time.Duration) { now = now.Add(d) })
			if want := append([]string{""}, c.want...); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
