package markdown_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"collate/notes/document"
	"collate/notes/link"
	"collate/notes/markdown"
)

func TestLinks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the text from Start to End of each
	}{
		{"none", "no links [here](https://example.org)", nil},
		{"in order", "[[a]] and ![[b|c]]\n\n> - **[[d#e]]** Ə [[f]]", []string{"[[a]]", "![[b|c]]", "[[d#e]]", "[[f]]"}},
		{"after letters of many bytes", "Əliyev 🙂 [[Ə]]", []string{"[[Ə]]"}},
		{"none in code", "`[[a]]`\n\n    [[b]]\n\n```\n[[c]]\n```\n", nil},
		{"none in HTML", "<!-- [[a]] -->\n\n<p title=\"[[b]]\">\n\nx <i title=\"[[c]]\">", nil},
		{"in headings and tables", "# [[a]]\n\n| [[b]] |\n|---|\n| [[c\\|d]] |\n", []string{"[[a]]", "[[b]]", `[[c\|d]]`}},
		{"in footnotes, in their place", "x[^1]\n\n[^1]: [[a]]\n\n[[b]]\n\n[^2]: [[c]]\n\n[[d]]", []string{"[[a]]", "[[b]]", "[[c]]", "[[d]]"}},
		{"line ends of Windows", "a\r\n[[b]]\r\n", []string{"[[b]]"}},
		{"one that a tab stands before", "-\t[[a]]\n\n\t[[b]]", []string{"[[a]]", "[[b]]"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			runes := []rune(test.text)
			var got []string
			for _, l := range markdown.Links(test.text) {
				got = append(got, string(runes[l.Start:l.End]))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("Links of %q = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestLinksRead(t *testing.T) {
	got := markdown.Links("see\n\n| a |\n|---|\n| [[b\\|c]] |\n")
	want := []markdown.Link{{
		Link:  link.Link{Target: link.Target{Name: "b"}, Shown: "c"},
		Start: 19, End: 27,
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTags(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"none", "no tags", nil},
		{"with parts", "#a #b/c #d-e_f/2", []string{"a", "b/c", "d-e_f/2"}},
		{"of any script", "#Əli and #東京, #कखि", []string{"Əli", "東京", "कखि"}},
		{"after punctuation", "(#a) “#b” *#c* **#d**, #e.", []string{"a", "b", "c", "d", "e"}},
		{"in a heading", "# Sources #todo", []string{"todo"}},
		{"at the start of a line", "#a\n#b", []string{"a", "b"}},
		{"no number", "#1 #2025-07 #1a", []string{"1a"}},
		{"nothing after a slash", "#a/ #b// #c- #d/-e #/f", []string{"a", "b", "c", "d"}},
		{"not in a word or address", `a#b &#35; \#c ##d https://example.org/#e x/#f`, nil},
		{"not in code", "`#a`\n\n    #b\n\n```\n#c\n```", nil},
		{"not in links", "[#a](#b) [[c#d]] <https://example.org/#e>", nil},
		{"not in HTML", "<!-- #a --> <i title=\"#b\">", nil},
		{"not in a link to a heading that is not closed", "[[#a and ![[#b, [[c]] #d", []string{"d"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			runes := []rune(test.text)
			var got []string
			for _, tag := range markdown.Tags(test.text) {
				got = append(got, tag.Name)
				if text := string(runes[tag.Start:tag.End]); text != "#"+tag.Name {
					t.Errorf("tag %q stands at %q", tag.Name, text)
				}
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("Tags of %q = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// FuzzMarkdown reads any text: what is found stands where it says, and the
// document is one that can be stored.
func FuzzMarkdown(f *testing.F) {
	f.Add("# One\n\n*a* **b** `c` [d](e) [[f|g]] ![[h]]\n\n- 1\n  - 2\n\n> q\n\n| a | b |\n|---|---|\n| c | [[d\\|e]] |")
	f.Add("x[^1] <br> &amp; \\* <div>\na\n\n[^1]: y #tag [[z]]\n\n\t[[u]]")
	f.Add("1) a\r\n\r\n   b\r\n\r\n```\r\nc\r\n```\r\n- [ ] d")
	f.Add("a ![](b.png) [![c](d)](e)\n![f](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\ng\n\n- 0. <img src=h alt=i>\n\n<img>\n\n|j![](data:,)|\n|-:|\n|k|\n\n# ![l]()")
	f.Add("[a]: b 'c'\n[^d]: [^e]: f\n\n***a_b~~c~~_***")
	f.Fuzz(func(t *testing.T, text string) {
		d := markdown.Document(text)
		if _, err := document.New(d.Text(), d.Structure()); err != nil {
			t.Fatal(err)
		}
		runes := []rune(text)
		last := 0
		for _, l := range markdown.Links(text) {
			found := string(runes[l.Start:l.End])
			if l.Start < last || !strings.HasPrefix(strings.TrimPrefix(found, "!"), "[[") || !strings.HasSuffix(found, "]]") {
				t.Fatalf("a link at %d to %d: %q", l.Start, l.End, found)
			}
			last = l.End
		}
		last = 0
		for _, tag := range markdown.Tags(text) {
			if found := string(runes[tag.Start:tag.End]); tag.Start < last || found != "#"+tag.Name {
				t.Fatalf("tag %q at %d to %d: %q", tag.Name, tag.Start, tag.End, found)
			}
			last = tag.End
		}
	})
}

func TestTextsAreReadAtTheSameTime(t *testing.T) {
	text := "# One\n\n*a* [[b]] #c [d](e) www.example.org[^1]\n\n| f |\n|---|\n| [[g]] |\n\n- [ ] h\n\n[^1]: ~~i~~"
	want := markdown.Document(text)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if !markdown.Document(text).Equal(want) || len(markdown.Links(text)) != 2 {
					t.Error("one reading disturbs another")
				}
			}
		})
	}
	group.Wait()
}
