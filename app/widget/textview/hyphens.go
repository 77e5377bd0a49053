package textview

// wantHyphens has the breaks of a language's words loaded in the background, if that was not done before, and sets all
// texts anew when they are there.
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
