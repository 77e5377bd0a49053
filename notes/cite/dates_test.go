package cite

import (
	"testing"

	"collate/notes/cite/csl"
)

func TestDates(t *testing.T) {
	parts := func(parts ...[]int) csl.Date { return csl.Date{Parts: parts} }
	tests := []struct {
		name        string
		date        csl.Date
		long, short string
	}{
		{"nothing", csl.Date{}, "", ""},
		{"empty parts", parts([]int{}), "", ""},
		{"day", parts([]int{2025, 7, 7}), "7 July 2025", "7 Jul 2025"},
		{"month", parts([]int{2025, 9}), "September 2025", "Sep 2025"},
		{"year", parts([]int{2025}), "2025", "2025"},
		{"month not known", parts([]int{2025, 0, 7}), "2025", "2025"},
		{"no such month", parts([]int{2025, 50}), "2025", "2025"},
		{"no such day", parts([]int{2025, 7, 40}), "July 2025", "Jul 2025"},
		{"before the common era", parts([]int{-44, 3, 15}), "15 March 44 BC", "15 Mar 44 BC"},
		{"season", csl.Date{Parts: [][]int{{2025}}, Season: "2"}, "summer 2025", "summer 2025"},
		{"season in words", csl.Date{Parts: [][]int{{2025}}, Season: "Michaelmas"}, "Michaelmas 2025", "Michaelmas 2025"},
		{"season as a month", parts([]int{2025, 13}), "spring 2025", "spring 2025"},
		{"season as EDTF has it", parts([]int{2025, 24}), "winter 2025", "winter 2025"},
		{"season alone", csl.Date{Season: "3"}, "autumn", "autumn"},
		{"circa", csl.Date{Parts: [][]int{{1900}}, Circa: true}, "c. 1900", "c. 1900"},
		{"literal", csl.Date{Parts: [][]int{{1900}}, Literal: "in the  year"}, "in the year", "in the year"},
		{"raw", csl.Date{Raw: "last\nweek"}, "last week", "last week"},

		{"same day twice", parts([]int{2025, 7, 7}, []int{2025, 7, 7}), "7 July 2025", "7 Jul 2025"},
		{"days of a month", parts([]int{2025, 7, 7}, []int{2025, 7, 9}), "7–9 July 2025", "7–9 Jul 2025"},
		{"days of a year", parts([]int{2025, 6, 30}, []int{2025, 7, 2}), "30 June – 2 July 2025", "30 Jun – 2 Jul 2025"},
		{"days of two years", parts([]int{2024, 12, 31}, []int{2025, 1, 1}), "31 December 2024 – 1 January 2025", "31 Dec 2024 – 1 Jan 2025"},
		{"months of a year", parts([]int{2025, 6}, []int{2025, 7}), "June–July 2025", "Jun–Jul 2025"},
		{"months of two years", parts([]int{2024, 12}, []int{2025, 1}), "December 2024 – January 2025", "Dec 2024 – Jan 2025"},
		{"years", parts([]int{2024}, []int{2025}), "2024–2025", "2024–2025"},
		{"year and month of it", parts([]int{2025}, []int{2025, 7}), "2025 – July 2025", "2025 – Jul 2025"},
		{"month and day of it", parts([]int{2025, 7}, []int{2025, 7, 9}), "July – 9 July 2025", "Jul – 9 Jul 2025"},
		{"second end not known", parts([]int{2025, 7}, []int{0}), "July 2025", "Jul 2025"},
	}
	for _, tt := range tests {
		if got := LongDate(tt.date); got != tt.long {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.long)
		}
		if got := ShortDate(tt.date); got != tt.short {
			t.Errorf("%s: %q in short, want %q", tt.name, got, tt.short)
		}
	}
}
