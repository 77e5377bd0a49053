package markdown_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"collate/notes/link"
	"collate/notes/markdown"
)

// renaming renames what links call old.
func renaming(old, to string) func(link.Link) link.Link {
	return func(l link.Link) link.Link {
		if link.Normalize(l.Target.Name) == link.Normalize(old) {
			l.Target.Name = to
		}
		return l
	}
}

func TestRewriteLinks(t *testing.T) {
	tests := []struct{ name, text, to, want string }{
		{"none", "The raid", "X", "The raid"},
		{"alone", "[[The raid]]", "The night", "[[The night]]"},
		{"in whatever case", "[[the  RAID]]", "The night", "[[The night]]"},
		{"with shown text, heading and highlight", `a ![[The raid#The \] night^0197|sh\own \| \]]] b`, "X", `a ![[X#The \] night^0197|sh\own \| \]]] b`},
		{"to a name with marks", "[[The raid]]", "a ] b | c # d ^ e", `[[a \] b \| c \# d \^ e]]`},
		{"to a name of two lines", "[[The raid]]", "two\nlines", "[[two lines]]"},
		{"not another name", "[[The raider]] [[The raid 2]]", "X", "[[The raider]] [[The raid 2]]"},
		{"not in code", "`[[The raid]]`\n\n    [[The raid]]\n\n[[The raid]]", "X", "`[[The raid]]`\n\n    [[The raid]]\n\n[[X]]"},
		{"all else as it is", "*  a\t\r\n\r\n\r\n+ [[The raid]]  \r\n&amp; \\* Ə", "Ə", "*  a\t\r\n\r\n\r\n+ [[Ə]]  \r\n&amp; \\* Ə"},
		{"in a table", "| a |\n|---|\n| [[The raid\\|x]] |", "X", "| a |\n|---|\n| [[X\\|x]] |"},
		{"in footnotes", "a[^1] [[The raid]]\n\n[^1]: [[The raid]]\n\n[[The raid]]", "X", "a[^1] [[X]]\n\n[^1]: [[X]]\n\n[[X]]"},
		{"to nothing", "[[The raid]]", " ", "[[The raid]]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := markdown.RewriteLinks(test.text, renaming("The raid", test.to)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestRewriteTags(t *testing.T) {
	rename := func(name string) string {
		if rest, ok := strings.CutPrefix(name+"/", "a/"); ok {
			return strings.TrimSuffix("b/"+rest, "/")
		}
		return name
	}
	for text, want := range map[string]string{
		"#a, #a/x and #ab":                     "#b, #b/x and #ab",
		"# a #a\n\n`#a` [#a](#a) https://a/#a": "# a #b\n\n`#a` [#a](#a) https://a/#a",
		"#a\r\n\t*#a/Ə/y*  ":                   "#b\r\n\t*#b/Ə/y*  ",
	} {
		if got := markdown.RewriteTags(text, rename); got != want {
			t.Errorf("RewriteTags of %q = %q, want %q", text, got, want)
		}
	}
	if got := markdown.RewriteTags("#a", func(string) string { return "no tag" }); got != "#a" {
		t.Errorf("a tag became %q, which is none", got)
	}
}

func TestReferencesHaveTheSentenceAroundThem(t *testing.T) {
	long := strings.Repeat("and so on ", 100)
	tests := []struct{ name, text, want string }{
		{"of several", "It rained. They went to [[the raid]] at night. It was dark.", "They went to ⟨the raid⟩ at night."},
		{"of a paragraph", "# One\n\nTwo\n[[the raid]]\nthree\n\nfour", "Two ⟨the raid⟩ three"},
		{"of a list", "- one\n- *two* [[the raid|x]]\n- three", "two ⟨x⟩"},
		{"without markup", "**A** \\* &amp; `b` [[the raid]] [c](d).", "A * & b ⟨the raid⟩ c."},
		{"alone", "![[the raid]]", "⟨the raid⟩"},
		{"of a heading", "# A [[the raid]]", "A ⟨the raid⟩"},
		{"of a quotation, for its source", "> One.\n>\n> They *went*. At night.\n>\n> — [[the raid|x]]", "They went. At night. — ⟨x⟩"},
		{"of a source in two lines", "> Two.\n>\n> — by\n> [[the raid]]\n\nthree", "Two. — by ⟨the raid⟩"},
		{"of a quotation, in it", "> One [[the raid]].\n>\n> — x", "One ⟨the raid⟩."},
		{"of a quotation without a source", "> One.\n>\n> Two [[the raid]].", "Two ⟨the raid⟩."},
		{"of a dash alone", "> — [[the raid]]", "— ⟨the raid⟩"},
		{"of another alphabet", "Привет. Смотри [[the raid]]! Да.", "Смотри ⟨the raid⟩!"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			references, _ := markdown.References(test.text)
			if len(references) != 1 {
				t.Fatalf("%d references", len(references))
			}
			if got := marked(references[0].Context); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	references, _ := markdown.References(long + "[[the raid]]" + long)
	if n := utf8.RuneCountInString(references[0].Sentence); n > 240 || !strings.Contains(marked(references[0].Context), "⟨the raid⟩") {
		t.Errorf("of a long sentence %d characters: %q", n, references[0].Sentence)
	}
}

// Sentences are found in a long paragraph as they are in a short one.
func TestReferencesInALongParagraph(t *testing.T) {
	text := strings.Repeat("It rained, as was written in [[the log]] of the port. Mr. Berg said (so we read) 3.5 m! ", 200)
	references, _ := markdown.References(text)
	if len(references) != 200 {
		t.Fatalf("%d references", len(references))
	}
	for i, r := range references {
		if got, want := marked(r.Context), "It rained, as was written in ⟨the log⟩ of the port."; got != want {
			t.Fatalf("number %d has %q, want %q", i+1, got, want)
		}
	}
}

// marked returns the sentence with what it is the context of in brackets.
func marked(c markdown.Context) string {
	runes := []rune(c.Sentence)
	return string(runes[:c.Mark[0]]) + "⟨" + string(runes[c.Mark[0]:c.Mark[1]]) + "⟩" + string(runes[c.Mark[1]:])
}

func TestMentions(t *testing.T) {
	tests := []struct {
		name, of, text string
		want           []string
	}{
		{"whole words in whatever case", "Raid", "The Raid, the raid; the raider. THE RÄID", []string{"The ⟨Raid⟩, the raid; the raider.", "The Raid, the ⟨raid⟩; the raider.", "THE ⟨RÄID⟩"}},
		{"not in links, code, HTML and tags", "Raid", "[[raid]] [raid](x) `raid` <i title=\"raid\"> #raid https://raid.org raid", []string{"raid raid raid #raid https://raid.org ⟨raid⟩"}},
		{"not in the description of a picture", "Raid", "![The raid](a.png) raid", []string{"The raid ⟨raid⟩"}},
		{"in emphasis and footnotes", "Raid", "**raid**[^1]\n\n[^1]: raid", []string{"⟨raid⟩", "⟨raid⟩"}},
		{"with escapes before", "Raid", `\* &amp; raid`, []string{"* & ⟨raid⟩"}},
		{"signs behind", "C++", "a. C, c++ and C+; C++14, vitamin C", []string{"C, ⟨c++⟩ and C+; C++14, vitamin C"}},
		{"signs before", ".NET", "A net, ASP.NET, .net.", []string{"A net, ASP.NET, ⟨.net⟩."}},
		{"signs between", "Ada: a life", "Ada a life. Ada: a\nlife", []string{"⟨Ada: a life⟩"}},
		{"signs that are escaped", "AT&T (USA)", `AT&amp;T \(USA)`, []string{"⟨AT&T (USA)⟩"}},
		{"a hyphen is a space", "levant-files", "the Levant Files and levant\\_files", []string{"the ⟨Levant Files⟩ and levant_files", "the Levant Files and ⟨levant_files⟩"}},
		{"over the end of a line", "Ada Lovelace", "> Of Ada\n> Lovelace.", []string{"Of ⟨Ada Lovelace⟩."}},
		{"not over a break or another paragraph", "Ada Lovelace", "Ada  \nLovelace. Ada\n\nLovelace", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range markdown.Mentions(test.text, test.of) {
				got = append(got, marked(m.Context))
				if !strings.Contains(marked(m.Context), "⟨"+m.Text+"⟩") {
					t.Errorf("%q is read where %q is said to be", marked(m.Context), m.Text)
				}
				linked, ok := markdown.ReplaceWithLink(test.text, m.Start, m.End, link.Link{Target: link.Target{Name: "x"}, Shown: m.Text})
				if !ok || len(markdown.Mentions(linked, test.of)) != len(test.want)-1 {
					t.Errorf("with a link: %q, %v", linked, ok)
				}
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	two := markdown.Mentions("the levant files say", "files", "levant-files")
	if len(two) != 1 || two[0].Text != "levant files" {
		t.Errorf("the longer name goes first: %+v", two)
	}
}

func TestReplaceWithLink(t *testing.T) {
	to := link.Link{Target: link.Target{Name: "The raid"}, Shown: "raid"}
	for text, want := range map[string]string{
		"Ə raid.":                    "Ə [[The raid|raid]].",
		"| a |\n|---|\n| x raid |":   "| a |\n|---|\n| x [[The raid\\|raid]] |",
		"`a raid`":                   "",
		"**raid**":                   "**[[The raid|raid]]**",
		"[the raid](https://a.org/)": "[the [[The raid|raid]]](https://a.org/)",
	} {
		at := strings.Index(text, "raid")
		start := utf8.RuneCountInString(text[:at])
		got, ok := markdown.ReplaceWithLink(text, start, start+4, to)
		if ok != (want != "") || ok && got != want || !ok && got != text {
			t.Errorf("ReplaceWithLink in %q = %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	text := "# *One* #\n\na\n\nTwo\nlines\n---\n\n> ## Ə\n\n```\n# no\n```\n\n#\n\n### [[Four|4]]"
	var got []string
	for _, h := range markdown.Headings(text) {
		got = append(got, h.Text+"|"+string([]rune(text)[h.Start:h.End]))
	}
	want := []string{"One|*One*", "Two lines|Two\nlines", "Ə|Ə", "4|[[Four|4]]"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	renamed, heading, ok := markdown.RenameHeading(text, 1, "Ten\n*x*")
	if !ok || heading != "Ten x" || renamed != strings.Replace(text, "Two\nlines", "Ten *x*", 1) {
		t.Errorf("renamed: %q, %q, %v", renamed, heading, ok)
	}
	for _, to := range []string{"", " ", "- a"} {
		if got, _, ok := markdown.RenameHeading(text, 1, to); ok || got != text {
			t.Errorf("renamed to %q: %q", to, got)
		}
	}
}

func TestSection(t *testing.T) {
	text := "x\n# A\n1\n## B\n2\n### C\n3\n## D\n4\n# E\n5"
	for heading, want := range map[string]string{
		"a": "# A\n1\n## B\n2\n### C\n3\n## D\n4\n", "B": "## B\n2\n### C\n3\n", "C": "### C\n3\n", "e": "# E\n5", "F": "",
	} {
		got, ok := markdown.Section(text, heading)
		if got != want || ok != (want != "") {
			t.Errorf("Section %s = %q, %v, want %q", heading, got, ok, want)
		}
	}
}

// FuzzRewriteLinks renames what links lead to and back: all links lead where
// they should, and all else is as it was.
func FuzzRewriteLinks(f *testing.F) {
	f.Add("a [[b]] `[[b]]` [[b#c|d]]\n\n| x |\n|---|\n| [[b\\|e]] |", "new | name")
	f.Add("![[ b ]]\r\n> - [[B^1]] [[b|\\]]]", "C#")
	f.Add("[[b]][[#b]][[b|c]](x)", "a ] [b")
	f.Fuzz(func(t *testing.T, text, to string) {
		if !utf8.ValidString(text+to) || strings.Contains(to, "`") || link.Normalize(to) == "" {
			return
		}
		const id = "0197c1f4"
		before := markdown.Links(text)
		away := markdown.RewriteLinks(text, renaming("b", id))
		after := markdown.Links(away)
		if len(after) != len(before) {
			t.Fatalf("%d links became %d: %q", len(before), len(after), away)
		}
		for i := range after {
			want := renaming("b", id)(before[i].Link)
			if after[i].Link != link.Clean(want) {
				t.Fatalf("%+v became %+v", before[i], after[i])
			}
		}
		if got, want := outside(away, after), outside(text, before); got != want {
			t.Fatalf("between the links: %q, want %q", got, want)
		}
	})
}

// outside returns the text without the links.
func outside(text string, links []markdown.Link) string {
	runes := []rune(text)
	var b strings.Builder
	last := 0
	for _, l := range links {
		b.WriteString(string(runes[last:l.Start]) + "\x00")
		last = l.End
	}
	return b.String() + string(runes[last:])
}

func FuzzTags(f *testing.F) {
	f.Add("#a #b/c `#d` #1 # e", "x/y")
	f.Add("(#a) #a- [#b](c)", "Ə")
	f.Fuzz(func(t *testing.T, text, to string) {
		if !markdown.IsTag(to) {
			return
		}
		before := markdown.Tags(text)
		after := markdown.Tags(markdown.RewriteTags(text, func(string) string { return to }))
		if len(before) != len(after) {
			t.Fatalf("%d tags became %d", len(before), len(after))
		}
		for i := range after {
			if after[i].Name != to {
				t.Fatalf("%q became %q, not %q", before[i].Name, after[i].Name, to)
			}
		}
	})
}
