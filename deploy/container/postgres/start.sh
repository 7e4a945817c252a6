# Starts PostgreSQL. Where FOLLOW names a primary and nothing is there yet, its data come from there first.
set -eu
: "${PGDATA:=/var/lib/postgresql/data}"
if [ -n "${FOLLOW:-}" ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -m 0700 -o postgres -g postgres "$PGDATA"
  # `-R` writes down whom it follows, the password too, in a file that is PostgreSQL's alone.
  setpriv --reuid postgres --regid postgres --init-groups \
    env PGPASSWORD="$REPLICATION_PASSWORD" \
    pg_basebackup -d 'tcp_user_timeout=5000 keepalives_idle=5 keepalives_interval=5 keepalives_count=2' \
      -h "$FOLLOW" -p "${FOLLOW_PORT:-5432}" -U replication -D "$PGDATA" -X stream -c fast -R
fi
# `wal_keep_size`: how long a standby may be away and still go on where it was. What was redacted is in there for as long.
exec docker-entrypoint.sh postgres -c wal_keep_size="${WAL_KEEP_SIZE:-512MB}" "$@"
