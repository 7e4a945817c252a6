import { Command } from 'commander';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { readBounce } from '../notify/email/read-bounce.ts';
import { badUsage, CliError, print } from './output.ts';
import { withSession } from './session.ts';

/** A report holds at most the mail that came back, and ours are small (bytes). */
const LARGEST_REPORT = 4 * 2 ** 20;

const NOTHING = {
  stranger: 'it did not come to an address to which mail of this site comes back',
  'no-report': 'it is not the report of a mail server (RFC 3464)',
  'not-final': 'the mail server is still trying, or has delivered the mail',
  temporary: 'the mail was given up after days, which says nothing of the address',
};

/** `latarnia notify bounce` */
export function bounceCommand(): Command {
  return new Command('bounce')
    .description('take a mail that came back from standard input, as a mail server pipes it')
    .option('--to <address>', 'the address that it came to; without it, what its headers say')
    .action(takeBounce);
}

async function takeBounce({ to = null }: { to?: string | null }): Promise<void> {
  loadEnvFile(process.cwd());
  const address = readConfig(process.env, process.cwd()).notify.mailBounces;
  if (address === null) throw badUsage('Set MAIL_BOUNCES first: mails come back to addresses made of it.');
  const raw = await readInput();
  await withSession(async ({ app }) => {
    const bounce = await readBounce(raw, { address, keys: app.subscriberKeys.bounceKeys, to });
    if (bounce.kind === 'nothing') return print(`Nothing follows from it: ${NOTHING[bounce.why]}.`);
    const isKnown = await app.telling.bounced(bounce);
    print(
      isKnown
        ? `Noted: ${bounce.why}.`
        : 'Nothing follows from it: no such mail was sent, or it was long ago.',
    );
  });
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > LARGEST_REPORT) throw new CliError('A report of more than 4 MB is not read.', 1);
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}
