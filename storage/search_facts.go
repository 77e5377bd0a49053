package storage

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/query"
)

// facts are the searchable facts of an article and of the account in it. They are
// derived data, so that no filter has to read the metadata of all articles.
type facts struct {
	issued           sql.NullInt64 // the earliest possible day of publication, see dayNumber
	authors, outlets string        // see nameLines
}

// factsOf returns the facts of an article.
func factsOf(item csl.Item) facts {
	var f facts
	if day, known := firstDay(cite.Issued(item)); known {
		f.issued = sql.NullInt64{Int64: dayNumber(day), Valid: true}
	}
	var authors, outlets []string
	for _, item := range []csl.Item{item, cite.Account(item)} {
		for _, name := range item.Names["author"] {
			authors = append(authors, fullName(name))
		}
		outlets = append(outlets, cite.Source(item), item.Text["container-title"], item.Text["publisher"])
	}
	f.authors, f.outlets = nameLines(authors), nameLines(outlets)
	return f
}

// nameLines returns normalised names, each once and on its own line, with a space
// before each word.
func nameLines(names []string) string {
	var lines strings.Builder
	seen := make(map[string]bool)
	for _, name := range names {
		name = query.Join(name)
		if name != "" && !seen[name] {
			lines.WriteString(" " + name + "\n")
		}
		seen[name] = true
	}
	return lines.String()
}

// dayNumber returns the number of days since 1 January 1970.
func dayNumber(day time.Time) int64 {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

// firstDay returns the earliest day of a date, if its year is known.
func firstDay(d csl.Date) (day time.Time, known bool) {
	if d.Year() == 0 {
		return time.Time{}, false
	}
	parts := [3]int{0, 1, 1}
	for i, part := range d.Parts[0][:min(len(d.Parts[0]), len(parts))] {
		if part != 0 {
			parts[i] = part
		}
	}
	return time.Date(parts[0], time.Month(parts[1]), parts[2], 0, 0, 0, 0, time.UTC), true
}

// putFacts sets the facts of an article, or removes them if the article is hidden.
func putFacts(ctx context.Context, tx *sql.Tx, ref notes.Ref, r notes.Record, seen bool) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM article_facts WHERE article = ?", ref.ID); err != nil || !seen {
		return err
	}
	f := factsOf(r.(notes.Article).Item)
	_, err := tx.ExecContext(ctx, "INSERT INTO article_facts (article, issued, authors, outlets) VALUES (?, ?, ?, ?)",
		ref.ID, f.issued, f.authors, f.outlets)
	return err
}
