package main

import (
	"fmt"
	"runtime"
)

// What the program is. FyneApp.toml, from which packages are made, says the
// same.
const (
	name    = "Collate"
	id      = "org.collate.Collate"
	version = "0.1.0"
	build   = 1
)

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(p *program) error {
	return p.print(versionData{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH})
}

type versionData struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

func (v versionData) text() string {
	return fmt.Sprintf("%s %s (%s, %s)\n", name, v.Version, v.System, v.Go)
}
