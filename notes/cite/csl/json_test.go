package csl

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	items, err := Parse([]byte("\ufeff" + `[{
		"id": 7, "type": "article-journal", "title": "Über <i>URL</i> & Co.", "volume": 22, "issue": "3/4",
		"URL": "https://example.org/?a=1&b=2", "url": "not the same", "categories": ["a", "b"], "custom": {"n": 1.0},
		"author": [
			{"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "La"},
			{"family": "King", "given": "Martin Luther", "suffix": "Jr.", "comma-suffix": 1, "static-ordering": "true", "parse-names": true},
			{"literal": "The Levant Files", "isInstitution": "true"}
		],
		"issued": {"date-parts": [["2025", "7", 7], [2025, 7, 9]], "circa": 1, "season": 2},
		"accessed": {"raw": "last week"}, "submitted": {"literal": "in spring"}
	}]`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Item{{
		ID: "7", Type: "article-journal",
		Text: map[string]string{
			"title": "Über <i>URL</i> & Co.", "volume": "22", "issue": "3/4",
			"URL": "https://example.org/?a=1&b=2", "url": "not the same",
		},
		Names: map[string][]Name{"author": {
			{Family: "Fontaine", Given: "Jean", DroppingParticle: "de", NonDroppingParticle: "La"},
			{Family: "King", Given: "Martin Luther", Suffix: "Jr.", CommaSuffix: true, StaticOrdering: true, ParseNames: true},
			{Literal: "The Levant Files", Other: map[string]json.RawMessage{"isInstitution": json.RawMessage(`"true"`)}},
		}},
		Dates: map[string]Date{
			"issued":    {Parts: [][]int{{2025, 7, 7}, {2025, 7, 9}}, Circa: true, Season: "2"},
			"accessed":  {Raw: "last week"},
			"submitted": {Literal: "in spring"},
		},
		Other: map[string]json.RawMessage{
			"categories": json.RawMessage(`["a", "b"]`),
			"custom":     json.RawMessage(`{"n": 1.0}`),
		},
	}}
	if !reflect.DeepEqual(items, want) {
		t.Errorf("got  %#v\nwant %#v", items, want)
	}
}

// TestRewrite reads one item and writes it again.
func TestRewrite(t *testing.T) {
	tests := []struct{ name, in, out string }{
		{"nothing", `{}`, `{}`},
		{"id and type come first, then the alphabet", `{"title":"T","abstract":"A","type":"book","id":"x"}`, `{"id":"x","type":"book","abstract":"A","title":"T"}`},
		{"numbers of variables become strings", `{"volume":22,"id":5}`, `{"id":"5","volume":"22"}`},
		{"large numbers keep their digits", `{"number":12345678901234567890,"page":1e400}`, `{"number":"12345678901234567890","page":"1e400"}`},
		{"numbers of unknown fields stay numbers", `{"foo":22.50}`, `{"foo":22.50}`},
		{"variables of an original are as others", `{"original-volume":22,"original-editor":"A","original-accessed":2025}`, `{"original-accessed":{"date-parts":[[2025]]},"original-editor":[{"literal":"A"}],"original-volume":"22"}`},
		{"unknown fields stay", `{"zap":[1,{"a":null}],"bar":true,"foo":"x"}`, `{"bar":true,"foo":"x","zap":[1,{"a":null}]}`},
		{"empty texts stay", `{"title":""}`, `{"title":""}`},
		{"what has another form than its name asks for stays", `{"title":["a"],"id":{},"author":7,"issued":[1],"volume":null}`, `{"id":{},"author":7,"issued":[1],"title":["a"],"volume":null}`},
		{"letters are written as themselves", `{"title":"<\u00e9>\u2028&"}`, `{"title":"<é>\u2028&"}`},
		{"a list of names with one that is none stays", `{"author":[{"family":"A"},3]}`, `{"author":[{"family":"A"},3]}`},
		{"no names", `{"author":[]}`, `{"author":[]}`},
		{"a name alone", `{"author":{"given":"A","family":"B"}}`, `{"author":[{"family":"B","given":"A"}]}`},
		{"a name as text", `{"author":"The Levant Files"}`, `{"author":[{"literal":"The Levant Files"}]}`},
		{"what says no about a name stays", `{"author":[{"family":"B","parse-names":false,"comma-suffix":0}]}`, `{"author":[{"family":"B","comma-suffix":0,"parse-names":false}]}`},
		{"a field of a name with another form stays", `{"author":[{"family":["B"]}]}`, `{"author":[{"family":["B"]}]}`},
		{"date as text", `{"issued":"2025-07-07/2025-07-09"}`, `{"issued":{"date-parts":[[2025,7,7],[2025,7,9]]}}`},
		{"date as number", `{"issued":2025}`, `{"issued":{"date-parts":[[2025]]}}`},
		{"date as text that is none", `{"issued":"last week"}`, `{"issued":{"raw":"last week"}}`},
		{"date in EDTF", `{"issued":{"edtf":"2025-22~"}}`, `{"issued":{"circa":true,"date-parts":[[2025]],"season":"2"}}`},
		{"date in EDTF that is not understood stays", `{"issued":{"edtf":"2025-XX"}}`, `{"issued":{"edtf":"2025-XX"}}`},
		{"raw date that is understood", `{"issued":{"raw":"2025-07-07"}}`, `{"issued":{"date-parts":[[2025,7,7]]}}`},
		{"raw date beside parts", `{"issued":{"date-parts":[[2025]],"raw":"2024"}}`, `{"issued":{"date-parts":[[2025]],"raw":"2024"}}`},
		{"date parts with blanks", `{"issued":{"date-parts":[["2025","",""]]}}`, `{"issued":{"date-parts":[[2025]]}}`},
		{"date parts without a year stay", `{"issued":{"date-parts":[[null]]}}`, `{"issued":{"date-parts":[[null]]}}`},
		{"date parts that are no numbers stay", `{"issued":{"date-parts":[["spring"]]}}`, `{"issued":{"date-parts":[["spring"]]}}`},
		{"too many date parts stay", `{"issued":{"date-parts":[[1],[2],[3]]}}`, `{"issued":{"date-parts":[[1],[2],[3]]}}`},
		{"year before the common era", `{"issued":{"date-parts":[[-44,3,15]]}}`, `{"issued":{"date-parts":[[-44,3,15]]}}`},
		{"empty date", `{"issued":{}}`, `{"issued":{}}`},
		{"circa as text", `{"issued":{"date-parts":[[1900]],"circa":"yes"}}`, `{"issued":{"circa":true,"date-parts":[[1900]]}}`},
		{"not circa", `{"issued":{"date-parts":[[1900]],"circa":false}}`, `{"issued":{"circa":false,"date-parts":[[1900]]}}`},
	}
	for _, tt := range tests {
		var item Item
		if err := json.Unmarshal([]byte(tt.in), &item); err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		out, err := item.MarshalJSON()
		if err != nil || string(out) != tt.out {
			t.Errorf("%s: %s, want %s (%v)", tt.name, out, tt.out, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", "line 1: unexpected end"},
		{"syntax", "[\n{\"id\": \"a\"},\n{]", "line 3: invalid character ']'"},
		{"syntax in one item", "{\n\"id\" 3}", "line 2: invalid character '3'"},
		{"not a list", `"x"`, "not a list of items but a string"},
		{"not an item", `[{"id":"a"}, 5]`, "item 2: not an item"},
		{"null", `[null]`, "item 1: not an item: null"},
		{"two values", `[] []`, "line 1: invalid character '['"},
	}
	for _, tt := range tests {
		items, err := Parse([]byte(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, %v, want %q", tt.name, items, err, tt.want)
		}
	}
}

func TestEncode(t *testing.T) {
	items := []Item{
		{ID: "a", Type: "book", Text: map[string]string{"title": "A & B"}, Dates: map[string]Date{"issued": {Parts: [][]int{{2025}}}}},
		{ID: "b", Other: map[string]json.RawMessage{"bad": json.RawMessage(`{"`), "good": json.RawMessage(`[1]`)}},
	}
	const want = `[
  {
    "id": "a",
    "type": "book",
    "issued": {
      "date-parts": [
        [
          2025
        ]
      ]
    },
    "title": "A & B"
  },
  {
    "id": "b",
    "bad": "{\"",
    "good": [
      1
    ]
  }
]
`
	if got := string(Encode(items)); got != want {
		t.Errorf("got %s", got)
	}
	if got := string(Encode(nil)); got != "[]\n" {
		t.Errorf("no items: %q", got)
	}
}

func TestNamesAndDatesOnTheirOwn(t *testing.T) {
	var v struct {
		Name Name
		Date Date
	}
	const in = `{"Name":{"family":"B","given":"A"},"Date":{"date-parts":[[2025,7]]}}`
	if err := json.Unmarshal([]byte(in), &v); err != nil {
		t.Fatal(err)
	}
	if out, err := json.Marshal(v); err != nil || string(out) != in {
		t.Errorf("%s, %v", out, err)
	}
	for _, bad := range []string{`{"Name":[]}`, `{"Date":[]}`, `{"Date":true}`} {
		if json.Unmarshal([]byte(bad), &v) == nil {
			t.Errorf("%s is read as %v", bad, v)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`[{"id":1,"title":"x","author":[{"family":"a","parse-names":0}],"issued":{"date-parts":[[1,2,3]]}}]`,
		`{"issued":"2025-07~","author":"x","custom":{"a" : 1}}`,
		`[{"issued":{"edtf":"-0044/0000"},"Author":3}]`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items, err := Parse(data)
		if err != nil {
			return
		}
		once := Encode(items)
		again, err := Parse(once)
		if err != nil {
			t.Fatalf("%s is written as %s, which is not read: %v", data, once, err)
		}
		if twice := Encode(again); !bytes.Equal(once, twice) {
			t.Fatalf("%s is written as %s, then as %s", data, once, twice)
		}
		for _, item := range items {
			if clone := item.Clone(); !reflect.DeepEqual(clone, item) {
				t.Fatalf("clone of %v is %v", item, clone)
			}
		}
	})
}
