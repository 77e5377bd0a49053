package document

import (
	"encoding/binary"
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
//	tagKinds      the kinds that occur: count, then the name of each
//	tagBlocks     count, then of each block: index of its kind, level, number,
//	              quote, length in code points
//	tagSpans      count, then of each span: distance from the end of the one
//	              before, length, style
//	tagLinks      count, then of each link: distance from the end of the one
//	              before, length, target
//	tagTables     count, then of each table: blocks since the end of the one
//	              before, rows, rows of the head, count of
//	              alignments, each of these
//	tagZeros      the blocks with the number 0, as a list
//	tagLanguages  the blocks with a language, as a list with the language
//	tagTargets    the blocks with a target, as a list with the target
//	tagAparts     the blocks that begin a block quote behind another, as a list
//	              with its depth
//	tagResources  count, then of each picture: name, media type, bytes
//
// A list of blocks is their count, then for each block: its distance in blocks from
// the previous one in the list, where the first counts from index -1, and its value.
//
// The starts of blocks are not stored, as blocks are one "\n" apart. An empty section is
// absent. New kinds of data become new sections, so that the form of documents without
// them stays the same.
const (
	version = 1
	header  = 5 // bytes before the sections

	tagKinds     = 1
	tagBlocks    = 2
	tagSpans     = 3
	tagLinks     = 4
	tagTables    = 5
	tagZeros     = 6
	tagLanguages = 7
	tagTargets   = 8
	tagResources = 9
	tagAparts    = 10
)

// Structure returns everything but the text in a compact binary form, which [New] reads.
// Later versions of the program read it too.
func (d Document) Structure() []byte {
	out := writer{bytes: make([]byte, header)}
	kinds, kindIndex := d.kinds()
	section(&out, tagKinds, kinds, func(w *writer, kind Kind) { w.text(string(kind)) })
	section(&out, tagBlocks, d.blocks, func(w *writer, b Block) {
		w.numbers(kindIndex[b.Kind], b.Level, b.Number, b.Quote, b.End-b.Start)
	})
	end := 0
	section(&out, tagSpans, d.spans, func(w *writer, s Span) {
		w.numbers(s.Start-end, s.End-s.Start, int(s.Style))
		end = s.End
	})
	end = 0
	section(&out, tagLinks, d.links, func(w *writer, l Link) {
		w.numbers(l.Start-end, l.End-l.Start)
		w.text(l.Target)
		end = l.End
	})
	end = 0
	section(&out, tagTables, d.tables, func(w *writer, t Table) {
		w.numbers(t.First-end, t.Rows, t.Head, len(t.Align))
		for _, a := range t.Align {
			w.numbers(int(a))
		}
		end = t.First + t.Rows
	})
	out.list(tagZeros, d.blocks, func(b Block) bool { return b.Zero }, func(*writer, Block) {})
	out.list(tagLanguages, d.blocks, func(b Block) bool { return b.Language != "" }, func(w *writer, b Block) { w.text(b.Language) })
	out.list(tagTargets, d.blocks, func(b Block) bool { return b.Target != "" }, func(w *writer, b Block) { w.text(b.Target) })
	out.list(tagAparts, d.blocks, func(b Block) bool { return b.Apart > 0 }, func(w *writer, b Block) { w.numbers(b.Apart) })
	section(&out, tagResources, d.resources, func(w *writer, r Resource) {
		w.text(r.Name)
		w.text(r.Type)
		w.data(r.Data)
	})
	out.bytes[0] = version
	binary.BigEndian.PutUint32(out.bytes[1:], crc32.ChecksumIEEE(out.bytes[header:]))
	return out.bytes
}

// writer appends numbers and text to bytes.
type writer struct{ bytes []byte }

func (w *writer) numbers(numbers ...int) {
	for _, n := range numbers {
		w.bytes = binary.AppendUvarint(w.bytes, uint64(n))
	}
}

func (w *writer) text(s string) {
	w.numbers(len(s))
	w.bytes = append(w.bytes, s...)
}

func (w *writer) data(data []byte) {
	w.numbers(len(data))
	w.bytes = append(w.bytes, data...)
}

// section writes a section with elements, unless there are none.
func section[T any](w *writer, tag int, elements []T, write func(*writer, T)) {
	if len(elements) == 0 {
		return
	}
	var payload writer
	payload.numbers(len(elements))
	for _, e := range elements {
		write(&payload, e)
	}
	w.numbers(tag)
	w.data(payload.bytes)
}

// list writes a section with the blocks for which listed is true, unless there are none.
func (w *writer) list(tag int, blocks []Block, listed func(Block) bool, write func(*writer, Block)) {
	var indices []int
	for i, b := range blocks {
		if listed(b) {
			indices = append(indices, i)
		}
	}
	last := -1
	section(w, tag, indices, func(w *writer, i int) {
		w.numbers(i - last)
		write(w, blocks[i])
		last = i
	})
}

// kinds returns the kinds of all blocks, and the index of each kind in the list.
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
