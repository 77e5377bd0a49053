package document

import (
	"math/bits"
	"sort"
)

// An index converts between code points and bytes of one text without reading
// all of it. Element i is how many code points begin before byte i*chunk:
//
//	text   |………… chunk …………|………… chunk …………|………… rest …|
//	index  0                index[1]         index[2]      index[last] = all
//
// So a byte is found by counting within its chunk, and a code point by a
// binary search and a count. The index is nil where every byte is a code
// point, which most English texts are.
type index []uint32

// chunk is the distance in bytes of two samples. Counting 256 bytes, 8 at a
// time, takes some 30 ns; the index of 3 MB takes 47 kB.
const chunk = 256

func newIndex(text string) index {
	if codePoints(text) == len(text) {
		return nil
	}
	x := make(index, 0, len(text)/chunk+2)
	count := 0
	for start := 0; start < len(text); start += chunk {
		x = append(x, uint32(count))
		count += codePoints(text[start:min(start+chunk, len(text))])
	}
	return append(x, uint32(count))
}

func (x index) codePoints(text string) int {
	if x == nil {
		return len(text)
	}
	return int(x[len(x)-1])
}

func (x index) codePoint(text string, offset int) int {
	offset = min(max(offset, 0), len(text))
	for offset > 0 && offset < len(text) && continues(text[offset]) {
		offset--
	}
	if x == nil {
		return offset
	}
	i := offset / chunk
	return int(x[i]) + codePoints(text[i*chunk:offset])
}

func (x index) byteOffset(text string, codePoint int) int {
	codePoint = min(max(codePoint, 0), x.codePoints(text))
	if x == nil {
		return codePoint
	}
	// The chunk is the last one before which fewer code points begin, or as
	// many: then it may begin with the last bytes of the one before.
	i := sort.Search(len(x), func(i int) bool { return int(x[i]) > codePoint }) - 1
	return advance(text, i*chunk, codePoint-int(x[i]))
}

// advance returns where the code point begins that is n after the first one
// that begins at the offset or after it.
func advance(text string, offset, n int) int {
	for offset+8 <= len(text) {
		begin := 8 - continuations(text[offset:])
		if begin > n {
			break
		}
		n -= begin
		offset += 8
	}
	for ; offset < len(text); offset++ {
		if !continues(text[offset]) {
			if n == 0 {
				return offset
			}
			n--
		}
	}
	return len(text)
}

// continues says whether a byte of UTF-8 is not the first of its code point.
func continues(b byte) bool { return b&0xC0 == 0x80 }

// codePoints counts the bytes of the text that begin a code point; for valid
// UTF-8 that is the number of its code points.
func codePoints(text string) int {
	count := len(text)
	for len(text) >= 8 {
		count -= continuations(text)
		text = text[8:]
	}
	for i := range len(text) {
		if continues(text[i]) {
			count--
		}
	}
	return count
}

// continuations counts the bytes that continue a code point among the first
// eight of the text, all at once. Such a byte is 10xxxxxx: its bit 7 is set
// and its bit 6 is not.
func continuations(text string) int {
	word := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
	return bits.OnesCount64(word & 0x8080808080808080 &^ (word << 1))
}
