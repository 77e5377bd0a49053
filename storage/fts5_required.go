//go:build !sqlite_fts5

package storage

// This file is compiled only without the build tag that gives SQLite its
// full-text index, and then stops the build with this sentence.
var _ int = "Collate needs SQLite's full-text index: build with make, or add -tags sqlite_fts5"
