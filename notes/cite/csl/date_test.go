package csl

import (
	"reflect"
	"testing"
)

func TestParseDate(t *testing.T) {
	day := func(parts ...[]int) Date { return Date{Parts: parts} }
	raw := func(s string) Date { return Date{Raw: s} }
	tests := []struct {
		name, in string
		want     Date
	}{
		{"nothing", " ", Date{}},
		{"year", "2025", day([]int{2025})},
		{"month", "2025-07", day([]int{2025, 7})},
		{"day", " 2025-07-07 ", day([]int{2025, 7, 7})},
		{"leap day", "2024-02-29", day([]int{2024, 2, 29})},
		{"time of day", "2025-07-07T12:30:00Z", day([]int{2025, 7, 7})},
		{"time of day after a space", "2025-07-07 12:30", day([]int{2025, 7, 7})},
		{"range of days", "2025-07-07/2025-07-09", day([]int{2025, 7, 7}, []int{2025, 7, 9})},
		{"range of different exactness", "2024/2025-07", day([]int{2024}, []int{2025, 7})},
		{"approximate", "1900~", Date{Parts: [][]int{{1900}}, Circa: true}},
		{"uncertain", "2025-07?", Date{Parts: [][]int{{2025, 7}}, Circa: true}},
		{"both, in a range", "1900/1902%", Date{Parts: [][]int{{1900}, {1902}}, Circa: true}},
		{"season", "2025-21", Date{Parts: [][]int{{2025}}, Season: "1"}},
		{"before the common era", "-0043-03-15", day([]int{-44, 3, 15})},
		{"the year 0 is 1 BC", "0000", day([]int{-1})},

		{"words", "July 2025", raw("July 2025")},
		{"words after a year", "2025 or so", raw("2025 or so")},
		{"no such month", "2025-13", raw("2025-13")},
		{"month 0", "2025-00", raw("2025-00")},
		{"no such day", "2025-02-29", raw("2025-02-29")},
		{"short year", "25", raw("25")},
		{"short month", "2025-7", raw("2025-7")},
		{"sign", "2025-+7", raw("2025-+7")},
		{"four parts", "2025-07-07-07", raw("2025-07-07-07")},
		{"half a range", "2025-07/", raw("2025-07/")},
		{"open range", "2025-07/..", raw("2025-07/..")},
		{"range of three", "2024/2025/2026", raw("2024/2025/2026")},
		{"range of seasons", "2025-21/2025-22", raw("2025-21/2025-22")},
		{"unspecified", "2025-XX", raw("2025-XX")},
		{"not ASCII", "２０２５", raw("２０２５")},
	}
	for _, tt := range tests {
		if got := ParseDate(tt.in); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: ParseDate(%q) = %+v, want %+v", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestISO(t *testing.T) {
	tests := []struct {
		name string
		date Date
		want string
	}{
		{"nothing", Date{}, ""},
		{"text", Date{Literal: "soon"}, ""},
		{"year", Date{Parts: [][]int{{2025}}, Season: "2", Circa: true}, "2025"},
		{"early year", Date{Parts: [][]int{{476}}}, "0476"},
		{"before the common era", Date{Parts: [][]int{{-44, 3, 15}}}, "-0043-03-15"},
		{"1 BC", Date{Parts: [][]int{{-1}}}, "0000"},
		{"month", Date{Parts: [][]int{{2025, 7}}}, "2025-07"},
		{"day", Date{Parts: [][]int{{2025, 7, 7}}}, "2025-07-07"},
		{"range", Date{Parts: [][]int{{2025, 7, 7}, {2025, 7, 9}}}, "2025-07-07/2025-07-09"},
		{"parts not known", Date{Parts: [][]int{{2025, 0, 7}, {0}}}, "2025"},
		{"no year", Date{Parts: [][]int{{}}}, ""},
	}
	for _, tt := range tests {
		if got := tt.date.ISO(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestIsZero(t *testing.T) {
	for _, d := range []Date{{}, {Parts: [][]int{{}}}, {Parts: [][]int{{0, 7}}}, {Circa: true}} {
		if !d.IsZero() {
			t.Errorf("%+v tells something", d)
		}
	}
	for _, d := range []Date{{Parts: [][]int{{2025}}}, {Season: "2"}, {Literal: "soon"}, {Raw: "soon"}} {
		if d.IsZero() {
			t.Errorf("%+v tells nothing", d)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-07-07/2025-07-09", "-0044~", "2025-21", "2025-07-07T00", "y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := ParseDate(s)
		if d.Raw != "" || d.IsZero() {
			return
		}
		again := ParseDate(d.ISO())
		again.Season, again.Circa = d.Season, d.Circa
		if !reflect.DeepEqual(again, d) {
			t.Fatalf("ParseDate(%q) = %+v, which is %q in ISO, which is %+v", s, d, d.ISO(), again)
		}
	})
}
