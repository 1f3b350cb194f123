// Drives VS Code in Chromium as a writer would.   node session.cjs FOLDER
const assert = require('assert');
const path = require('path');
const folder = process.argv[2];
const { launch } = require(path.join(folder, 'node_modules', 'puppeteer-core'));

const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const PATIENCE = { timeout: 120000 };

const open = async page => {
  const address = `http://127.0.0.1:18080/?folder=${encodeURIComponent(path.join(folder, 'ws'))}`;
  for (let tries = 0; ; ++tries) {
    try {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return;
    } catch (error) {
      if (tries === 60) throw error;
      await rest(500);
    }
  }
};

const control = async (page, key) => {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
};

(async () => {
  const browser = await launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    userDataDir: path.join(folder, 'chrome'),
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1300, height: 850 });
  await open(page);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', PATIENCE);
  for (const row of await page.$$('.explorer-folders-view .monaco-list-row')) {
    if ((await row.evaluate(each => each.textContent)).includes('draft.txt')) await row.click({ count: 2 });
  }
  await page.waitForSelector('.squiggly-warning', PATIENCE);
  await page.waitForFunction(() => /\d+ · (send|revise|do not send)/.test(document.querySelector('.statusbar')?.innerText), PATIENCE);

  const place = await (await page.$('.squiggly-warning')).boundingBox();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.waitForSelector('.monaco-hover-content', PATIENCE);
  await page.waitForFunction(() => /Why/.test(document.querySelector('.monaco-hover')?.innerText), PATIENCE);
  await rest(500);
  const hover = await page.$eval('.monaco-hover', each => each.innerText);
  assert.match(hover, /one exclamation mark is enough/);
  assert.match(hover, /spelling\/mark-run/);
  await page.screenshot({ path: path.join(folder, 'hover.png') });

  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await control(page, 'Period');
  await page.waitForSelector('.action-widget .monaco-list-row', PATIENCE);
  await rest(500);
  const menu = await page.$$eval('.action-widget .monaco-list-row', rows => rows.map(row => row.innerText));
  assert.ok(menu.some(row => /in this file/.test(row)), menu.join('|'));
  await page.screenshot({ path: path.join(folder, 'menu.png') });
  for (const row of await page.$$('.action-widget .monaco-list-row')) {
    if (/^Write/.test(await row.evaluate(each => each.innerText.trim()))) await row.click();
  }
  await page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length === 1, PATIENCE);
  await control(page, 'KeyS');
  await rest(1500);
  await page.screenshot({ path: path.join(folder, 'saved.png') });
  await browser.close();
})().catch(error => {
  console.error(error);
  process.exit(1);
});
