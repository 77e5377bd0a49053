package storage

import (
	"testing"

	"collate/notes"
	"collate/notes/link"
)

func TestDescribeArticle(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The Road", "A text.")
	other, _ := addArticle(t, s, "weekly", "The Other", "A text.")
	linking := note("Linking", "[[daily]] [[The Road]] [[weekly]]")
	citing := note("Citing", "[see @Daily, p. 3; -@weekly] @daily `@daily`")
	apply(t, s, notes.Put(linking), notes.Put(citing))
	item := a.Item.Clone()
	item.Type = "book"
	item.Text["title"], item.Text["publisher"] = "The Long Road", "Press"
	carry(t, s)(s.DescribeArticle(t.Context(), a.ID, "long", item, nil))
	got, err := s.Article(t.Context(), a.ID)
	must(t, err)
	if got.Key != "long" || got.Item.ID != "long" || got.Item.Type != "book" || got.Item.Text["publisher"] != "Press" {
		t.Errorf("the article is %+v", got)
	}
	if text := body(t, s, linking); text != "[[long]] [[The Long Road]] [[weekly]]" {
		t.Errorf("the links are %q", text)
	}
	if text := body(t, s, citing); text != "[see @long, p. 3; -@weekly] @long `@daily`" {
		t.Errorf("the citations are %q", text)
	}
	if led, err := s.ResolveLink(t.Context(), link.Target{Name: "weekly"}); err != nil || led != other.Ref() {
		t.Errorf("the link to another article leads to %v, %v", led, err)
	}
	for _, key := range []string{"", "a b", "weekly"} {
		if _, err := s.DescribeArticle(t.Context(), a.ID, key, item, nil); err == nil {
			t.Errorf("the key %q is not refused", key)
		}
	}
	item.Text["title"] = " "
	if _, err := s.DescribeArticle(t.Context(), a.ID, "long", item, nil); err == nil {
		t.Error("an empty title is not refused")
	}
}
