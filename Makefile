# Two commands do everything: `make run` and `make test`.

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD_FLAGS ?=
# For `make fuzz`: how long all targets take together, and which inputs they get.
SECONDS ?= 600
SEED ?= 1
RELEASE = -c release --static-swift-stdlib $(BUILD_FLAGS)
KURA = .build/release/kura

.PHONY: run test build libraries install format check-format bench fuzz clean

## Sets up, builds the release binary and lints this repository's own knowledge.
run: build
	$(KURA) lint

## Sets up and passes every test.
test: libraries
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build $(BUILD_FLAGS)

build: libraries
	$(SWIFT) build --product kura $(RELEASE)

## Installs the C libraries that are missing, or prints the one line to run.
libraries:
	@Scripts/install-libraries

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(KURA) "$(DESTDIR)$(PREFIX)/bin/kura"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	$(KURA) --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/kura"
	install -d "$(DESTDIR)$(PREFIX)/share/zsh/site-functions"
	$(KURA) --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_kura"
	install -d "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(KURA) --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/kura.fish"

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

check-format:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

## Prints speed ratios against other programs; not part of the tests.
bench: build
	Benchmarks/run
	Benchmarks/sensitive

## Tries broken inputs on everything that reads what others wrote: make fuzz SECONDS=60 SEED=7.
fuzz: libraries
	$(SWIFT) build --product kura-fuzz $(RELEASE)
	.build/release/kura-fuzz --seconds $(SECONDS) --seed $(SEED)

clean:
	rm -rf .build
