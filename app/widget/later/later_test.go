package later

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

func TestOnMainCallsLater(t *testing.T) {
	test.NewTempApp(t)
	done := make(chan struct{})
	OnMain(time.Millisecond, func() { close(done) })
	<-done
}

func TestOnMainStopped(t *testing.T) {
	test.NewTempApp(t)
	OnMain(time.Millisecond, func() { t.Error("called although stopped") })()
	done := make(chan struct{})
	OnMain(5*time.Millisecond, func() { close(done) })
	<-done
}
