package document

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// finish checks the invariants in the comment on Document, and makes the index.
func (d *Document) finish() error {
	if !utf8.ValidString(d.text) {
		return errors.New("document: the text is not valid UTF-8")
	}
	d.index = newIndex(d.text)
	return d.check()
}

// check returns an error if the structure violates the comment on Document.
func (d *Document) check() error {
	if err := d.checkBlocks(); err != nil {
		return err
	}
	ranges := ranges{blocks: d.blocks}
	for _, s := range d.spans {
		if s.Style == 0 || s.Style&^allStyles != 0 {
			return fmt.Errorf("document: span %d–%d has no known style", s.Start, s.End)
		}
		if err := ranges.next("span", s.Start, s.End); err != nil {
			return err
		}
	}
	ranges.reset()
	for _, l := range d.links {
		if err := ranges.next("link", l.Start, l.End); err != nil {
			return err
		}
	}
	if err := d.checkTables(); err != nil {
		return err
	}
	return d.checkResources()
}

func (d *Document) checkBlocks() error {
	next := 0
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Start != next || b.End < b.Start {
			return fmt.Errorf("document: block %d–%d does not start at %d", b.Start, b.End, next)
		}
		if b.Kind == "" || b.Level < 0 || b.Number < 0 || b.Quote < 0 || b.Apart < 0 || b.Apart > b.Quote || b.Zero && b.Number > 0 {
			return fmt.Errorf("document: block %d–%d is of no kind", b.Start, b.End)
		}
		next = b.End + 1
	}
	if length := d.Len(); next != length+1 && (length > 0 || len(d.blocks) > 0) {
		return fmt.Errorf("document: the blocks end at %d, the text at %d", max(next-1, 0), length)
	}
	return d.checkSeparators()
}

// checkSeparators checks that a "\n" follows each block but the last.
func (d *Document) checkSeparators() error {
	offset := 0 // of the block, in bytes
	for i := range len(d.blocks) - 1 {
		b := &d.blocks[i]
		if d.index == nil {
			offset = b.End
		} else {
			offset = advance(d.text, offset, b.End-b.Start)
		}
		if d.text[offset] != '\n' {
			return fmt.Errorf("document: no line ends at %d where a block does", b.End)
		}
		offset++
	}
	return nil
}

// checkTables checks that each row belongs to one table, and that tables have
// no other blocks.
func (d *Document) checkTables() error {
	rows := 0
	for i := range d.blocks {
		if d.blocks[i].Kind == Row {
			rows++
		}
	}
	next := 0 // the first block that can belong to the table
	for _, t := range d.tables {
		if t.First < next || t.Rows < 1 || t.Head < 0 || t.Head > t.Rows || t.Rows > len(d.blocks)-t.First {
			return fmt.Errorf("document: the table of blocks %d to %d is none", t.First, t.First+t.Rows)
		}
		next = t.First + t.Rows
		for _, b := range d.blocks[t.First:next] {
			if b.Kind != Row {
				return fmt.Errorf("document: block %d–%d stands in a table and is no row", b.Start, b.End)
			}
		}
		for _, a := range t.Align {
			if a > Right {
				return fmt.Errorf("document: a column of the table of blocks %d to %d has no known alignment", t.First, next)
			}
		}
		rows -= t.Rows
	}
	if rows > 0 {
		return fmt.Errorf("document: there are %d rows outside of tables", rows)
	}
	return nil
}

func (d *Document) checkResources() error {
	left := MaxResources
	names := make(map[string]bool, len(d.resources))
	for _, r := range d.resources {
		if r.Name == "" || r.Type == "" || names[r.Name] {
			return fmt.Errorf("document: picture %q has no name or type of its own", r.Name)
		}
		names[r.Name] = true
		if left -= len(r.Data); len(r.Data) == 0 || len(r.Data) > MaxResource || left < 0 {
			return fmt.Errorf("document: picture %q has %d bytes", r.Name, len(r.Data))
		}
	}
	return nil
}

// ranges checks that ranges are in order, each within one block.
type ranges struct {
	blocks []Block
	block  int // index of the block of the last range
	end    int // of the last range
}

func (r *ranges) reset() { r.block, r.end = 0, 0 }

func (r *ranges) next(what string, start, end int) error {
	if start < r.end || end <= start {
		return fmt.Errorf("document: %s %d–%d is empty or out of order", what, start, end)
	}
	for r.block < len(r.blocks) && r.blocks[r.block].End < end {
		r.block++
	}
	if r.block == len(r.blocks) || start < r.blocks[r.block].Start {
		return fmt.Errorf("document: %s %d–%d is not within a block", what, start, end)
	}
	r.end = end
	return nil
}
