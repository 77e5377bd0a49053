package csl

// element is a part of a style that renders something.
type element interface {
	// render returns what the element comes to for an item, nil where that is
	// nothing, and what it found in the variables that it called.
	render(r *renderer) (*node, finding)

	// cost counts the elements that one rendering may run through at most, with
	// some more for those that write much.
	cost() int
}

// finding says what an element, with all that is in it, found in variables.
// A group that found only empty ones is left out: CSL 1.0.2, "Group".
type finding uint8

const (
	noVariable   finding = iota // none was called
	onlyEmpty                   // those called were all empty
	someVariable                // one at least was not empty
)

// and puts together what two elements found.
func (f finding) and(g finding) finding { return max(f, g) }

// found is the finding of an element that called one variable.
func found(nonEmpty bool) finding {
	if nonEmpty {
		return someVariable
	}
	return onlyEmpty
}

// decor is what most elements have in common: how their content looks and
// what stands around it.
type decor struct {
	prefix, suffix string
	format         format
	display        display
	textCase       textCase
	quotes         bool
	stripPeriods   bool
}

// isZero says whether the decor changes nothing.
func (d *decor) isZero() bool { return *d == decor{} }

// layout is the citation or the bibliography of a style.
type layout struct {
	options   areaOptions
	names     nameOptions
	sort      []sortKey
	decor     decor
	delimiter string
	children  []element

	yearSuffixes bool // the variable year-suffix is called
}

// areaOptions are the options of <citation> and <bibliography>.
type areaOptions struct {
	// Of <citation>.
	addNames, addGivenName, addYearSuffix bool
	givenNameRule                         string
	collapse                              string
	citeGroupDelimiter                    *string
	yearSuffixDelimiter                   *string
	afterCollapseDelimiter                *string

	// Of <bibliography>.
	hangingIndent    bool
	secondFieldAlign string // "", "flush" or "margin"
	lineSpacing      int
	entrySpacing     int
	authorSubstitute *string
	substituteRule   string
}

// area is a part of a style with names options of its own.
type area uint8

const (
	inCitation area = iota
	inBibliography
)

// textElement is <text>. One of macro, variable, term and value is set.
type textElement struct {
	decor
	macro    *macro
	variable string
	term     string
	value    string
	form     string
	plural   bool
}

// macro is <macro>.
type macro struct {
	children   []element
	size       int  // its cost
	yearSuffix bool // the variable year-suffix is called
}

// numberElement is <number>.
type numberElement struct {
	decor
	variable string
	form     string // "numeric", "ordinal", "long-ordinal", "roman"
}

// labelElement is <label>, on its own or in <names>.
type labelElement struct {
	decor
	variable string // "" in <names>
	form     string
	plural   string // "contextual", "always", "never"
}

// groupElement is <group>.
type groupElement struct {
	decor
	delimiter string
	children  []element
}

// chooseElement is <choose>.
type chooseElement struct{ branches []branch }

// branch is <if>, <else-if>, or <else>, which has no tests.
type branch struct {
	match    string // "all", "any", "none"
	tests    []test
	children []element
}

// test is one value of one attribute of a branch.
type test struct {
	kind  string // the attribute: "type", "variable", ...
	value string
	of    kind // of a variable
}

// dateElement is <date>, of a style or of a locale.
type dateElement struct {
	decor
	variable  string
	form      string // "text", "numeric", or "" where the style lists the parts
	precision string // the date-parts of a localized date
	delimiter string
	parts     []datePart
}

// datePart is <date-part>.
type datePart struct {
	decor
	name           string // "year", "month", "day"
	form           string
	rangeDelimiter string
}

// namesElement is <names>.
type namesElement struct {
	decor
	variables  []string
	delimiter  *string
	name       *nameElement
	etAl       *etAlElement
	label      *labelElement
	labelFirst bool // the label stands before the names
	substitute []element

	options [2]nameOptions // by area, with all that is inherited
}

// nameElement is <name>.
type nameElement struct {
	decor
	options       nameOptions
	family, given *decor // <name-part>, nil where there is none
}

// etAlElement is <et-al>.
type etAlElement struct {
	decor
	term string
}

func costOf(children []element) int {
	total := 0
	for _, child := range children {
		total = min(total+child.cost(), maxCost+1)
	}
	return total
}

// cost is that of an element with nothing in it but so many bytes of text.
func (d *decor) cost(text int) int {
	const free = 256 // bytes
	return 1 + (len(d.prefix)+len(d.suffix)+text)/free
}

func (e *textElement) cost() int {
	if e.macro != nil {
		return e.decor.cost(0) + e.macro.size
	}
	return e.decor.cost(len(e.value))
}

func (e *numberElement) cost() int { return e.decor.cost(0) }
func (e *labelElement) cost() int  { return e.decor.cost(0) }
func (e *groupElement) cost() int {
	return e.decor.cost(len(e.delimiter)*len(e.children)) + costOf(e.children)
}
func (e *namesElement) cost() int { return e.decor.cost(0) + costOf(e.substitute) }

func (e *dateElement) cost() int {
	total := e.decor.cost(0)
	for i := range e.parts {
		total += e.parts[i].decor.cost(len(e.delimiter))
	}
	return total
}

func (e *chooseElement) cost() int {
	most := 0
	for _, b := range e.branches {
		most = max(most, costOf(b.children))
	}
	return 1 + most
}
