package storage

import (
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/markdown"
	"collate/notes/query"
)

const (
	// snippetLength is the length of a snippet in characters: about two lines.
	snippetLength = 160

	// longNote is the maximum number of bytes of a note that are parsed for a
	// snippet.
	longNote = 4096

	// paragraphEnd is a line end followed by an empty line.
	paragraphEnd = "\n\n"
)

// foundArticle is an article with a hit.
type foundArticle struct {
	notes.Article
	revision notes.Revision // the current one; zero until it is loaded
}

// dropTitles drops passages that repeat the title of an article within its text, if
// the article was found by its title as well.
func (f *finder) dropTitles() error {
	var untitled []int64
	for row, p := range f.passages {
		if p.words.Title == "" {
			untitled = append(untitled, row)
		}
	}
	if len(untitled) == 0 {
		return nil
	}
	titled := make(map[string]int64) // rows by their titles
	for row, p := range f.passages {
		if p.words.Title != "" {
			titled[p.words.Title] = row
		}
	}
	for _, row := range untitled {
		of, is := titled[f.passages[row].words.Text]
		if !is {
			continue
		}
		text, err := f.origin(row)
		if err != nil {
			return err
		}
		title, err := f.origin(of)
		if err != nil {
			return err
		}
		if text.kind == kindText && title.kind == notes.HitArticle && text.article == title.article {
			delete(f.passages, row)
		}
	}
	return nil
}

// hit returns the hit for a passage.
func (f *finder) hit(p *passage) (notes.Hit, error) {
	o, err := f.origin(p.row)
	if err != nil {
		return notes.Hit{}, err
	}
	hit := notes.Hit{
		Kind: o.kind, ID: o.record, Article: o.article,
		Missing: p.weight.Missing, Score: p.weight.Score(), Pattern: p.pattern,
	}
	if o.kind == notes.HitNote {
		err := f.showNote(&hit)
		return hit, err
	}
	a, err := f.article(o.article)
	if err != nil {
		return notes.Hit{}, err
	}
	hit.Title, hit.Key = cite.Name(a.Article), a.Key
	switch o.kind {
	case notes.HitArticle:
		row := metadata(a.Article)
		show(&hit, cite.PlainText(row.text), row.title)
	case kindText:
		hit.Kind = notes.HitArticle
		err = f.showBlock(&hit, a, p.row-o.first)
	case notes.HitHighlight, notes.HitComment:
		err = f.showHighlight(&hit, a)
	}
	return hit, err
}

// showNote completes a hit in a note.
func (f *finder) showNote(hit *notes.Hit) error {
	var body string
	var tags []string
	err := f.tx.QueryRowContext(f.quick, "SELECT title, body, tags FROM notes WHERE id = ?", hit.ID).
		Scan(&hit.Title, &body, tagsColumn{&tags})
	if err == nil {
		showWritten(hit, body, tags)
	}
	return err
}

// showBlock completes a hit in block n, from 0, of the text of an article.
func (f *finder) showBlock(hit *notes.Hit, a *foundArticle, n int64) error {
	if err := f.load(a); err != nil {
		return err
	}
	blocks := a.revision.Document.Blocks()
	if n >= int64(len(blocks)) {
		return fmt.Errorf("the search index does not fit the text of %s: %w", a.Key, errDamaged)
	}
	block := blocks[n]
	start, end := show(hit, a.revision.Document.Slice(block.Start, block.End))
	hit.Block, hit.Start, hit.End = block.Start, block.Start+start, block.Start+end
	return nil
}

// showHighlight completes a hit in the text of a highlight on an article, or in its
// comment.
func (f *finder) showHighlight(hit *notes.Hit, a *foundArticle) error {
	h, err := highlightRecord(f.quick, f.tx, notes.HighlightID(hit.ID))
	if err != nil {
		return err
	}
	if hit.Kind == notes.HitComment {
		showWritten(hit, h.Comment, nil)
		return nil
	}
	start, end := show(hit, h.Anchor.Exact, tagLine(h.Tags))
	if h.Status != notes.Orphaned && h.Revision == a.Revision {
		hit.Start, hit.End = h.Anchor.Start+start, h.Anchor.Start+end
	}
	return nil
}

// show sets the marks in the title of a hit, and its snippet to a part of the first
// of the texts with a match. If that is texts[0], show returns the range of the
// best matches in it, in code points, end-exclusive, otherwise 0, 0. Without a
// match, the snippet is the beginning of the first text that is not empty.
func show(hit *notes.Hit, texts ...string) (start, end int) {
	hit.TitleMarks, _ = hit.Pattern.Mark(hit.Title)
	for i, text := range texts {
		if marks, others := hit.Pattern.Mark(text); len(marks) > 0 {
			showMarks(hit, text, marks, others)
			if i > 0 {
				return 0, 0
			}
			best := query.Closest(text, query.Cluster(text, marks, snippetLength))
			return best[0][0], best[len(best)-1][1]
		}
	}
	for _, text := range texts {
		if hit.Snippet, hit.Marks = query.Snippet(text, nil, snippetLength); hit.Snippet != "" {
			break
		}
	}
	return 0, 0
}

// showMarks sets the snippet of a hit to the part of a text around the best marks.
// Others are the matching words of the text that differ from those typed; they are
// not reported for a hit with all words as typed.
func showMarks(hit *notes.Hit, text string, marks [][2]int, others []string) {
	hit.Snippet, hit.Marks = query.Snippet(text, marks, snippetLength)
	if others != nil && hit.Score <= 0 {
		_, hit.Matched = hit.Pattern.Mark(hit.Snippet)
	}
}

// showWritten sets the snippet of a hit in a note or comment from its rendered
// text, or from its title or tags. If only a link target matches, the links are
// marked; if nothing rendered matches, the snippet is Markdown source.
func showWritten(hit *notes.Hit, written string, tags []string) {
	part := partAround(hit.Pattern, written)
	read := markdown.Document(part)
	marks, others, inLinks := hit.Mark(read)
	if marks == nil && len(part) < len(written) {
		read = markdown.Document(written)
		marks, others, inLinks = hit.Mark(read)
	}
	hit.TitleMarks, _ = hit.Pattern.Mark(hit.Title)
	switch {
	case marks != nil && !inLinks:
		showMarks(hit, read.Text(), marks, others)
	case marks != nil && hit.TitleMarks == nil:
		hit.Snippet, hit.Marks = query.Snippet(read.Text(), marks, snippetLength)
		hit.Matched = others
	default:
		show(hit, read.Text(), hit.Title, tagLine(tags), written)
	}
}

// partAround returns the paragraphs of a long note around the best match, or those
// at its beginning, so that not the whole note is parsed for one snippet.
func partAround(p *query.Pattern, written string) string {
	if len(written) <= longNote {
		return written
	}
	at := 0
	if marks, _ := p.Mark(written); len(marks) > 0 {
		at = len(markdown.Slice(written, 0, query.Cluster(written, marks, snippetLength)[0][0]))
	}
	const side = longNote / 2
	start, end := 0, len(written)
	if at > side {
		start = at - side
		if i := strings.Index(written[start:at], paragraphEnd); i >= 0 {
			start += i + len(paragraphEnd)
		}
	}
	if len(written)-at > side {
		end = at + side
		if i := strings.LastIndex(written[at:end], paragraphEnd); i >= 0 {
			end = at + i
		}
	}
	return strings.ToValidUTF8(written[start:end], "")
}

// article returns an article, read once per search.
func (f *finder) article(id notes.ArticleID) (*foundArticle, error) {
	if a := f.articles[id]; a != nil {
		return a, nil
	}
	a, err := articleRecord(f.quick, f.tx, id)
	if err != nil {
		return nil, err
	}
	f.articles[id] = &foundArticle{Article: a}
	return f.articles[id], nil
}

// load reads the current text of an article, once per search.
func (f *finder) load(a *foundArticle) (err error) {
	if a.revision.ID == "" {
		a.revision, err = revisionRecord(f.quick, f.tx, a.Revision)
	}
	return err
}
