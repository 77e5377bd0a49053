// Collate is an offline notebook for reading several accounts of the same
// events side by side. Without a subcommand it opens its window.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // what does not heed the first Ctrl+C is ended by the second
	p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now}
	os.Exit(p.run(ctx, os.Args[1:]))
}
