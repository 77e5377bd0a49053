package textview

// wantHyphens loads the hyphenation of a language in the background, unless it was requested before, and lays out all texts
// again when it is loaded.
func (e *Engine) wantHyphens(language string) {
	if e.LoadHyphens == nil || e.hyphens[language] {
		return
	}
	e.hyphens[language] = true
	go func() {
		if find := e.LoadHyphens(language); find != nil {
			e.do(func() {
				e.set.AddHyphens(language, find)
				e.changed()
			})
		}
	}()
}
