// Package control has the small controls around the text: buttons, choices, tags, key
// caps, the row of highlight colours.
//
// A control shows its state and reports input to its callbacks. Everything must be used
// on Fyne's goroutine.
package control
