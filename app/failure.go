package app

import (
	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
)

// Fail opens a window with the error that prevents the start, and returns when
// the user has closed it. It must be called on the main goroutine, instead of
// [Run].
func Fail(metadata fyne.AppMetadata, err error) {
	fyneapp.SetMetadata(metadata)
	app := fyneapp.NewWithID(metadata.ID)
	theme.Apply(app, theme.Light)
	win := app.NewWindow(metadata.Name)
	message := widget.NewLabel(err.Error())
	message.Wrapping = fyne.TextWrapWord
	buttons := container.NewHBox(layout.NewSpacer(), widget.NewButton("Close", win.Close))
	win.SetContent(container.NewPadded(container.NewBorder(nil, buttons, nil, nil, message)))
	win.Resize(fyne.NewSize(480, 180))
	win.CenterOnScreen()
	win.ShowAndRun()
}
