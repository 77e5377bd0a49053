package hyphen

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// BenchmarkRules compares the rules with an installed dictionary: the share of the breaks of the rules that the dictionary
// has (precision), and the share of the breaks of the dictionary that the rules have (recall). Words of a running text count
// as often as they occur. Languages whose files are not installed are skipped.
func BenchmarkRules(b *testing.B) {
	tests := []struct{ name, tag, files string }{
		{"English/articles", "en", "../../../../assets/articles/*.md"},
		{"English/words", "en", "/usr/share/dict/american-english"},
		{"Spanish/words", "es", "/usr/share/dict/spanish"},
		{"Italian/words", "it", "/usr/share/dict/italian"},
		{"Russian/words", "ru", "/usr/share/hunspell/ru_RU.dic"},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			tag := language.MustParse(test.tag)
			dictionary, rules := SystemFolders().read(tag), rulesFor(tag)
			words := wordsOf(test.files)
			if dictionary == nil || len(words) == 0 {
				b.Skip("not installed")
			}
			var right, proposed, known int
			for range b.N {
				for _, w := range words {
					theirs, ours := dictionary.breaks(strings.ReplaceAll(w, "ё", "е")), rules.breaks(w) // it knows no ё
					for _, at := range ours {
						if slices.Contains(theirs, at) {
							right++
						}
					}
					proposed += len(ours)
					for _, at := range theirs { // a dictionary may allow less at the end than the rules
						if len([]rune(w[at:])) >= rules.right {
							known++
						}
					}
				}
			}
			b.ReportMetric(100*float64(right)/float64(max(proposed, 1)), "%precision")
			b.ReportMetric(100*float64(right)/float64(max(known, 1)), "%recall")
		})
	}
}

// wordsOf returns the words of text files; words of a spelling dictionary are returned without their flags.
func wordsOf(pattern string) []string {
	word, flags := regexp.MustCompile(`\pL+`), regexp.MustCompile(`/.*`)
	files, _ := filepath.Glob(pattern)
	var out []string
	for _, file := range files {
		data, _ := os.ReadFile(file)
		if filepath.Ext(file) == ".dic" {
			data = flags.ReplaceAll(data, nil)
		}
		out = append(out, word.FindAllString(string(data), -1)...)
	}
	return out
}
