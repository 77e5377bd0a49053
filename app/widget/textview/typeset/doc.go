// Package typeset lays out text in lines and draws it.
//
// It is the part of the reader that is independent of windows: fonts, shaping, line breaking, the geometry of lines, and
// glyphs drawn into an image. The layers are
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
// Latin, Greek and Cyrillic without combining marks are laid out from tables of advances and pair kerning; this makes it
// possible to wrap three megabytes in a few hundredths of a second. A word with any other character, or with two letters for
// which the font has a ligature, is shaped by go-text (HarfBuzz) and divided into grapheme clusters by UAX #29. Lines break
// by UAX #14, and UAX #9 orders those that contain right-to-left text. A block of more than 16 kB is laid out in pieces;
// each has the direction, and the open controls, of its paragraph.
//
// # Justification
//
// The spaces of a justified line are widened, or narrowed a little where this keeps a word on the line. A word that would
// leave them too wide is hyphenated by the function of Engine.AddHyphens, except the last word of a paragraph, addresses,
// numbers and code; at most two consecutive lines end with a hyphen. The hyphen is a glyph without an offset.
//
// # Tables and pictures
//
// The cells of a row are pieces of the layout side by side: they have the same top, and the height of the row is that of its
// last cell. A picture takes space above its caption as soon as its size is known.
//
// # Goroutines
//
// An Engine, and every Layout made with it, must be used by one goroutine at a time. Text is never modified and may be
// shared.
package typeset
