import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/port.ts';
import { substitute } from '../support/substitute.ts';
import { expect, SOON } from './site.ts';

const NGINX = '/usr/sbin/nginx';
/** As the system's package has it; who is not root cannot become somebody else. */
const USER = process.getuid?.() === 0 ? 'user www-data;' : '';

/** Why there is no nginx on this machine; `null`: there is. */
export const noNginx = existsSync(NGINX) ? null : 'nginx is not installed (apt-get install nginx-light)';

export interface RunningNginx {
  readonly url: string;
  readonly log: () => string;
  stop(): Promise<void>;
}

/** nginx from the system's package with this in its http block, on a free port. */
export async function startNginx(folder: string, http: (port: number) => string): Promise<RunningNginx> {
  const port = await freePort();
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  // Another user looks into it.
  chmodSync(folder, 0o755);
  const conf = join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `daemon off; pid ${folder}/nginx/pid; error_log ${folder}/nginx/error.log info; worker_processes 1; ${USER}
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/nginx/body; proxy_temp_path ${folder}/nginx/proxy; fastcgi_temp_path ${folder}/nginx/f;
  uwsgi_temp_path ${folder}/nginx/u; scgi_temp_path ${folder}/nginx/s;
${http(port)}
}`,
  );
  const child = spawn(NGINX, ['-c', conf, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(async () => {
      if (child.exitCode !== null) throw new Error(said);
      return fetch(url).then(
        () => true,
        () => false,
      );
    }, SOON)
    .toBe(true);
  return {
    url,
    log: () => readFileSync(join(folder, 'nginx', 'error.log'), 'utf8'),
    stop: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The configuration that ships, in front of `front` (host and port), with an export in `exported`. */
export async function startShippedNginx(
  folder: string,
  { front, exported }: { readonly front: string; readonly exported: string },
): Promise<RunningNginx> {
  const inner = await freePort();
  const shipped = readFileSync(
    fileURLToPath(new URL('../../deploy/nginx/latarnia.conf', import.meta.url)),
    'utf8',
  );
  return startNginx(folder, (port) =>
    substitute(shipped, {
      'listen 80': `listen 127.0.0.1:${port}`,
      '127.0.0.1:4321': front,
      '127.0.0.1:4320': `127.0.0.1:${inner}`,
      '/srv/latarnia/export': exported,
      '/var/cache/nginx/latarnia': join(folder, 'cache'),
      '/var/log/nginx/latarnia.log': join(folder, 'access.log'),
    }),
  );
}

/** An exported page as the site answers it: there it does not say its policy itself. */
export function withoutOwnPolicy(html: string): string {
  return html.replace(/<meta http-equiv="Content-Security-Policy" content="[^"]*">/, '');
}
