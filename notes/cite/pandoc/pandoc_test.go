package pandoc

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// written writes a cluster such that a table can show it: the text, then the
// items as "prefix|key|label locator|suffix", with "-" for a suppressed author
// and "=" for one in the text.
func written(text string, clusters []Cluster) []string {
	var out []string
	for _, c := range clusters {
		s := text[c.Start:c.End]
		for _, it := range c.Items {
			mode := ""
			if it.SuppressAuthor {
				mode = "-"
			}
			if it.AuthorInText {
				mode = "="
			}
			s += fmt.Sprintf(" → %s|%s%s|%s|%s", it.Prefix, mode, it.Key, strings.TrimSpace(it.Label+" "+it.Locator), it.Suffix)
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"nothing", "no citation [here]; none.", nil},
		{"a key", "It is so [@doe99].", []string{"[@doe99] → |doe99||"}},
		{"prefix, locator and suffix", "[see @doe99, pp. 33-35, 38-39 and *passim*; -@smith04, ch. 1]",
			[]string{"[see @doe99, pp. 33-35, 38-39 and *passim*; -@smith04, ch. 1] → see|doe99|page 33-35, 38-39| and *passim* → |-smith04|chapter 1|"}},
		{"without brackets", "@doe99 says, and -@smith04 too.", []string{"@doe99 → |=doe99||", "-@smith04 → |-smith04||"}},
		{"a locator behind it", "@doe99 [p. 33] says", []string{"@doe99 [p. 33] → |=doe99|page 33|"}},
		{"a suffix and further items behind it", "@doe99 [33, so; see @x]", []string{"@doe99 [33, so; see @x] → |=doe99|page 33|, so → see|x||"}},
		{"a cluster behind it is its own", "@doe99 [@x]", []string{"@doe99 → |=doe99||", "[@x] → |x||"}},
		{"a link behind it is none of it", "@doe99 [p. 3](http://x) [^1] [[x]]", []string{"@doe99 → |=doe99||"}},
		{"a footnote behind it", "@doe99 [^1]", []string{"@doe99 → |=doe99||"}},
		{"braces", "[@smith{ii, A, D-Z}, with a suffix] [@smith, {pp. iv, (xv)-(xvii)} with suffix here] [@smith{}, 99 years later]",
			[]string{"[@smith{ii, A, D-Z}, with a suffix] → |smith|page ii, A, D-Z|, with a suffix",
				"[@smith, {pp. iv, (xv)-(xvii)} with suffix here] → |smith|page iv, (xv)-(xvii)| with suffix here",
				"[@smith{}, 99 years later] → |smith||, 99 years later"}},
		{"a label with braces", "[@smith{sec. A}]", []string{"[@smith{sec. A}] → |smith|section A|"}},
		{"sections and paragraphs", "[@a, sec. 3; @b, para. 4; @c, § 5; @d, §§5-6; @e, ¶ 7; @f, ¶¶8]",
			[]string{"[@a, sec. 3; @b, para. 4; @c, § 5; @d, §§5-6; @e, ¶ 7; @f, ¶¶8] → |a|section 3| → |b|paragraph 4| → |c|section 5| → |d|section 5-6| → |e|paragraph 7| → |f|paragraph 8|"}},
		{"labels", "[@a p.3; @b, Vols 2 & 3; @c, n. 4a; @d s.v. 1; @e, fol. 12v; @f, v. 3:16]",
			[]string{"[@a p.3; @b, Vols 2 & 3; @c, n. 4a; @d s.v. 1; @e, fol. 12v; @f, v. 3:16] → |a|page 3| → |b|volume 2 & 3| → |c|note 4a| → |d|sub-verbo 1| → |e|folio 12v| → |f|verse 3:16|"}},
		{"Roman numbers need a label", "[@a, p. xiv; @b, xiv; @c, ch. IX–XII]", []string{"[@a, p. xiv; @b, xiv; @c, ch. IX–XII] → |a|page xiv| → |b||, xiv → |c|chapter IX–XII|"}},
		{"numbers without a label", "[@a 33; @b, 33, 35, too]", []string{"[@a 33; @b, 33, 35, too] → |a|page 33| → |b|page 33, 35|, too"}},
		{"words that look like labels", "[@a, parts of it; @b, pages; @c, did he]", []string{"[@a, parts of it; @b, pages; @c, did he] → |a||, parts of it → |b||, pages → |c||, did he"}},
		{"a full stop after the locator", "[@a, p. 33.]", []string{"[@a, p. 33.] → |a|page 33|."}},
		{"keys with marks", "@Foo_bar.baz. @foo--bar @http://x/y?a=1 @a:b-c, @Əliyev2024 @1999x",
			[]string{"@Foo_bar.baz → |=Foo_bar.baz||", "@foo → |=foo||", "@http → |=http||", "@a:b-c → |=a:b-c||", "@Əliyev2024 → |=Əliyev2024||", "@1999x → |=1999x||"}},
		{"keys in braces", "[@{https://x.org/a?b=1}, p. 3] @{Foo bar.}.", []string{"[@{https://x.org/a?b=1}, p. 3] → |https://x.org/a?b=1|page 3|", "@{Foo bar.} → |=Foo bar.||"}},
		{"mail and others", `me@x.org https://x.org/@me \@a @@a @ @. @{} @{a`, nil},
		{"an escaped bracket", `\[@a]`, []string{"@a → |=a||"}},
		{"a part without a key", "[@a; see there]", []string{"@a → |=a||"}},
		{"the text of a link", "[by @a](http://x.org)", []string{"@a → |=a||"}},
		{"brackets within", "[see [the *one*; or] @a, p. 3 [sic]]", []string{"[see [the *one*; or] @a, p. 3 [sic]] → see [the *one*; or]|a|page 3| [sic]"}},
		{"not closed", "[@a, p. 3", []string{"@a → |=a||"}},
		{"a line end", "[see\n@a,\np. 3] @b\n[p. 4]", []string{"[see\n@a,\np. 3] → see|a|page 3|", "@b\n[p. 4] → |=b|page 4|"}},
	}
	for _, tt := range tests {
		if got := written(tt.in, Find(tt.in)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestHidden(t *testing.T) {
	const text = "[see `@x; ]` @a, p. 3] `@b`"
	code, more := strings.Index(text, "`@x"), strings.Index(text, "`@b")
	got := written(text, Find(text, [2]int{code, code + 7}, [2]int{more, len(text)}))
	if want := []string{"[see `@x; ]` @a, p. 3] → see `@x; ]`|a|page 3|"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestKeyRanges(t *testing.T) {
	const text = "See [-@doe, 3] and @{a b}."
	var got []string
	for _, c := range Find(text) {
		got = append(got, text[c.Items[0].KeyStart:c.Items[0].KeyEnd])
	}
	if want := []string{"-@doe", "@{a b}"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"[see @doe99, pp. 33-35 and *passim*; -@smith04, ch. 1]", "@a [p. {3; @b]", "@{a}{§ 3}", "[@a[[]", `\@[\]@x]`, "-@-@a[^", "@\xff"} {
		f.Add(s, 3, 9)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		at := 0
		for _, c := range Find(text, [2]int{from, to}) {
			if c.Start < at || c.End > len(text) || len(c.Items) == 0 {
				t.Fatalf("%+v", c)
			}
			at = c.End
			key := c.Start
			for _, it := range c.Items {
				if it.KeyStart < key || it.KeyEnd > c.End || !strings.Contains(text[it.KeyStart:it.KeyEnd], it.Key) || it.Key == "" || (it.Label == "") != (it.Locator == "") {
					t.Fatalf("%+v", it)
				}
				key = it.KeyEnd
			}
		}
	})
}

// BenchmarkFind reads what is worst: brackets that are not closed.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("[@a ", 1<<14)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
