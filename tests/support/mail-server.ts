import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from './port.ts';

/** Why there is no mail server on this machine; `null`: there is one. */
export const noMailServer = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/lib/dovecot/imap'].every(
  existsSync,
)
  ? process.getuid?.() === 0
    ? null
    : 'postfix and dovecot run as root alone'
  : 'there is no postfix or no dovecot on this machine (apt-get install postfix dovecot-imapd)';

/** Why no mail can be judged as spam; `null`: it can. */
export const noSpamFilter = existsSync('/usr/bin/spamassassin')
  ? null
  : 'there is no SpamAssassin on this machine (apt-get install spamassassin)';

/** Debian's postfix and dovecot over folders of their own: mail comes in by SMTP, and is read by IMAP. */
export interface MailServer {
  readonly smtpUrl: string;
  /** The mails of a mailbox, oldest first, once there are so many. */
  read(mailbox: string, count: number): Promise<Buffer[]>;
  stop(): Promise<void>;
}

/** Whose the mails on disk are. */
const OWNER = 65534;
const PASSWORD = 'secret';

/**
 * @param mailboxes of `example.com`: `anna`
 * @param relays what other domains go to: `gone.test`, a port of this machine
 */
export async function startMailServer(
  mailboxes: readonly string[],
  relays: ReadonlyMap<string, number> = new Map(),
): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-mail-'));
  chmodSync(folder, 0o755);
  const [smtp, imap] = [await freePort(), await freePort()];
  for (const name of ['etc', 'queue', 'data', 'mail', 'dovecot']) mkdirSync(join(folder, name));
  chownSync(join(folder, 'data'), idOf('postfix'), 0);
  chownSync(join(folder, 'mail'), OWNER, OWNER);
  writeFileSync(join(folder, 'etc/main.cf'), mainCf(folder, relays));
  writeFileSync(join(folder, 'etc/master.cf'), masterCf(smtp));
  writeFileSync(
    join(folder, 'etc/mailboxes'),
    mailboxes.map((name) => `${name}@example.com ${name}/\n`).join(''),
  );
  writeFileSync(join(folder, 'etc/dovecot.conf'), dovecotConf(folder, imap));
  const programs = [
    spawn('/usr/sbin/postfix', ['-c', join(folder, 'etc'), 'start-fg'], { stdio: 'ignore' }),
    spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'etc/dovecot.conf')], { stdio: 'ignore' }),
  ];
  const stop = async () => {
    // What was started is not what runs: it ends the one that it started.
    spawnSync('/usr/sbin/postfix', ['-c', join(folder, 'etc'), 'stop'], { stdio: 'ignore' });
    await Promise.all(programs.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const port of [smtp, imap]) await answering(port, () => logs(folder));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    read: (mailbox, count) => readMailbox(imap, mailbox, count),
    stop,
  };
}

async function readMailbox(port: number, mailbox: string, count: number): Promise<Buffer[]> {
  const auth = { user: mailbox, pass: PASSWORD };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    const mails: Buffer[] = [];
    // The server says by itself when something comes.
    for (let until = Date.now() + 30_000; mails.length < count && Date.now() < until; ) {
      await client.noop();
      mails.length = 0;
      for await (const { source } of client.fetch('1:*', { source: true })) if (source) mails.push(source);
    }
    return mails;
  } finally {
    await client.logout();
  }
}

function mainCf(folder: string, relays: ReadonlyMap<string, number>): string {
  const transports = [...relays].map(([domain, port]) => `{ ${domain} = smtp:[127.0.0.1]:${port} }`);
  return Object.entries({
    compatibility_level: '3.6',
    config_directory: join(folder, 'etc'),
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    maillog_file_prefixes: tmpdir(),
    maillog_file: join(folder, 'postfix.log'),
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: 'mx.example.com',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    recipient_delimiter: '+',
    virtual_mailbox_domains: 'example.com',
    virtual_mailbox_base: join(folder, 'mail'),
    virtual_mailbox_maps: `texthash:${join(folder, 'etc/mailboxes')}`,
    virtual_uid_maps: `static:${OWNER}`,
    virtual_gid_maps: `static:${OWNER}`,
    virtual_minimum_uid: '1',
    relay_domains: [...relays.keys()].join(' '),
    transport_maps: transports.length === 0 ? '' : `inline:{ ${transports.join(' ')} }`,
    smtpd_peername_lookup: 'no',
    smtp_dns_support_level: 'disabled',
  })
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** No chroot anywhere: nothing of the system is copied into the queue. */
function masterCf(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;
}

function dovecotConf(folder: string, port: number): string {
  return `base_dir = ${folder}/dovecot
state_dir = ${folder}/dovecot
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%n
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${OWNER} gid=${OWNER} home=${folder}/mail/%n
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

function idOf(user: string): number {
  return Number(execFileSync('id', ['-u', user], { encoding: 'utf8' }));
}

/** Until somebody listens there. */
async function answering(port: number, why: () => string): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await isAnswering(port))) {
    if (Date.now() > until) throw new Error(`the mail server did not start\n${why()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function logs(folder: string): string {
  return ['postfix.log', 'dovecot.log']
    .map((name) => join(folder, name))
    .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
    .join('\n');
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  await gone;
}
