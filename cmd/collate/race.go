//go:build race

package main

// checked says that the program is built with the race detector. Fyne then
// reports calls from the wrong goroutine too.
const checked = true
