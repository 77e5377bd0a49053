//go:build !race

package main

// checked says that the program is built with the race detector.
const checked = false
