package document_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"collate/notes/document"
)

// sample has every kind of structure, in text of one to four bytes a code
// point.
func sample() document.Document {
	var b document.Builder
	b.Begin(document.Block{Kind: document.Heading, Level: 1})
	b.Write("Əliyev ", 0)
	b.Write("said", document.Bold)
	b.Begin(document.Block{Kind: document.Quotation, Quote: 2})
	b.Write("no 🙂 more", document.Italic)
	b.Write("!", document.Italic|document.Bold)
	b.Begin(document.Block{Kind: document.Item, Level: 2, Number: 7})
	start := b.Len()
	b.Write("a link", document.Italic)
	b.Link(start, "https://example.org/ə")
	b.Begin(document.Block{Kind: document.Item, Level: 1})
	b.Begin(document.Block{Kind: document.Code})
	b.Write("x := 1\n\ny := 2", document.Monospace)
	return b.Document()
}

func TestBuilder(t *testing.T) {
	d := sample()
	wantText := "Əliyev said\nno 🙂 more!\na link\n\nx := 1\n\ny := 2"
	if d.Text() != wantText {
		t.Errorf("Text() = %q, want %q", d.Text(), wantText)
	}
	wantBlocks := []document.Block{
		{Kind: document.Heading, Level: 1, Start: 0, End: 11},
		{Kind: document.Quotation, Quote: 2, Start: 12, End: 22},
		{Kind: document.Item, Level: 2, Number: 7, Start: 23, End: 29},
		{Kind: document.Item, Level: 1, Start: 30, End: 30},
		{Kind: document.Code, Start: 31, End: 45},
	}
	if !reflect.DeepEqual(d.Blocks(), wantBlocks) {
		t.Errorf("Blocks() = %v\nwant %v", d.Blocks(), wantBlocks)
	}
	wantSpans := []document.Span{
		{7, 11, document.Bold},
		{12, 21, document.Italic},
		{21, 22, document.Italic | document.Bold},
		{23, 29, document.Italic},
		{31, 45, document.Monospace},
	}
	if !reflect.DeepEqual(d.Spans(), wantSpans) {
		t.Errorf("Spans() = %v\nwant %v", d.Spans(), wantSpans)
	}
	wantLinks := []document.Link{{23, 29, "https://example.org/ə"}}
	if !reflect.DeepEqual(d.Links(), wantLinks) {
		t.Errorf("Links() = %v, want %v", d.Links(), wantLinks)
	}
	if got := d.Headings(); len(got) != 1 || d.Slice(got[0].Start, got[0].End) != "Əliyev said" {
		t.Errorf("Headings() = %v", got)
	}
}

func TestBuilderWrite(t *testing.T) {
	tests := []struct {
		name  string
		write []string
		want  string
	}{
		{"nothing", nil, ""},
		{"line ends", []string{"a\r\nb\rc\nd"}, "a\nb\nc\nd"},
		{"bytes that are no UTF-8", []string{"a\xff\xfeb"}, "a\uFFFDb"},
		{"a replacement character stays", []string{"a\uFFFDb"}, "a\uFFFDb"},
		{"NUL and other controls", []string{"a\x00\x1b\ufffeb\tc"}, "ab\tc"},
		{"decomposed letters stay", []string{"e\u0301"}, "e\u0301"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b document.Builder
			for _, text := range test.write {
				b.Write(text, 0)
			}
			if got := b.Document(); got.Text() != test.want || got.Len() != utf8.RuneCountInString(test.want) {
				t.Errorf("got %q of length %d, want %q", got.Text(), got.Len(), test.want)
			}
		})
	}
}

func TestBuilderLink(t *testing.T) {
	var b document.Builder
	b.Link(0, "before any block")
	b.Write("one", 0)
	b.Link(0, "first")
	b.Write("two", 0)
	b.Link(2, "cut where the first ends")
	b.Link(2, "nothing left")
	b.Begin(document.Block{})
	b.Write("four", 0)
	b.Link(5, "cut at the block")
	want := []document.Link{{0, 3, "first"}, {3, 6, "cut where the first ends"}, {7, 11, "cut at the block"}}
	if got := b.Document().Links(); !reflect.DeepEqual(got, want) {
		t.Errorf("Links() = %v, want %v", got, want)
	}
}

func TestPlain(t *testing.T) {
	if got := document.Plain(""); !got.Equal(document.Document{}) {
		t.Errorf("Plain of nothing is %v", got)
	}
	d := document.Plain("one\r\ntwo\n")
	want := []document.Block{
		{Kind: document.Paragraph, Start: 0, End: 3},
		{Kind: document.Paragraph, Start: 4, End: 7},
		{Kind: document.Paragraph, Start: 8, End: 8},
	}
	if d.Text() != "one\ntwo\n" || !reflect.DeepEqual(d.Blocks(), want) {
		t.Errorf("got %q %v, want %v", d.Text(), d.Blocks(), want)
	}
}

func TestSlice(t *testing.T) {
	d := document.Plain("Bakı, Əliyev 🙂")
	tests := []struct {
		name       string
		start, end int
		want       string
	}{
		{"whole", 0, 14, "Bakı, Əliyev 🙂"},
		{"two-byte letters", 3, 7, "ı, Ə"},
		{"four bytes", 13, 14, "🙂"},
		{"empty", 3, 3, ""},
		{"backwards", 5, 2, ""},
		{"outside", -5, 99, "Bakı, Əliyev 🙂"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := d.Slice(test.start, test.end); got != test.want {
				t.Errorf("Slice(%d, %d) = %q, want %q", test.start, test.end, got, test.want)
			}
		})
	}
}

func TestBlockAt(t *testing.T) {
	if got := (document.Document{}).BlockAt(0); got != -1 {
		t.Errorf("of nothing: %d, want -1", got)
	}
	d := document.Plain("one\n\ntwo")
	for offset, want := range map[int]int{-1: 0, 0: 0, 3: 0, 4: 1, 5: 2, 8: 2, 99: 2} {
		if got := d.BlockAt(offset); got != want {
			t.Errorf("BlockAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{" \n\t ", 0},
		{"one", 1},
		{"don't so-called 3.5 U.S.", 4},
		{"Əliyev və Ümid", 3},
		{"word—word – “word”", 3},
		{"- * …", 0},
		{"non\u00a0breaking", 2},
		{"東京へ行く", 5},
		{"東京 abc", 3},
	}
	for _, test := range tests {
		if got := document.Plain(test.text).Words(); got != test.want {
			t.Errorf("Words of %q = %d, want %d", test.text, got, test.want)
		}
	}
}

// FuzzOffsets compares the index with a walk over the whole text.
func FuzzOffsets(f *testing.F) {
	f.Add("plain ASCII text")
	f.Add("Əliyev 🙂 東京")
	f.Add(strings.Repeat("a🙂", 60))
	f.Add(strings.Repeat("ə", 127) + "x" + strings.Repeat("東", 500))
	f.Fuzz(func(t *testing.T, text string) {
		for _, text := range []string{text, strings.Repeat(text, 1+600/(len(text)+1))} {
			d := document.Plain(text)
			codePoint := 0
			for offset, r := range d.Text() {
				if got := d.ByteOffset(codePoint); got != offset {
					t.Fatalf("ByteOffset(%d) = %d, want %d", codePoint, got, offset)
				}
				for i := range utf8.RuneLen(r) {
					if got := d.CodePoint(offset + i); got != codePoint {
						t.Fatalf("CodePoint(%d) = %d, want %d", offset+i, got, codePoint)
					}
				}
				codePoint++
			}
			if d.Len() != codePoint {
				t.Fatalf("Len() = %d, want %d", d.Len(), codePoint)
			}
			for _, beyond := range []int{codePoint, codePoint + 1, 1 << 40} {
				if got := d.ByteOffset(beyond); got != len(d.Text()) {
					t.Fatalf("ByteOffset(%d) = %d, want %d", beyond, got, len(d.Text()))
				}
			}
			if got := d.CodePoint(len(d.Text()) + 5); got != codePoint {
				t.Fatalf("CodePoint beyond the end = %d, want %d", got, codePoint)
			}
			if d.ByteOffset(-1) != 0 || d.CodePoint(-1) != 0 {
				t.Fatal("what lies before the text is not its start")
			}
		}
	})
}

// large is a document of 3 MB in 10,000 blocks, of which every tenth holds a
// span and a link.
func large(sentence string) document.Document {
	paragraph := strings.Repeat(sentence, 300/len(sentence))
	var b document.Builder
	for i := range 10_000 {
		b.Begin(document.Block{Kind: document.Paragraph})
		if i%10 == 0 {
			b.Write("Baku", document.Bold)
			b.Link(b.Len()-4, "https://example.org/")
		}
		b.Write(paragraph, 0)
	}
	return b.Document()
}

func scripts() map[string]document.Document {
	return map[string]document.Document{
		"Latin":    large("They crossed the river at dawn. "),
		"Cyrillic": large("На рассвете они перешли реку. "),
	}
}

func BenchmarkNew(b *testing.B) {
	for name, d := range scripts() {
		b.Run(name, func(b *testing.B) {
			text, structure := d.Text(), d.Structure()
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := document.New(text, structure); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOffsets(b *testing.B) {
	for name, d := range scripts() {
		b.Run(name+"/ByteOffset", func(b *testing.B) {
			for i := 0; b.Loop(); i = (i + 7919) % d.Len() {
				d.ByteOffset(i)
			}
		})
		b.Run(name+"/CodePoint", func(b *testing.B) {
			for i := 0; b.Loop(); i = (i + 7919) % len(d.Text()) {
				d.CodePoint(i)
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	for name, d := range scripts() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(d.Text())))
			for b.Loop() {
				d.Words()
			}
		})
	}
}
