package document

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"unicode/utf8"
)

// New returns the document of a text and its [Document.Structure], which is not
// to be changed after it. The error says what is wrong if they do not belong
// together or are damaged.
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
	in := reader{rest: sections}
	var kinds []Kind
	for len(in.rest) > 0 && in.err == nil {
		tag := in.number()
		payload := reader{rest: in.bytes()}
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
		case tagResources:
			d.resources = payload.resources()
		default:
			return fmt.Errorf("it has a section %d that this program does not know", tag)
		}
		if payload.err == nil && len(payload.rest) > 0 {
			payload.err = errors.New("too long")
		}
		if payload.err != nil {
			return fmt.Errorf("section %d: %w", tag, payload.err)
		}
	}
	return in.err
}

// reader takes numbers and text from bytes. After an error it gives zeros.
type reader struct {
	rest []byte
	err  error
}

var errCut = errors.New("it is cut short or damaged")

// number takes a number that a text can have use for.
func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > 1<<31-1 {
		r.rest, r.err = nil, errCut
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n > len(r.rest) {
		r.rest, r.err = nil, errCut
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) text() string {
	text := string(r.bytes())
	if !utf8.ValidString(text) {
		r.rest, r.err = nil, errCut
		return ""
	}
	return text
}

// count takes the number of elements that follow, each of at least size bytes.
func (r *reader) count(size int) int {
	n := r.number()
	if n > len(r.rest)/size {
		r.rest, r.err = nil, errCut
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
			r.err = errCut
			return nil
		}
		b := Block{Kind: kinds[kind], Level: r.number(), Number: r.number(), Quote: r.number(), Start: start}
		b.End = start + r.number()
		blocks[i] = b
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

// list takes a list of blocks, and for each calls read for what is listed of it.
func (r *reader) list(blocks []Block, read func(*Block)) {
	i := -1
	for range r.count(1) {
		distance := r.number()
		if i += distance; distance == 0 || i >= len(blocks) {
			r.rest, r.err = nil, errCut
			return
		}
		read(&blocks[i])
	}
}

func (r *reader) resources() []Resource {
	resources := make([]Resource, r.count(3))
	for i := range resources {
		resources[i] = Resource{Name: r.text(), Type: r.text(), Data: slices.Clip(r.bytes())}
	}
	return resources
}
