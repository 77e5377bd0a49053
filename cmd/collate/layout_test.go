package main

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	got := table([]string{"KEY", " WORDS", "TITLE"}, [][]string{
		{"berg", "7", "Short"},
		{"levant-files", "1234", "In Chinese: 渡轮"},
		{"渡轮", "", ""},
	})
	want := `KEY           WORDS  TITLE
berg              7  Short
levant-files   1234  In Chinese: 渡轮
渡轮
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if got := table([]string{"KEY"}, nil); got != "" {
		t.Errorf("a table without rows is %q", got)
	}
}

func TestParagraph(t *testing.T) {
	for _, test := range []struct{ name, text, first, rest, want string }{
		{"empty", "", "", "", "\n"},
		{"one line", "A  short\ttext.", "", "", "A short text.\n"},
		{"an item", strings.Repeat("word ", 17), "  - ", "    ", "  - " + strings.Repeat("word ", 14) + "word\n    word word\n"},
		{"breaks of the author stay", "one\ntwo", "> ", "> ", "> one\n> two\n"},
		{"a word that is wider than a line", "see " + strings.Repeat("x", 90), "", "  ", "see\n  " + strings.Repeat("x", 90) + "\n"},
		{"wide characters count twice", strings.Repeat("渡轮 ", 17), "", "", strings.Repeat("渡轮 ", 15) + "渡轮\n渡轮\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := paragraph(test.text, test.first, test.rest); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 5, ""},
		{"short", 5, "short"},
		{"longer", 5, "long…"},
		{"two words", 5, "two…"},
		{"渡轮渡轮", 5, "渡轮…"},
		{"cafe\u0301s", 5, "cafe\u0301s"},
		{"a\nline\x1b[31m", 20, "a line [31m"},
	} {
		if got := shorten(test.text, test.most); got != test.want {
			t.Errorf("%q to %d: got %q, want %q", test.text, test.most, got, test.want)
		}
	}
}

func TestPrintableHasNoCommandsForATerminal(t *testing.T) {
	if got := printable("one\n\ttwo\x1b[2J\r\x07\u009b"); got != "one\n\ttwo[2J" {
		t.Errorf("got %q", got)
	}
}

func FuzzBracketed(f *testing.F) {
	f.Add("ein Überfall in Bäku", 4, 12)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		length := len([]rune(text))
		if start < 0 || end < start || end > length {
			return
		}
		got := []rune(bracketed(text, [][2]int{{start, end}}))
		if len(got) != length+2 || got[start] != '[' || got[end+1] != ']' {
			t.Errorf("%q marked at %d to %d is %q", text, start, end, string(got))
		}
	})
}
