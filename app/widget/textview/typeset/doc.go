// Package typeset sets text in lines and draws it.
//
// It is the part of the reader that knows nothing of windows: fonts, shaping, line breaking, the geometry of set
// lines, and glyphs drawn into an image. The layers are
//
//	Text    what to set: content, blocks, inline styles, links; byte offsets
//	Engine  fonts: advances and kerning, shaping, glyph masks
//	Layout  a Text broken into lines at one width, lazily; offset ↔ line ↔ y
//	Row     one line with every glyph and cluster in place; offset ↔ x
//
// # Units
//
// Offsets are bytes into Text.Content, end-exclusive. Vertical lengths are whole device pixels, so that lines stay
// evenly spaced and glyphs sharp. Horizontal lengths are 26.6 fixed point device pixels.
//
// # Scripts
//
// Latin, Greek and Cyrillic without combining marks are set from tables of advances and pair kerning; this is what makes
// three megabytes wrap in a few hundredths of a second. A word with any other character, or with two letters for which
// the font has a ligature, is shaped by go-text (HarfBuzz) and divided into grapheme clusters by UAX #29. Lines break
// where UAX #14 lets them, and UAX #9 orders those that contain right-to-left text. A block of more than 16 kB is set in
// pieces; each has the direction, and the open controls, of the paragraph it is a part of.
//
// # Justification
//
// The spaces of a justified line become wider, and a little narrower where this keeps a word on the line. A word that would
// leave them too wide is hyphenated where Engine.AddHyphens knows how, but neither the last of a paragraph, nor an address,
// a number or code, nor at the end of more than two lines in a row. The hyphen is a glyph without an offset.
//
// # Tables and pictures
//
// The cells of a row are pieces of the layout that stand side by side: they have one top, and the height of the row is
// that of its last cell. A picture takes room above its caption as soon as its size is known.
//
// # Goroutines
//
// An Engine, and every Layout made with it, belongs to one goroutine. Text is never written to and may be shared.
package typeset
