package document

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// finish checks all that the comment on Document promises, and makes the
// index.
func (d *Document) finish() error {
	if !utf8.ValidString(d.text) {
		return errors.New("document: the text is not valid UTF-8")
	}
	d.index = newIndex(d.text)
	return d.check()
}

// check says what in the structure contradicts the comment on Document.
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
	return nil
}

func (d *Document) checkBlocks() error {
	next := 0
	for _, b := range d.blocks {
		if b.Start != next || b.End < b.Start {
			return fmt.Errorf("document: block %d–%d does not start at %d", b.Start, b.End, next)
		}
		if b.Kind == "" || b.Level < 0 || b.Number < 0 || b.Quote < 0 {
			return fmt.Errorf("document: block %d–%d is of no kind", b.Start, b.End)
		}
		next = b.End + 1
	}
	if length := d.Len(); next != length+1 && (length > 0 || len(d.blocks) > 0) {
		return fmt.Errorf("document: the blocks end at %d, the text at %d", max(next-1, 0), length)
	}
	return d.checkSeparators()
}

// checkSeparators says whether a "\n" follows each block but the last.
func (d *Document) checkSeparators() error {
	offset := 0 // of the block in bytes
	for i := range len(d.blocks) - 1 {
		b := d.blocks[i]
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

// ranges checks that ranges come in order, each within one block.
type ranges struct {
	blocks []Block
	block  int // index of the block that the last range stood in
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
