#!/bin/sh
# Makes what the images contain. The Dockerfile runs these steps, and so does `npm run check:deploy` without Docker.
#
#   build.sh tools               installs the pinned Node and pnpm, through npm
#   build.sh pages               builds the web pages
#   build.sh tree NAME FOLDER    fills FOLDER with what NAME needs to run: api, worker or migrate
#
# PNPM_STORE names the folder in which pnpm keeps its downloads.
set -eu

source=$(cd "$(dirname "$0")/../.." && pwd)
toolchain="$source/infra/dev/toolchain"
PATH="$toolchain/node_modules/.bin:$PATH"
# pnpm never asks anything, and changes no lockfile.
CI=true
export PATH CI

fail() {
  echo "$1" >&2
  exit 1
}

install_tools() {
  cd "$toolchain"
  # Not `npm ci`: it refuses a lockfile that lacks a platform's optional package, and some registries lack them.
  npm install --no-save --include=optional --ignore-scripts --no-audit --no-fund --loglevel=error
  cd node_modules/pnpm
  node install.js
}

install_packages() {
  pnpm install --frozen-lockfile ${PNPM_STORE:+"--store-dir=$PNPM_STORE"} "$@"
}

build_pages() {
  cd "$source"
  install_packages --prod=false --filter-prod '@jumpseat/web...'
  pnpm --filter @jumpseat/web build
}

# Copies the parts of a package that run, at the path that they have in the repository. Node refuses TypeScript files
# below node_modules, so packages of this repository are linked there, never copied.
copy_package() {
  case $1 in
    apps/web) set -- "$1/package.json" "$1/build" ;;
    infra/dev) set -- "$1/package.json" ;;
    packages/db) set -- "$1/package.json" "$1/src" "$1/migrations" ;;
    *) set -- "$1/package.json" "$1/src" ;;
  esac
  tar -C "$source" -cf - --exclude='*.test.ts' --exclude='*/src/testing' "$@" | tar -C "$folder" -xf -
}

# The workflow code is bundled here, because the file system of a running container can't be written.
bundle_workflows() {
  node --input-type=module --eval "
    const { bundleWorkflows } = await import('./apps/worker/src/bundle/bundle-workflows.ts');
    await bundleWorkflows();
  "
  ls apps/worker/build/workflows-*.js >/dev/null || fail 'The bundle of the workflows was not kept.'
}

fill_tree() {
  name=$1
  case $name in
    api | worker) package="@jumpseat/$name" ;;
    migrate) package='@jumpseat/db' ;;
    *) fail "There is nothing named $name: expected api, worker or migrate." ;;
  esac
  mkdir -p "$2"
  folder=$(cd "$2" && pwd)
  cd "$source"
  if [ "$name" = api ] && [ ! -f apps/web/build/handler.js ]; then
    fail 'The pages are not built: run `build.sh pages` first.'
  fi
  cp -R package.json pnpm-lock.yaml pnpm-workspace.yaml patches "$folder"
  copy_package infra/dev
  pnpm --filter-prod "$package..." list --depth -1 --parseable >"$folder/packages.txt"
  while read -r path; do
    copy_package "${path#"$source"/}"
  done <"$folder/packages.txt"
  rm "$folder/packages.txt"
  cd "$folder"
  install_packages --prod
  if [ "$name" = worker ]; then bundle_workflows; fi
}

case ${1:-} in
  tools) install_tools ;;
  pages) build_pages ;;
  tree) fill_tree "${2:-}" "${3:?expected a folder}" ;;
  *) fail 'expected: build.sh tools, build.sh pages, or build.sh tree NAME FOLDER' ;;
esac
