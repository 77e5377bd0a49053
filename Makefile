# make            builds build/collate
# make run        opens the window; ARGS="--notebook x.db" is passed on
# make test       everything that a change must pass
# make bench      the benchmarks
# make fuzz       every fuzz target for FUZZTIME (10s)
# make tour       reads, highlights, searches and exports in a virtual display, and keeps pictures in build/tour
# make clean      removes build

GO ?= go
FUZZTIME ?= 10s
export GO

# What every use of Go needs is said here once: SQLite's full-text search is a build tag, and the driver is C.
# The flags and tags that the user has set stay. The version is FyneApp.toml's, so Git is not asked for one.
comma := ,
flags := $(shell $(GO) env GOFLAGS 2>/dev/null)
tags  := $(subst $(comma), ,$(patsubst -tags=%,%,$(filter -tags=%,$(flags:--tags=%=-tags=%))))
export GOFLAGS := $(or $(filter -buildvcs=%,$(flags)),-buildvcs=false) \
	$(filter-out -buildvcs=% -tags=% --tags=%,$(flags)) \
	-tags=$(subst $() $(),$(comma),$(strip $(filter-out sqlite_fts5,$(tags)) sqlite_fts5))
export CGO_ENABLED := 1

.PHONY: build run test format vet staticcheck bench fuzz tour clean libraries test-libraries

build: | libraries
	$(GO) build -o build/collate ./cmd/collate

run: build
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec build/collate $(ARGS); \
	else \
		echo 'There is no display here to open the window on, so this is the tour, in a virtual one.'; \
		exec $(MAKE) --no-print-directory tour; \
	fi

# Vet and staticcheck read what the race detector's build leaves in Go's cache, so that everything is compiled once.
test: test-libraries format vet staticcheck
	COLLATE_WINDOW_TESTS=$(filter Linux,$(shell uname)) $(GO) test -race ./...

format: | libraries
	@unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l app assets cmd notes storage) || exit; \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:" $$unformatted; exit 1; fi

vet: | libraries
	$(GO) vet -race ./...

staticcheck: | libraries
	$(GO) build -C .tools -o ../build/staticcheck honnef.co/go/tools/cmd/staticcheck
	GOFLAGS="$(GOFLAGS) -race" build/staticcheck ./...

bench: | libraries
	$(GO) test -run '^$$' -bench . -benchmem ./...

# Go fuzzes one target at a time: a list of "package target" is made first.
fuzz: | libraries
	@listing=$$($(GO) test -list '^Fuzz' ./...) || { echo "$$listing"; exit 1; }; \
	echo "$$listing" | awk '/^Fuzz/ { target[n++] = $$1 } /^ok/ { while (n) print $$2, target[--n] }' | \
	while read -r package target; do \
		echo "$$package $$target"; \
		$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$package" || exit; \
	done

tour: | test-libraries
	@rm -rf build/tour
	COLLATE_WINDOW_TESTS=1 COLLATE_TOUR="$(CURDIR)/build/tour" $(GO) test -count 1 -run '^TestTour$$' ./cmd/collate
	@echo 'The pictures of the tour:'; ls build/tour/*.png

clean:
	rm -rf build

libraries:
	@.tools/setup build

test-libraries:
	@.tools/setup test
