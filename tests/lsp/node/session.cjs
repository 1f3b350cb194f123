// A typed client: speaks to the server through vscode-languageserver-protocol, acts as a writer would, and writes every
// message of the server down as TypeScript of the type the protocol gives it, for tsc to check (recorded.ts).
//   node session.cjs PROGRAM RULES FOLDER
const assert = require('assert');
const child = require('child_process');
const fs = require('fs');
const path = require('path');
const rpc = require('vscode-jsonrpc/node');
const lsp = require('vscode-languageserver-protocol/node');

const [program, rules, folder] = process.argv.slice(2);
const recorded = [];
const record = (type, value) => {
  recorded.push(`export const m${recorded.length}: ${type} = ${JSON.stringify(value, null, 1)};`);
  return value;
};

const everything = (encoding, pull) => ({
  general: { positionEncodings: [encoding] },
  window: { showDocument: { support: true } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: pull ? { refreshSupport: true } : undefined,
    textDocumentContent: {},
  },
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true },
    diagnostic: pull ? {} : undefined,
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
});

/** Offsets of JavaScript strings are UTF-16; this is the width of a text in an encoding. */
const width = (text, encoding) =>
  encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'utf-16' ? text.length : [...text].length;

const lineStarts = text => [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(end => end.index + end[0].length)];

const positionAt = (text, offset, encoding) => {
  const starts = lineStarts(text).filter(start => start <= offset);
  return { line: starts.length - 1, character: width(text.slice(starts.at(-1), offset), encoding) };
};

const offsetAt = (text, position, encoding) => {
  let offset = lineStarts(text)[position.line];
  const start = offset;
  while (width(text.slice(start, offset), encoding) < position.character) offset += text.codePointAt(offset) > 0xffff ? 2 : 1;
  return offset;
};

const apply = (text, edits, encoding) =>
  edits
    .map(edit => ({ begin: offsetAt(text, edit.range.start, encoding), end: offsetAt(text, edit.range.end, encoding), text: edit.newText }))
    .sort((a, b) => b.begin - a.begin)
    .reduce((whole, edit) => whole.slice(0, edit.begin) + edit.text + whole.slice(edit.end), text);

class Client {
  constructor(encoding, pull) {
    this.encoding = encoding;
    this.process = child.spawn(program, ['lsp', '--debounce', '0', '--rules', rules], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise(resolve => this.process.on('exit', resolve));
    this.connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(this.process.stdout), new rpc.StreamMessageWriter(this.process.stdin));
    this.published = [];
    this.waiting = [];
    this.messages = [];
    this.shown = [];
    this.applied = [];
    this.capabilities = everything(encoding, pull);
    const on = (type, name, use) => this.connection.onRequest(type, params => use(record(name, params)) ?? null);
    on(lsp.ApplyWorkspaceEditRequest.type, 'lsp.ApplyWorkspaceEditParams', params => {
      this.applied.push(params.edit);
      return { applied: true };
    });
    on(lsp.ShowDocumentRequest.type, 'lsp.ShowDocumentParams', params => {
      this.shown.push(params);
      return { success: true };
    });
    on(lsp.RegistrationRequest.type, 'lsp.RegistrationParams', () => null);
    on(lsp.ConfigurationRequest.type, 'lsp.ConfigurationParams', () => [{ minSeverity: 'advice' }]);
    this.connection.onRequest(lsp.DiagnosticRefreshRequest.type, () => null);
    this.connection.onNotification(lsp.PublishDiagnosticsNotification.type, params => {
      record('lsp.PublishDiagnosticsParams', params);
      this.published.push(params);
      this.waiting.splice(0).forEach(wake => wake());
    });
    this.connection.onNotification(lsp.ShowMessageNotification.type, params =>
      this.messages.push(record('lsp.ShowMessageParams', params)));
    this.connection.onNotification(lsp.LogMessageNotification.type, params => record('lsp.LogMessageParams', params));
    this.connection.listen();
  }

  async ask(type, name, params) {
    return record(name, await this.connection.sendRequest(type, params));
  }

  async start() {
    const result = await this.ask(lsp.InitializeRequest.type, 'lsp.InitializeResult', {
      processId: process.pid,
      rootUri: null,
      capabilities: this.capabilities,
      workspaceFolders: null,
    });
    assert.equal(result.capabilities.positionEncoding, this.encoding);
    await this.connection.sendNotification(lsp.InitializedNotification.type, {});
    return result;
  }

  async open(uri, languageId, text) {
    this.text = text;
    this.version = 1;
    await this.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async edit(uri, begin, end, added) {
    const range = { start: positionAt(this.text, begin, this.encoding), end: positionAt(this.text, end, this.encoding) };
    this.text = this.text.slice(0, begin) + added + this.text.slice(end);
    await this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++this.version },
      contentChanges: [{ range, text: added }],
    });
  }

  /** The diagnostics pushed for the present version. */
  async pushed(uri) {
    for (;;) {
      const found = this.published.find(each => each.uri === uri && each.version === this.version);
      if (found) return found.diagnostics;
      await new Promise(resolve => this.waiting.push(resolve));
    }
  }

  /** The bytes of the text a range covers. */
  covered(range) {
    return this.text.slice(offsetAt(this.text, range.start, this.encoding), offsetAt(this.text, range.end, this.encoding));
  }

  async stop() {
    await this.connection.sendRequest(lsp.ShutdownRequest.type);
    await this.connection.sendNotification(lsp.ExitNotification.type);
    assert.equal(await this.ended, 0);
    this.connection.dispose();
  }
}

const TEXT = 'Héllo 😀, e\u0301té thank you!!!\r\nPlease 😀 act now.\rThen reply asap!!\nDone.';

const whole = client => ({ start: { line: 0, character: 0 }, end: positionAt(client.text, client.text.length, client.encoding) });

// What clients get to show in their own way, see integrations/vscode.
const SCORE = `{overall: number, verdict: string, categories: {name: string, points: number}[],
  first: {rule: string, points: number}[], ceiling: string, line: string, page: string}`;

async function writes(encoding) {
  const client = new Client(encoding, false);
  await client.start();
  const file = path.join(folder, `${encoding}.md`);
  const uri = 'file://' + file;
  const textDocument = { uri };
  await client.open(uri, 'markdown', TEXT);
  const covered = async () => (await client.pushed(uri)).map(each => client.covered(each.range));
  assert.deepEqual(await covered(), ['!!!', 'act now', 'asap', '!!']);
  await client.edit(uri, client.text.indexOf('Please'), client.text.indexOf('Please'), 'So 😀 é: act now. ');
  assert.deepEqual(await covered(), ['!!!', 'act now', 'act now', 'asap', '!!']);
  await client.edit(uri, client.text.indexOf('So 😀'), client.text.indexOf('Please'), '');
  assert.deepEqual(await covered(), ['!!!', 'act now', 'asap', '!!']);

  const at = positionAt(client.text, client.text.indexOf('asap') + 2, encoding);
  const hover = await client.ask(lsp.HoverRequest.type, 'lsp.Hover | null', { textDocument, position: at });
  assert.match(hover.contents.value, /presses for time[\s\S]*Before[\s\S]*After/);
  const actions = await client.ask(lsp.CodeActionRequest.type, '(lsp.Command | lsp.CodeAction)[] | null', {
    textDocument,
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const wanted = [/^Delete “asap”$/, /here$/, /in this file$/, /in the project$/, /^Explain/, /all safe fixes$/];
  wanted.forEach((title, i) => assert.match(actions[i].title, title));
  assert.equal(actions.length, wanted.length);
  assert.equal(apply(client.text, actions[0].edit.documentChanges[0].edits, encoding), TEXT.replace(' asap', ''));
  const resolved = await client.ask(lsp.CodeActionResolveRequest.type, 'lsp.CodeAction', actions.at(-1));
  assert.equal(apply(client.text, resolved.edit.documentChanges[0].edits, encoding), TEXT.replace('!!!', '!').replace('!!', '!'));

  // Allowed in the file: the edit comes from the server, and the cursor stands on the reason.
  await client.ask(lsp.ExecuteCommandRequest.type, 'null', actions[2].command);
  const edits = client.applied.at(-1).documentChanges[0].edits;
  const allowed = apply(client.text, edits, encoding);
  assert.match(allowed, /^---\r\nallow:\r\n  - \{rule: tone\/urgency, reason: say why\}\r\n---\r\nHéllo/);
  await new Promise(resolve => setTimeout(resolve, 50));
  const { start, end } = client.shown.at(-1).selection;
  assert.equal(allowed.slice(offsetAt(allowed, start, encoding), offsetAt(allowed, end, encoding)), 'say why');
  await client.edit(uri, 0, 0, allowed.slice(0, allowed.indexOf('Héllo')));
  assert.deepEqual(await covered(), ['!!!', '!!']);

  const score = await client.ask(lsp.ExecuteCommandRequest.type, SCORE, { command: 'mannerly.score', arguments: [uri] });
  assert.deepEqual(score.first.map(each => each.rule), ['spelling/mark-run']);
  assert.ok(score.categories.some(each => each.name === 'spelling' && each.points < 100));

  const range = whole(client);
  await client.ask(lsp.CodeLensRequest.type, 'lsp.CodeLens[] | null', { textDocument });
  await client.ask(lsp.InlayHintRequest.type, 'lsp.InlayHint[] | null', { textDocument, range });
  await client.ask(lsp.DocumentSymbolRequest.type, 'lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null', { textDocument });
  const shown = await client.ask('workspace/textDocumentContent', '{text: string}', { uri: 'mannerly:/rules/tone/urgency.md' });
  assert.match(shown.text, /^### tone\/urgency/);
  await client.connection.sendRequest(lsp.ExecuteCommandRequest.type, { command: 'mannerly.explain', arguments: ['tone/urgency'] });
  await client.stop();
}

async function pulls() {
  const client = new Client('utf-16', true);
  const result = await client.start();
  assert.equal(result.capabilities.diagnosticProvider.identifier, 'mannerly');
  const textDocument = { uri: 'untitled:Untitled-1' };
  await client.open(textDocument.uri, 'plaintext', TEXT);
  const report = await client.ask(lsp.DocumentDiagnosticRequest.type, 'lsp.DocumentDiagnosticReport', { textDocument });
  assert.deepEqual(report.items.map(each => client.covered(each.range)), ['!!!', 'act now', 'asap', '!!']);
  // Settings that arrive meanwhile give one more full report.
  let again = report;
  for (let tries = 0; tries < 3 && again.kind === 'full'; ++tries) {
    again = await client.ask(lsp.DocumentDiagnosticRequest.type, 'lsp.DocumentDiagnosticReport', {
      textDocument,
      previousResultId: again.resultId,
    });
  }
  assert.equal(again.kind, 'unchanged');
  await client.stop();
  assert.equal(client.published.length, 0);
}

(async () => {
  for (const encoding of ['utf-8', 'utf-16', 'utf-32']) await writes(encoding);
  await pulls();
  fs.writeFileSync('recorded.ts', `import * as lsp from 'vscode-languageserver-protocol';\n${recorded.join('\n')}\n`);
  console.log(`${recorded.length} messages written down`);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
