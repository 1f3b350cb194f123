// Writes in VS Code as a writer would, with the rules in the program.   node session.cjs FOLDER PROGRAM
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Desk, until, rest } = require('./desk.cjs');
const [folder, program] = process.argv.slice(2);

const QUIET = { 'workbench.startupEditor': 'none', 'files.autoSave': 'off', 'mannerly.path': program };
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
  const [, , word, urgency] = [0, 1, 2, 3];   // 😀, teh, deployer, let me know ASAP
  await desk.choosesFix(WARNING, word, /“deployer” to the dictionary \(project\)/);
  await desk.untilSquiggles(WARNING, 3);
  await desk.picture('6-word');
  await desk.open('draft.txt');
  await desk.choosesFix(WARNING, urgency - 1, /in the project$/);
  await until('.mannerly.yaml', async () => (await desk.texts('.tab.active')).some(tab => tab.startsWith('.mannerly.yaml')));
  await until('the reason to be selected', async () => (await desk.texts('.statusbar')).some(text => /\(7 selected\)/.test(text)));
  await desk.picture('7-allowed');
  await desk.type('our word for it');
  await desk.save('.mannerly.yaml', 'words: [deployer]\nrules:\n  tone/urgency: off  # our word for it\n');
  await desk.open('draft.txt');
  await desk.untilSquiggles(WARNING, 2);
};

const fixesAllOnSave = async desk => {
  desk.set({ 'editor.codeActionsOnSave': { 'source.fixAll.mannerly': 'explicit' } });
  await rest(1500);
  await desk.page.click('.view-lines');
  await desk.press('Control', 'End');
  await desk.type('Thank you!!!');
  await desk.untilSquiggles(WARNING, 3);
  await desk.save('draft.txt', 'Hi José, thanks for the talk on retries!\nOur cafe\u0301 the team calls it deployer. Please let me know ASAP.\nThank you!');
  await desk.untilSquiggles(WARNING, 0);
};

const explains = async desk => {
  await desk.type('!!');
  await desk.choosesFix(WARNING, 0, /^Explain/);
  await until('the page about the rule', async () => (await desk.texts('.tab.active')).some(tab => /Preview/.test(tab)));
  await desk.rendered(/Repeated marks read as shouting/);
  await rest(500);
  await desk.picture('8-explain');
  await desk.press('Control', 'KeyW');
};

const TWO = '---\nto: {name: Ana Li, degree: 2}\nfrom: {name: Jo, tier: basic}\n---\nHi Ana,\n\nI build the billing at Orsa, and your talk on retries helped us!!! ' +
  'Could you tell me how you test teh backend? Thank you.\n';

const lens = async (desk, wanted) => {
  let seen;
  await until(`a lens with ${wanted}`, async () => wanted.test((seen = (await desk.texts('.codelens-decoration')).join()))).catch(
    error => { throw new Error(`${error.message}, it says ${seen}`); });
};
const text = (desk, wanted) =>
  until(`a line with ${wanted}`, async () => (await desk.texts('.view-lines .view-line')).some(line => wanted.test(line)));

/** What a setting changes, by what can be seen with it: [settings, look]. The draft has two warnings without them. */
const settingsOf = folder => [
  [{ 'mannerly.minSeverity': 'error' }, desk => desk.untilSquiggles(WARNING, 0)],
  [{ 'mannerly.kind': 'note' }, desk => lens(desk, /characters left of (200|300)\b/)],
  [{ 'mannerly.maxDiagnostics': 1 }, desk => desk.untilSquiggles(WARNING, 0)],
  [{ 'mannerly.config': `${folder}/other.yaml` }, desk => desk.untilSquiggles(WARNING, 1)],
  [{ 'mannerly.rules': `${folder}/rules` }, desk => desk.untilSquiggles(WARNING, 1)],
  [{ 'mannerly.policy': 'premium-circle' }, desk => lens(desk, /connect first/)],
  [{ 'mannerly.inlayHints': true }, desk => text(desk, /Thank you\..*characters left of 8000/)],
  [{ 'mannerly.codeLens': false },
    desk => until('no lens', async () => (await desk.texts('.codelens-decoration')).join('') === '')],
  [{ 'mannerly.files': ['templates/**'] }, desk => desk.untilSquiggles(WARNING, 0)],
];

const obeysSettings = async desk => {
  await desk.open('two.md');
  const usual = async () => {
    desk.set({});
    await desk.untilSquiggles(WARNING, 2);
    await lens(desk, /ordinary messages go to direct connections only/);
  };
  await usual();
  for (const [settings, look] of settingsOf(desk.folder)) {
    desk.set(settings);
    await look(desk).catch(error => { throw new Error(`${JSON.stringify(settings)}: ${error.message}`); });
    await usual();
  }
};

/** A program that is not there is said, and the right one works at once. */
const findsTheProgram = async desk => {
  desk.set({ 'mannerly.path': '/nowhere/mannerly' });
  await desk.status(/^mannerly$/);
  await until('the message', async () =>
    (await desk.texts('.notification-toast')).some(message => /\/nowhere\/mannerly could not be started \(it is not there\)/.test(message)));
  await rest(600);
  await desk.picture('9-no-program');
  desk.set({});
  await desk.status(/^\d+ · /);
};

(async () => {
  fs.writeFileSync(`${folder}/drafts/draft.txt`, FIRST);
  fs.writeFileSync(`${folder}/ud/User/settings.json`, JSON.stringify(QUIET));
  fs.writeFileSync(`${folder}/drafts/two.md`, TWO);
  fs.writeFileSync(`${folder}/other.yaml`, 'rules: {tone/exclamation-excess: off}\n');
  fs.cpSync(path.join(__dirname, '../../golden/pack'), `${folder}/rules`, { recursive: true });
  const desk = await Desk.sit(folder);
  try {
    await seesAndFixes(desk);
    await looksAtTheScore(desk);
    await addsAWordAndAllows(desk);
    await fixesAllOnSave(desk);
    await explains(desk);
    await obeysSettings(desk);
    await findsTheProgram(desk);
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
