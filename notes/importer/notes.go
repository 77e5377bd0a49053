package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/link"
)

// Note is a note read from a line of a JSON Lines file.
type Note struct {
	Title string   `json:"title"` // if the field is missing, the first line of the body
	Body  string   `json:"body"`  // Markdown
	Tags  []string `json:"tags"`  // without repetitions and empty tags
}

// ReadNote reads a note from a line of a JSON Lines file, which is one JSON
// object (https://jsonlines.org). Unknown fields are ignored. The error is a
// clause that says what is wrong with the line: "it has neither a title nor a
// body".
func ReadNote(line []byte) (Note, error) {
	if !utf8.Valid(line) {
		return Note{}, errors.New("it is not text in UTF-8")
	}
	var n Note
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte("\ufeff")), &n); err != nil {
		return Note{}, lineError(err)
	}
	n.Title = link.OneLine(n.Title)
	if n.Title == "" && strings.TrimSpace(n.Body) == "" {
		return Note{}, errors.New("it has neither a title nor a body")
	}
	if strings.ContainsRune(n.Title+n.Body, 0) {
		return Note{}, errors.New("it is not text: there is a byte 0 in it")
	}
	for line := range strings.Lines(n.Body) {
		if n.Title == "" {
			n.Title = shorten(line)
		}
	}
	n.Tags = notes.CleanTags(n.Tags...)
	return n, nil
}

// lineError returns an error of parsing JSON in words for the user.
func lineError(err error) error {
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typ) && typ.Field == "":
		return fmt.Errorf("it is not an object but a %s", typ.Value)
	case errors.As(err, &typ) && typ.Field == "tags":
		return errors.New("its tags are not a list of texts")
	case errors.As(err, &typ):
		return fmt.Errorf("its %s is not a text but a %s", typ.Field, typ.Value)
	}
	return fmt.Errorf("it is not JSON: %w", err)
}
