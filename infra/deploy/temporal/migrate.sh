#!/bin/sh
# Brings Temporal's two databases to the schema of this version of its server. Can be repeated.
set -eu

# $1 is the database, $2 the folder of its schema. temporal-sql-tool reads the password from SQL_PASSWORD.
migrate() {
  sql="temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db $1"
  $sql setup-schema -v 0.0
  $sql update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

migrate temporal temporal
migrate temporal_visibility visibility
