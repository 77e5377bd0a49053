package bibtex

import (
	"strings"
	"testing"

	"collate/notes/cite"
)

func TestEncode(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"prose", "Moscow, 27 June: (a) [b]; c/d = e + f?!", "Moscow, 27 June: (a) [b]; c/d = e + f?!"},
		{"specials", `50% of $5 & #1_2`, `50\% of \$5 \& \#1\_2`},
		{"accents as commands", `~^\`, `\textasciitilde{}\textasciicircum{}\textbackslash{}`},
		{"braces stay in pairs", "}{", `\textbraceright{}\textbraceleft{}`},
		{"comparison", "a<b>c|d", `a\textless{}b\textgreater{}c\textbar{}d`},
		{"quotation marks", `"a" 'b' “c” ‘d’ it's`, "``a'' `b' ``c'' `d' it's"},
		{"dashes and dots", "a–b—c…", `a--b---c\ldots{}`},
		{"marks that are not one", "a--b –- ’’ ?‘a’", "a-{}-b --{}- '{}' ?{}`a'"},
		{"space that does not break", "a\u00a0b", "a~b"},
		{"letters of all scripts", "AZƏRTAC Київ 王", "AZƏRTAC Київ 王"},
		{"markup", `<i>Homo</i> H<sub>2</sub>O <span class="nocase">NASA</span>`, `\emph{Homo} H\textsubscript{2}O {NASA}`},
		{"half a markup", "a </i> <b>", `a \textless{}/i\textgreater{} \textless{}b\textgreater{}`},
		{"quotation marks around markup", `"<i>a</i>"`, "``\\emph{a}''"},
	}
	for _, tt := range tests {
		if got := encode(tt.in); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTitles(t *testing.T) {
	tests := []struct{ name, text, tex string }{
		{"nothing", "", ""},
		{"small letters", "the raid", "the raid"},
		{"only the initial is large", "The raid of 1905", "The raid of 1905"},
		{"an initial after a mark", "“The raid”", "``The raid''"},
		{"capitals", "The Raid", "{The Raid}"},
		{"a word that keeps its case", `The <span class="nocase">NASA</span> raid`, "{The {NASA} raid}"},
		{"all of it keeps its case", `<span class="nocase">de facto</span>`, "{{de facto}}"},
		{"other scripts", "на Западе", "{на Западе}"},
	}
	for _, tt := range tests {
		if got := encodeTitle(tt.text); got != tt.tex {
			t.Errorf("%s: written as %s, want %s", tt.name, got, tt.tex)
		}
	}
	for _, tt := range []struct{ name, tex, want string }{
		{"whole in braces", "{{A Title}}", "A Title"},
		{"a word", "the {CIA} raid", `the <span class="nocase">CIA</span> raid`},
		{"a letter", "the {C}IA raid", `the <span class="nocase">C</span>IA raid`},
		{"two groups are not the whole", "{A} and {B}", `<span class="nocase">A</span> and <span class="nocase">B</span>`},
		{"braces of a command protect nothing", `{\'E}tude {\em or} \emph{Not}`, "Étude <i>or</i> <i>Not</i>"},
		{"no letters", "{1}{-}{2}", "1-2"},
		{"braces in braces", "x {A {B} C}", `x <span class="nocase">A B C</span>`},
	} {
		if got := decodeTitle(tt.tex); got != tt.want {
			t.Errorf("%s: read as %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestDecode(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"accents in all forms", `\'e {\'e} \'{e} {\'{e}} \' e`, "é é é é é"},
		{"accents with letters as names", `\v{s} \v s \c{c}\c c \u{g}\H{o} \k{a} \r a \d{h} \b{d} \.{I} \=a \t{oo}`, "š š çç ğő ą å ḥ ḏ İ ā o͡o"},
		{"letters without a dot", `\'{\i} \'\i {\i}z\i r \"{\i}`, "í íızır ï"},
		{"two accents", `\'{\^{e}} \'\^e \d{\'a}`, "ế ế ạ́"},
		{"an accent on more than a letter", `\'{ea}`, "éa"},
		{"an accent on nothing", `\~{} \^{}`, "~ ^"},
		{"letters", `\ss\ae\AE\oe\o\O\l\L\aa\AA \th\dh\DJ {\ng}`, "ßæÆœøØłŁåÅþðĐŋ"},
		{"a command ends at a space, which goes", `\o re \o{} re`, "øre ø re"},
		{"specials", `\& \% \$ \# \_ \{ \}`, "& % $ # _ { }"},
		{"marks", "``a'' `b' -- --- ?` !` \\ldots\\ x~y", "“a” ‘b’ – — ¿ ¡ … x\u00a0y"},
		{"an empty group parts marks", "a-{}-b", "a--b"},
		{"markup", `\textbf{b} \textit{i} {\bf x y} z \textsc{S} x\textsuperscript{2}`, `<b>b</b> <i>i</i> <b>x y</b> z <span style="font-variant:small-caps;">S</span> x<sup>2</sup>`},
		{"markup of nothing", `a\emph{ }b`, "a b"},
		{"math", `$x^2 + y_{10}$, $\alpha\to\beta$, 30$^\circ$C, \(n^{th}\)`, "x<sup>2</sup> + y<sub>10</sub>, α→β, 30°C, n<sup>th</sup>"},
		{"links", `\url{http://x.org/a_b~c%20} \href{http://y.org}{Y}`, "http://x.org/a_b~c%20 Y"},
		{"quotations", `\enquote{a}`, "“a”"},
		{"what sorts only", `\noopsort{1973}Title {\noopsort{a}}b`, "Title b"},
		{"unknown commands stay", `\foo{a} \bar baz`, `\foo{a} \bar baz`},
		{"white space", " a\n\t b\\\\c \\ d ", "a b c d"},
		{"not closed", `\emph{a {b`, "<i>a b</i>"},
		{"closed twice", `a}} b`, "a b"},
		{"a backslash at the end", `a\`, "a"},
		{"deep", strings.Repeat("{", 1000) + "a" + strings.Repeat("}", 1000) + "b", "ab"},
		{"Vietnamese", `Nguy\~{\^e}n V\u{a}n`, "Nguyễn Văn"},
	}
	for _, tt := range tests {
		if got := decode(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestVerbatim(t *testing.T) {
	if got, want := encodeVerbatim("https://example.org/a_b%20{ü}?x=1&y=~#z \\"), `https://example.org/a_b%20%7B%C3%BC%7D?x=1&y=~#z%20%5C`; got != want {
		t.Errorf("written as %s, want %s", got, want)
	}
	for in, want := range map[string]string{
		`\url{https://x.org/a_b}`:               "https://x.org/a_b",
		`https://x.org/a\_b\%20\&c={\_}\~{}d\#`: "https://x.org/a_b%20&c=_~d#",
		`{https://x.org/{\textasciitilde}u}`:    "https://x.org/~u",
	} {
		if got := verbatim(in); got != want {
			t.Errorf("%s is read as %s, want %s", in, got, want)
		}
	}
}

// FuzzText writes any text as TeX and expects to read it as it was, with curly
// quotation marks.
func FuzzText(f *testing.F) {
	for _, s := range []string{`a\b{c}d$e%`, "--- ’’ ``'' ?‘", "<i>a</i><b>", "“‘a’”", "a\u00a0 \u202f b", "{}~^_"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tex := encode(s)
		if !isBalanced(tex) {
			t.Fatalf("%q is written as %q", s, tex)
		}
		want := cite.PlainText(cite.OneLine(strings.ToValidUTF8(s, "?")))
		if strings.Contains(want, "<") || strings.ContainsRune(want, '\ufffd') || strings.Contains(s, "<") || !strings.EqualFold(strings.ToValidUTF8(s, ""), s) {
			return
		}
		if got := decode(tex); got != strings.ReplaceAll(cite.CurlQuotes(want), `"`, "”") {
			t.Fatalf("%q is written as %q and read as %q", s, tex, got)
		}
	})
}

// FuzzDecode reads any TeX.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{`\'{\i}`, `{\em a`, `$x^{2$}`, `\url{`, `\'\'\'`, `\href{a}`, `^_`, "\\\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		for _, got := range []string{decode(tex), decodeTitle(tex)} {
			if got != cite.OneLine(got) {
				t.Fatalf("%q", got)
			}
		}
		decodeNames(tex, false)
		decodeDate(tex)
		decodeYear(tex, tex, tex)
	})
}
