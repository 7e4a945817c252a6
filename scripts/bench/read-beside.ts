// Run as a process of its own: asks for the page at `url` again and again, until it is told to stop, and says what each took (ms).
import { Agent, request } from 'undici';

const [url = ''] = process.argv.slice(2);
const dispatcher = new Agent({ connections: 1, pipelining: 1 });
let isOver = false;
process.once('message', () => {
  isOver = true;
});
process.send?.('ready');
const took: number[] = [];
while (!isOver) {
  const started = performance.now();
  const { body } = await request(url, { dispatcher });
  await body.dump();
  took.push(performance.now() - started);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
process.send?.(took, () => process.exit(0));
