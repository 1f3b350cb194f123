// Starts the language server and shows the score in the status bar; what is shown differently here than in other editors
// is in middleware.js. Everything else is the server's.
const fs = require('fs');
const path = require('path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { middleware } = require('./middleware');
const { showInStatus, pickFinding } = require('./score');

let client;
let status;

/** The program: the setting, the one that came with the extension, or the PATH's. */
const program = context => {
  const chosen = vscode.workspace.getConfiguration('mannerly').get('path');
  if (chosen) return chosen;
  const own = path.join(context.extensionPath, 'server', 'mannerly');
  return fs.existsSync(own) ? own : 'mannerly';
};

/** Tells the server that texts of scheme `mannerly` (the pages about rules) can be shown. */
const showsTexts = {
  fillClientCapabilities: capabilities => {
    capabilities.workspace = { ...capabilities.workspace, textDocumentContent: {} };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

/** Drafts, by the setting and unsaved, and the files that the server helps to write. */
const selector = () => [
  ...vscode.workspace.getConfiguration('mannerly').get('files').map(pattern => ({ scheme: 'file', pattern })),
  { language: 'plaintext', scheme: 'untitled' },
  { language: 'markdown', scheme: 'untitled' },
  { scheme: 'file', pattern: '**/.mannerly.yaml' },
  { scheme: 'file', pattern: '**/rules/*/*.yaml' },
];

const ask = (name, ...values) =>
  client ? client.sendRequest('workspace/executeCommand', { command: `mannerly.${name}`, arguments: values }) : undefined;

/** The text in front, when it is one that can be a draft. */
const activeUri = () => {
  const editor = vscode.window.activeTextEditor;
  return editor && vscode.languages.match(selector(), editor.document) ? editor.document.uri.toString() : undefined;
};

const scoreOf = async uri => {
  try {
    return uri && (await ask('score', uri));
  } catch {
    return undefined;   // the server stops, or the text was closed
  }
};

const showStatus = async () => {
  const uri = activeUri();
  const score = await scoreOf(uri);
  if (client && uri === activeUri()) showInStatus(status, score);
};

let pending;
const showStatusSoon = () => {
  clearTimeout(pending);
  pending = setTimeout(showStatus, 100);
};

const onActive = name => () => {
  const uri = activeUri();
  if (uri) return ask(name, uri);
};

const showScore = async (uri = activeUri()) => {
  const score = await scoreOf(uri);
  if (score) await pickFinding(vscode.Uri.parse(uri), score, () => ask('fixAll', uri));
};

/** Whether a command can be found; else the client would only say that there is no connection. */
const isThere = command => {
  const names = process.platform === 'win32' ? [command, `${command}.exe`] : [command];
  const folders = path.isAbsolute(command) ? [''] : (process.env.PATH || '').split(path.delimiter);
  return folders.some(folder => names.some(name => fs.existsSync(path.join(folder, name))));
};

const tellFailure = async (command, reason) => {
  status.text = '$(warning) mannerly';
  status.tooltip = `${command} could not be started`;
  status.show();
  const open = 'Open the setting';
  const answer = await vscode.window.showErrorMessage(
    `${command} could not be started (${reason}); install mannerly, or name it in the setting mannerly.path`, open);
  if (answer === open) vscode.commands.executeCommand('workbench.action.openSettings', 'mannerly.path');
};

const start = async context => {
  const command = program(context);
  if (!isThere(command)) {
    tellFailure(command, 'it is not there');
    return;
  }
  const starting = new LanguageClient(
    'mannerly',
    'Mannerly',
    { command, args: ['lsp'] },
    { documentSelector: selector(), middleware: middleware(showScore) },
  );
  starting.registerFeature(showsTexts);
  try {
    await starting.start();
    client = starting;
  } catch (error) {
    tellFailure(command, (error && error.message) || 'no connection');
  }
};

const restart = async context => {
  const old = client;
  client = undefined;
  status.hide();
  if (old) await old.stop();
  await start(context);
  showStatusSoon();
};

exports.activate = async context => {
  status = vscode.window.createStatusBarItem('mannerly.score', vscode.StatusBarAlignment.Right, 100);
  status.name = 'Mannerly score';
  status.command = 'mannerly.client.showScore';
  context.subscriptions.push(
    status,
    vscode.workspace.registerTextDocumentContentProvider('mannerly', {
      provideTextDocumentContent: async uri => {
        const shown = await client.sendRequest('workspace/textDocumentContent', { uri: uri.toString() });
        return shown.text;
      },
    }),
    vscode.commands.registerCommand('mannerly.client.fixAll', onActive('fixAll')),
    vscode.commands.registerCommand('mannerly.client.showScore', () => showScore()),
    vscode.commands.registerCommand('mannerly.client.showConfig', onActive('showConfig')),
    vscode.commands.registerCommand('mannerly.client.restart', () => restart(context)),
    vscode.window.onDidChangeActiveTextEditor(showStatusSoon),
    vscode.languages.onDidChangeDiagnostics(showStatusSoon),
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (['mannerly.path', 'mannerly.files'].some(name => change.affectsConfiguration(name))) await restart(context);
    }),
  );
  await start(context);
  showStatusSoon();
};

exports.deactivate = () => (client ? client.stop() : undefined);
