// Starts the language server and shows the score in the status bar. Everything else is the server's.
const fs = require('fs');
const path = require('path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

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

const selector = [
  { language: 'plaintext', scheme: 'file' },
  { language: 'plaintext', scheme: 'untitled' },
  { language: 'markdown', scheme: 'file' },
  { language: 'markdown', scheme: 'untitled' },
  { scheme: 'file', pattern: '**/.mannerly.yaml' },
  { scheme: 'file', pattern: '**/rules/*/*.yaml' },
];

const start = async context => {
  client = new LanguageClient(
    'mannerly',
    'Mannerly',
    { command: program(context), args: ['lsp'] },
    { documentSelector: selector },
  );
  client.registerFeature(showsTexts);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const open = 'Open the setting';
    const answer = await vscode.window.showErrorMessage(
      `mannerly could not be started (${error.message}); install it, or name it in the setting mannerly.path`, open);
    if (answer === open) vscode.commands.executeCommand('workbench.action.openSettings', 'mannerly.path');
  }
};

const ask = (name, ...values) =>
  client ? client.sendRequest('workspace/executeCommand', { command: `mannerly.${name}`, arguments: values }) : undefined;

const activeUri = () => {
  const editor = vscode.window.activeTextEditor;
  return editor && ['plaintext', 'markdown'].includes(editor.document.languageId) ? editor.document.uri.toString() : undefined;
};

const showStatus = async () => {
  const uri = activeUri();
  let score;
  try {
    score = uri && (await ask('score', uri));
  } catch {
    score = undefined;
  }
  if (uri !== activeUri()) return;
  if (!score) {
    status.hide();
    return;
  }
  status.text = `$(mail) ${score.overall} · ${score.verdict}`;
  status.tooltip = score.page;
  status.show();
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
    vscode.commands.registerCommand('mannerly.client.showScore', onActive('showScore')),
    vscode.commands.registerCommand('mannerly.client.showConfig', onActive('showConfig')),
    vscode.commands.registerCommand('mannerly.client.restart', async () => {
      if (client) await client.stop();
      await start(context);
      showStatusSoon();
    }),
    vscode.window.onDidChangeActiveTextEditor(showStatusSoon),
    vscode.languages.onDidChangeDiagnostics(showStatusSoon),
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (change.affectsConfiguration('mannerly.path')) await vscode.commands.executeCommand('mannerly.client.restart');
    }),
  );
  await start(context);
  showStatusSoon();
};

exports.deactivate = () => (client ? client.stop() : undefined);
