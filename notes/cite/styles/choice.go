package styles

import (
	"context"
	"encoding/json"
)

// fallback is the name of the style to cite in where none was chosen. Its notes
// tell by themselves what is cited, as a quotation needs it that stands alone.
const fallback = "chicago-notes-bibliography"

// setting is the key that a notebook keeps its choice under.
const setting = "citations"

// Settings keep a choice, as a notebook does.
type Settings interface {
	Setting(ctx context.Context, key string) (value []byte, exists bool, err error)
	SetSetting(ctx context.Context, key string, value []byte) error
}

// Choice is how a notebook is cited.
type Choice struct {
	Style    string `json:"style"`              // name of the style
	Language string `json:"language,omitempty"` // as in "de-AT"; "" for the style's own
}

// Chosen returns how a notebook is cited: in Chicago's notes where nothing was chosen, or
// what was cannot be read. Errors are those of the notebook.
func Chosen(ctx context.Context, nb Settings) (Choice, error) {
	data, _, err := nb.Setting(ctx, setting)
	if err != nil {
		return Choice{}, err
	}
	var c Choice
	if json.Unmarshal(data, &c) != nil || c.Style == "" {
		return Choice{Style: fallback}, nil
	}
	return c, nil
}

// Choose keeps how a notebook is cited from now on. Errors are those of the notebook.
func Choose(ctx context.Context, nb Settings, c Choice) error {
	data, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings can be written
	}
	return nb.SetSetting(ctx, setting, data)
}
