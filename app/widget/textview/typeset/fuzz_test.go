package typeset

import (
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/math/fixed"
)

// FuzzLayout lays out any bytes in any width with any styles: it terminates, loses no text, and maps each offset to a
// position and back.
func FuzzLayout(f *testing.F) {
	for _, s := range []string{
		"", "a few words that wrap", "tab\tand\nline\r\nends\u2028", "\xff\xfe\xc3(", "אבג 12 abc (גד)", "مرحبا بالعالم",
		"日本語の文章。", "👩‍👩‍👧🇦🇿 e\u0301", "soft\u00adhyphen\u200b", "a\tb c\td", "averyveryverylongword", "ภาษาไทย", "\u202eabc\u202c\u2067x\u2069",
	} {
		f.Add(s, 100, 2, 7)
	}
	e := testEngine()
	e.AddHyphens("", func(word string) []int { return []int{1, 2, len(word) / 2, len(word) - 1, len(word)} })
	f.Fuzz(func(t *testing.T, s string, width, a, b int) {
		if len(s) > 5000 {
			return
		}
		width = min(max(width, -5), 2000)
		text := &Text{
			Content: s, Spans: []Span{{a, b, Bold}, {b, a, Italic}, {a - 1, b + 3, Mono}}, Links: []Link{{b, b + 2, "x", "gone"[:a&4], a&1 == 0}},
		}
		if a%3 == 0 {
			text.Blocks = []Block{
				{Start: a % 10, End: b, Kind: Kind(a & 7), Level: b, Quote: a, Target: "x"}, {Start: b, End: len(s) - 3, Kind: Kind(b & 7)},
				{Start: len(s) - 3, End: len(s), Kind: TableRow},
			}
		}
		sheet := testSheet
		sheet.Justify = b%2 == 0
		sheet.Hyphenate = true
		l := NewLayout(e, text, sheet, width)
		l.SetPicture("x", image.Pt(a, b))
		checkLines(t, l)
		checkRows(t, l)
		if e.Next(text, 0) > len(s) || e.Previous(text, len(s)) < 0 {
			t.Error("boundary out of range")
		}
	})
}

// checkLines checks that the lines of each piece are consecutive.
func checkLines(t *testing.T, l *Layout) {
	total := 0
	for p := range l.Pieces() {
		at := l.PieceStart(p)
		for i, ln := range l.Lines(p) {
			if ln.Start != at || ln.End < ln.Start || ln.End == ln.Start && i > 0 {
				t.Fatalf("piece %d: line %d is %v after %d", p, i, ln, at)
			}
			at = ln.End
		}
		if at != l.PieceEnd(p) {
			t.Fatalf("piece %d ends at %d, its lines at %d", p, l.PieceEnd(p), at)
		}
		total += l.PieceHeight(p)
	}
	if total != l.Height() {
		t.Fatalf("height %d, of the pieces %d", l.Height(), total)
	}
}

// checkRows checks that clusters cover each line, and that a position within a cluster maps back to it.
func checkRows(t *testing.T, l *Layout) {
	canvas := Canvas{image.NewRGBA(image.Rect(0, 0, 40, 40))}
	var r Row
	for p := range l.Pieces() {
		for n := range l.Lines(p) {
			l.Row(&r, p, n)
			at := r.Start
			for i, c := range r.clusters {
				if c.start != at || c.x1 < c.x0 || r.end(i) <= c.start {
					t.Fatalf("row %v: cluster %d is %v after %d", r.Line, i, c, at)
				}
				at = r.end(i)
				if x := (c.x0 + c.x1) / 2; c.start < r.Text && x > c.x0 {
					if start, end, ok := r.Over(x); !ok || start != c.start || end != r.end(i) {
						t.Fatalf("row %v: at %v is %d–%d, want %d–%d", r.Line, x, start, end, c.start, r.end(i))
					}
				}
				if gp, gn := l.Locate(c.start); gp != p || gn != n {
					t.Fatalf("offset %d is in line %d/%d, want %d/%d", c.start, gp, gn, p, n)
				}
			}
			if at != r.End {
				t.Fatalf("row %v: clusters end at %d", r.Line, at)
			}
			l.engine.Draw(canvas, &r, 5, 20, func(Style, fixed.Int26_6) color.NRGBA { return color.NRGBA{A: 255} })
		}
	}
}
