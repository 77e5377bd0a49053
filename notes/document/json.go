package document

import "encoding/json"

type jsonDocument struct {
	Text      string     `json:"text"`
	Blocks    []Block    `json:"blocks,omitempty"`
	Spans     []Span     `json:"spans,omitempty"`
	Links     []Link     `json:"links,omitempty"`
	Tables    []Table    `json:"tables,omitempty"`
	Resources []Resource `json:"resources,omitempty"`
}

// MarshalJSON writes {"text","blocks","spans","links","tables","resources"}. The
// bytes of a picture are in base64.
func (d Document) MarshalJSON() ([]byte, error) {
	return json.Marshal(jsonDocument{d.text, d.blocks, d.spans, d.links, d.tables, d.resources})
}

// UnmarshalJSON reads the output of MarshalJSON. The error says what is wrong if the
// structure does not fit the text.
func (d *Document) UnmarshalJSON(data []byte) error {
	var j jsonDocument
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	read := Document{
		text: j.Text, blocks: j.Blocks, spans: j.Spans, links: j.Links, tables: j.Tables, resources: j.Resources,
	}
	if err := read.finish(); err != nil {
		return err
	}
	*d = read
	return nil
}
