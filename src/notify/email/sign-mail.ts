import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Transporter } from 'nodemailer';
import { type DkimSettings, readDkimKey } from './dkim-key.ts';
import { dkimSignature } from './dkim-signature.ts';

/**
 * Has a transport sign each mail, as the last thing before it goes out.
 *
 * @throws Error at once, when the key cannot be used
 */
export function signMails(transport: Pick<Transporter, 'use'>, settings: DkimSettings): void {
  const key = readDkimKey(settings);
  async function* signed(mail: Readable) {
    const raw = await buffer(mail);
    yield await dkimSignature(raw, settings, key);
    yield raw;
  }
  transport.use('stream', ({ message }, done) => {
    message.processFunc((mail) => Readable.from(signed(mail), { objectMode: false }));
    done();
  });
}
