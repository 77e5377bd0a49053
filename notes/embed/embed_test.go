package embed_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/embed"
	"collate/notes/link"
	"collate/notes/markdown"
)

// library holds notes by their titles.
type library map[string]string

func (l library) content(title string) embed.Content {
	return embed.Content{
		Ref: notes.Ref{Kind: notes.KindNote, ID: title}, Title: title,
		Link: link.Link{Target: link.Target{Name: title}}, Markdown: l[title],
	}
}

func (l library) Embedded(_ context.Context, t link.Target) (embed.Content, error) {
	if t.Name == "deleted" {
		return embed.Content{}, notes.ErrInTrash
	}
	if t.Highlight == "passage" {
		return embed.Content{Ref: notes.Ref{Kind: notes.KindHighlight, ID: "passage"}, Title: "The Road", Link: link.Link{Target: t}, Markdown: "They went.\n\nBy night."}, nil
	}
	if _, ok := l[t.Name]; !ok || t.Highlight != "" {
		return embed.Content{}, fmt.Errorf("%s: %w", t.Name, notes.ErrNotFound)
	}
	c := l.content(t.Name)
	if t.Heading != "" {
		section, ok := markdown.Section(c.Markdown, t.Heading)
		if !ok {
			return embed.Content{}, notes.ErrNotFound
		}
		c.Heading, c.Markdown, c.Title, c.Link.Target = t.Heading, section, t.Name+" › "+t.Heading, t
	}
	return c, nil
}

func TestExpand(t *testing.T) {
	l := library{
		"line":   "One *line*.",
		"lines":  "One.\n\nTwo.\n",
		"nested": "Before\n\n![[line]]",
		"a":      "A ![[b]]\n\n![[b]]",
		"b":      "![[a]]",
		"self":   "![[self]]",
		"parts":  "![[#One]]\n\n# One\n1 [[x]]\n\n# Two\n![[#One]]\n![[#Three]]",
		"code":   "`![[line]]`\n\n    ![[line]]",
	}
	line := "> One *line*.\n>\n> — [[line|line]]"
	tests := []struct{ name, text, want string }{
		{"none", "[[line]] ![](x.png)", "[[line]] ![](x.png)"},
		{"alone", "![[line]]", line},
		{"between paragraphs", "a\n\n![[line]]\n\nb", "a\n\n" + line + "\n\nb"},
		{"in a paragraph", "a\n![[line]]\nb", "a\n\n" + line + "\n\nb"},
		{"one after the other", "![[line]]\n![[line]]", line + "\n\n" + line},
		{"several paragraphs", "![[lines]]", "> One.\n>\n> Two.\n>\n> — [[lines|lines]]"},
		{"in a list", "- ![[line]]\n- b", "- > One *line*.\n  >\n  > — [[line|line]]\n\n- b"},
		{"in a quotation", "> a\n> ![[line]]", "> a\n> \n> > One *line*.\n> >\n> > — [[line|line]]"},
		{"a line among words", "so ![[line]], he said", "so “One *line*.” ([[line|line]]), he said"},
		{"lines among words", "so ![[lines|these]].", "so [[lines|these]]."},
		{"a section among words", "so ![[parts#One]] x.", "so [[parts#One|parts › One]] x."},
		{"a passage among words", "so ![[daily^passage]].", "so “They went. By night.” ([[daily^passage|The Road]])."},
		{"in a table", "| a |\n|---|\n| ![[line\\|x]] |", "| a |\n|---|\n| [[line\\|x]] |"},
		{"in each other", "![[nested]]", "> Before\n>\n> > One *line*.\n> >\n> > — [[line|line]]\n>\n> — [[nested|nested]]"},
		{"a cycle", "![[a]]", "> A “[[a]]” ([[b|b]])\n>\n> > [[a]]\n> >\n> > — [[b|b]]\n>\n> — [[a|a]]"},
		{"of itself", "![[self]]", "> [[self]]\n>\n> — [[self|self]]"},
		{"a section", "![[parts#two]]", "> # Two\n>\n> > # One\n> > 1 [[x]]\n> >\n> > — [[parts#One|parts › One]]\n>\n> > *There is nothing here to show:* [[parts#Three|Three]]\n>\n> — [[parts#two|parts › two]]"},
		{"what does not exist", "a\n![[gone]]", "a\n\n> *There is nothing here to show:* [[gone]]"},
		{"what does not exist, among words", "a ![[gone]] b", "a [[gone]] (nothing is called so) b"},
		{"a highlight that does not exist", "a ![[line^0197]] b\n\n![[line^0197]]", "a [[line^0197]] (there is no such highlight) b\n\n> *There is nothing here to show:* [[line^0197]]"},
		{"what is in the trash", "a ![[deleted]] b\n\n![[deleted]]", "a [[deleted]] (in the trash) b\n\n> *This is in the trash, and can be taken out of there:* [[deleted]]"},
		{"not in code", "`![[line]]`", "`![[line]]`"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := embed.Expand(t.Context(), embed.Content{Markdown: test.text}, l)
			if err != nil || got != test.want {
				t.Errorf("got\n%s\n%v, want\n%s", got, err, test.want)
			}
		})
	}
	t.Run("a section of the same text", func(t *testing.T) {
		got, err := embed.Expand(t.Context(), l.content("parts"), l)
		one := "> # One\n> 1 [[x]]\n>\n> — [[parts#One|parts › One]]"
		want := one + "\n\n# One\n1 [[x]]\n\n# Two\n\n" + one + "\n\n> *There is nothing here to show:* [[#Three]]"
		if err != nil || got != want {
			t.Errorf("got\n%s\n%v, want\n%s", got, err, want)
		}
	})
}

func TestExpandIsBounded(t *testing.T) {
	l := library{"long": strings.Repeat("A paragraph.\n\n", 10_000)}
	for i := range 10 {
		l[fmt.Sprint(i)] = strings.Repeat(fmt.Sprintf("![[%d]]\n\n", i+1), 10) + "text"
	}
	got, err := embed.Expand(t.Context(), embed.Content{Markdown: "![[long]]"}, l)
	if err != nil || len(got) > 60_000 || !strings.Contains(got, "> …\n>\n> — [[long|long]]") {
		t.Errorf("%d bytes of a long note, %v", len(got), err)
	}
	got, err = embed.Expand(t.Context(), embed.Content{Markdown: "![[0]]"}, l)
	if err != nil || len(got) > 4<<20 || !strings.Contains(got, "text") {
		t.Errorf("%d bytes of a tree, %v", len(got), err)
	}
}

type failing struct{ error }

func (f failing) Embedded(context.Context, link.Target) (embed.Content, error) {
	return embed.Content{}, f.error
}

func TestExpandFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, err := embed.Expand(t.Context(), embed.Content{Markdown: "![[a]]"}, failing{broken}); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := embed.Expand(ctx, embed.Content{Markdown: "![[a]]"}, failing{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzExpand embeds two arbitrary texts in each other: Expand terminates, and
// the result is within the limits.
func FuzzExpand(f *testing.F) {
	f.Add("![[b]] x ![[b#c]]\n- ![[a]]", "# c\n![[a]]\n> ![[b]]")
	f.Add("![[#a]]\n# a\n![[#a]]", "| ![[a]] |\n|---|\n| ![[a]] |")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a + b) {
			return
		}
		l := library{"a": a, "b": b}
		got, err := embed.Expand(t.Context(), l.content("a"), l)
		if err != nil || len(got) > len(a)+(1<<22) {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
	})
}
