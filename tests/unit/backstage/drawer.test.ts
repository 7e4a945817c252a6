import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Drawer } from '../../../src/backstage/drawer.ts';
import { layPicture, PICTURE } from '../../../src/formats/picture.ts';
import type { ShareView } from '../../../src/views/share.ts';
import { soon } from '../../support/soon.ts';

const VIEW: ShareView = {
  site: 'Status',
  title: 'Zażółć gęślą jaźń',
  rows: [{ label: 'Panel A', sign: 'restored', word: 'przywrócony' }],
  more: 2,
  asOf: 'Stan na 17 marca 2021, 12:00',
};

/** Width and height as a PNG has them in its first chunk. */
function sizeOf(png: Buffer) {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The processes that draw for this one, by their numbers. */
function drawing(): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(process.pid), '-f', 'draw-process|latarnia drawing'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(Boolean).map(Number);
}

function openDrawer() {
  const onDrawn = vi.fn();
  const onError = vi.fn();
  const drawer = new Drawer({ onDrawn, onError });
  onTestFinished(() => drawer.stop());
  const wanted = (path: string, digest: string, view = VIEW) => ({
    path,
    digest,
    render: () => drawer.draw(layPicture(view, 'pl')),
  });
  return { drawer, wanted, onDrawn, onError };
}

describe('the drawer', () => {
  test('draws what a generation lacks in a process of its own, and tells once that there is something to take', async () => {
    const { drawer, wanted, onDrawn } = openDrawer();
    drawer.want([wanted('/share/home.png', 'one'), wanted('/share/panel/a.png', 'two')]);
    await drawer.whenIdle();
    expect(onDrawn).toHaveBeenCalledTimes(1);
    const drawn = drawer.drawn('/share/home.png', 'one');
    expect(drawn?.headers).toMatchObject({
      'Content-Type': 'image/png',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    expect(sizeOf(drawn?.body ?? Buffer.alloc(0))).toEqual(PICTURE);
    expect(drawer.drawn('/share/panel/a.png', 'two')).not.toBeNull();
  });

  test('gives a picture only for what it was drawn of, and forgets what a generation has taken', async () => {
    const { drawer, wanted } = openDrawer();
    drawer.want([wanted('/share/home.png', 'one')]);
    await drawer.whenIdle();
    expect(drawer.drawn('/share/home.png', 'another')).toBeNull();
    drawer.want([]);
    expect(drawer.drawn('/share/home.png', 'one')).toBeNull();
  });

  test('has a great many taken by few generations, and what is new among them soon', async () => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    const RENDERED = { status: 200, headers: {}, body: Buffer.alloc(0) };
    const { drawer, onDrawn } = openDrawer();
    const taken = new Map<string, number>();
    const picture = (path: string) => ({
      path,
      digest: path,
      render: async () => {
        now += 100;
        if (path === '/share/500.png') {
          left.unshift(picture('/share/home.png'));
          saidAt = now;
          drawer.want(left);
        }
        return RENDERED;
      },
    });
    let saidAt = 0;
    let left = Array.from({ length: 2000 }, (_, index) => picture(`/share/${index}.png`));
    // As a generation does that takes what is drawn.
    onDrawn.mockImplementation(() => {
      for (const { path, digest } of left)
        if (drawer.drawn(path, digest) !== null && !taken.has(path)) taken.set(path, now);
      left = left.filter(({ path }) => !taken.has(path));
      drawer.want(left);
    });
    drawer.want(left);
    await drawer.whenIdle();
    expect(left).toEqual([]);
    // 200 s of drawing.
    expect(onDrawn.mock.calls.length).toBeLessThan(20);
    expect((taken.get('/share/home.png') ?? Number.POSITIVE_INFINITY) - saidAt).toBeLessThan(5000);
  });

  test('does not try again what could not be drawn until it is another', async () => {
    const { drawer, wanted, onError } = openDrawer();
    const broken = (digest: string) => ({
      ...wanted('/share/home.png', digest),
      render: () => Promise.reject(new Error('no')),
    });
    for (const digest of ['one', 'one', 'two']) {
      drawer.want([broken(digest)]);
      await drawer.whenIdle();
    }
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test('draws words that are markup, and of any length', async () => {
    const { drawer, wanted } = openDrawer();
    const odd = {
      ...VIEW,
      title: '<b>&"'.repeat(200),
      rows: Array(5).fill({ ...VIEW.rows[0], label: '漢'.repeat(300) }),
    };
    drawer.want([wanted('/share/home.png', 'one', odd)]);
    await drawer.whenIdle();
    expect(sizeOf(drawer.drawn('/share/home.png', 'one')?.body ?? Buffer.alloc(0))).toEqual(PICTURE);
  });

  test('leaves no process when it stops, and none that would hold what drawing takes while there is nothing to draw', async () => {
    const { drawer, wanted } = openDrawer();
    expect(drawing()).toEqual([]);
    drawer.want([wanted('/share/home.png', 'one')]);
    await drawer.whenIdle();
    expect(drawing()).toHaveLength(1);
    await drawer.stop();
    expect(drawing()).toEqual([]);
  });

  test('goes on with another process when one was killed at its work', async () => {
    const { drawer, wanted, onError } = openDrawer();
    drawer.want([wanted('/share/home.png', 'one')]);
    await soon(() => expect(drawing()).toHaveLength(1));
    for (const pid of drawing()) process.kill(pid, 'SIGKILL');
    await drawer.whenIdle();
    expect(onError).toHaveBeenCalledTimes(1);
    drawer.want([wanted('/share/home.png', 'two')]);
    await drawer.whenIdle();
    expect(drawer.drawn('/share/home.png', 'two')).not.toBeNull();
  });
});
