// Package storage keeps a notebook in one SQLite file.
//
// [Open] gives a [Store]. [Store.Apply] is the way to change what a notebook
// holds: it makes edits durable, in one transaction with the edit log, the search
// index and all else that is derived from the records, and then tells the
// subscribers. The log is the history of the notebook, on which [Store.Undo],
// [Store.Redo] and [Store.GoTo] go back and forth; [Store.EmptyTrash] is the one
// thing that they cannot take back. Everything else reads. What is in the trash is
// found by [Store.Trash] and its like only.
//
// A Store has one connection that writes and several that read: readers see
// the state after the last finished edit and wait for nobody. Several processes
// may have a notebook open at once.
//
// The files are named after five subjects:
//
//   - records: records.go and one file for each kind; columns.go and rows.go are how they
//     stand in tables;
//   - edits: apply.go and change.go make them, log*.go are the history, derive*.go brings
//     up to date what follows from records, rename*.go changes names with all links;
//   - links: links*.go, and resolve.go for names that a person types;
//   - search: search*.go;
//   - the file itself: open.go and file_*.go, watch.go for what other programs write.
//
// A Store is safe for use from any goroutine. Errors that a user can do
// something about are [*notes.Problem] values, with SQLite's error as cause;
// what is asked for by name or id and does not exist matches
// [notes.ErrNotFound]. Where a context is cancelled, its error is returned and
// nothing was changed.
package storage
