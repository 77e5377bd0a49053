package document_test

import (
	"reflect"
	"testing"

	"collate/notes/document"
)

func TestTables(t *testing.T) {
	row := document.Block{Kind: document.Row}
	paragraph := document.Block{}
	tests := []struct {
		name  string
		build func(*document.Builder)
		want  []document.Table
	}{
		{"none", func(b *document.Builder) { b.Begin(paragraph); b.Table(1); b.Begin(paragraph) }, nil},
		{"one", func(b *document.Builder) {
			b.Begin(paragraph)
			b.Table(1, document.Left, document.Right)
			b.Begin(row)
			b.Begin(row)
			b.Begin(paragraph)
		}, []document.Table{{First: 1, Rows: 2, Head: 1, Align: []document.Align{document.Left, document.Right}}}},
		{"rows that nobody announced", func(b *document.Builder) { b.Begin(row); b.Begin(row); b.Begin(paragraph); b.Begin(row) },
			[]document.Table{{First: 0, Rows: 2}, {First: 3, Rows: 1}}},
		{"two without anything between", func(b *document.Builder) { b.Table(0); b.Begin(row); b.Table(1); b.Begin(row) },
			[]document.Table{{First: 0, Rows: 1}, {First: 1, Rows: 1, Head: 1}}},
		{"more rows in the head than there are", func(b *document.Builder) { b.Table(3); b.Begin(row) },
			[]document.Table{{First: 0, Rows: 1, Head: 1}}},
		{"an announcement counts for the next block only", func(b *document.Builder) { b.Table(1); b.Begin(paragraph); b.Begin(row) },
			[]document.Table{{First: 1, Rows: 1}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b document.Builder
			test.build(&b)
			d := b.Document()
			if got := d.Tables(); !reflect.DeepEqual(got, test.want) {
				t.Errorf("Tables() = %v, want %v", got, test.want)
			}
			if _, err := document.New(d.Text(), d.Structure()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNumbered(t *testing.T) {
	for name, test := range map[string]struct {
		block document.Block
		want  bool
	}{
		"a bullet":     {document.Block{Kind: document.Item}, false},
		"number 7":     {document.Block{Kind: document.Item, Number: 7}, true},
		"number 0":     {document.Block{Kind: document.Item, Zero: true}, true},
		"a footnote":   {document.Block{Kind: document.Footnote, Number: 1}, false},
		"no list item": {document.Block{Kind: document.Paragraph}, false},
	} {
		if got := test.block.Numbered(); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
