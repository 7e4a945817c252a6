import { execFileSync } from 'node:child_process';

/** Where something runs: on this machine, or on one of its own. */
export interface Place {
  /** What its programs are started with, before their names. */
  readonly inside: readonly string[];
  /** Where the other machine reaches it. */
  readonly address: string;
  /** Where whoever tests reaches it, whatever becomes of the line between the two. */
  readonly reached: string;
}

export const HERE: Place = { inside: [], address: '127.0.0.1', reached: '127.0.0.1' };

/** All addresses here are of the net that is set aside for trials of lines (RFC 2544): nobody's. */
export const TRIAL_NET = '198.18.0.0/15';

/** Two machines with a line between them: network namespaces of the kernel. */
export interface Machines {
  readonly one: Place;
  readonly two: Place;
  /** Both ends see that there is no line any more. */
  unplug(): void;
  plug(): void;
  /** So much goes through, each way, and no more: `64kbit`. */
  slow(rate: string): void;
  /**
   * What comes in over the line is dropped without a word.
   *
   * @param which of it, in the words of iptables; left out: all
   */
  drop(on: Place, ...which: string[]): void;
  /** As it was: plugged in, quick, and nothing dropped. */
  mend(): void;
  /** Takes away all of it. */
  remove(): void;
}

/** Ends of the line, and of those that whoever tests has: one name in all namespaces. */
const LINE = 'line';
const OUT = 'out';

/** Makes the two. To be removed by whoever made them, whatever happens. */
export function startMachines(): Machines {
  // Those of another run may be there at the same time.
  const third = process.pid % 250;
  const names = [`latarnia-${process.pid}-1`, `latarnia-${process.pid}-2`] as const;
  const remove = () => {
    for (const name of names) quietly('ip', 'netns', 'del', name);
  };
  const place = (name: string, number: number): Place => ({
    inside: ['nsenter', `--net=/run/netns/${name}`],
    address: `198.18.${third}.${number}`,
    reached: `198.19.${third}.${number * 4 + 2}`,
  });
  const [one, two] = [place(names[0], 1), place(names[1], 2)];
  try {
    for (const name of names) ip('netns', 'add', name);
    ip('link', 'add', LINE, 'netns', names[0], 'type', 'veth', 'peer', 'name', LINE, 'netns', names[1]);
    for (const [index, name] of names.entries()) {
      const own = `lt${process.pid}-${index + 1}`;
      const at = (last: number) => `198.19.${third}.${(index + 1) * 4 + last}/30`;
      ip('link', 'add', own, 'type', 'veth', 'peer', 'name', OUT, 'netns', name);
      ip('addr', 'add', at(1), 'dev', own);
      ip('link', 'set', own, 'up');
      ip('-n', name, 'addr', 'add', at(2), 'dev', OUT);
      ip('-n', name, 'addr', 'add', `198.18.${third}.${index + 1}/24`, 'dev', LINE);
      for (const device of ['lo', OUT, LINE]) ip('-n', name, 'link', 'set', device, 'up');
    }
  } catch (error) {
    remove();
    throw error;
  }
  const plug = () => ip('-n', names[0], 'link', 'set', LINE, 'up');
  return {
    one,
    two,
    unplug: () => ip('-n', names[0], 'link', 'set', LINE, 'down'),
    plug,
    slow: (rate) => {
      const limit = ['rate', rate, 'burst', '4kb', 'latency', '400ms'];
      for (const name of names) {
        run('tc', '-n', name, 'qdisc', 'replace', 'dev', LINE, 'root', 'tbf', ...limit);
      }
    },
    drop: (on, ...which) => inside(on, 'iptables', '-A', 'INPUT', '-i', LINE, ...which, '-j', 'DROP'),
    mend: () => {
      plug();
      for (const [index, on] of [one, two].entries()) {
        inside(on, 'iptables', '-F');
        quietly('tc', '-n', names[index] ?? '', 'qdisc', 'del', 'dev', LINE, 'root');
      }
    },
    remove,
  };
}

/** Why there are no machines of their own here; `null`: there can be. Tried: root in a container may have neither the right nor the parts of the kernel. */
export function noMachines(): string | null {
  const name = `latarnia-${process.pid}-try`;
  try {
    ip('netns', 'add', name);
    run('nsenter', `--net=/run/netns/${name}`, 'iptables', '-L', '-n');
    run(
      'tc',
      '-n',
      name,
      'qdisc',
      'add',
      'dev',
      'lo',
      'root',
      'tbf',
      'rate',
      '1mbit',
      'burst',
      '4kb',
      'latency',
      '1ms',
    );
    return null;
  } catch {
    return 'there are no network namespaces here (root, and apt-get install iproute2 iptables)';
  } finally {
    quietly('ip', 'netns', 'del', name);
  }
}

function inside(on: Place, ...words: string[]): void {
  const [program = '', ...before] = on.inside;
  run(program, ...before, ...words);
}

function ip(...words: string[]): void {
  run('ip', ...words);
}

/** Debian keeps them out of everybody's PATH. */
function run(program: string, ...words: string[]): void {
  const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PATH } });
}

function quietly(program: string, ...words: string[]): void {
  try {
    run(program, ...words);
  } catch {
    // It is not there.
  }
}
