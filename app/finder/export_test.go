package finder

// Explains says whether what explains the language is seen.
func (f *Finder) Explains() bool { return f.guide.Visible() && f.guide.Size().Width > 0 }
