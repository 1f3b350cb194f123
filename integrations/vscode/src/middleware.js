// Where VS Code shows what the server says differently from other editors: hovers without the sentence that VS Code puts
// above them, pages about rules as rendered Markdown, one place for the score instead of three.
const vscode = require('vscode');

const BREAK = '\n\n---\n\n';
const plain = markdown => markdown.replace(/\\([^a-z0-9\s])/gi, '$1');

/** A hover's Markdown without the sentences of these findings. */
const withoutSentences = (markdown, messages) =>
  markdown
    .split(BREAK)
    .map(part => part.split('\n\n').filter(paragraph => !messages.includes(plain(paragraph))).join('\n\n'))
    .join(BREAK);

const provideHover = async (document, position, token, next) => {
  const hover = await next(document, position, token);
  if (!hover) return hover;
  const messages = vscode.languages
    .getDiagnostics(document.uri)
    .filter(each => each.source === 'mannerly' && each.range.contains(position))
    .map(each => each.message);
  const contents = hover.contents.map(each => {
    const text = new vscode.MarkdownString(withoutSentences(each.value, messages));
    return text;
  });
  return new vscode.Hover(contents, hover.range);
};

const isOn = (setting, uri) => vscode.workspace.getConfiguration('mannerly', uri).get(setting);

/** `showScore` is what a click on the score does. */
exports.middleware = showScore => ({
  provideHover,
  provideCodeLenses: (document, token, next) => (isOn('codeLens', document.uri) ? next(document, token) : []),
  provideInlayHints: (document, range, token, next) =>
    isOn('inlayHints', document.uri) ? next(document, range, token) : [],
  executeCommand: (command, values, next) =>
    command === 'mannerly.showScore' ? showScore(values[0]) : next(command, values),
  window: {
    showDocument: async (params, next) => {
      if (!params.uri.startsWith('mannerly:')) return next(params);
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(params.uri));
      return { success: true };
    },
  },
});
