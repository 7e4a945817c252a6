import { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import { type DkimSettings, readDkimKey } from './dkim-key.ts';
import { dkimSigner } from './dkim-signature.ts';

/**
 * Has a transport sign each mail, as the last thing before it goes out.
 *
 * @throws Error at once, when the key cannot be used
 */
export function signMails(transport: Pick<Transporter, 'use'>, settings: DkimSettings): void {
  const sign = dkimSigner(settings, readDkimKey(settings));
  async function* signed(mail: Readable) {
    const chunks: Buffer[] = [];
    for await (const chunk of mail) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    yield Buffer.concat([Buffer.from(await sign(raw)), raw]);
  }
  transport.use('stream', ({ message }, done) => {
    message.processFunc((mail) => Readable.from(signed(mail), { objectMode: false }));
    done();
  });
}
