package document

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// The structure of a document, apart from its text, is kept in this form:
//
//	byte      version, 1
//	4 bytes   CRC-32 (IEEE) of the sections, big-endian
//	sections  each: tag, length of the payload in bytes, payload
//
// All other numbers are unsigned varints (encoding/binary), and text is its length
// in bytes and its bytes. The payloads:
//
//	tagKinds   the kinds that occur: count, then the name of each
//	tagBlocks  count, then of each block: index of its kind, level, number,
//	           quote, length in code points
//	tagSpans   count, then of each span: distance from the end of the one
//	           before, length, style
//	tagLinks   count, then of each link: distance from the end of the one
//	           before, length, target
//
// Where a block starts needs no telling, as blocks are one "\n" apart. An
// empty section may be absent, so what later documents hold more (tables,
// notes, pictures) is a new section, and old documents stay readable.
const (
	version = 1
	header  = 5 // bytes before the sections

	tagKinds  = 1
	tagBlocks = 2
	tagSpans  = 3
	tagLinks  = 4
)

// Structure returns everything but the text in a compact binary form, for
// [New]. The form is kept readable by later versions of the program.
func (d Document) Structure() []byte {
	out := make([]byte, header)
	var payload []byte
	put := func(n int) { payload = binary.AppendUvarint(payload, uint64(n)) }
	putString := func(s string) { put(len(s)); payload = append(payload, s...) }
	section := func(tag byte, write func()) {
		payload = payload[:0]
		write()
		out = append(out, tag)
		out = binary.AppendUvarint(out, uint64(len(payload)))
		out = append(out, payload...)
	}

	kinds, kindIndex := d.kinds()
	if len(d.blocks) > 0 {
		section(tagKinds, func() {
			put(len(kinds))
			for _, kind := range kinds {
				putString(string(kind))
			}
		})
		section(tagBlocks, func() {
			put(len(d.blocks))
			for _, b := range d.blocks {
				put(kindIndex[b.Kind])
				put(b.Level)
				put(b.Number)
				put(b.Quote)
				put(b.End - b.Start)
			}
		})
	}
	if len(d.spans) > 0 {
		section(tagSpans, func() {
			put(len(d.spans))
			end := 0
			for _, s := range d.spans {
				put(s.Start - end)
				put(s.End - s.Start)
				put(int(s.Style))
				end = s.End
			}
		})
	}
	if len(d.links) > 0 {
		section(tagLinks, func() {
			put(len(d.links))
			end := 0
			for _, l := range d.links {
				put(l.Start - end)
				put(l.End - l.Start)
				putString(l.Target)
				end = l.End
			}
		})
	}
	out[0] = version
	binary.BigEndian.PutUint32(out[1:], crc32.ChecksumIEEE(out[header:]))
	return out
}

// kinds returns the kinds that occur, and the index of each in that list.
func (d Document) kinds() (kinds []Kind, index map[Kind]int) {
	index = make(map[Kind]int)
	for _, b := range d.blocks {
		if _, known := index[b.Kind]; !known {
			index[b.Kind] = len(kinds)
			kinds = append(kinds, b.Kind)
		}
	}
	return kinds, index
}

// New returns the document of a text and its [Document.Structure]. The error
// says what is wrong if they do not belong together or are damaged.
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
		kinds[i] = Kind(r.bytes())
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
		l.Target = string(r.bytes())
		links[i] = l
		end = l.End
	}
	return links
}
