package label

import (
	"slices"
	"strings"
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2/test"
)

func TestWrap(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	f := newFace(Style{}, "")
	wide := func(text string) float32 { return f.width(text) + 0.5 }
	const title = "Forty-Eight Hours: How Two Capitals Stopped Talking"

	for _, tt := range []struct {
		name  string
		text  string
		lines int
		width float32
		want  []string
	}{
		{"no text is one empty line", "", Unlimited, 100, []string{""}},
		{"one line at its full width", title, 0, 10, []string{title}},
		{"one line has no line feeds", "a\nb", 0, 10, []string{"a b"}},
		{"before the first layout nothing wraps", title, 2, 0, []string{title}},
		{"what fits stays whole", title, 2, wide(title), []string{title}},
		{"breaks between words", title, Unlimited, wide("Forty-Eight Hours: How Two"), []string{"Forty-Eight Hours: How Two", "Capitals Stopped Talking"}},
		{"the last line ends with an ellipsis", title, 2, wide("Capitals Stopped…"), []string{"Forty-Eight Hours:", "How Two…"}},
		{"an ellipsis costs a word", title, 1, wide("Forty-Eight Hours: How"), []string{"Forty-Eight Hours…"}},
		{"a long word is cut", "antidisestablishmentarianism", Unlimited, wide("antidisestab"), []string{"antidisestab", "lishmentari", "anism"}},
		{"a long word is cut at the ellipsis", "antidisestablishmentarianism", 1, wide("antidi…"), []string{"antidi…"}},
		{"a character stands even where none fits", "ab", Unlimited, 1, []string{"a", "b"}},
		{"a line feed ends a line", "one\ntwo", Unlimited, 500, []string{"one", "two"}},
		{"an empty line stays", "one\n\ntwo", Unlimited, 500, []string{"one", "", "two"}},
		{"line feeds count against the limit", "one\ntwo\nthree", 2, 500, []string{"one", "two…"}},
		{"white space counts once", " a \t b  ", Unlimited, 500, []string{"a b"}},
		{"no break at a no-break space", "on 7\u00a0July", Unlimited, wide("7\u00a0Ju"), []string{"on", "7\u00a0Ju", "ly"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := f.wrap(tt.text, tt.lines, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSpacedSetsLettersApart(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	f := newFace(Style{Spaced: true}, "")
	want := []string{"T" + hairSpace + "A" + hairSpace + "G"}
	if got := f.wrap("TAG", 0, 0); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSerifGivesWayWhereItHasNoGlyph(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	if f := newFace(Style{Serif: true}, "Latin"); f.source == nil {
		t.Error("Latin text is not in the serif")
	}
	if f := newFace(Style{Serif: true}, "北京"); f.source != nil {
		t.Error("Chinese text is in the serif, which has no glyphs for it")
	}
}

// Lines wrapped without a limit have all characters of the text except white space, in
// order; no line is wider than allowed unless it is a single character; a limit neither
// loses nor adds lines.
func FuzzWrap(f *testing.F) {
	f.Add("Leverage, Not Rupture: What Baku Wants", 2, float32(120))
	f.Add("a\n\nb  c", 1, float32(3))
	f.Add("\u00a0 \u200a…", 3, float32(40))
	theme.Apply(test.NewTempApp(f), theme.Light)
	f.Fuzz(func(t *testing.T, text string, limit int, width float32) {
		if len(text) > 200 || !(width > 0 && width < 1000) || limit < 1 || limit > 10 || !isPlain(text) {
			t.Skip()
		}
		face := newFace(Style{}, text)
		all := face.wrap(text, Unlimited, width)
		if got, want := squeeze(strings.Join(all, "")), squeeze(text); got != want {
			t.Errorf("the lines hold %q, want %q", got, want)
		}
		limited := face.wrap(text, limit, width)
		if want := min(limit, len(all)); len(limited) != want {
			t.Errorf("%d lines, want %d", len(limited), want)
		}
		for _, line := range append(all, limited...) {
			if face.width(line) > width && len([]rune(strings.TrimSuffix(line, ellipsis))) > 1 {
				t.Errorf("%q is wider than %v", line, width)
			}
		}
	})
}

// isPlain reports whether text has no characters that join their neighbours: otherwise
// the width of a text is not the sum of the widths of its parts.
func isPlain(text string) bool {
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\t' || r > 0x2ff && r != 0x2026 {
			return false
		}
	}
	return true
}

func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || isBreak(r) {
			return -1
		}
		return r
	}, text)
}
