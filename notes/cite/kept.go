package cite

import (
	"encoding/json"

	"collate/notes/cite/csl"
)

// Kept returns what [Keep] put into an item for a format, or nil.
func Kept(item csl.Item, format string) map[string][]string {
	var kept map[string][]string
	raw, ok := customFields(item)[format]
	if !ok || json.Unmarshal(raw, &kept) != nil {
		return nil
	}
	return kept
}

// Keep puts into an item those fields of a format ("bibtex", "ris") for which
// there is no CSL variable, so that they can be written to that format again.
// They stand as they are in the file, in the field "custom", which CSL-JSON has
// for such things: {"custom": {"ris": {"L1": ["file.pdf"]}}}. Without fields the
// item stays as it is.
func Keep(item *csl.Item, format string, fields map[string][]string) {
	if len(fields) == 0 {
		return
	}
	custom := customFields(*item)
	if custom == nil {
		custom = make(map[string]json.RawMessage)
	}
	custom[format] = encodeJSON(fields)
	if item.Other == nil {
		item.Other = make(map[string]json.RawMessage)
	}
	item.Other["custom"] = encodeJSON(custom)
}

func customFields(item csl.Item) map[string]json.RawMessage {
	var custom map[string]json.RawMessage
	if json.Unmarshal(item.Other["custom"], &custom) != nil {
		return nil
	}
	return custom
}

func encodeJSON(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("cite: " + err.Error()) // maps of strings always encode
	}
	return data
}
