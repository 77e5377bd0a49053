package cite

import "collate/notes/cite/csl"

// RIS writes the items in the RIS format, in UTF-8, in their order.
func RIS(items []csl.Item) []byte { return nil }
