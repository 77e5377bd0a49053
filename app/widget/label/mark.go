package label

import (
	"strings"
	"unicode/utf8"
)

// stretch is a range of a line, in bytes.
type stretch struct{ line, start, end int }

// wrapMarked returns the lines of wrap, and the stretches of them that are in ranges of its code
// points. If the first range is beyond the limit, the text is shortened at its start: it begins
// with an ellipsis and as many words before the range as fit half of the space.
func (f face) wrapMarked(text string, marks [][2]int, limit int, width float32) ([]string, []stretch) {
	lines := f.wrap(text, limit, width)
	if len(marks) == 0 || width <= 0 || f.spaced {
		return lines, nil
	}
	marks = lettersOf(text, marks)
	if last := letters(strings.Join(lines, "")); limit > 0 && marks[0][1] >= last && last < letters(text) {
		from := f.leadOf(text, marks[0][0], width*float32(limit)/2)
		gone := letters(text[:from]) - letters(ellipsis)
		for i := range marks {
			marks[i][0], marks[i][1] = marks[i][0]-gone, marks[i][1]-gone
		}
		lines = f.wrap(ellipsis+text[from:], limit, width)
	}
	return lines, stretches(lines, marks)
}

// leadOf returns the byte offset at which the shortened text begins: the first start of a word from
// which the text up to its nth letter fits room, in px.
func (f face) leadOf(text string, n int, room float32) int {
	end := 0
	for i, r := range text {
		if isGap(r) {
			continue
		}
		if n == 0 {
			end = i
			break
		}
		n--
	}
	from := strings.LastIndexFunc(text[:end], isGap) + 1
	for from > 0 {
		before := strings.LastIndexFunc(strings.TrimRightFunc(text[:from], isGap), isGap) + 1
		if f.width(ellipsis+text[before:end]) > room {
			break
		}
		from = before
	}
	return from
}

// stretches returns the stretches of lines that are in ranges of letters. An ellipsis at the end
// belongs to none.
func stretches(lines []string, marks [][2]int) (found []stretch) {
	n := 0
	for i, line := range lines {
		text := line
		if i == len(lines)-1 {
			text = strings.TrimSuffix(line, ellipsis)
		}
		for _, mark := range marks {
			start, end, at := -1, 0, n
			for offset, r := range text {
				if isGap(r) {
					continue
				}
				if at >= mark[0] && at < mark[1] {
					if start < 0 {
						start = offset
					}
					end = offset + utf8.RuneLen(r)
				}
				at++
			}
			if start >= 0 {
				found = append(found, stretch{i, start, end})
			}
		}
		n += letters(line)
	}
	return found
}

// lettersOf converts ranges of code points of a text to ranges of its letters: characters that are
// not white space, of which wrapping removes some.
func lettersOf(text string, marks [][2]int) [][2]int {
	out := make([][2]int, len(marks))
	point, letter := 0, 0
	for _, r := range text {
		if !isGap(r) {
			letter++
		}
		point++
		for i, mark := range marks {
			if point == mark[0] {
				out[i][0] = letter
			}
			if point == mark[1] {
				out[i][1] = letter
			}
		}
	}
	return out
}

func letters(text string) (n int) {
	for _, r := range text {
		if !isGap(r) {
			n++
		}
	}
	return n
}

// isGap reports whether a character is white space at which a line may end.
func isGap(r rune) bool { return r == '\n' || isBreak(r) }
