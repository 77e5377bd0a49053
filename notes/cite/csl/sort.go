package csl

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"collate/notes/cite/csl/internal/xmltree"
)

// sortKey is <key>.
type sortKey struct {
	variable   string
	macro      *macro
	descending bool
	names      *namesElement // shows a names variable

	namesMin, namesUseFirst *int
	namesUseLast            *bool
}

func (c *compiler) sortKey(e *xmltree.Element) (sortKey, error) {
	k := sortKey{variable: e.Attr("variable"), namesUseLast: parseOption(e, "names-use-last")}
	order, err := oneOf(e, "sort", "ascending", "ascending", "descending")
	if err != nil {
		return k, err
	}
	k.descending = order == "descending"
	for _, count := range []struct {
		to   **int
		name string
	}{{&k.namesMin, "names-min"}, {&k.namesUseFirst, "names-use-first"}} {
		n, err := number(e, count.name, -1)
		if err != nil {
			return k, err
		}
		if n >= 0 {
			*count.to = &n
		}
	}
	if name, ok := e.Lookup("macro"); ok {
		k.macro, err = c.macro(name, e)
		return k, err
	}
	if e.Name != "key" || k.variable == "" {
		return k, refuse(e, "<%s> in <sort> is not a key with a variable or macro", e.Name)
	}
	if kindOf(k.variable) == namesKind {
		k.names = &namesElement{variables: []string{k.variable}}
		c.names = append(c.names, k.names)
	}
	return k, nil
}

// isCitationNumber says whether the key is the number of the item.
func (k *sortKey) isCitationNumber() bool {
	if k.macro == nil || len(k.macro.children) != 1 {
		return k.variable == "citation-number"
	}
	switch e := k.macro.children[0].(type) {
	case *textElement:
		return e.variable == "citation-number"
	case *numberElement:
		return e.variable == "citation-number"
	}
	return false
}

// override lets a key show more or fewer names than the rest of the style.
func (k *sortKey) override(o *nameOptions) {
	o.etAlMin = or(k.namesMin, o.etAlMin)
	o.etAlUseFirst = or(k.namesUseFirst, o.etAlUseFirst)
	o.etAlUseLast = or(k.namesUseLast, o.etAlUseLast)
	o.etAlSubsequentMin, o.etAlSubsequentFirst = nil, nil
}

// sorter compares items by the keys of a style. It is for one goroutine.
type sorter struct {
	run      *processing
	keys     []sortKey
	area     area
	collator *collate.Collator
	buffer   collate.Buffer
}

// sorter returns one that sorts as the language does, without regard to case:
// CSL 1.0.2, "Sorting". Digits within texts count as numbers.
func (p *processing) sorter(keys []sortKey, area area) *sorter {
	tag := language.Make(p.processor.locale.lang)
	return &sorter{run: p, keys: keys, area: area, collator: collate.New(tag, collate.IgnoreCase, collate.Numeric)}
}

// values returns what an item is sorted by; a value of nil is empty and stands
// last, whatever the direction.
func (s *sorter) values(ref *reference, at *place) [][]byte {
	values := make([][]byte, len(s.keys))
	for i := range s.keys {
		if text := s.text(&s.keys[i], ref, at); text != "" {
			values[i] = s.value(text)
		}
	}
	return values
}

// In sort keys, names and the parts of a name are parted by control characters,
// so that what stands behind counts only where all before it is equal: "Gogh,
// Zoe" stands before "Gogh Brown, Ann".
const (
	nameBreak = '\x1e'
	partBreak = '\x1f'
)

// value returns bytes that sort as the text does.
func (s *sorter) value(text string) []byte {
	var value []byte
	for text != "" {
		part := text
		if i := strings.IndexAny(text, string(nameBreak)+string(partBreak)); i >= 0 {
			part = text[:i]
		}
		value = append(value, s.collator.KeyFromString(&s.buffer, strings.TrimSpace(part))...)
		s.buffer.Reset()
		text = text[len(part):]
		if text != "" {
			value = append(value, 0, text[0]) // below all that a longer part has here
			text = text[1:]
		}
	}
	return value
}

// text returns what a key shows of an item, without marks that do not sort.
func (s *sorter) text(k *sortKey, ref *reference, at *place) string {
	r := &renderer{run: s.run, ref: ref, cite: at, area: s.area, key: k, config: config{suffix: ref.config.suffix}}
	switch {
	case k.macro != nil:
		n, _ := r.joined(k.macro.children, "")
		return sortText(s.run.plain(n))
	case k.names != nil:
		n, _ := k.names.render(r)
		return sortText(s.run.plain(n))
	case k.variable == "citation-number":
		return padded(ref.number)
	case kindOf(k.variable) == dateKind:
		d := ref.item.Dates[k.variable].understood()
		return (&dateElement{precision: "year-month-day"}).sortKey(d)
	}
	value := r.variable(k.variable, "long")
	if isASCIIDigits(value) && len(value) < 12 {
		return strings.Repeat("0", 12-len(value)) + value
	}
	return sortText(s.run.plain(r.field(value)))
}

// padded writes a number so that it sorts as a text.
func padded(n int) string {
	if n == 0 {
		return ""
	}
	digits := []byte("0000000000")
	for i := len(digits) - 1; i >= 0 && n > 0; i-- {
		digits[i] = '0' + byte(n%10)
		n /= 10
	}
	return string(digits)
}

// sortText leaves out quotation marks, brackets and apostrophes.
func sortText(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"'“”‘’«»[]()", r) {
			return -1
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s))
}

// compare compares values: below 0 where x stands before y.
func (s *sorter) compare(x, y [][]byte) int {
	for i := range s.keys {
		switch {
		case x[i] == nil && y[i] == nil:
			continue
		case x[i] == nil:
			return 1
		case y[i] == nil:
			return -1
		}
		order := bytes.Compare(x[i], y[i])
		if order == 0 {
			continue
		}
		if s.keys[i].descending {
			return -order
		}
		return order
	}
	return 0
}

// references sorts items; those that are equal stay as they are.
func (s *sorter) references(refs []*reference) {
	if len(s.keys) == 0 {
		return
	}
	values := make(map[*reference][][]byte, len(refs))
	for _, ref := range refs {
		values[ref] = s.values(ref, nil)
	}
	slices.SortStableFunc(refs, func(x, y *reference) int { return s.compare(values[x], values[y]) })
}
