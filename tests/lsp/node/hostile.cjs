// The program as strangers treat it: broken frames, ends of input, no goodbye. It always answers what can be answered
// and ends with the right code.
//   node hostile.cjs PROGRAM RULES
const assert = require('assert');
const child = require('child_process');
const [program, rules] = process.argv.slice(2);

const frame = body => Buffer.concat([Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`), Buffer.from(body)]);
const message = json => frame(JSON.stringify({ jsonrpc: '2.0', ...json }));
const hello = message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
const bye = Buffer.concat([message({ id: 2, method: 'shutdown' }), message({ method: 'exit' })]);
const run = (...input) => {
  const result = child.spawnSync(program, ['lsp', '--stdio', '--rules', rules], { input: Buffer.concat(input.map(Buffer.from)), timeout: 60000 });
  assert.equal(result.signal, null);
  const out = result.stdout.toString();
  return { code: result.status, out, err: result.stderr.toString() };
};

const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 256));
const open = text => message({ method: 'textDocument/didOpen', params: { textDocument: { uri: 'file:///x.txt', languageId: 'text', version: 1, text } } });
const badBytes = Buffer.concat([Buffer.from('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///%FF%zz","languageId":"text","version":1,"text":"act now \xff\xc3"}}}', 'latin1')]);
const invalidUtf8 = Buffer.concat([Buffer.from(`Content-Length: ${badBytes.length}\r\n\r\n`), badBytes]);

const table = [
  ['in order', [hello, bye], 0, /"id":2/],
  ['noise first', [noise, '\r\n\r\n', hello, bye], 0, /"id":2/],
  ['a huge length', ['Content-Length: 99999999999999\r\n\r\n{}', hello, bye], 0, /"id":2/],
  ['a length that is none', ['Content-Length: x\r\n\r\n', hello, bye], 0, /-32700/],
  ['no JSON', [frame('{"id": 3, '), hello, bye], 0, /-32700/],
  ['invalid UTF-8', [hello, invalidUtf8, bye], 0, /"id":2/],
  ['a NUL', [hello, open('act now \u0000!!'), bye], 0, /"id":2/],
  ['a lone surrogate', [hello, frame('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///s","languageId":"text","version":1,"text":"\\ud83d act now"}}}'), bye], 0, /"id":2/],
  ['exit without shutdown', [hello, message({ method: 'exit' })], 1, /"id":1/],
  ['an end without a word', [hello], 1, /"id":1/],
  ['half a frame', [hello, 'Content-Length: 50\r\n\r\n{"half'], 1, /"id":1/],
  ['nothing at all', [], 1, /^$/],
];
for (const [name, input, code, wanted] of table) {
  const result = run(...input);
  assert.equal(result.code, code, `${name}: exit ${result.code}, ${result.err}`);
  assert.match(result.out, wanted, name);
  assert.equal(result.err, '', name);
}
console.log(`${table.length} strangers`);
