package link_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"collate/notes/link"
)

func TestParse(t *testing.T) {
	name := func(name string) link.Link { return link.Link{Target: link.Target{Name: name}} }
	tests := []struct {
		text string
		want link.Link
	}{
		{"[[The raid]]", name("The raid")},
		{"[[  The \t raid ]]", name("The raid")},
		{"[[The raid|that night]]", link.Link{Target: link.Target{Name: "The raid"}, Shown: "that night"}},
		{"[[The raid|]]", name("The raid")},
		{"[[The raid#The night]]", link.Link{Target: link.Target{Name: "The raid", Heading: "The night"}}},
		{"[[#The night]]", link.Link{Target: link.Target{Heading: "The night"}}},
		{"[[levant-files^0197]]", link.Link{Target: link.Target{Name: "levant-files", Highlight: "0197"}}},
		{"[[a#b^c|d]]", link.Link{Target: link.Target{Name: "a", Heading: "b", Highlight: "c"}, Shown: "d"}},
		{"[[a#b#c]]", link.Link{Target: link.Target{Name: "a", Heading: "b#c"}}},
		{"![[levant-files]]", link.Link{Target: link.Target{Name: "levant-files"}, Embed: true}},
		{`[[C\# in Depth]]`, name("C# in Depth")},
		{"[[C#]]", name("C#")},
		{"[[C# |language]]", link.Link{Target: link.Target{Name: "C#"}, Shown: "language"}},
		{"[[#]]", name("#")},
		{`[[a \[b\] \| c \^ d \\]]`, name(`a [b] | c ^ d \`)},
		{`[[C:\Program Files]]`, name(`C:\Program Files`)},
		{"[[a|b|c]]", link.Link{Target: link.Target{Name: "a"}, Shown: "b|c"}},
		{`[[a|b\|c \] #d]]`, link.Link{Target: link.Target{Name: "a"}, Shown: "b|c ] #d"}},
		{"[[Əliyev & Zelensky—2025]]", name("Əliyev & Zelensky—2025")},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			got, ok := link.Parse(test.text)
			if !ok || got != test.want {
				t.Errorf("Parse = %+v, %v, want %+v", got, ok, test.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", "[[", "[[]]", "[[ ]]", "[[|shown]]", "[a]", "[[a]", "[[a] ]", "[[a\nb]]",
		"[[a[b]]", "[[a]b]]", `[[a\]]`, `[[a\]]\`, "[[a]] ", " [[a]]", "!![[a]]", "[[[a]]]",
	} {
		if got, ok := link.Parse(text); ok {
			t.Errorf("Parse(%q) = %+v, want nothing", text, got)
		}
	}
}

func TestPrefix(t *testing.T) {
	for text, want := range map[string]int{
		"[[a]] and more": 5,
		"![[a|b]]]":      8,
		"[[a]][[b]]":     5,
		"[[a":            0,
		"x[[a]]":         0,
	} {
		if _, got := link.Prefix(text); got != want {
			t.Errorf("Prefix(%q) has length %d, want %d", text, got, want)
		}
	}
}

func TestString(t *testing.T) {
	tests := []struct {
		link link.Link
		want string
	}{
		{link.Link{Target: link.Target{Name: "The raid"}}, "[[The raid]]"},
		{link.Link{Target: link.Target{Name: "a ] b | c # d ^ e \\"}}, `[[a \] b \| c \# d \^ e \\]]`},
		{link.Link{Target: link.Target{Name: "two\nlines\r\n"}}, "[[two lines]]"},
		{link.Link{Target: link.Target{Name: "a", Heading: "b", Highlight: "c"}, Shown: "#d", Embed: true}, "![[a#b^c|#d]]"},
		{link.Link{Target: link.Target{Name: " \n"}, Shown: "nothing"}, ""},
	}
	for _, test := range tests {
		if got := test.link.String(); got != test.want {
			t.Errorf("String of %+v = %q, want %q", test.link, got, test.want)
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"[[a|b]]":    "b",
		"[[a]]":      "a",
		"[[#h]]":     "h",
		"[[a#h]]":    "a › h",
		"[[a^0197]]": "a",
		"[[^0197]]":  "0197",
	} {
		l, _ := link.Parse(text)
		if got := l.Text(); got != want {
			t.Errorf("Text of %s = %q, want %q", text, got, want)
		}
	}
}

func TestNormalize(t *testing.T) {
	same := [][]string{
		{"The Raid", "the raid", "  THE\u00a0 raid\n"},
		{"Əliyev", "əliyev", "ƏLIYEV"},
		{"é", "e\u0301", "É"},
		{"Straße", "STRASSE"},
	}
	for _, names := range same {
		for _, name := range names[1:] {
			if link.Normalize(name) != link.Normalize(names[0]) {
				t.Errorf("%q and %q differ: %q, %q", name, names[0], link.Normalize(name), link.Normalize(names[0]))
			}
		}
	}
	if link.Normalize("e") == link.Normalize("é") {
		t.Error("e and é are the same")
	}
}

// FuzzLink writes any link and reads it again; only white space may change.
func FuzzLink(f *testing.F) {
	f.Add("a ] b", "c#d", "e^f", "g|h", true)
	f.Add("C#", "", "", "", false)
	f.Add("\\", "\\", "\\#", "\\|", false)
	f.Add("two\nlines", "\x00", "\u2028", " ", false)
	f.Fuzz(func(t *testing.T, name, heading, highlight, shown string, embed bool) {
		if !utf8.ValidString(strings.Join([]string{name, heading, highlight, shown}, " ")) {
			return
		}
		l := link.Link{Target: link.Target{Name: name, Heading: heading, Highlight: highlight}, Shown: shown, Embed: embed}
		text := l.String()
		if text == "" {
			if strings.ContainsFunc(name+heading+highlight, unicode.IsLetter) {
				t.Fatalf("%+v has no text", l)
			}
			return
		}
		once, ok := link.Parse(text)
		if !ok {
			t.Fatalf("%q of %+v is no link", text, l)
		}
		if again := once.String(); again != text {
			t.Fatalf("%q became %q", text, again)
		}
		if link.Normalize(once.Target.Name) != link.Normalize(name) {
			t.Fatalf("the name became %q", once.Target.Name)
		}
		if n := link.Normalize(name); link.Normalize(n) != n {
			t.Fatalf("Normalize(%q) = %q, and that again %q", name, n, link.Normalize(n))
		}
	})
}

func TestRewrite(t *testing.T) {
	for _, test := range []struct {
		written string
		to      link.Link
		want    string
	}{
		{"[[ a |b\\]]]", link.Link{Target: link.Target{Name: "c"}, Shown: "b]"}, "[[c|b\\]]]"},
		{"![[ a ]]", link.Link{Target: link.Target{Name: "a", Heading: "#"}}, "[[ a #\\#]]"},
		{"[[C#]]", link.Link{Target: link.Target{Name: "C#", Heading: "D"}}, "[[C\\##D]]"},
		{"[[a#b^c|d]]", link.Link{Target: link.Target{Name: "a"}}, "[[a]]"},
		{"[[a]]", link.Link{}, "[[a]]"},
		{"no link", link.Link{Target: link.Target{Name: "a"}}, "no link"},
	} {
		if got := link.Rewrite(test.written, test.to); got != test.want {
			t.Errorf("Rewrite of %s to %s = %q, want %q", test.written, test.to, got, test.want)
		}
	}
}
