import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../src/actions/redact.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { logAddresses, publicLog } from '../../../src/backstage/log-addresses.ts';
import { LogNotary } from '../../../src/backstage/log-notary.ts';
import { ROOT } from '../../../src/config/folders.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { isConsistent } from '../../../src/publish/merkle.ts';
import { readCheckpoint } from '../../../src/publish/signed-note.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { serve } from '../../support/served.ts';
import { contextOf } from '../../support/state.ts';

const SECRET = 'Jan Kowalski, ul. Polna 7';

async function say(log: TestLog, note: string | null, reason: string | null = null): Promise<number> {
  const { revision } = await log.log.current();
  const cells = ['a', 'b'].map((panel) => ({
    feature: 'x',
    panel,
    state: revision % 2 === 0 ? ('limited' as const) : ('available' as const),
    estimate: NO_ESTIMATE,
    note: note === null ? null : { pl: `${note} ${panel} ${revision}`, en: note },
  }));
  await setAvailability(log.as('anna'), { cells, since: null, expected: revision, reason });
  return revision + 1;
}

type Documents = Map<string, Buffer>;

function documentsOf(log: TestLog, notary: LogNotary): Documents {
  const state = publicState(log.log.known);
  const context = contextOf([]);
  return new Map(
    [...logAddresses(state, notary)].map(({ path, view }): [string, Buffer] => {
      const made = view(context)['site-document'];
      return [path, Buffer.from(made?.text ?? '', made?.isBase64 ? 'base64' : 'utf8')];
    }),
  );
}

/** What the verifier that shares no line with us says of what is served. */
async function verifyFrom(documents: Documents, ...options: string[]) {
  const url = await serve((path) => {
    const body = documents.get(path);
    return { status: body ? 200 : 404, body };
  });
  const args = [join(ROOT, 'docs/verify-log.mjs'), url, ...options];
  return new Promise<{ code: number; out: string; problems: string }>((resolve) => {
    execFile(process.execPath, args, (error, out, problems) =>
      resolve({ code: error ? Number(error.code) : 0, out, problems }),
    );
  });
}

function openNotary(): LogNotary {
  return new LogNotary({ dataDir: temporaryFolder(), siteUrl: 'https://status.example.com' });
}

describe('the public log', () => {
  test('is proved by a verifier written apart, also after a part and a whole event were redacted', async () => {
    const log = await openLogWith(['x']);
    const revision = await say(log, SECRET, 'for staff alone');
    const other = await say(log, SECRET);
    await say(log, null);
    const notary = openNotary();
    const before = documentsOf(log, notary);
    expect(await verifyFrom(before)).toMatchObject({ code: 0, problems: '' });
    const old = join(temporaryFolder(), 'checkpoint');
    writeFileSync(old, before.get('/log/checkpoint') ?? '');

    await redact(log.as('anna'), { revision, reason: 'names', parts: ['x@a'] });
    await redact(log.as('anna'), { revision: other, reason: 'names' });

    const after = documentsOf(log, notary);
    const verified = await verifyFrom(after, '--old', old);
    expect(verified).toMatchObject({ code: 0, problems: '' });
    expect(verified.out).toContain('shown and proved: 4, in part: 1, redacted: 1, sealed as a whole: 0');
    const all = Buffer.concat([...after.values()]).toString();
    expect(all).not.toContain(`${SECRET} a ${revision - 1}`);
    expect(all).toContain(`${SECRET} b ${revision - 1}`);
    for (const secret of ['anna', 'for staff alone', 'names']) expect(all).not.toContain(secret);
  });

  test('counts what is sealed as a whole by its type, and not as if an older version had written it', async () => {
    const log = await openLogWith(['x']);
    await log.log.append(() => [
      { type: 'clock.set', payload: { mode: 'live' }, since: null, actor: 'anna' },
      { type: 'content.seen', payload: { files: [] }, since: null, actor: 'content' },
    ]);
    const { code, out } = await verifyFrom(documentsOf(log, openNotary()));
    expect(code).toBe(0);
    expect(out).toContain('redacted: 0, sealed as a whole: 2\n');
    expect(out).toContain('sealed as a whole, with the version of each: clock.set 1, content.seen 1\n');
  });

  test.for([
    ['an entry', /entries/],
    ['a hash', /tile\/0/],
    ['what is shown', /records/],
    ['the checkpoint', /checkpoint/],
  ] as const)('shows a changed byte in %s', async ([, where]) => {
    const log = await openLogWith(['x']);
    await say(log, 'Działa wolniej.');
    const documents = documentsOf(log, openNotary());
    const path = [...documents.keys()].findLast((one) => where.test(one)) ?? '';
    const bytes = Buffer.from(documents.get(path) ?? '');
    const at = where.source === 'records' ? bytes.indexOf('wolniej') : where.source === 'checkpoint' ? 3 : 9;
    bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
    const { code, problems } = await verifyFrom(documents.set(path, bytes));
    expect(code).toBe(1);
    expect(problems).not.toBe('');
  });

  test.for([
    ['an event that is left out', /\{"revision":2,.*"shown":.*\}\]\}\n$/, ']}\n'],
    ['an event told as redacted', /"shown":\{.*\}(\}\]\})/, '"redacted":true,"shown":null$1'],
    ['an event told as sealed as a whole', /("revision":2,.*?"shown":)\{.*\}(\},\{"revision":3)/, '$1null$2'],
    ['a cell told as redacted', /,"salt":"[0-9a-f]+","value":\{"estimate".*?"state":"\w+"\}/, ''],
    ['a value under another name', '"value":', '"valve":'],
    ['the digest of a record', '"digest":"', '"digest":"f'],
    ['records that are cut off', /.{9}$/s, ''],
  ] as const)('shows %s', async ([, what, instead]) => {
    const log = await openLogWith(['x']);
    await say(log, 'Działa wolniej.');
    await say(log, 'Działa.');
    const documents = documentsOf(log, openNotary());
    const path = '/log/records/0.json';
    const served = String(documents.get(path));
    const forged = served.replace(what, instead);
    expect(forged).not.toBe(served);
    const { code, problems } = await verifyFrom(documents.set(path, Buffer.from(forged)));
    expect(code).toBe(1);
    expect(problems).not.toBe('');
    expect(problems).not.toContain(' at ');
  });

  test('shows that a file of it is gone, in a line', async () => {
    const documents = documentsOf(await openLogWith(['x']), openNotary());
    documents.delete('/log/keys');
    const { code, problems } = await verifyFrom(documents);
    expect(code).toBe(1);
    expect(problems).toMatch(/^What is served cannot be read: .* answers 404\n$/);
  });

  test('shows a split view: two pasts under one name, both signed by the site', async () => {
    const one = await openLogWith(['x']);
    await say(one, 'Jedno.');
    const notary = openNotary();
    const shown = documentsOf(one, notary);
    const old = join(temporaryFolder(), 'checkpoint');
    const other = await openLogWith(['x']);
    await say(other, 'Drugie.');
    // As if the site had told somebody else another past of the same log.
    const log = publicLog(publicState(other.log.known).changes);
    const text = log ? notary.checkpoint(one.log.known.logId ?? '', log) : '';
    writeFileSync(old, text);
    const { code, problems } = await verifyFrom(shown, '--old', old);
    expect(code).toBe(1);
    expect(problems).toContain('Two pasts');
  });

  test('grows from every size to every later one, across redactions', async () => {
    const log = await openLogWith(['x']);
    const heads = [];
    for (let round = 0; round < 12; round += 1) {
      const revision = await say(log, round % 3 === 0 ? SECRET : null);
      if (round % 3 === 0)
        await redact(log.as('anna'), {
          revision,
          reason: 'a name',
          ...(round % 2 === 0 && { parts: ['x@b'] }),
        });
      const { tree, size } = publicLog(publicState(log.log.known).changes) ?? {};
      if (tree !== undefined && size !== undefined) heads.push({ size, root: tree.root(size) });
    }
    const { tree } = publicLog(publicState(log.log.known).changes) ?? {};
    expect(heads).toHaveLength(12);
    for (const [index, old] of heads.entries()) {
      for (const now of heads.slice(index)) {
        expect(isConsistent(old, now, tree?.consistencyProof(old.size, now.size) ?? [])).toBe(true);
      }
    }
  });

  test('is called by the address of the site and the id of its log', async () => {
    const log = await openLogWith(['x']);
    const checkpoint = readCheckpoint(String(documentsOf(log, openNotary()).get('/log/checkpoint')));
    expect(checkpoint).toMatchObject({ origin: `status.example.com/log/${log.log.known.logId}`, size: 1 });
  });

  test('is nowhere where the state was read from something that knows no digests', async () => {
    const log = await openLogWith(['x']);
    const changes = log.log.known.changes.map(({ seal: _seal, ...change }) => change);
    expect([...logAddresses({ ...log.log.known, changes }, openNotary())]).toEqual([]);
  });
});
