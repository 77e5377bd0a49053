package template_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/link"
	"collate/notes/template"
)

func TestFill(t *testing.T) {
	all := template.Values{
		Title: "The *raid*", Date: time.Date(2026, 3, 1, 23, 0, 0, 0, time.UTC),
		Article: link.Link{Target: link.Target{Name: "levant-files"}}, Citation: "Doe, J.\n*The raid*",
	}
	tests := []struct {
		name, body string
		values     template.Values
		want       string
	}{
		{"all", "{{title}}, {{ date }}: {{article}} ({{citation}})", all, `The \*raid\*, 2026-03-01: [[levant-files]] (Doe, J. *The raid*)` + "\n"},
		{"a line without values", "A\n- Read: {{article}}\n- On: {{date}}\n", template.Values{Date: all.Date}, "A\n- On: 2026-03-01\n"},
		{"a line with some", "{{title}}{{article}} x", template.Values{Title: "T"}, "T x\n"},
		{"other braces", "{{titles}} {title} {{}}\n\n", all, "{{titles}} {title} {{}}\n"},
		{"values are not filled in again", "{{citation}}", template.Values{Citation: "{{title}}", Title: "T"}, "{{title}}\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := (template.Template{Body: test.body}).Fill(test.values); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestANoteWithTheTagIsATemplate(t *testing.T) {
	for body, want := range map[string]string{
		"#template\n\n## A":            "\n## A",
		"A #Template #claim":           "A #claim",
		"#template #claim":             "#claim",
		"Ə\n  #template  \nB":          "Ə\nB",
		"`#template` #template/x":      "`#template` #template/x",
		"- #template #template\n- two": "-\n- two",
	} {
		if got := template.Of(notes.Note{Body: body}).Body; got != want {
			t.Errorf("of %q: %q, want %q", body, got, want)
		}
	}
	n := notes.Note{Title: "Interview", Tags: []string{"Template", "person"}}
	want := template.Template{Name: "Interview", Tags: []string{"person"}}
	if got := template.Of(n); !reflect.DeepEqual(got, want) || n.Tags[0] != "Template" {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestChoose(t *testing.T) {
	all := []template.Template{template.Named("reading-note.md", "a"), {Name: "Interview"}}
	if got, err := template.Choose(all, "reading NOTE"); err != nil || got.Body != "a" || got.Name != "Reading note" {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err := template.Choose(all, "x")
	if !errors.Is(err, notes.ErrNotFound) || !strings.Contains(err.Error(), "“Reading note”, “Interview”") {
		t.Errorf("of an unknown name: %v", err)
	}
}

func TestANoteIsCalledByItsTemplateAndArticle(t *testing.T) {
	reading := template.Template{Name: "Reading note"}
	if got := reading.TitleFor(notes.Article{}); got != "Reading note" {
		t.Errorf("about nothing: %q", got)
	}
	about := notes.Article{ID: "a", Item: csl.Item{Text: map[string]string{"title": "<i>Forty-Eight</i>  Hours: How Two Capitals Stopped Talking"}}}
	if got := reading.TitleFor(about); got != "Reading note: Forty-Eight Hours" {
		t.Errorf("about an article: %q", got)
	}
}
