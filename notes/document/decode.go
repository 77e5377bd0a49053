package document

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"unicode/utf8"
)

// New returns the document of a text and its [Document.Structure]; the caller
// must not modify structure afterwards. The error says whether structure is
// damaged or does not fit the text.
func New(text string, structure []byte) (Document, error) {
	d := Document{text: text}
	if err := d.decode(structure); err != nil {
		return Document{}, fmt.Errorf("document: structure: %w", err)
	}
	if err := d.finish(); err != nil {
		return Document{}, err
	}
	return d, nil
}

func (d *Document) decode(structure []byte) error {
	if len(structure) < header {
		return errCut
	}
	if structure[0] != version {
		return fmt.Errorf("it has version %d, this program knows only %d", structure[0], version)
	}
	sections := structure[header:]
	if crc32.ChecksumIEEE(sections) != binary.BigEndian.Uint32(structure[1:]) {
		return errors.New("it is damaged")
	}
	in := reader{data: sections}
	var kinds []Kind
	for in.left() > 0 && in.err == nil {
		tag := in.number()
		payload := reader{data: in.bytes()}
		if in.err != nil {
			break
		}
		switch tag {
		case tagKinds:
			kinds = payload.kinds()
		case tagBlocks:
			d.blocks = payload.blocks(kinds)
		case tagSpans:
			d.spans = payload.spans()
		case tagLinks:
			d.links = payload.links()
		case tagTables:
			d.tables = payload.tables()
		case tagZeros:
			payload.list(d.blocks, func(b *Block) { b.Zero = true })
		case tagLanguages:
			payload.list(d.blocks, func(b *Block) { b.Language = payload.text() })
		case tagTargets:
			payload.list(d.blocks, func(b *Block) { b.Target = payload.text() })
		case tagAparts:
			payload.list(d.blocks, func(b *Block) { b.Apart = payload.number() })
		case tagResources:
			d.resources = payload.resources()
		default:
			return fmt.Errorf("it has a section %d that this program does not know", tag)
		}
		if payload.err == nil && payload.left() > 0 {
			payload.err = errors.New("too long")
		}
		if payload.err != nil {
			return fmt.Errorf("section %d: %w", tag, payload.err)
		}
	}
	return in.err
}

// reader reads numbers and text from bytes. After an error it returns zeros.
type reader struct {
	data []byte
	at   int // offset of the next byte
	err  error
}

var errCut = errors.New("it is cut short or damaged")

func (r *reader) left() int { return len(r.data) - r.at }

// fail makes all further reads fail.
func (r *reader) fail() { r.at, r.err = len(r.data), errCut }

// number reads a varint of at most 1<<31-1.
func (r *reader) number() int {
	if r.at < len(r.data) && r.data[r.at] < 0x80 { // one byte, as nearly all
		r.at++
		return int(r.data[r.at-1])
	}
	n, size := binary.Uvarint(r.data[r.at:])
	if size <= 0 || n > 1<<31-1 {
		r.fail()
		return 0
	}
	r.at += size
	return int(n)
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n > r.left() {
		r.fail()
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at : r.at]
}

func (r *reader) text() string {
	text := string(r.bytes())
	if !utf8.ValidString(text) {
		r.fail()
		return ""
	}
	return text
}

// count reads the number of elements that follow, each of at least size bytes.
func (r *reader) count(size int) int {
	n := r.number()
	if n > r.left()/size {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) kinds() []Kind {
	kinds := make([]Kind, r.count(1))
	for i := range kinds {
		kinds[i] = Kind(r.text())
	}
	return kinds
}

func (r *reader) blocks(kinds []Kind) []Block {
	blocks := make([]Block, r.count(5))
	start := 0
	for i := range blocks {
		kind := r.number()
		if kind >= len(kinds) {
			r.fail()
			return nil
		}
		b := &blocks[i]
		b.Kind, b.Level, b.Number, b.Quote = kinds[kind], r.number(), r.number(), r.number()
		b.Start, b.End = start, start+r.number()
		start = b.End + 1
	}
	return blocks
}

func (r *reader) spans() []Span {
	spans := make([]Span, r.count(3))
	end := 0
	for i := range spans {
		s := Span{Start: end + r.number()}
		s.End = s.Start + r.number()
		s.Style = Style(min(r.number(), 0xFF))
		spans[i] = s
		end = s.End
	}
	return spans
}

func (r *reader) links() []Link {
	links := make([]Link, r.count(3))
	end := 0
	for i := range links {
		l := Link{Start: end + r.number()}
		l.End = l.Start + r.number()
		l.Target = r.text()
		links[i] = l
		end = l.End
	}
	return links
}

func (r *reader) tables() []Table {
	tables := make([]Table, r.count(4))
	end := 0
	for i := range tables {
		t := Table{First: end + r.number(), Rows: r.number(), Head: r.number()}
		if n := r.count(1); n > 0 {
			t.Align = make([]Align, n)
		}
		for column := range t.Align {
			t.Align[column] = Align(min(r.number(), 0xFF))
		}
		tables[i] = t
		end = t.First + t.Rows
	}
	return tables
}

// list reads a list of blocks, and calls read for the value of each.
func (r *reader) list(blocks []Block, read func(*Block)) {
	i := -1
	for range r.count(1) {
		distance := r.number()
		if i += distance; distance == 0 || i >= len(blocks) {
			r.fail()
			return
		}
		read(&blocks[i])
	}
}

func (r *reader) resources() []Resource {
	resources := make([]Resource, r.count(3))
	for i := range resources {
		resources[i] = Resource{Name: r.text(), Type: r.text(), Data: r.bytes()}
	}
	return resources
}
