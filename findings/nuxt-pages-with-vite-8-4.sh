#!/usr/bin/env bash
# nuxt 4.5.2 with vite 8.4.0, `nuxt build`; vite 8.3.8 beside it
#
# Nuxt asks for vite ^8.2.0, so a new installation gets 8.4.0. One would expect an app of a single page,
# app/pages/index.vue, to build with every version in that range.
# Seen: with 8.4.0 the browser's half is built and the server's fails with
# EXTERNAL_MODULES_CANNOT_BE_TRANSFORMED_TO_MODULES, about Nuxt's own dependency unctx. With 8.3.8 and the same Rolldown
# it builds, and so does an app without the pages folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
mkdir -p with-pages/app/pages without-pages/app
echo '<template><p>Home</p></template>' | tee with-pages/app/pages/index.vue >without-pages/app/app.vue
export NUXT_TELEMETRY_DISABLED=1
# Nuxt needs a newer Node than may be here
npm install --silent --prefix node node@26.10.0
export PATH="$folder/node/node_modules/node/bin:$PATH"

built() {
  if node_modules/.bin/nuxt build "$1" >"$1.log" 2>&1; then
    echo built
  else
    grep -qF '"node_modules/unctx/dist/index.mjs" is resolved as a module now' "$1.log" && echo 'failed about unctx'
  fi
}

seen=''
try() {
  npm install --silent --ignore-scripts nuxt@4.5.2 vue@3.5.45 unctx@3.0.1 rolldown@1.2.19 "vite@$1"
  for app in "${@:2}"; do
    line="vite $1, $app: $(built "$app")"
    echo "$line"
    seen+="$line;"
  done
}
try 8.4.0 with-pages without-pages
try 8.3.8 with-pages
expected='vite 8.4.0, with-pages: failed about unctx;vite 8.4.0, without-pages: built;vite 8.3.8, with-pages: built;'
[[ $seen == "$expected" ]]
