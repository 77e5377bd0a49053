package importer

import "fmt"

// MaxSize is the largest size in bytes of a file to import. A book of a thousand pages
// has some 3 MB of text; the rest is for its pictures.
const MaxSize = 16 << 20

// maxMarkup is the largest amount of markup of a Markdown text, as counted by markup. The
// parser needs up to some 600 bytes of memory for each, so up to 350 MB in all. A book of
// a thousand pages with a heading, three links and a list on each has 50,000, and 4 MB of
// nothing but headings, links and lists have 600,000.
const maxMarkup = 600_000

// CheckSize returns the error of [Import] for a file of size bytes that is too large, so
// that the caller need not read it; else nil.
func CheckSize(name string, size int64) error {
	if size <= MaxSize {
		return nil
	}
	return problem(baseName(name),
		fmt.Sprintf("it has %d MB, and an article may have %d MB", (size+1<<20-1)>>20, MaxSize>>20),
		"Split it, by chapters perhaps, and import the parts.")
}

// checkMarkup returns the error of [Import] for a Markdown text for which the parser
// would need too much memory.
func checkMarkup(name, text string) error {
	n := markup(text)
	if n <= maxMarkup {
		return nil
	}
	return problem(name,
		fmt.Sprintf("it has %d %% of the lines and marks of Markdown that an article may have", (100*n+maxMarkup-1)/maxMarkup),
		"Split it, by chapters perhaps, and import the parts.")
}

// markup returns the number of marks for which the parser of Markdown allocates memory:
// line ends and marks count once; marks that begin a list item, separate the cells of a
// table, or make an address a link count twice. The data of pictures have none of them.
func markup(text string) int {
	n := 0
	for i := range len(text) {
		switch text[i] {
		case '\n', '_', '~', '`', '[', ']', '!', '#', '>', '<', '&', '\\':
			n++
		case '|', '@':
			n += 2
		case '*':
			n++
			if endsAt(text, i+1) {
				n++
			}
		case '-', '+':
			if endsAt(text, i+1) {
				n += 2
			}
		case '.', ')':
			if i > 0 && '0' <= text[i-1] && text[i-1] <= '9' && endsAt(text, i+1) || i > 0 && text[i-1] == 'w' {
				n += 2
			}
		case ':':
			if i+1 < len(text) && text[i+1] == '/' {
				n += 2
			}
		}
	}
	return n
}

// endsAt reports whether white space or the end of the text is at a byte offset.
func endsAt(text string, at int) bool {
	return at == len(text) || text[at] == ' ' || text[at] == '\t' || text[at] == '\n'
}
