package label

import (
	"sort"
	"strings"

	"collate/app/theme"

	"fyne.io/fyne/v2"
)

const (
	bodySize       = 13   // px
	bodyLineHeight = 1.45 // of the size

	hairSpace = "\u200a" // a tenth of the size wide, between the letters of Spaced text
	ellipsis  = "…"
)

// face measures text in a style.
type face struct {
	size       float32 // px
	lineHeight float32 // px
	style      fyne.TextStyle
	source     fyne.Resource // nil for the theme's sans
	spaced     bool
}

func newFace(s Style, text string) face {
	f := face{size: s.Size, spaced: s.Spaced, style: fyne.TextStyle{Bold: s.Bold, Italic: s.Italic}}
	if f.size == 0 {
		f.size = bodySize
	}
	height := s.LineHeight
	if height == 0 {
		height = bodyLineHeight
	}
	f.lineHeight = round(f.size * height)
	if s.Serif && theme.SerifCovers(text) {
		f.source = theme.Serif().Font(s.Bold, s.Italic)
	}
	return f
}

func (f face) width(text string) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, f.size, f.style, f.source)
	return size.Width
}

// wrap returns the lines of text, at least one. Each run of white space becomes one
// space, a line feed ends a line. A word wider than a line is broken. If width is 0 or
// less, as before the first layout of a widget, the text is not wrapped.
func (f face) wrap(text string, limit int, width float32) []string {
	if f.spaced {
		text = strings.Join(strings.Split(text, ""), hairSpace)
	}
	if limit == 0 || width <= 0 {
		return []string{strings.ReplaceAll(text, "\n", " ")}
	}
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		words := strings.FieldsFunc(paragraph, isBreak)
		if len(words) == 0 {
			lines = append(lines, "")
		}
		for len(words) > 0 {
			if limit > 0 && len(lines) == limit {
				return f.endWithEllipsis(lines, width)
			}
			var line string
			line, words = f.fill(words, width)
			lines = append(lines, line)
		}
	}
	if limit > 0 && len(lines) > limit {
		return f.endWithEllipsis(lines[:limit], width)
	}
	return lines
}

// fill returns the longest line of the first words that fits width, and the remaining
// words. The line has at least one character.
func (f face) fill(words []string, width float32) (string, []string) {
	line := words[0]
	if f.width(line) > width {
		head := f.longestPrefix(line, "", width)
		if tail := line[len(head):]; tail != "" {
			return head, append([]string{tail}, words[1:]...)
		}
	}
	for i, word := range words[1:] {
		longer := line + " " + word
		if f.width(longer) > width {
			return line, words[i+1:]
		}
		line = longer
	}
	return line, nil
}

// endWithEllipsis ends the last line with an ellipsis, which may replace its last words,
// or a part of a single word.
func (f face) endWithEllipsis(lines []string, width float32) []string {
	last := len(lines) - 1
	head := lines[last]
	for f.width(head+ellipsis) > width {
		i := strings.LastIndexByte(head, ' ')
		if i < 0 {
			head = f.longestPrefix(head, ellipsis, width)
			break
		}
		head = strings.TrimRight(head[:i], " ,;:.–—·")
	}
	lines[last] = head + ellipsis
	return lines
}

// longestPrefix returns the longest prefix of text, at least one character, that fits
// width together with suffix.
func (f face) longestPrefix(text, suffix string, width float32) string {
	if f.width(text+suffix) <= width {
		return text
	}
	runes := []rune(text)
	n := sort.Search(len(runes), func(i int) bool { return f.width(string(runes[:i+1])+suffix) > width })
	return string(runes[:max(1, min(n, len(runes)))])
}

// isBreak reports whether a line may break at the character: at white space, except
// no-break spaces.
func isBreak(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', '\u2009':
		return true
	}
	return false
}
