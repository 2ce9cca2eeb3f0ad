#!/bin/sh
# Creates a role and its databases for Jumpseat and for Temporal. The image runs it once, when the volume is empty.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set jumpseat_password="$JUMPSEAT_DATABASE_PASSWORD" \
  --set temporal_password="$TEMPORAL_DATABASE_PASSWORD" <<'SQL'
create role jumpseat login password :'jumpseat_password';
create database jumpseat owner jumpseat;
create role temporal login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
