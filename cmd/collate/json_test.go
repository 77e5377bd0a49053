package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// The shapes of what --json prints are promised to programs: each has these
// fields, always, and no others. A list is shown by its first element.
func TestShapesOfJSON(t *testing.T) {
	inFolder(t)
	write(t, "text.md", "---\nid: text\ntitle: Text\n---\nOne sentence. Another one.\n\n- an item",
		"later.md", "---\nid: text\ntitle: Text\n---\nOne sentence. Another.", "style.csl",
		`<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>`+
			`<citation><layout><text variable="title"/></layout></citation></style>`)
	succeed(t, "import", "text.md")
	succeed(t, "highlight", "text", "--quote", "One sentence.", "--tag", "x")
	succeed(t, "note", "add", "--title", "Note", "--body", "See [[Other]].")
	succeed(t, "note", "add", "--title", "Other")
	collate(t, "", "note", "add", "--title", "Text", "--body", "#tag")

	article := "authors:[string] highlights:number id:string issued:string key:string metadata:object revision:string source:string title:string words:number"
	withText := strings.NewReplacer(
		"authors:[string] ", "authors:[string] blocks:[{end:number kind:string level:number start:number}] ",
		"source:string ", "source:string text:string ",
	).Replace(article)
	note := "body:string created:string id:string link:string modified:string namesakes:[] tags:[] title:string"
	place := "context:string end:number id:string kind:string start:number title:string"
	trashed := "{from:string id:string kind:string title:string trashed:string}"
	change := "{id:string kind:string name:string record:string records:number seq:number state:string time:string title:string}"
	for _, test := range []struct{ args, want string }{
		{"articles", "[{" + article + "}]"},
		{"show armenian-report", "{" + withText + "}"},
		{"import text.md", "[{error:string id:string key:string path:string status:string title:string}]"},
		{"highlight text --quote Another", "{end:number id:string quote:string start:number}"},
		{"highlights text", "[{article:string color:string comment:string created:string end:number id:string quote:string start:number status:string tags:[string]}]"},
		{"update text later.md", "{anchored:number check:number highlights:[{end:number id:string quote:string score:number start:number status:string}] orphaned:number}"},
		{"note add --title Third", "{" + note + "}"},
		{"note show Note", "{" + note + "}"},
		{"note show Text", "{" + strings.NewReplacer(
			"namesakes:[]", "namesakes:[{id:string kind:string link:string title:string}]", "tags:[]", "tags:[string]").Replace(note) + "}"},
		{"note list", "[{created:string id:string links:number modified:string tags:[] title:string words:number}]"},
		{"note backlinks Other", "[{" + place + "}]"},
		{"note edit Note --body [[Gone]],Other#a", "{" + note + "}"},
		{"note mentions Other", "[{" + strings.Replace(place, "start:number", "start:number text:string", 1) + "}]"},
		{"links", "[{" + strings.Replace(place, "kind:string", "kind:string link:string missing:string", 1) + " trashed:string}]"},
		{"note rename Note Renamed", "{id:string link:string namesakes:[] texts:number title:string was:string}"},
		{"note delete Renamed", "[" + trashed + "]"},
		{"note restore Renamed", "{" + note + "}"},
		{"tag list", "[{color:string count:number tag:string total:number}]"},
		{"tag list x", "[{id:string kind:string modified:string tag:string text:string title:string}]"},
		{"tag rename x y", "{records:number tag:string was:[string]}"},
		{"tag merge y z", "{records:number tag:string was:[string]}"},
		{"tag color z blue", "{color:string tag:string}"},
		{"search diaspora", "{hits:[{article:string id:string kind:string marks:[[number]] score:number snippet:string title:string title_marks:[]}] query:string took_ms:number total:number}"},
		{"export --format markdown", "{articles:number content:string format:string highlights:number path:string}"},
		{"cite text", "[{citation:string error:string id:string key:string text:string}]"},
		{"style list", "[{class:string error:string format:string from:string language:string name:string parent:string title:string}]"},
		{"style add style.csl", "[{error:string name:string path:string status:string title:string}]"},
		{"style use apa", "{language:string style:string title:string}"},
		{"delete text", "[" + trashed + "]"},
		{"trash list", "[" + trashed + "]"},
		{"undo", "[" + change + "]"},
		{"redo", "[" + change + "]"},
		{"history", "[" + change + "]"},
		{"trash empty", "{removed:number}"},
		{"backup copy.db", "{bytes:number path:string}"},
		{"restore copy.db", "{from:string kept:string path:string}"},
		{"check", "{articles:number findings:[] highlights:number notes:number path:string repaired:boolean revisions:number sound:boolean tags:number}"},
		{"version", "{go:string system:string version:string}"},
	} {
		t.Run(test.args, func(t *testing.T) {
			printed := succeed(t, append(strings.Fields(test.args), "--json")...)
			var value any
			if err := json.Unmarshal([]byte(printed), &value); err != nil {
				t.Fatalf("%v in\n%s", err, printed)
			}
			if got := shape(value); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// shape describes a JSON value by its types: "[{id:string n:number}]".
func shape(value any) string {
	switch value := value.(type) {
	case map[string]any:
		var fields []string
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if name == "metadata" { // CSL-JSON, whatever an article has
				fields = append(fields, "metadata:object")
				continue
			}
			fields = append(fields, name+":"+shape(value[name]))
		}
		return "{" + strings.Join(fields, " ") + "}"
	case []any:
		if len(value) == 0 {
			return "[]"
		}
		return "[" + shape(value[0]) + "]"
	case string:
		return "string"
	case float64:
		return "number"
	case bool:
		return "boolean"
	}
	return fmt.Sprint(value)
}

// Where there is nothing, a program reads an empty list and not null.
func TestEmptyListsInJSON(t *testing.T) {
	inFolder(t)
	for _, args := range []string{"highlights", "highlights levant-files", "note list", "trash list"} {
		if got := succeed(t, append(strings.Fields(args), "--json")...); got != "[]\n" {
			t.Errorf("collate %s: got %s", args, got)
		}
	}
	if got := succeed(t, "search", "zeppelin", "--json"); !strings.Contains(got, `"hits": []`) {
		t.Errorf("collate search: got %s", got)
	}
}

// A failure is one JSON value too, and so is wrong usage.
func TestFailuresInJSON(t *testing.T) {
	inFolder(t)
	for _, test := range []struct {
		args   string
		status int
	}{
		{"show nobody --json", failed},
		{"--json show", misuse},
		{"show --jsn --json", misuse},
		{"history --limit 0 --json", misuse},
		{"note add --title= --json", misuse},
		{"note rename x \xff --json", misuse},
	} {
		t.Run(test.args, func(t *testing.T) {
			got := collate(t, "", strings.Fields(test.args)...)
			var value struct{ Error string }
			if err := json.Unmarshal([]byte(got.stdout), &value); err != nil || value.Error+"\n" != got.stderr || got.status != test.status {
				t.Errorf("got %+v: %v", got, err)
			}
		})
	}
	if got := collate(t, "", "show", "--", "--json", "x"); got.stdout != "" || got.status != misuse {
		t.Errorf("an argument was taken for a flag: %+v", got)
	}
}

// Offsets are code points, and lead to the text that is quoted.
func TestOffsetsInJSON(t *testing.T) {
	inFolder(t)
	write(t, "text.md", "---\nid: text\n---\n# Überschrift 😀\n\nAzərbaycan, naïve — *fin*.\n\n1. один\n2. два")
	succeed(t, "import", "text.md")
	var marked struct {
		Start, End int
		Quote      string
	}
	if err := json.Unmarshal([]byte(succeed(t, "highlight", "text", "--quote", "naïve — fin", "--json")), &marked); err != nil {
		t.Fatal(err)
	}
	var article struct {
		Text   string
		Blocks []struct {
			Kind              string
			Level, Start, End int
		}
	}
	if err := json.Unmarshal([]byte(succeed(t, "show", "text", "--json")), &article); err != nil {
		t.Fatal(err)
	}
	runes := []rune(article.Text)
	if got := string(runes[marked.Start:marked.End]); got != "naïve — fin" || marked.Quote != got {
		t.Errorf("the highlight %+v is on %q", marked, got)
	}
	var blocks []string
	for _, b := range article.Blocks {
		blocks = append(blocks, fmt.Sprintf("%s %d %s", b.Kind, b.Level, string(runes[b.Start:b.End])))
	}
	want := []string{"heading 1 Überschrift 😀", "paragraph 0 Azərbaycan, naïve — fin.", "item 1 один", "item 1 два"}
	if !slices.Equal(blocks, want) {
		t.Errorf("the blocks are %q", blocks)
	}
}

// Tables and pictures are described, and the bytes of a picture are in base64.
func TestStructureInJSON(t *testing.T) {
	inFolder(t)
	const picture = "R0lGODlhAQABAAAAACw="
	write(t, "text.md", "---\nid: text\n---\n| a | b |\n|:--|---|\n| c | d |\n\n![A map](data:image/gif;base64,"+picture+")\n\n0. zero\n\n```go\nx\n```\n")
	succeed(t, "import", "text.md")
	var article struct {
		Blocks []struct {
			Kind, Language, Target string
			Zero                   bool
		}
		Tables    []struct{ First, Rows, Head int }
		Resources []struct{ Name, Type, Data string }
	}
	if err := json.Unmarshal([]byte(succeed(t, "show", "text", "--json")), &article); err != nil {
		t.Fatal(err)
	}
	if len(article.Resources) != 1 || article.Resources[0].Type != "image/gif" || article.Resources[0].Data != picture {
		t.Fatalf("the pictures are %+v", article.Resources)
	}
	if len(article.Tables) != 1 || article.Tables[0].Rows != 2 || article.Tables[0].Head != 1 {
		t.Errorf("the tables are %+v", article.Tables)
	}
	want := []string{"row", "row", "image cid:" + article.Resources[0].Name, "item 0", "code go"}
	for i, b := range article.Blocks {
		got := strings.TrimSpace(strings.Join([]string{b.Kind, b.Language + b.Target}, " "))
		if b.Zero {
			got += " 0"
		}
		if got != want[i] {
			t.Errorf("block %d is %q, want %q", i, got, want[i])
		}
	}
}
