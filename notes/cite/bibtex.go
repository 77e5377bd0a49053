package cite

import "collate/notes/cite/csl"

// BibTeX writes the items as a BibTeX database in UTF-8, in their order.
func BibTeX(items []csl.Item) []byte { return nil }
