// Writes in VS Code as a writer would, with the rules in the program.   node session.cjs FOLDER PROGRAM
const assert = require('assert');
const fs = require('fs');
const { Desk, until, rest } = require('./desk.cjs');
const [folder, program] = process.argv.slice(2);

const QUIET = { 'workbench.startupEditor': 'none', 'mannerly.path': program };
const FIRST = 'Hi José 😀, thanks for the talk on retries!!!\nOur cafe\u0301 teh team calls it deployer. Please let me know ASAP.\n';
const WARNING = 'warning';
// Squiggles of the first draft in reading order.
const MARKS = 1;

const seesAndFixes = async desk => {
  await desk.open('draft.txt');
  await desk.untilSquiggles(WARNING, 5);
  await desk.status(/^\d+ · (send|revise)$/);
  await until('the lens', async () => (await desk.texts('.codelens-decoration'))[0]?.match(/^\d+ \/ 100 · \w+ · \d+ characters left/));
  await desk.picture('1-draft');

  const hover = await desk.hover(WARNING, MARKS, /Why/);
  assert.match(hover, /mannerly\W*tone\/exclamation-excess/);
  assert.match(hover, /“!!!” shouts/);
  assert.strictEqual(hover.match(/shouts/g).length, 1, 'the sentence is said once');
  assert.match(hover, /Before “.*”\s+After “.*”/);
  await desk.picture('2-hover');

  const menu = await desk.menu(WARNING, MARKS);
  assert.deepStrictEqual(menu, [
    'Write “!”', 'Allow tone/exclamation-excess here', 'Allow tone/exclamation-excess in this file',
    'Allow tone/exclamation-excess in the project', 'Explain tone/exclamation-excess',
  ]);
  await desk.picture('3-menu');
  await desk.choose('.action-widget .monaco-list-row', /^Write/);
  await desk.untilSquiggles(WARNING, 4);
  await desk.save('draft.txt', FIRST.replace('!!!', '!'));
};

const looksAtTheScore = async desk => {
  const item = await desk.statusItem();
  const box = await item.boundingBox();
  await desk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await until('the tooltip', async () => (await desk.texts('.monaco-hover')).some(text => /Change first/.test(text)));
  await rest(400);
  await desk.picture('4-tooltip');
  await item.click();
  await until('what to change first', async () => (await desk.texts('.quick-input-list .monaco-list-row')).length > 2);
  await rest(400);
  await desk.picture('5-score');
  await desk.choose('.quick-input-list .monaco-list-row', /tone\/urgency/);
  await until('the place of the finding', async () => (await desk.texts('.statusbar')).some(text => /Ln 2, Col \d+ \(\d+ selected\)/.test(text)));
};

const addsAWordAndAllows = async desk => {
  const word = 2;   // 😀, teh, deployer, ASAP
  await desk.choosesFix(WARNING, word, /“deployer” to the dictionary \(project\)/);
  await until('.mannerly.yaml', async () => (await desk.texts('.tab')).some(tab => tab.startsWith('.mannerly.yaml')));
  await rest(1000);
  await desk.picture('6-word');
};

(async () => {
  fs.writeFileSync(`${folder}/drafts/draft.txt`, FIRST);
  fs.writeFileSync(`${folder}/ud/User/settings.json`, JSON.stringify(QUIET));
  const desk = await Desk.sit(folder);
  try {
    await seesAndFixes(desk);
    await looksAtTheScore(desk);
    await addsAWordAndAllows(desk);
  } catch (error) {
    await desk.picture('failed');
    throw error;
  } finally {
    await desk.browser.close();
  }
})().catch(error => {
  console.error(error);
  process.exit(1);
});
