import type { Locator, Page } from '@playwright/test';

/** Counts what somebody presses from the start page of the staff area on. Typing and the Enter key are no clicks. */
export class Clicks {
  readonly #page: Page;
  #count = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param url of the site, without a slash at its end; somebody is signed in */
  static async fromStaff(page: Page, url: string): Promise<Clicks> {
    await page.goto(`${url}/staff/`);
    return new Clicks(page);
  }

  /** Presses something, and waits for the page that it leads to, if it does. */
  async on(target: Locator): Promise<void> {
    this.#count += 1;
    await target.click();
    await this.#page.waitForLoadState();
  }

  /** Prints how many it took, for whoever reads what the tests print. */
  told(what: string): number {
    process.stdout.write(`${what}: ${this.#count} clicks from /staff/\n`);
    return this.#count;
  }
}
