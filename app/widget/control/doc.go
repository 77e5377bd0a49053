// Package control holds the small controls around the text: buttons, choices, tags,
// key caps, the row of highlight colours.
//
// A control presents and reports; what it does is up to its callbacks. Everything
// belongs to Fyne's goroutine.
package control
