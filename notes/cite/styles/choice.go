package styles

import "encoding/json"

// Default is the name of the style to cite in where none was chosen. Its notes
// tell by themselves what is cited, as a quotation needs it that stands alone.
const Default = "chicago-notes-bibliography"

// Setting is the key that a notebook keeps its choice under.
const Setting = "citations"

// Choice is how a notebook is cited.
type Choice struct {
	Style    string `json:"style"`              // name of the style
	Language string `json:"language,omitempty"` // as in "de-AT"; "" for the style's own
}

// ReadChoice returns the choice that was kept as JSON, or that of [Default] where
// it cannot be read.
func ReadChoice(data []byte) Choice {
	var c Choice
	if json.Unmarshal(data, &c) != nil || c.Style == "" {
		return Choice{Style: Default}
	}
	return c
}

// Encode returns the choice as JSON.
func (c Choice) Encode() []byte {
	data, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings can be written
	}
	return data
}
