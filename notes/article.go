package notes

import (
	"time"

	"collate/notes/cite/csl"
	"collate/notes/document"
)

// Article is something to read and to cite.
type Article struct {
	ID       ArticleID  `json:"id"`
	Key      string     `json:"key"`      // citation key that a person can type, unique in the notebook: "levant-files"
	Item     csl.Item   `json:"item"`     // metadata, as CSL variables; Item.ID equals Key
	Revision RevisionID `json:"revision"` // the current text
	Tags     []string   `json:"tags,omitempty"`
	Created  time.Time  `json:"created"`
	Modified time.Time  `json:"modified"`
	Trashed  time.Time  `json:"trashed,omitzero"` // zero unless in the trash
}

// Revision is one immutable text of an article. A re-import that differs makes
// a new one.
type Revision struct {
	ID       RevisionID        `json:"id"`
	Article  ArticleID         `json:"article"`
	Document document.Document `json:"document"`
	Created  time.Time         `json:"created"`
}

// ArticleSummary is a row in a list of articles; it holds no text.
type ArticleSummary struct {
	Article
	Words      int // words of the current revision
	Highlights int // not in the trash, over all revisions
}
