/** A metric: what it is called, what it says (which stands in what Prometheus is given), and by what it is told apart. */
interface Described {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** What only ever rises while the site runs, whichever of its processes is started again. */
export const COUNTERS = {
  requests: {
    name: 'latarnia_http_requests_total',
    help: 'Requests that were answered, by what was asked for and the first digit of the answer (none: the client left before).',
    labels: ['kind', 'status'],
  },
  notModified: {
    name: 'latarnia_http_not_modified_total',
    help: 'Answers 304: the reader, or the cache before, has what is current. They are among 3xx.',
  },
  bodies: {
    name: 'latarnia_http_bodies_total',
    help: 'Published bodies that were sent, by encoding.',
    labels: ['encoding'],
  },
  bytes: { name: 'latarnia_http_sent_bytes_total', help: 'Bytes written to connections, heads included.' },
  refused: {
    name: 'latarnia_http_refused_total',
    help: 'Requests and connections that were not served, by reason: no room (busy, connections, pipelined, unread), no backstage (gone), a body too large or late.',
    labels: ['reason'],
  },
  connections: { name: 'latarnia_http_connections_total', help: 'Connections that were accepted.' },
  backstageAnswers: {
    name: 'latarnia_backstage_answers_total',
    help: 'Answers of backstage to what fronts passed on.',
    labels: ['kind'],
  },
  backstageSeconds: {
    name: 'latarnia_backstage_answer_seconds_total',
    help: 'Time that backstage took until it began to answer them.',
    labels: ['kind'],
  },
  backstageSlow: {
    name: 'latarnia_backstage_slow_answers_total',
    help: 'Those of them that took longer than half a second.',
    labels: ['kind'],
  },
  restarts: {
    name: 'latarnia_process_restarts_total',
    help: 'How often a process ended by itself, or hung, and was started again.',
    labels: ['process'],
  },
  cpu: {
    name: 'latarnia_process_cpu_seconds_total',
    help: 'Processor time that was used, fronts together.',
    labels: ['process'],
  },
  logged: {
    name: 'latarnia_logged_total',
    help: 'Lines of the log at the level of a warning or worse, by what they are about.',
    labels: ['process', 'level', 'kind'],
  },
  unchanged: {
    name: 'latarnia_publish_unchanged_total',
    help: 'Publications that found nothing new.',
  },
  publishFailures: {
    name: 'latarnia_publish_failures_total',
    help: 'Attempts to publish that failed; readers kept the last generation.',
  },
  rendered: { name: 'latarnia_pages_rendered_total', help: 'Pages rendered for publication.' },
  troubles: {
    name: 'latarnia_troubles_total',
    help: 'How often a part of the site got into trouble, by the code that /readyz tells.',
    labels: ['part', 'code'],
  },
  backupFailures: { name: 'latarnia_backup_failures_total', help: 'Backups that failed.' },
} as const satisfies Record<string, Described>;

/** What is so now. What is not known is left out. */
export const GAUGES = {
  build: {
    name: 'latarnia_build_info',
    help: 'The release, the Node it runs on and the role; always 1.',
    labels: ['version', 'node', 'role'],
  },
  started: { name: 'latarnia_start_time_seconds', help: 'When it was started (Unix time).' },
  frontsWanted: { name: 'latarnia_fronts_wanted', help: 'How many fronts there are to be.' },
  frontsServing: { name: 'latarnia_fronts_serving', help: 'How many fronts serve a generation.' },
  backstageUp: {
    name: 'latarnia_backstage_up',
    help: 'Whether backstage runs and tells how it is (1) or not (0).',
  },
  open: { name: 'latarnia_http_connections_open', help: 'Connections that are open.' },
  memory: {
    name: 'latarnia_process_memory_bytes',
    help: 'Resident memory of a process.',
    labels: ['process', 'worker'],
  },
  lag: {
    name: 'latarnia_process_event_loop_lag_seconds',
    help: 'The longest that anything waited for its turn in a process within the last 15 to 30 seconds.',
    labels: ['process', 'worker'],
  },
  revision: {
    name: 'latarnia_generation_revision',
    help: 'Revision of the generation that readers get; of several fronts, of the one that is furthest behind.',
  },
  created: {
    name: 'latarnia_generation_created_timestamp_seconds',
    help: 'When that generation was made (Unix time).',
  },
  swapped: {
    name: 'latarnia_generation_swapped_timestamp_seconds',
    help: 'When readers last got another generation (Unix time).',
  },
  due: {
    name: 'latarnia_generation_due_timestamp_seconds',
    help: 'When the site changes by itself next (Unix time); in the past: the generation for that is late. Left out: it never does.',
  },
  logRevision: { name: 'latarnia_log_revision', help: 'Revision of the log, as backstage last read it.' },
  safeRevision: {
    name: 'latarnia_safe_revision',
    help: 'Revision up to which the log was read on a second machine, or alone was said; with one machine by nature, that of the log. Nothing later is published.',
  },
  pages: { name: 'latarnia_pages', help: 'Addresses that are published.' },
  failing: {
    name: 'latarnia_pages_failing',
    help: 'Pages that could not be made anew: readers see them as they were.',
  },
  asTyped: {
    name: 'latarnia_pages_as_typed',
    help: 'Pages of which a part could not be shown as what it is, and is shown as it was typed.',
  },
  trouble: {
    name: 'latarnia_trouble',
    help: 'A part of the site that is in trouble (1), by the code that /readyz tells.',
    labels: ['part', 'code'],
  },
  backupAt: {
    name: 'latarnia_backup_last_success_timestamp_seconds',
    help: 'When the last backup since the start was made (Unix time).',
  },
  backupRevision: {
    name: 'latarnia_backup_revision',
    help: 'Revision of the last backup since the start; 0: none.',
  },
  backupInterval: {
    name: 'latarnia_backup_interval_seconds',
    help: 'How often a backup is made when there is something new; left out: none are made.',
  },
  contentProblems: {
    name: 'latarnia_content_problems',
    help: 'Mistakes in the files of the content folder.',
  },
  deadLinks: {
    name: 'latarnia_content_dead_links',
    help: 'Links in the words that lead to where nothing is on this site.',
  },
  unknownIds: { name: 'latarnia_content_unknown_ids', help: 'Names in front matter that nothing has.' },
  lostFiles: {
    name: 'latarnia_content_lost_files',
    help: 'Files that are gone and told of something that staff spoke of.',
  },
  intents: {
    name: 'latarnia_intents',
    help: 'Scheduled and held changes: waiting for their instant, due and not yet applied, refused and seen by nobody.',
    labels: ['state'],
  },
  leaseHeld: {
    name: 'latarnia_lease_held',
    help: 'Whether this node takes in content and applies what is due (1) or another does (0).',
  },
  leaseEpoch: {
    name: 'latarnia_lease_epoch',
    help: 'How often the lease changed hands; 0: it is a lock of this machine.',
  },
  nodeSeen: {
    name: 'latarnia_node_seen_age_seconds',
    help: 'How long ago each node with this log said that it is there.',
    labels: ['node'],
  },
  nodeRevision: {
    name: 'latarnia_node_revision',
    help: 'Revision that each node last published.',
    labels: ['node'],
  },
  nodeClock: {
    name: 'latarnia_node_clock_ahead_seconds',
    help: 'By how much the clock of a node is ahead of the clock of the database.',
    labels: ['node'],
  },
  hostUp: {
    name: 'latarnia_database_host_up',
    help: 'Whether a host of DATABASE_URL answers this node.',
    labels: ['host'],
  },
  hostStandby: {
    name: 'latarnia_database_host_standby',
    help: 'Whether it is a standby (1) or takes writes (0).',
    labels: ['host'],
  },
  hostRevision: {
    name: 'latarnia_database_host_revision',
    help: 'Revision of the log that it holds.',
    labels: ['host'],
  },
  hostLag: {
    name: 'latarnia_database_host_lag_bytes',
    help: 'How much of the journal of the host that takes writes a standby has not replayed.',
    labels: ['host'],
  },
  hostFenced: {
    name: 'latarnia_database_host_fenced',
    help: 'It takes writes although another was promoted since (1): nothing is written to it.',
    labels: ['host'],
  },
  epoch: { name: 'latarnia_database_epoch', help: 'How often another host was promoted.' },
  alone: {
    name: 'latarnia_alone',
    help: 'Whether changes are taken although no second machine has them (latarnia alone).',
  },
  mirrorChecked: {
    name: 'latarnia_mirror_checked_timestamp_seconds',
    help: 'When an origin last said what a mirror holds, or less that is as new (Unix time).',
  },
  mirrorOffered: {
    name: 'latarnia_mirror_origin_revision',
    help: 'Revision that an origin offers, by its place among those the mirror was given.',
    labels: ['origin'],
  },
  mirrorTrouble: {
    name: 'latarnia_mirror_trouble',
    help: 'What keeps a mirror from taking what is offered (1), by its code.',
    labels: ['code'],
  },
  diskFree: {
    name: 'latarnia_disk_free_bytes',
    help: 'Room on the disk of a folder that is written to.',
    labels: ['folder'],
  },
  diskSize: { name: 'latarnia_disk_size_bytes', help: 'Size of that disk.', labels: ['folder'] },
} as const satisfies Record<string, Described>;

export const HISTOGRAMS = {
  publishing: {
    name: 'latarnia_publish_duration_seconds',
    help: 'How long publications took that gave readers something new, from plan to swap.',
    buckets: [0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60],
  },
} as const satisfies Record<string, Described & { readonly buckets: readonly number[] }>;
