package csl

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestTitle(t *testing.T) {
	tests := []struct {
		name string
		text map[string]string
		want string
	}{
		{"none", nil, ""},
		{"title", map[string]string{"title": "Long", "title-short": "Short"}, "Long"},
		{"only a short one", map[string]string{"title": "", "title-short": "Short"}, "Short"},
		{"only a short one, by its other name", map[string]string{"shortTitle": "Short"}, "Short"},
	}
	for _, tt := range tests {
		if got := (Item{Text: tt.text}).Title(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	sample := func() Item {
		return Item{
			ID:    "a",
			Text:  map[string]string{"title": "T"},
			Names: map[string][]Name{"author": {{Family: "A", Other: map[string]json.RawMessage{"x": json.RawMessage(`1`)}}}},
			Dates: map[string]Date{"issued": {Parts: [][]int{{2025}}, Other: map[string]json.RawMessage{"x": json.RawMessage(`1`)}}},
			Other: map[string]json.RawMessage{"x": json.RawMessage(`1`)},
		}
	}
	item := sample()
	clone := item.Clone()
	clone.Text["title"] = "changed"
	clone.Names["author"][0].Family = "changed"
	clone.Names["author"][0].Other["x"][0] = '2'
	clone.Names["editor"] = nil
	clone.Dates["issued"].Parts[0][0] = 1
	clone.Dates["issued"].Other["x"][0] = '2'
	clone.Other["x"][0] = '2'
	if !reflect.DeepEqual(item, sample()) {
		t.Errorf("changing the clone changed the item: %v", item)
	}
}
