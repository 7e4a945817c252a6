// Checks the public log of a Latarnia from outside, with Node alone and nothing of Latarnia's own code:
//   node verify-log.mjs https://status.example.com [--key <verifier key>] [--old <file of a checkpoint>]
// It computes every hash anew: entries → leaves → root → the signed checkpoint, and records → digests of the entries. With --old it
// also checks that the log goes on from a checkpoint that was kept before: where it does not, two people were shown two pasts.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [site = '', ...rest] = process.argv.slice(2);
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const log = `${site.replace(/\/+$/, '')}/log/`;
const problems = [];
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const say = (text, to = process.stdout) => to.write(`${text}\n`);
process.on('uncaughtException', ({ message }) => {
  say(`What is served cannot be read: ${message}`, process.stderr);
  process.exit(1);
});

async function get(path) {
  const answer = await fetch(log + path);
  if (!answer.ok) throw new Error(`${log}${path} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** What is served may be anything. */
function readJson(text, what) {
  try {
    return JSON.parse(String(text));
  } catch {
    problems.push(`${what} is not JSON.`);
    return {};
  }
}

/** JSON with sorted keys and nothing between them (RFC 8785). */
const canonical = (value) =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
const digest = (salt, value) => sha256(salt, '\n', canonical(value)).toString('hex');

/** c2sp.org/tlog-checkpoint: origin, size, root; an empty line; signatures. */
function readCheckpoint(text) {
  const end = text.lastIndexOf('\n\n') + 1;
  const [origin, size, root] = text.slice(0, end).split('\n');
  return {
    origin,
    size: Number(size),
    root,
    body: text.slice(0, end),
    signatures: text
      .slice(end + 1)
      .split('\n')
      .slice(0, -1),
    isNote: /^(?:— \S+ \S+\n)+$/.test(text.slice(end + 1)),
  };
}

/** c2sp.org/signed-note, Ed25519. */
function isSigned({ body, signatures }, key) {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key.trim());
  const raw = Buffer.from(encoded, 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return signatures.some((line) => {
    const [, signer, signature] = line.split(' ');
    const bytes = Buffer.from(signature ?? '', 'base64');
    if (
      bytes.toString('base64') !== signature ||
      signer !== name ||
      bytes.subarray(0, 4).toString('hex') !== id
    )
      return false;
    return verify(null, Buffer.from(body), publicKey, bytes.subarray(4));
  });
}

/** RFC 6962, 2.1. */
function rootOf(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha256();
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256('\x01', rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** c2sp.org/tlog-tiles: 256 to a tile, the last one by its width. */
function* tiles(size) {
  for (let start = 0; start < size; start += 256) {
    const digits = String(start / 256);
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g);
    const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
    yield size - start < 256 ? `${place}.p/${size - start}` : place;
  }
}

const checkpoint = readCheckpoint(String(await get('checkpoint')));
const keys = option('--key')
  ? [option('--key')]
  : String(await get('keys'))
      .trim()
      .split('\n');
if (!checkpoint.isNote || !keys.some((key) => isSigned(checkpoint, key)))
  problems.push('No known key signed the checkpoint.');

const entries = [];
const hashes = [];
for (const place of tiles(checkpoint.size)) {
  for (let rest = await get(`tile/entries/${place}`); rest.length > 0; ) {
    const end = 2 + rest.readUInt16BE(0);
    entries.push(rest.subarray(2, end));
    rest = rest.subarray(end);
  }
  hashes.push(await get(`tile/0/${place}`));
}
const leaves = entries.map((entry) => sha256('\0', entry));
if (!Buffer.concat(leaves).equals(Buffer.concat(hashes)))
  problems.push('The tiles are not of these entries.');
if (entries.length !== checkpoint.size)
  problems.push('There are not as many entries as the checkpoint says.');
if (rootOf(leaves).toString('base64') !== checkpoint.root)
  problems.push('The entries do not give the root that was signed.');

// An event is sealed as a whole where its type has nothing to be shown one by one (`clock.set`, `content.seen`), or where an older
// version wrote it. It is in the log that was signed; what its digest is made of is shown to nobody.
const whole = new Map();
const count = { proved: 0, inPart: 0, redacted: 0 };
// What is left out has to be what a redaction names that is in the log itself: whoever serves it could leave out the rest as well.
const left = [];
const taken = new Map();
const shownKinds = new Set();
const OF_DOCUMENTS = ['documents', 'withdrawn', 'left', 'paths'];
for (let page = 0, next = 1; page * 64 < entries.length; page += 1) {
  const { records } = readJson(await get(`records/${page}.json`), `records/${page}.json`);
  for (const { revision, digest: sealed, redacted, shown } of records ?? []) {
    const said = readJson(entries[revision - 1] ?? '{}', `Entry ${revision}`);
    if (revision !== next) problems.push(`Record ${next} is not in its place.`);
    next = revision + 1;
    if (said.revision !== revision) problems.push(`Entry ${revision} is of another revision.`);
    if (said.digest !== sealed) problems.push(`Record ${revision} names another digest than its entry.`);
    const kind = `${said.type} ${said.version}`;
    if (shown === null && redacted === true) {
      count.redacted += 1;
      left.push({ revision, most: Infinity });
    } else if (shown === null) {
      whole.set(kind, (whole.get(kind) ?? 0) + 1);
    } else if (!shown?.rest || !shown.items) {
      problems.push(`Record ${revision} shows nothing that can be read.`);
    } else {
      shownKinds.add(kind);
      if (said.type === 'event.redacted') {
        const { revision: of, parts } = shown.rest;
        taken.set(of, (taken.get(of) ?? 0) + (parts?.length ?? Infinity));
      }
      const items = Object.entries(shown.items).map(([key, list]) => [key, list.map((item) => item.digest)]);
      const all = Object.values(shown.items).flat();
      const isSame =
        digest(shown.salt, { rest: shown.rest, items: Object.fromEntries(items) }) === said.digest;
      const areSame = all.every(
        ({ digest: of, ...open }) => Object.keys(open).length === 0 || digest(open.salt, open.value) === of,
      );
      if (!isSame || !areSame) problems.push(`What is shown of revision ${revision} is not what was signed.`);
      // What is for staff is sealed beside the rest: nobody is shown it. There are documents for staff, too.
      const { staff: _, ...open } = shown.items;
      const hidden = (lists) => lists.map((list) => list.filter((item) => !('value' in item)).length);
      const stated = Object.entries(open).flatMap(([key, list]) =>
        OF_DOCUMENTS.includes(key) ? [] : [list],
      );
      left.push({ revision, most: Math.max(0, ...hidden(stated)) });
      count[hidden(Object.values(open)).some((gone) => gone > 0) ? 'inPart' : 'proved'] += 1;
    }
  }
  if (next <= Math.min(entries.length, (page + 1) * 64)) problems.push(`Record ${next} is missing.`);
}
for (const kind of whole.keys())
  if (shownKinds.has(kind)) problems.push(`Of some ${kind} it is shown what they say, of others not.`);
// A redaction that an older version wrote is sealed as a whole: nobody knows what it names.
const areAllShown = ![...whole.keys()].some((kind) => kind.startsWith('event.redacted '));
for (const { revision, most } of areAllShown ? left : [])
  if (most > (taken.get(revision) ?? 0))
    problems.push(`Of revision ${revision} more is left out than any redaction in the log names.`);

if (option('--old')) {
  const old = readCheckpoint(readFileSync(option('--old'), 'utf8'));
  if (old.origin !== checkpoint.origin)
    problems.push(`The log is another: it was ${old.origin}. See ${log}former`);
  else if (old.size > checkpoint.size) problems.push('The log is shorter than it was.');
  else if (rootOf(leaves.slice(0, old.size)).toString('base64') !== old.root)
    problems.push('Two pasts: the log does not go on from the checkpoint that was kept.');
}

const { proved, inPart, redacted } = count;
const kinds = [...whole].map(([kind, times]) => (times === 1 ? kind : `${times} × ${kind}`));
const sealed = [...whole.values()].reduce((sum, times) => sum + times, 0);
say(
  `${checkpoint.origin}\n${checkpoint.size} ${checkpoint.size === 1 ? 'event' : 'events'}, root ${checkpoint.root}`,
);
say(`shown and proved: ${proved}, in part: ${inPart}, redacted: ${redacted}, sealed as a whole: ${sealed}`);
if (sealed > 0) say(`sealed as a whole, with the version of each: ${kinds.join(', ')}`);
for (const problem of problems) say(problem, process.stderr);
process.exitCode = problems.length === 0 ? 0 : 1;
