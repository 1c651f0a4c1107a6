#!/bin/bash
# Run once, when the database cluster is made: our schema and Temporal's belong to users of their own, who
# are no superusers. Our writer and sealer are made by scripts/migrate.ts.
set -euo pipefail

# The passwords are letters and digits (npm run secrets); psql quotes them in any case.
owner_password=$(cat /run/secrets/database_owner_password)
temporal_password=$(cat /run/secrets/temporal_password)

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
\set owner_password '$owner_password'
\set temporal_password '$temporal_password'
create role dinhdanh_owner login createrole password :'owner_password';
create database dinhdanh owner dinhdanh_owner;
create role temporal login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
# Measuring needs it, and only a superuser may make it; temporal_visibility uses btree_gin.
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname dinhdanh \
  -c 'create extension if not exists pg_stat_statements'
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname temporal_visibility \
  -c 'create extension if not exists btree_gin'
