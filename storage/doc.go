// Package storage keeps a notebook in one SQLite file.
//
// [Open] returns a [Store]. [Store.Apply] is the general way to change a notebook: it
// commits edits in one transaction with the edit log, the search index and all else that
// is derived from the records, and then calls the subscribers. The log is the history of
// the notebook, which [Store.Undo], [Store.Redo] and [Store.GoTo] move through; only
// [Store.EmptyTrash] cannot be undone. Records in the trash are returned by [Store.Trash]
// and the other functions that name it, and by no others.
//
// A Store has one connection that writes and several that read. Readers see the state
// after the last committed transaction and do not wait for the writer. Several processes
// may have a notebook open at once.
//
// The files are named after five subjects:
//
//   - records: records.go and one file for each kind; columns.go and rows.go map them
//     to tables;
//   - edits: apply.go and change.go apply them, log*.go keep the history, derive*.go
//     update derived data, rename*.go change names together with all links;
//   - links: links*.go, and resolve.go for names that a person types;
//   - search: search*.go;
//   - the file itself: open.go and file_*.go, watch.go for changes by other programs.
//
// A Store is safe for concurrent use. Errors that a user can remedy are [*notes.Problem]
// values, with SQLite's error as cause; the error for a name or id that does not exist
// matches [notes.ErrNotFound]. If a context is cancelled, its error is returned and
// nothing has changed.
package storage
