package csl

import "collate/notes/cite/csl/internal/xmltree"

// format is how text looks, as far as an element says; 0 is not said.
type format struct {
	style      fontStyle
	variant    fontVariant
	weight     fontWeight
	decoration decoration
	align      verticalAlign
}

type (
	fontStyle     uint8
	fontVariant   uint8
	fontWeight    uint8
	decoration    uint8
	verticalAlign uint8
	display       uint8
	textCase      uint8
)

const (
	styleNormal fontStyle = iota + 1
	italic
	oblique
)

const (
	variantNormal fontVariant = iota + 1
	smallCaps
)

const (
	weightNormal fontWeight = iota + 1
	bold
	light
)

const (
	decorationNone decoration = iota + 1
	underline
)

const (
	baseline verticalAlign = iota + 1
	superscript
	subscript
)

const (
	displayBlock display = iota + 1
	displayLeftMargin
	displayRightInline
	displayIndent
)

const (
	lowercase textCase = iota + 1
	uppercase
	capitalizeFirst
	capitalizeAll
	sentenceCase
	titleCase
)

func styleNames() []string      { return []string{"normal", "italic", "oblique"} }
func variantNames() []string    { return []string{"normal", "small-caps"} }
func weightNames() []string     { return []string{"normal", "bold", "light"} }
func decorationNames() []string { return []string{"none", "underline"} }
func alignNames() []string      { return []string{"baseline", "sup", "sub"} }
func displayNames() []string    { return []string{"block", "left-margin", "right-inline", "indent"} }

func textCaseNames() []string {
	return []string{"lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"}
}

// parseFormat reads the formatting attributes of an element.
func parseFormat(e *xmltree.Element) (format, error) {
	var f format
	var err error
	if f.style, err = parseEnum[fontStyle](e, "font-style", styleNames); err != nil {
		return f, err
	}
	if f.variant, err = parseEnum[fontVariant](e, "font-variant", variantNames); err != nil {
		return f, err
	}
	if f.weight, err = parseEnum[fontWeight](e, "font-weight", weightNames); err != nil {
		return f, err
	}
	if f.decoration, err = parseEnum[decoration](e, "text-decoration", decorationNames); err != nil {
		return f, err
	}
	f.align, err = parseEnum[verticalAlign](e, "vertical-align", alignNames)
	return f, err
}

// over returns the format that holds where f is said inside of outer.
func (f format) over(outer format) format {
	return format{
		style:      overOr(f.style, outer.style),
		variant:    overOr(f.variant, outer.variant),
		weight:     overOr(f.weight, outer.weight),
		decoration: overOr(f.decoration, outer.decoration),
		align:      overOr(f.align, outer.align),
	}
}

func overOr[T ~uint8](inner, outer T) T {
	if inner != 0 {
		return inner
	}
	return outer
}
