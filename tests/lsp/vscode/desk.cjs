// A writer's hands and eyes in VS Code: opens files, clicks, types, and waits until something can be seen.
const fs = require('fs');
const path = require('path');

const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const PATIENCE = 90000;

/** What the page function says once it is neither false nor undefined; the error tells `what` was waited for. */
const until = async (what, look) => {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look().catch(() => undefined);
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await rest(100);
  }
};

class Desk {
  constructor(browser, page, folder) {
    Object.assign(this, { browser, page, folder });
  }

  static async sit(folder) {
    const { launch } = require(path.join(folder, 'node_modules', 'puppeteer-core'));
    const browser = await launch({
      executablePath: '/usr/bin/chromium',
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      userDataDir: path.join(folder, 'chrome'),
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1300, height: 850 });
    const address = `http://127.0.0.1:18080/?folder=${encodeURIComponent(path.join(folder, 'drafts'))}`;
    await until('the server', () => page.goto(address, { waitUntil: 'domcontentloaded' }));
    const desk = new Desk(browser, page, folder);
    await until('the explorer', () => page.$('.explorer-folders-view .monaco-list-row'));
    return desk;
  }

  /** A file of the folder that is open. */
  file(name) {
    return path.join(this.folder, 'drafts', name);
  }

  read(name) {
    return fs.readFileSync(this.file(name), 'utf8');
  }

  /** Settings of the folder, over those of the user; VS Code in a browser notices only these when a file changes. */
  set(settings) {
    fs.mkdirSync(this.file('.vscode'), { recursive: true });
    fs.writeFileSync(this.file('.vscode/settings.json'), JSON.stringify(settings));
  }

  picture(name) {
    return this.page.screenshot({ path: path.join(this.folder, 'shots', `${name}.png`) });
  }

  /** Keys held together, such as press('Control', 'Shift', 'KeyM'). */
  async press(...keys) {
    for (const key of keys.slice(0, -1)) await this.page.keyboard.down(key);
    await this.page.keyboard.press(keys[keys.length - 1]);
    for (const key of keys.slice(0, -1).reverse()) await this.page.keyboard.up(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  texts(selector) {
    return this.page.$$eval(selector, all => all.map(each => each.innerText.replace(/\u00a0/g, ' ').trim()));
  }

  /** Opens the list over the text, and waits until keys go there. */
  async openList(...keys) {
    await this.press(...keys);
    await until('the list', () => this.page.evaluate(() => document.activeElement.closest('.quick-input-widget') !== null));
  }

  /** Opens a file of the folder and waits for its text. */
  async open(name) {
    await this.press('Escape');
    await this.openList('Control', 'KeyP');
    await this.type(name);
    await until(name, async () => (await this.texts('.quick-input-list .monaco-list-row')).some(row => row.startsWith(name)));
    await this.press('Enter');
    await until(`the tab of ${name}`, async () => (await this.texts('.tab.active')).some(tab => tab.startsWith(name)));
  }

  /** How many squiggles of a level (error, warning, info) there are. */
  async squiggles(level) {
    return (await this.page.$$(`.squiggly-${level}`)).length;
  }

  async untilSquiggles(level, count) {
    let seen;
    await until(`${count} squiggles of level ${level}`, async () => (seen = await this.squiggles(level)) === count).catch(
      error => { throw new Error(`${error.message}, there were ${seen}`); });
  }

  /** The middle of the squiggle number `index` of a level, in reading order; once it stays where it is. */
  async placeOf(level, index) {
    let last;
    return until(`squiggle ${index} of level ${level}`, async () => {
      const boxes = [];
      for (const each of await this.page.$$(`.squiggly-${level}`)) boxes.push(await each.boundingBox());
      boxes.sort((a, b) => a.y - b.y || a.x - b.x);
      const box = boxes[index];
      const place = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
      const stays = last && last.x === place.x && last.y === place.y;
      last = place;
      if (!stays) await rest(300);
      return stays ? place : undefined;
    });
  }

  /** The text of the hover over a squiggle, once it matches. */
  async hover(level, index, wanted) {
    const place = await this.placeOf(level, index);
    await this.page.mouse.move(place.x, place.y);
    const text = await until(`a hover with ${wanted}`, async () => {
      const found = (await this.texts('.monaco-hover:not(.hidden) .monaco-hover-content')).join('\n');
      return wanted.test(found) ? found : undefined;
    });
    await rest(600);
    return text;
  }

  /** The rows of the menu of quick fixes on a squiggle; the menu stays open. */
  async menu(level, index) {
    const place = await this.placeOf(level, index);
    await this.page.mouse.click(place.x, place.y);
    await rest(300);
    // A slow machine may have no answer yet, then there is a note in place of the menu.
    await until('the menu', async () => {
      await this.press('Control', 'Period');
      await this.page.waitForSelector('.action-widget .monaco-list-row', { timeout: 5000 });
      return true;
    });
    await rest(500);
    return (await this.texts('.action-widget .monaco-list-row')).filter(row => row !== 'Quick Fix');
  }

  /** Clicks the first row of a list that matches. */
  async choose(selector, wanted) {
    for (const row of await this.page.$$(selector)) {
      if (!wanted.test(await row.evaluate(each => each.innerText.trim()))) continue;
      await row.click();
      return;
    }
    throw new Error(`no row ${wanted} among ${(await this.texts(selector)).join(' | ')}`);
  }

  async choosesFix(level, index, wanted) {
    await this.menu(level, index);
    await this.choose('.action-widget .monaco-list-row', wanted);
  }

  /** A page that VS Code renders in frames of its own, once it matches. */
  rendered(wanted) {
    return until(`a page with ${wanted}`, async () => {
      for (const frame of this.page.frames()) {
        const found = await frame.evaluate(() => document.body.innerText).catch(() => '');
        if (frame !== this.page.mainFrame() && wanted.test(found)) return found;
      }
      return undefined;
    });
  }

  async statusItem() {
    return this.page.$('.statusbar-item[id*="mannerly"]');
  }

  async status(wanted) {
    return until(`the status bar to say ${wanted}`, async () => {
      const text = await (await this.statusItem()).evaluate(each => each.innerText.trim());
      return wanted.test(text) ? text : undefined;
    });
  }

  /** Saves, and waits until the file says this. */
  async save(name, wanted) {
    await this.press('Control', 'KeyS');
    let found;
    await until(`${name} to be saved`, async () => (found = this.read(name)) === wanted).catch(() => {
      throw new Error(`${name} says ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
    });
  }
}

module.exports = { Desk, until, rest };
