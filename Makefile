# Two commands: `make run` opens a working product with a demo centre in it, `make test` passes the whole suite.
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
export PYTHONUTF8 := 1

.PHONY: run test setup setup-tests browser bench soak clean

run: setup
	@$(PY) -m qa serve

test: setup-tests browser
	@$(PY) -m pytest

bench: setup-tests
	@$(PY) -m qa bench
	@$(PY) -m qa bench-ingest
	@$(PY) -m qa bench-reads
	@$(PY) -m qa bench-pages

soak: setup-tests
	@$(PY) -m pytest -m soak --override-ini addopts= -q

setup: $(VENV)/.ready

setup-tests: $(VENV)/.ready-tests

$(VENV)/.ready: requirements.lock
	@sh .ci/venv $(VENV)
	@echo "正在安装所需的包 … installing packages …"
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.ready-tests: $(VENV)/.ready tests/requirements.txt
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check -r tests/requirements.txt
	@touch $@

browser: setup-tests
	@sh .ci/browser $(PY)

clean:
	rm -rf $(VENV)
