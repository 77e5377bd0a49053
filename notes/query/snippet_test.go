package query

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSnippet(t *testing.T) {
	const text = "The ferry left the harbour before it was light. On the upper deck stood two brothers who had not spoken " +
		"since the winter, each with a paper cup of tea.\n\nA  police operation had closed the bridge."
	tests := []struct {
		name, text, query string
		size              int
		want              string
	}{
		{"all of a short text", "A police\noperation.", "police ", 40, "A [police] operation."},
		{"the beginning where nothing is marked", text, "", 40, "The ferry left the harbour before it…"},
		{"around a mark", text, "brothers ", 40, "…stood two [brothers] who had not spoken…"},
		{"near the beginning", text, "ferry ", 30, "The [ferry] left the harbour…"},
		{"near the end", text, "bridge ", 40, "…operation had closed the [bridge]."},
		{"over a paragraph's end", text, "tea police ", 40, "…cup of [tea]. A [police] operation had…"},
		{"the place with most different words", "tea tea tea " + text, "tea cup ", 30, "…paper [cup] of [tea]. A police…"},
		{"a phrase over a line's end is one mark", "He went\n\nhome.", `"went home"`, 40, "He [went home]."},
		{"a mark longer than the line is cut", text, `"upper deck stood two brothers who"`, 20, "…[upper deck stood]…"},
		{"a word longer than the line is cut", strings.Repeat("a", 100) + "b", "a*", 10, "[aaaaaaaa]…"},
		{"no spaces", strings.Repeat("文", 50) + " 阿塞拜疆 " + strings.Repeat("文", 50), "阿塞拜疆 ", 20, "…文文文 [阿塞拜疆] 文文文文文文文文文…"},
		{"accents stay with their letters at the start", strings.Repeat("e\u0301", 50) + "-tea", "tea ", 13, "…" + strings.Repeat("e\u0301", 3) + "-[tea]"},
		{"accents stay with their letters at the end", strings.Repeat("e\u0301", 50), "é*", 9, "[" + strings.Repeat("e\u0301", 3) + "]…"},
		{"white space at the ends", "\n\n police \n", "police ", 40, "[police]"},
		{"white space left out alone is no omission", "police" + strings.Repeat(" ", 200), "police ", 20, "[police]"},
		{"smallest", "a b c d", "b ", 3, "…[b]…"},
		{"too small", "a b c d", "b ", 2, ""},
		{"empty", "", "b ", 10, ""},
	}
	for _, tt := range tests {
		snippet, marks := Snippet(tt.text, mark(tt.text, tt.query), tt.size)
		if got := bracketed(snippet, marks); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSnippetMarksTheRightLetters(t *testing.T) {
	tests := []struct{ name, text, query, want string }{
		{"Turkish", "  I\u0307stanbul,\n Iğdır ve İZMİR", "istanbul ığdır izmir ", "[I\u0307stanbul], [Iğdır] ve [İZMİR]"},
		{"Azerbaijani", "Şəhərdə AZƏRTAC; Əliyev", "seherde azərtac əliyev ", "Şəhərdə [AZƏRTAC]; [Əliyev]"},
		{"Russian", "В Екатеринбурге е\u0308лки, ЁЖ, йод", "ёлки еж йод ", "В Екатеринбурге [е\u0308лки], [ЁЖ], [йод]"},
		{"German", "Die Straße, die STRASSE; Maße, GRÜßE", "strasse masse grusse ", "Die [Straße], die [STRASSE]; [Maße], [GRÜßE]"},
		{"Danish", "Ærø og \u00c6RØ", "aero ", "[Ærø] og [ÆRØ]"},
		{"Chinese", "阿塞拜疆与俄罗斯的外交危机。", "外交 俄罗斯 ", "阿塞拜疆与[俄罗斯]的[外交]危机。"},
	}
	for _, tt := range tests {
		snippet, marks := Snippet(tt.text, mark(tt.text, tt.query), 80)
		if got := bracketed(snippet, marks); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCluster(t *testing.T) {
	tests := []struct {
		name, text, query string
		span              int
		want              string // the words of the cluster
	}{
		{"nothing", "a b", "c ", 10, ""},
		{"all", "a b", "a b ", 10, "a b"},
		{"the earliest of equals", "a x b x x x x x b a", "a b ", 5, "a b"},
		{"different words before many", "a a a a x x x x x x a b", "a b ", 7, "a b"},
		{"many words before few", "a x x x x x x x a a", "a ", 5, "a a"},
		{"case makes no difference", "a A x x x x x a b", "a b ", 3, "a b"},
		{"one mark longer than the span", "x abcdef", "abcdef ", 3, "abcdef"},
	}
	for _, tt := range tests {
		var words []string
		runes := []rune(tt.text)
		for _, m := range Cluster(tt.text, mark(tt.text, tt.query), tt.span) {
			words = append(words, string(runes[m[0]:m[1]]))
		}
		if got := strings.Join(words, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestClosest(t *testing.T) {
	tests := []struct{ name, text, query, want string }{
		{"nothing", "a b", "c ", ""},
		{"one word that occurs again", "x raid, a Raid and a raid", "raid ", "raid"},
		{"two words", "raid x x x street x raid x street raid", "raid street ", "street raid"},
		{"the first of equals", "a b x x b a", "a b ", "a b"},
		{"all of three", "a a b a c b b", "a b c ", "b a c"},
		{"a phrase and a word", "two brothers x x x brothers, two brothers", `"two brothers" brothers `, "brothers, two brothers"},
		{"forms of a word are different words", "raid raids raid", "raid* ", "raid raids"},
	}
	for _, tt := range tests {
		marks := Closest(tt.text, mark(tt.text, tt.query))
		got := ""
		if len(marks) > 0 {
			got = tt.text[marks[0][0]:marks[len(marks)-1][1]]
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("The ferry left\n\nthe harbour", "ferry harb", 12)
	f.Add("  a\u2003\u2003b\xffc ", "a b", 3)
	f.Add(strings.Repeat("文", 300), "文*", 20)
	f.Fuzz(func(t *testing.T, text, input string, size int) {
		size %= 300
		all := mark(text, input)
		snippet, marks := Snippet(text, all, size)
		if n := utf8.RuneCountInString(snippet); n > max(size, 0) {
			t.Fatalf("%d code points of %d: %q", n, size, snippet)
		}
		if strings.ContainsAny(snippet, "\n\t\r") || strings.Contains(snippet, "  ") {
			t.Fatalf("white space in %q", snippet)
		}
		if len(all) > 0 && len(marks) == 0 && size >= minSnippet {
			t.Fatalf("no mark in %q of %q for %q", snippet, text, input)
		}
		if closest := Closest(text, all); (len(closest) == 0) != (len(all) == 0) || len(closest) > len(all) {
			t.Fatalf("%v is the closest of %v", closest, all)
		}
		last := 0
		runes := []rune(snippet)
		for _, m := range marks {
			if unicode.Is(unicode.Mn, runes[m[0]]) && !slices.ContainsFunc(all, func(o [2]int) bool { return unicode.Is(unicode.Mn, []rune(text)[o[0]]) }) {
				t.Fatalf("a mark begins with an accent: %v of %q", m, snippet)
			}
			if m[0] < last || m[1] <= m[0] || m[1] > len(runes) || slices.Contains(runes[m[0]:m[1]], ellipsis) && !strings.ContainsRune(text, ellipsis) {
				t.Fatalf("mark %v of %v in %q", m, marks, snippet)
			}
			last = m[1]
		}
	})
}

// BenchmarkSnippet makes a snippet of a text of 3 MB with many marks.
func BenchmarkSnippet(b *testing.B) {
	text := longText(b)
	marks := mark(text, "the raid ")
	b.ReportMetric(float64(len(marks)), "marks")
	b.ReportAllocs()
	for b.Loop() {
		Snippet(text, marks, 160)
	}
}
