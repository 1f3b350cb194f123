// The score: in the status bar, in its tooltip, and as a list of what to change first. The server computes it.
const vscode = require('vscode');

const signed = ({ rule, points }) => `+${points} ${rule}`;

/** The tooltip: the line, the categories that lost points, and what to change first. */
const tooltip = score => {
  const page = new vscode.MarkdownString();
  page.appendMarkdown(`**${score.line}**\n\n`);
  const low = score.categories.filter(each => each.points < 100);
  if (low.length > 0) {
    page.appendMarkdown('| | of 100 |\n|---|--:|\n');
    for (const { name, points } of low) page.appendMarkdown(`| ${name} | ${points} |\n`);
  }
  if (score.first.length > 0) {
    page.appendMarkdown(`\nChange first\n\n${score.first.map(each => `- ${signed(each)}`).join('\n')}\n`);
  }
  if (score.ceiling) page.appendMarkdown(`\nHeld down by ${score.ceiling}\n`);
  return page;
};

/** Writes a score into the status bar item; without one, hides it. */
const showInStatus = (status, score) => {
  if (!score) {
    status.hide();
    return;
  }
  status.text = `$(mail) ${score.overall} · ${score.verdict}`;
  status.tooltip = tooltip(score);
  status.backgroundColor = score.verdict === 'do not send' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  status.show();
};

const ruleOf = diagnostic => (typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);

/** What to change first, dearest first, with the sentence of the finding; picking one goes there. */
const pickFinding = async (uri, score, fixAll) => {
  const found = vscode.languages.getDiagnostics(uri).filter(each => each.source === 'mannerly');
  const rows = score.first.map(each => {
    const diagnostic = found.find(one => ruleOf(one) === each.rule);
    return { label: signed(each), detail: diagnostic && diagnostic.message, range: diagnostic && diagnostic.range };
  });
  rows.push({ label: '$(wand) Apply all safe fixes', fixAll: true });
  const picked = await vscode.window.showQuickPick(rows, { title: score.line, placeHolder: 'What to change first' });
  if (!picked) return;
  if (picked.fixAll) await fixAll();
  else if (picked.range) await vscode.window.showTextDocument(vscode.Uri.parse(uri.toString()), { selection: picked.range });
};

module.exports = { showInStatus, pickFinding };
