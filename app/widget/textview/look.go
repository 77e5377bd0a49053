package textview

import (
	"image/color"

	"collate/app/widget/textview/typeset"
)

// Look is how a View sets and colours its text. Lengths are in Fyne's device-independent pixels. Colours of text and
// of what lies under it must be chosen so that text stays legible: a View draws them as they are.
type Look struct {
	Size       float32 // of body text, pixels per em
	LineHeight float32 // of body text, in ems
	Measure    int     // most characters of average prose in a line; the column is as wide as that or as the view
	Sans       bool    // body text and headings in the sans-serif family
	// Family is an installed family for body text and headings instead, by a name that Engine.Families gives; "" is none.
	// Until it is read, or if it cannot be, Sans says what they are set in.
	Family       string
	ParagraphGap float32 // between two paragraphs, in ems; 0 is that of a book
	Justify      bool    // both edges of paragraphs straight
	Hyphenate    bool    // words of justified paragraphs may break, in the languages that Engine.LoadHyphens knows

	Paper     color.NRGBA // the ground; opaque
	Ink       color.NRGBA // text
	Quiet     color.NRGBA // text with the style Quiet, on paper
	Link      color.NRGBA // text of links, on paper
	Broken    color.NRGBA // text of links that lead nowhere, on paper
	Rule      color.NRGBA // the bar beside a quotation
	Code      color.NRGBA // the ground of a code block
	Selection color.NRGBA
	Find      color.NRGBA // what find in page found
	Current   color.NRGBA // the find that is looked at
	ScrollBar color.NRGBA
	Outline   color.NRGBA // ticks of headings beside the scroll bar; without opacity there are none
	Marks     []MarkColor

	Stripes bool // beside the column a stripe for each mark that overlaps with another, so that they are told apart
}

// MarkColor is a colour that marks may have.
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

// mark returns the i-th mark colour; one out of range wraps around.
func (l *Look) mark(i int) MarkColor {
	if len(l.Marks) == 0 {
		return MarkColor{l.Selection, l.Link}
	}
	return l.Marks[(i%len(l.Marks)+len(l.Marks))%len(l.Marks)]
}
