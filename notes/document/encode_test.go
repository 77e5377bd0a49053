package document_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"collate/notes/document"
)

// samples are documents of few blocks with all kinds of structure.
func samples() map[string]document.Document {
	return map[string]document.Document{
		"sample": sample(), "rich": rich(), "plain": document.Plain("a\nb"), "empty": {},
	}
}

// rich has tables, pictures, footnotes, and items that are numbered 0.
func rich() document.Document {
	var b document.Builder
	b.Begin(document.Block{Kind: document.Item, Level: 1, Zero: true})
	b.Write("nothing", 0)
	b.Begin(document.Block{Kind: document.Item, Level: 1, Number: 1})
	b.Write("one", 0)
	start := b.Len()
	b.Write("[1]", 0)
	b.Link(start, document.FootnoteTarget(1))
	b.Table(1, document.Left, document.NoAlign, document.Right)
	b.Begin(document.Block{Kind: document.Row})
	b.Write("Name\tBorn\tŞəhər", document.Bold)
	b.Begin(document.Block{Kind: document.Row})
	b.Write("Əli\t1961", 0)
	b.Table(0)
	b.Begin(document.Block{Kind: document.Row})
	b.Begin(document.Block{Kind: document.Quotation, Quote: 2, Apart: 2})
	b.Begin(document.Block{Kind: document.Code, Language: "go"})
	b.Write("x := 1", document.Monospace)
	target, _ := b.Embed([]byte(png))
	b.Begin(document.Block{Kind: document.Image, Target: target})
	b.Write("A map", 0)
	b.Begin(document.Block{Kind: document.Image, Target: "https://example.org/ə.png"})
	b.Begin(document.Block{Kind: document.Footnote, Level: 1, Number: 1})
	b.Write("a note", 0)
	return b.Document()
}

func TestJSON(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			var back document.Document
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if !back.Equal(d) || back.Len() != d.Len() {
				t.Errorf("got %v, want %v", back, d)
			}
		})
	}
}

func TestJSONRefusesContradictions(t *testing.T) {
	tests := []struct{ name, json string }{
		{"text without blocks", `{"text":"abc"}`},
		{"blocks beyond the text", `{"text":"abc","blocks":[{"kind":"code","start":0,"end":4}]}`},
		{"text beyond the blocks", `{"text":"abc","blocks":[{"kind":"code","start":0,"end":2}]}`},
		{"a block without kind", `{"text":"abc","blocks":[{"start":0,"end":3}]}`},
		{"a gap between blocks", `{"text":"abcd","blocks":[{"kind":"code","start":0,"end":1},{"kind":"code","start":3,"end":4}]}`},
		{"no line end between blocks", `{"text":"abc","blocks":[{"kind":"code","start":0,"end":1},{"kind":"code","start":2,"end":3}]}`},
		{"a block backwards", `{"text":"a","blocks":[{"kind":"code","start":0,"end":-1},{"kind":"code","start":0,"end":1}]}`},
		{"a span without style", `{"text":"a","blocks":[{"kind":"code","start":0,"end":1}],"spans":[{"start":0,"end":1,"style":""}]}`},
		{"an unknown style", `{"text":"a","blocks":[{"kind":"code","start":0,"end":1}],"spans":[{"start":0,"end":1,"style":"loud"}]}`},
		{"an empty span", `{"text":"a","blocks":[{"kind":"code","start":0,"end":1}],"spans":[{"start":0,"end":0,"style":"bold"}]}`},
		{"a span over two blocks", `{"text":"a\nb","blocks":[{"kind":"code","start":0,"end":1},{"kind":"code","start":2,"end":3}],"spans":[{"start":0,"end":3,"style":"bold"}]}`},
		{"overlapping links", `{"text":"abc","blocks":[{"kind":"code","start":0,"end":3}],"links":[{"start":0,"end":2,"target":"x"},{"start":1,"end":3,"target":"x"}]}`},
		{"a number and zero", `{"text":"a","blocks":[{"kind":"item","number":1,"zero":true,"start":0,"end":1}]}`},
		{"a row without a table", `{"text":"a","blocks":[{"kind":"row","start":0,"end":1}]}`},
		{"a row after the table", `{"text":"a\nb","blocks":[{"kind":"row","start":0,"end":1},{"kind":"row","start":2,"end":3}],"tables":[{"first":0,"rows":1}]}`},
		{"a row before the table", `{"text":"a\nb","blocks":[{"kind":"row","start":0,"end":1},{"kind":"row","start":2,"end":3}],"tables":[{"first":1,"rows":1}]}`},
		{"a table of no rows", `{"text":"a","blocks":[{"kind":"code","start":0,"end":1}],"tables":[{"first":0,"rows":0}]}`},
		{"a table of paragraphs", `{"text":"a","blocks":[{"kind":"paragraph","start":0,"end":1}],"tables":[{"first":0,"rows":1}]}`},
		{"a table beyond the text", `{"text":"a","blocks":[{"kind":"row","start":0,"end":1}],"tables":[{"first":0,"rows":2}]}`},
		{"a row in two tables", `{"text":"a","blocks":[{"kind":"row","start":0,"end":1}],"tables":[{"first":0,"rows":1},{"first":0,"rows":1}]}`},
		{"a head of more rows than there are", `{"text":"a","blocks":[{"kind":"row","start":0,"end":1}],"tables":[{"first":0,"rows":1,"head":2}]}`},
		{"an unknown alignment", `{"text":"a","blocks":[{"kind":"row","start":0,"end":1}],"tables":[{"first":0,"rows":1,"align":["up"]}]}`},
		{"a picture without a name", `{"text":"","resources":[{"type":"image/png","data":"AAAA"}]}`},
		{"a picture without a type", `{"text":"","resources":[{"name":"a","data":"AAAA"}]}`},
		{"a picture without bytes", `{"text":"","resources":[{"name":"a","type":"image/png"}]}`},
		{"two pictures of one name", `{"text":"","resources":[{"name":"a","type":"image/png","data":"AAAA"},{"name":"a","type":"image/png","data":"AAAA"}]}`},
		{"a link outside", `{"text":"abc","blocks":[{"kind":"code","start":0,"end":3}],"links":[{"start":2,"end":4,"target":"x"}]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var d document.Document
			if err := json.Unmarshal([]byte(test.json), &d); err == nil {
				t.Errorf("read as %v, want an error", d)
			}
		})
	}
}

func TestStructure(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			back, err := document.New(d.Text(), d.Structure())
			if err != nil {
				t.Fatal(err)
			}
			if !back.Equal(d) {
				t.Errorf("got %v, want %v", back, d)
			}
		})
	}
}

func TestStructureRefusesDamage(t *testing.T) {
	d := rich()
	text, structure := d.Text(), d.Structure()
	for cut := range structure {
		if _, err := document.New(text, structure[:cut]); err == nil {
			t.Errorf("cut to %d of %d bytes: no error", cut, len(structure))
		}
	}
	if _, err := document.New(text+"x", structure); err == nil {
		t.Error("with another text: no error")
	}
	if _, err := document.New(strings.Replace(text, "Ə", "\xff", 1), structure); err == nil {
		t.Error("with a text that is not UTF-8: no error")
	}
	if _, err := document.New(text, append([]byte{9}, structure[1:]...)); err == nil {
		t.Error("of another version: no error")
	}
	for i := range structure {
		structure[i] ^= 0x10
		if _, err := document.New(text, structure); err == nil {
			t.Errorf("with a bit of byte %d changed: no error", i)
		}
		structure[i] ^= 0x10
	}
	if _, err := document.New("", seal([]byte{99, 0})); err == nil {
		t.Error("with an unknown section: no error")
	}
}

// A document without newer kinds of data has the original binary form, byte for
// byte, so that stored documents stay readable.
func TestStructureOfFirstVersion(t *testing.T) {
	const structure = "01f76458920119040768656164696e670571756f7465046974656d04636f6465021a05000100000b010000020a02020700060201000000030000000e031005070401010902000103010602020e04041a0117061668747470733a2f2f6578616d706c652e6f72672fc999"
	if got := fmt.Sprintf("%x", sample().Structure()); got != structure {
		t.Errorf("Structure() = %s, want %s", got, structure)
	}
}

// seal prefixes sections with the version and the right checksum, so that a
// test reaches the decoding of the sections.
func seal(sections []byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{1}, crc32.ChecksumIEEE(sections)), sections...)
}

// FuzzStructure decodes any bytes as the structure of any text: the result is
// an error, or a document that survives encoding and decoding.
func FuzzStructure(f *testing.F) {
	const header = 5
	for _, d := range samples() {
		f.Add(d.Text(), d.Structure()[header:])
	}
	f.Fuzz(func(t *testing.T, text string, sections []byte) {
		d, err := document.New(text, seal(sections))
		if err != nil {
			return
		}
		back, err := document.New(d.Text(), d.Structure())
		if err != nil {
			t.Fatal(err)
		}
		if !back.Equal(d) {
			t.Fatalf("read again: %v, before: %v", back, d)
		}
		for _, b := range d.Blocks() {
			d.Slice(b.Start, b.End)
		}
	})
}
