package bibtex

import (
	"fmt"
	"regexp"
	"strings"

	"collate/notes/cite"
)

// entry is one entry of a file. Macros and joins in its fields are resolved,
// TeX is not.
type entry struct {
	line   int
	kind   string            // in lower case: "article"
	key    string            // "" where it has none
	fields map[string]string // by their names in lower case
}

// scanner reads the syntax of a file:
//
//	text that is ignored
//	@string{jan = "January"}
//	@article{key, title = {A {T}itle}, month = 7 # "~" # jan, note = "…"}
//
// An entry that cannot be read ends where the next begins: at the next line that
// looks like the beginning of one. So a brace that is not closed takes no more than
// its own entry, and the time is proportional to the length of the file.
type scanner struct {
	text     string
	at       int
	line     int // of at, from 1
	macros   map[string]string
	budget   int // bytes that macros and inheritance may still add
	problems []cite.Problem
}

func newScanner(text string) *scanner {
	s := &scanner{text: text, line: 1, budget: 1<<20 + len(text), macros: make(map[string]string)}
	for _, month := range months {
		s.macros[month[:3]] = month
	}
	return s
}

// spend takes n bytes of the budget, and says whether there were so many.
func (s *scanner) spend(n int) bool {
	if n > s.budget {
		return false
	}
	s.budget -= n
	return true
}

// syntaxError is an entry that cannot be read.
type syntaxError struct {
	line   int
	reason string
}

func (s *scanner) fail(format string, values ...any) {
	panic(syntaxError{s.line, fmt.Sprintf(format, values...)})
}

// entries returns the entries of the file in order.
func (s *scanner) entries() []*entry {
	var entries []*entry
	for s.toNext('@') {
		if e := s.entry(); e != nil {
			entries = append(entries, e)
		}
	}
	return entries
}

// entry reads what follows an "@". It returns nil for what is no entry, and for
// an entry that cannot be read, which it reports.
func (s *scanner) entry() (read *entry) {
	e := &entry{line: s.line, fields: make(map[string]string)}
	start := s.at
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case syntaxError:
			s.problems = append(s.problems, cite.Problem{Line: failure.line, Entry: e.key, Reason: failure.reason})
			s.resume(start)
			read = nil
		default:
			panic(failure)
		}
	}()
	s.space()
	e.kind = strings.ToLower(s.name())
	s.space()
	if e.kind == "" || s.at == len(s.text) || s.peek() != '{' && s.peek() != '(' {
		return nil // an "@" in the text between entries
	}
	closing := byte('}')
	if s.peek() == '(' {
		closing = ')'
	}
	switch e.kind {
	case "comment":
		s.group(closing)
		return nil
	case "preamble":
		s.advance(1)
		s.value()
	case "string":
		s.advance(1)
		s.space()
		if s.peek() != closing {
			name, value := s.assignment()
			s.macros[name] = value
		}
	default:
		s.advance(1)
		s.body(e, closing)
		read = e
	}
	s.space()
	if s.peek() == ',' {
		s.advance(1)
		s.space()
	}
	if s.peek() != closing {
		s.fail("there should be “%c” or a comma here", closing)
	}
	s.advance(1)
	return read
}

// body reads the key and the fields, up to the closing bracket.
func (s *scanner) body(e *entry, closing byte) {
	s.space()
	start := s.at
	for s.at < len(s.text) && s.peek() != ',' && s.peek() != closing && s.peek() != '\n' && s.peek() != '=' {
		s.at++
	}
	e.key = strings.TrimSpace(s.text[start:s.at])
	if s.peek() == '=' { // an entry without a key, or without the comma after it
		if words := strings.Fields(e.key); len(words) > 1 {
			e.key = words[0]
			s.fail("there should be a comma after the key")
		}
		s.at, e.key = start, ""
	} else if s.space(); s.peek() == ',' {
		s.advance(1)
	}
	for {
		s.space()
		switch s.peek() {
		case closing:
			return
		case ',':
			s.advance(1)
			continue
		}
		line := s.line
		name, value := s.assignment()
		if _, twice := e.fields[name]; twice {
			s.problems = append(s.problems, cite.Problem{Line: line, Entry: e.key, Reason: name + " is given twice, and the first is used"})
		} else {
			e.fields[name] = value
		}
		s.space()
		switch s.peek() {
		case ',', closing:
		case '@', 0:
			panic(syntaxError{e.line, "it is not closed"})
		default:
			panic(syntaxError{line, "there should be a comma after " + name})
		}
	}
}

// assignment reads "name = value".
func (s *scanner) assignment() (name, value string) {
	name = strings.ToLower(s.name())
	if name == "" {
		s.fail("there should be the name of a field here")
	}
	s.space()
	if s.peek() != '=' {
		s.fail("there should be “=” after %s", name)
	}
	s.advance(1)
	return name, s.value()
}

// value reads texts, numbers and macros with "#" between them.
func (s *scanner) value() string {
	var parts []string
	for {
		s.space()
		parts = append(parts, s.part())
		s.space()
		if s.peek() != '#' {
			return strings.Join(parts, "")
		}
		s.advance(1)
	}
}

func (s *scanner) part() string {
	switch s.peek() {
	case '{':
		return s.group('}')
	case '"':
		return s.group('"')
	}
	name := s.name()
	if name == "" {
		s.fail("there should be a value here")
	}
	if name[0] >= '0' && name[0] <= '9' {
		return name
	}
	value, known := s.macros[strings.ToLower(name)]
	switch {
	case !known:
		return name // July without braces; what else it is meant to be, the reader sees
	case !s.spend(len(value)):
		s.fail("its macros make it too long")
	}
	return value
}

// group reads a text in brackets, which it returns without them. Braces in it
// must be in pairs, even those after a backslash. An entry cannot begin in it.
func (s *scanner) group(closing byte) string {
	unclosed := syntaxError{s.line, "what begins here is not closed"}
	s.at++
	start, depth := s.at, 0
	for ; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == closing && depth == 0:
			s.at++
			return s.text[start : s.at-1]
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth < 0 {
				s.fail("a brace is closed that was not opened")
			}
		case c == '\n':
			if beginsEntry(s.text[s.at+1:]) {
				panic(unclosed)
			}
			s.line++
		}
	}
	panic(unclosed)
}

// beginning matches the first line of an entry. Something of it has to follow
// the bracket, so that a mention of a type in an abstract is none.
var beginning = regexp.MustCompile(`^[ \t]*@[A-Za-z]{1,40}[ \t]{0,9}[({][ \t]{0,9}[^\s{}(),=@]{0,200}[ \t]{0,9}[,=)}]`)

func beginsEntry(text string) bool {
	trimmed := strings.TrimLeft(text[:min(len(text), 20)], " \t")
	return strings.HasPrefix(trimmed, "@") && beginning.MatchString(text[:min(len(text), 300)])
}

// resume goes to the first line that begins an entry after the one that began
// at start, or to the end.
func (s *scanner) resume(start int) {
	if line := strings.LastIndexByte(s.text[start:s.at], '\n'); line >= 0 && beginsEntry(s.text[start+line+1:]) {
		s.line -= strings.Count(s.text[start+line+1:s.at], "\n")
		s.at = start + line + 1
		return
	}
	for {
		end := strings.IndexByte(s.text[s.at:], '\n')
		if end < 0 {
			s.at = len(s.text)
			return
		}
		s.advance(end + 1)
		if beginsEntry(s.text[s.at:]) {
			return
		}
	}
}

// toNext goes behind the next c, and says whether there is one.
func (s *scanner) toNext(c byte) bool {
	next := strings.IndexByte(s.text[s.at:], c)
	if next < 0 {
		s.at = len(s.text)
		return false
	}
	s.advance(next + 1)
	return true
}

// name reads the name of a type, field or macro, or a number.
func (s *scanner) name() string {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] > ' ' && !strings.ContainsRune(`"#%'(),={}@\`, rune(s.text[s.at])) {
		s.at++
	}
	return s.text[start:s.at]
}

// space goes to what is not white space. A "%" begins a comment there, up to
// the end of the line.
func (s *scanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\r', '\n':
			s.advance(1)
		case '%':
			end := strings.IndexByte(s.text[s.at:], '\n')
			if end < 0 {
				end = len(s.text) - s.at
			}
			s.at += end
		default:
			return
		}
	}
}

// peek returns the next byte, or 0 at the end.
func (s *scanner) peek() byte {
	if s.at == len(s.text) {
		return 0
	}
	return s.text[s.at]
}

func (s *scanner) advance(n int) {
	s.line += strings.Count(s.text[s.at:s.at+n], "\n")
	s.at += n
}
