package cite

import "testing"

func TestQuotation(t *testing.T) {
	ref := Reference{digest(), Locator{"paragraph", "4"}}
	const passage = "It took\n*two* days & nights."
	tests := []struct {
		name, class string
		format      Format
		want        string
	}{
		{"a note", "note", Text, "“It took *two* days & nights.” — Ours, Digests, para. 4; a digest of ‘Who’s Theirs?’, Them, July 2025"},
		{"in the text", "in-text", Text, "“It took *two* days & nights.” Ours, Digests, para. 4\n\nOurs. A digest of ‘Who’s Theirs?’, Them, July 2025."},
		{"in Markdown", "in-text", Markdown, "“It took \\*two\\* days & nights.” Ours, *Digests*, para. 4\n\nOurs. A digest of ‘Who’s *Theirs*?’, *Them*, July 2025."},
		{"in HTML", "in-text", HTML, "<div>“It took *two* days &amp; nights.” Ours, <i>Digests</i>, para. 4</div>\n<div>Ours. A digest of ‘Who’s <i>Theirs</i>?’, <i>Them</i>, July 2025.</div>"},
	}
	for _, tt := range tests {
		if got := Quotation(worked(t, tt.class), ref, passage, tt.format); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}
