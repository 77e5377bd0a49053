// Package theme gives the window its colours, sizes and fonts.
//
// There are four variants of one look. Widgets never hold colours: they ask their
// theme for a name of this package, such as [ColorPaper], whenever they refresh, so
// that [Apply] repaints an open window at once.
//
// Everything here is immutable and may be used from any goroutine, except Apply,
// which belongs to Fyne's.
package theme
