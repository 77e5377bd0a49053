//go:build !sqlite_fts5

package storage

// This file is compiled only without the build tag that enables SQLite's
// full-text index, and then fails the build with this message.
var _ int = "Collate needs SQLite's full-text index: build with make, or add -tags sqlite_fts5"
