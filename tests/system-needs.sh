#!/bin/sh
# Installs what some tests need of the system: LibreOffice, Chromium, Chinese fonts. Called by
# `make test`; it acts only in CI, as root, where apt-get is. Elsewhere, and where a package cannot
# be had, the tests that need it are skipped and say so.
[ -n "${CI:-}" ] || exit 0
[ "$(id -u)" = 0 ] || exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

wanted=""
command -v soffice >/dev/null 2>&1 || wanted="$wanted libreoffice-writer libreoffice-calc"
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium"
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || wanted="$wanted fonts-noto-cjk"
[ -n "$wanted" ] || exit 0

echo "installing for the tests:$wanted ..."
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { apt-get update -q && apt-get install -q -y --no-install-recommends $wanted fonts-noto-cjk; } \
    >"$log" 2>&1; then
    echo "not installed; tests that need it are skipped:" && tail -n 3 "$log"
fi
rm -f "$log"
exit 0
