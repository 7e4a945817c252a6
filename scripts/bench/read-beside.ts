// Run as a process of its own: asks for the page at `url` again and again, until it is told to stop, and says what each took (ms).
import { Agent, request } from 'undici';
import { repeatUntilTold } from './repeat-until-told.ts';

const [url = ''] = process.argv.slice(2);
const dispatcher = new Agent({ connections: 1, pipelining: 1 });
await repeatUntilTold(async () => {
  const { body } = await request(url, { dispatcher });
  await body.dump();
});
