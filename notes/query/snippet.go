package query

import (
	"strings"
	"unicode"
)

const (
	ellipsis   = '…'
	minSnippet = 3  // an ellipsis, a character and an ellipsis
	longWord   = 24 // code points; a cut is moved at most this far to the end of a word
)

// Cluster returns the run of consecutive marks that represents the match best: at most
// span code points from its first to its last mark, with as many different words as
// possible, then as many marks, then the earliest. Marks are as [Pattern.Mark] returns
// them for the text. The result shares their memory, and is empty only if they are.
func Cluster(text string, marks [][2]int, span int) [][2]int {
	words := markedWords(text, marks)
	var best [][2]int
	bestDistinct := 0
	counts := make(map[string]int)
	end := 0 // marks[start:end] are within the span
	for start := range marks {
		for end < len(marks) && (end == start || marks[end][1]-marks[start][0] <= span) {
			counts[words[end]]++
			end++
		}
		if len(counts) > bestDistinct || len(counts) == bestDistinct && end-start > len(best) {
			best, bestDistinct = marks[start:end], len(counts)
		}
		if counts[words[start]]--; counts[words[start]] == 0 {
			delete(counts, words[start])
		}
	}
	return best
}

// Closest returns the marks of the shortest part of a text that has every marked word at
// least once, the first of equally short ones: the part of a [Cluster] to show as the
// passage found. The result shares the memory of the marks, and is empty only if they
// are.
func Closest(text string, marks [][2]int) [][2]int {
	words := markedWords(text, marks)
	missing := make(map[string]int) // how many more occurrences of each word the window needs
	for _, w := range words {
		missing[w] = 1
	}
	left, best := len(missing), marks
	start := 0 // marks[start:end+1] are the window
	for end, w := range words {
		if missing[w]--; missing[w] == 0 {
			left--
		}
		for ; left == 0; start++ {
			if marks[end][1]-marks[start][0] < best[len(best)-1][1]-best[0][0] {
				best = marks[start : end+1]
			}
			if missing[words[start]]++; missing[words[start]] > 0 {
				left++
			}
		}
	}
	return best
}

// markedWords returns the folded text of each mark.
func markedWords(text string, marks [][2]int) []string {
	words := make([]string, len(marks))
	next, count, start := 0, 0, 0 // start is the byte offset of the current mark
	for i := range text {
		if next < len(marks) && count == marks[next][1] {
			words[next] = Fold(text[start:i])
			if next++; next == len(marks) {
				break
			}
		}
		if next < len(marks) && count == marks[next][0] {
			start = i
		}
		count++
	}
	if next < len(marks) {
		words[next] = Fold(text[start:])
	}
	return words
}

// Snippet returns one line of at most maxRunes code points of the text around the best
// [Cluster] of the marks, or the beginning of the text if there are no marks, and the
// marks shifted to the line. The line is cut between words, with an ellipsis for each
// omitted end, and each run of white space is one space. Marks are as [Pattern.Mark]
// returns them for the text. If maxRunes is below 3, Snippet returns nothing.
func Snippet(text string, marks [][2]int, maxRunes int) (snippet string, shifted [][2]int) {
	if maxRunes < minSnippet {
		return "", nil
	}
	cluster := Cluster(text, marks, maxRunes-2)
	focus := [2]int{}
	if len(cluster) > 0 {
		focus = [2]int{cluster[0][0], cluster[len(cluster)-1][1]}
	}
	l := newLine(text, focus, maxRunes)
	from, to := l.window(l.find(focus[0]), l.find(focus[1]), maxRunes)
	var b strings.Builder
	shift := -from
	if from > 0 || l.before {
		b.WriteRune(ellipsis)
		shift++
	}
	b.WriteString(string(l.runes[from:to]))
	if to < len(l.runes) || l.after {
		b.WriteRune(ellipsis)
	}
	for _, m := range marks {
		start, end := max(l.find(m[0]), from), min(l.find(m[1]), to)
		if start < end {
			shifted = append(shifted, [2]int{start + shift, end + shift})
		}
	}
	return b.String(), shifted
}

// line is a part of a text in which each run of white space is one space.
type line struct {
	runes         []rune
	first         int   // code point of the text at which the part begins
	index         []int // index[i] is the position of code point first+i of the text in runes
	before, after bool  // the text continues on that side
}

// newLine returns the focus of the text, in code points, with enough text around it for a
// window of size code points.
func newLine(text string, focus [2]int, size int) line {
	l := line{first: max(focus[0]-2*size, 0)}
	last := focus[1] + 2*size
	room := min(last-l.first, len(text))
	l.runes, l.index = make([]rune, 0, room), make([]int, 0, room)
	count := 0
	for _, r := range text {
		if count >= l.first && count < last {
			l.add(r)
		} else if !unicode.IsSpace(r) {
			l.before = l.before || count < l.first
			l.after = count >= last
		}
		if l.after {
			break
		}
		count++
	}
	if n := len(l.runes); n > 0 && l.runes[n-1] == ' ' {
		l.runes = l.runes[:n-1]
	}
	return l
}

func (l *line) add(r rune) {
	l.index = append(l.index, len(l.runes))
	if !unicode.IsSpace(r) {
		l.runes = append(l.runes, r)
	} else if n := len(l.runes); n > 0 && l.runes[n-1] != ' ' {
		l.runes = append(l.runes, ' ')
	}
}

// find returns the position in the line of a code point of the text, clipped to the line.
func (l line) find(pos int) int {
	if pos -= l.first; pos < 0 {
		return 0
	}
	if pos >= len(l.index) {
		return len(l.runes)
	}
	return min(l.index[pos], len(l.runes))
}

// window returns the range of the line to show: all of it, or at most size less two
// ellipses, around start to end with twice as much after as before, cut between words
// where possible.
func (l line) window(start, end, size int) (from, to int) {
	n := len(l.runes)
	if !l.before && !l.after && n <= size {
		return 0, n
	}
	size -= 2
	from = max(start-max(size-(end-start), 0)/3, 0)
	to = min(from+size, n)
	from = max(to-size, 0)
	if from > 0 || l.before {
		for i := from; i <= min(start, from+longWord); i++ {
			if l.canCut(i) {
				from = i
				break
			}
		}
	}
	if to < n || l.after {
		shortest := max(to-longWord, from+1)
		if end <= to {
			shortest = max(shortest, end)
		}
		for i := to; i >= shortest; i-- {
			if l.canCut(i) {
				to = i
				break
			}
		}
	}
	return l.trim(l.wholeFrom(from, start), l.wholeTo(to, from))
}

// wholeFrom and wholeTo move a cut out of the middle of a character with combining marks,
// but not beyond limit.
func (l line) wholeFrom(at, limit int) int {
	for at < limit && unicode.Is(unicode.M, l.runes[at]) {
		at++
	}
	return at
}

func (l line) wholeTo(at, limit int) int {
	for at-1 > limit && at < len(l.runes) && unicode.Is(unicode.M, l.runes[at]) {
		at--
	}
	return at
}

// canCut reports whether the line may be cut at position i: beside a space, and beside a
// letter of a script without spaces.
func (l line) canCut(i int) bool {
	for _, at := range []int{i - 1, i} {
		if at >= 0 && at < len(l.runes) && (l.runes[at] == ' ' || spaceless(l.runes[at])) {
			return true
		}
	}
	return false
}

// trim removes spaces at both ends of the range.
func (l line) trim(from, to int) (int, int) {
	for from < to && l.runes[from] == ' ' {
		from++
	}
	for from < to && l.runes[to-1] == ' ' {
		to--
	}
	return from, to
}
