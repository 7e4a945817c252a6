import { Command } from 'commander';
import type { Subscriber } from '../actions/subscribers.ts';
import { warsawTime } from '../domain/time.ts';
import { maskAddress } from './mask-address.ts';
import { CliError, formatTable, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia subscriber` */
export function subscriberCommand(): Command {
  const subscriber = new Command('subscriber').description('who is told, and what is stored about them');
  subscriber
    .command('list')
    .description('everybody who is told, their addresses masked')
    .option('--json', 'print JSON')
    .action(listSubscribers);
  subscriber
    .command('export')
    .description('all that is stored about an address, as JSON: for whoever asks')
    .argument('<address>', 'of mail, or of a hook')
    .action(exportSubscriber);
  subscriber
    .command('erase')
    .description('erase all that is stored about an address; a hash stays, so that it is not told again')
    .argument('<address>', 'of mail, or of a hook')
    .option('--forget', 'erase the hash as well: then notifications may be asked for again')
    .option('--yes', 'do it without asking')
    .action(eraseSubscriber);
  subscriber
    .command('rotate')
    .description('encrypt and hash every address anew with a new key, or with the first of SUBSCRIBER_KEY')
    .option('--json', 'print JSON')
    .action(rotateKey);
  return subscriber;
}

async function listSubscribers(options: { json?: boolean }): Promise<void> {
  await withSession(async ({ app: { register } }) => {
    const all = (await register.list()).map(listed);
    if (options.json) printJson(all);
    else if (all.length === 0) print('Nobody yet.');
    else {
      const rows = all.map((one) => [
        ...[one.address, one.channel, one.status, String(one.wishes), warsawTime(one.since)],
      ]);
      print(formatTable([['address', 'channel', 'state', 'wishes', 'since'], ...rows]));
    }
  });
}

function listed({ id, channel, address, status, stoppedWhy, locale, pace, wishes, createdAt }: Subscriber) {
  return {
    ...{ id, channel, address: maskAddress(channel, address), status, stopped_why: stoppedWhy },
    ...{ lang: locale, pace, wishes: wishes.length, since: createdAt },
  };
}

async function exportSubscriber(address: string): Promise<void> {
  await withSession(async ({ app: { register } }) => printJson(await register.held(address)));
}

async function eraseSubscriber(
  address: string,
  { forget = false, yes = false }: { forget?: boolean; yes?: boolean },
): Promise<void> {
  await withSession(async ({ app: { register } }) => {
    const { subscribers, suppressed } = await register.held(address);
    if (subscribers.length === 0 && suppressed === null)
      throw new CliError('Nothing is stored about this address.', 1);
    if (subscribers.length === 0 && !forget) {
      throw new CliError(
        'Only a hash is stored about this address, because it wants nothing more. If that should be erased too, repeat with --forget.',
        1,
      );
    }
    if (!yes) {
      throw new CliError(
        `Nothing has been erased yet. Subscribers with this address: ${subscribers.length}${suppressed ? ', and a hash, because it wants nothing more' : ''}. If they should be erased, repeat with --yes.`,
        1,
      );
    }
    const { erased, forgotten } = await register.erase(address, { forget });
    print(
      forget
        ? `Erased: ${erased}, hashes: ${forgotten}. Earlier backups still hold the address.`
        : `Erased: ${erased}. A hash stays, so that the address is not told again (--forget erases it too). Earlier backups still hold the address.`,
    );
  });
}

async function rotateKey(options: { json?: boolean }): Promise<void> {
  await withSession(async ({ app: { register, subscriberKeys: keys } }) => {
    await register.prepare();
    keys.file?.putNewFirst();
    const { resealed, leftWithFormer } = await register.reseal();
    const former = keys.ids.slice(1);
    if (options.json) {
      printJson({ key: keys.currentId, resealed, former, left_with_former: leftWithFormer });
      return;
    }
    print(`Encrypted anew with the key ${keys.currentId}: ${resealed}.`);
    if (former.length > 0) {
      print(
        `Keep the former keys (${former.join(', ')}): links in mails were signed with them, and ${leftWithFormer === 1 ? '1 address that wants nothing more is' : `${leftWithFormer} addresses that want nothing more are`} known by them.`,
      );
    }
    if (keys.file !== null)
      print(`The keys are in ${keys.file.path}: keep a copy of it, in another place than the backups.`);
  });
}
