package textview

import (
	"image/color"

	"collate/app/widget/textview/typeset"
)

// Look is the typography and the colours of a View. Lengths are in Fyne's device-independent pixels. The contrast between
// colours of text and backgrounds is up to the caller: a View draws them as given.
type Look struct {
	Size       float32 // of body text, pixels per em
	LineHeight float32 // of body text, in ems
	Measure    int     // characters of average prose in a line, which limit the width of the column; 0 for the width of the view
	Sans       bool    // body text and headings in the sans-serif family
	// Family is an installed family for body text and headings, by a name from Engine.Families; "" for none. Until it is
	// loaded, or if it cannot be, Sans applies.
	Family       string
	ParagraphGap float32 // between two paragraphs, in ems; 0 is that of a book
	Justify      bool    // justified paragraphs
	Hyphenate    bool    // words of justified paragraphs may be hyphenated, in the languages of Engine.LoadHyphens

	Paper     color.NRGBA // background; opaque
	Ink       color.NRGBA // text
	Quiet     color.NRGBA // text with the style Quiet, on paper
	Link      color.NRGBA // text of links, on paper
	Broken    color.NRGBA // text of broken links, on paper
	Rule      color.NRGBA // the bar beside a quotation
	Code      color.NRGBA // background of a code block
	Selection color.NRGBA
	Find      color.NRGBA // background of finds
	Current   color.NRGBA // background of the current find
	ScrollBar color.NRGBA
	Outline   color.NRGBA // ticks of headings beside the scroll bar; none if transparent
	Marks     []MarkColor

	Stripes bool // draw a stripe beside the column for each mark that overlaps another, to tell them apart
}

// MarkColor is a colour of marks.
type MarkColor struct {
	Fill color.NRGBA // behind the text
	Line color.NRGBA // of underlines, of the frame of the chosen mark, and on the scroll bar
}

// sheet returns the lengths of the look in device pixels.
func (l *Look) sheet(scale float32) typeset.Sheet {
	return typeset.Sheet{
		Size: l.Size * scale, LineHeight: l.LineHeight, Sans: l.Sans,
		Family: l.Family, ParagraphGap: l.ParagraphGap, Justify: l.Justify, Hyphenate: l.Justify && l.Hyphenate,
	}
}

// mark returns the i-th mark colour, modulo their number.
func (l *Look) mark(i int) MarkColor {
	if len(l.Marks) == 0 {
		return MarkColor{l.Selection, l.Link}
	}
	return l.Marks[(i%len(l.Marks)+len(l.Marks))%len(l.Marks)]
}
