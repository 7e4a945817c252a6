# Run once by PostgreSQL's image, in a cluster that is new: Latarnia's database and its owner, and whom a standby comes as.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$DATABASE_AUTH_TOKEN" -v standby="$REPLICATION_PASSWORD" --dbname postgres <<'SQL'
CREATE ROLE latarnia LOGIN PASSWORD :'owner';
CREATE ROLE replication LOGIN REPLICATION PASSWORD :'standby';
CREATE DATABASE latarnia OWNER latarnia;
\connect latarnia
-- For `latarnia promote`. The right has to be there before it is needed: a standby takes none.
GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO latarnia;
SQL
echo 'host replication replication all scram-sha-256' >> "$PGDATA/pg_hba.conf"
