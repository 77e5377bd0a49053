package app

import (
	"testing"

	"collate/app/finder"
	"collate/notes"
)

func TestTagsAreChosenAmongTheMostUsed(t *testing.T) {
	w := &window{contents: &contents{listing: listing{tags: []notes.TagCount{{Tag: "claim", Total: 1}, {Tag: "place", Total: 3}, {Tag: "time", Total: 1}}}}}
	var got []string
	for _, c := range w.choices(finder.Tags, "") {
		got = append(got, c.ID+" "+c.Detail)
	}
	if len(got) != 3 || got[0] != "place 3" || got[1] != "claim 1" || got[2] != "time 1" {
		t.Errorf("offered are %q", got)
	}
	w.onTag = func(tag string) { got = append(got, tag) }
	w.choose(finder.Tags, "time", false)
	if got[len(got)-1] != "time" {
		t.Errorf("chosen is %q", got[len(got)-1])
	}
}
