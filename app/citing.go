package app

import (
	"context"

	"collate/app/widget/overlay"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/cite/styles"
	"collate/notes/citing"
	"collate/notes/markdown"
)

// processor returns the citation processor of the notebook. It must be called off
// the UI thread.
func (w *window) processor(ctx context.Context) (*csl.Processor, error) {
	choice, err := styles.Chosen(ctx, w.notebook)
	if err != nil {
		return nil, err
	}
	return w.styles.Processor(choice.Style, choice.Language)
}

// cited returns the Markdown of a note with its citations in the style of the
// notebook; if the style cannot be used, as typed and followed by the reason. It
// must be called off the UI thread.
func (w *window) cited(ctx context.Context, text string) (string, error) {
	if len(markdown.Citations(text)) == 0 {
		return text, nil
	}
	style, err := w.processor(ctx)
	if err != nil {
		return text + "\n\n*" + cite.Markdown.Escape(err.Error()) + "*\n", nil
	}
	rendered, err := citing.Render(ctx, text, style, w.notebook)
	return rendered.Markdown, err
}

// copySelection copies the selection, or the chosen highlight, in a format,
// followed by its citation.
func (w *window) copySelection(f cite.Format) {
	p := w.desk.current()
	if start, end, ok := p.reader.Selection(); ok {
		w.copyWithCitation(p, start, end, f)
	}
}

// copyWithCitation copies a passage in a format, in quotation marks and followed
// by its citation.
func (w *window) copyWithCitation(p *pane, start, end int, f cite.Format) {
	doc := p.revision.Document
	ref := cite.Reference{Item: p.article.Item, Locator: cite.Paragraph(doc, start, end)}
	ctx := w.ctx
	go show(ctx, w, func() ([2]string, error) {
		style, err := w.processor(ctx)
		if err != nil {
			return [2]string{}, err
		}
		citation, _ := cite.Citation(style, ref)
		return [2]string{cite.Quotation(style, ref, doc.Slice(start, end), f), citation.String()}, nil
	}, func(copied [2]string) {
		w.fyne.Clipboard().SetContent(copied[0])
		w.notices.Tell(overlay.Notice{Message: "Copied, with the citation: " + copied[1]})
	})
}
