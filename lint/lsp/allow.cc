#include "lsp/allow.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "lsp/overlay.h"
#include "lsp/uris.h"
#include "lsp/yaml_lines.h"
#include "mannerly/allow_file.h"
#include "mannerly/words.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kConfigName = ".mannerly.yaml";

/// Where the reason stands in the text after a change of one edit.
Span reason_in(const Edit& edit) {
  const std::size_t at = edit.text.find(kReason);
  if (at == std::string::npos) return {edit.span.begin, edit.span.begin};
  const auto begin = static_cast<std::uint32_t>(edit.span.begin + at);
  return {begin, begin + static_cast<std::uint32_t>(kReason.size())};
}

Proposal proposal_of(const Document& document, Edit edit) {
  const Span cursor = reason_in(edit);
  return {change_of(document, {std::move(edit)}), cursor};
}

std::string line_end_of(const SourceText& text) {
  return text.bytes().find("\r\n") == std::string::npos ? "\n" : "\r\n";
}

/// The draft that the document is after the change; nullopt when it is none, or has faults.
std::optional<Draft> draft_after(Session& session, const Document& document, const TextChange& change) {
  ReadResult read = read_draft(session, document, *document.checked->linter, text_after(change));
  if (read.drafts.size() != 1 || read.problems.size() > document.checked->problems.size()) return std::nullopt;
  return std::move(read.drafts.front());
}

/// Whether `draft` allows the rule at `offset`.
bool allows(const Draft& draft, const std::string& rule, std::uint32_t offset) {
  return std::any_of(draft.allows.begin(), draft.allows.end(), [&](const Allow& allow) {
    return allow.rule == rule && allow.reason == kReason && allow.where.begin <= offset && offset <= allow.where.end;
  });
}

/// A file a change goes to: as it is in the editor, as it is on the disk, or a new one.
struct FileText {
  std::string path;
  const Document* open = nullptr;
  std::optional<std::string> bytes;  ///< nullopt: there is none yet
};

FileText file_at(Session& session, std::string path) {
  FileText out{std::move(path), nullptr, std::nullopt};
  out.open = session.documents.find_path(out.path);
  if (out.open != nullptr) {
    out.bytes = out.open->text.bytes();
  } else if (auto bytes = session.host.disk->read_at_most(out.path, kMaxSettingsBytes)) {
    out.bytes = std::move(*bytes);
  }
  return out;
}

/// The configuration that governs the document, else the place of a new one; the path is empty when there is none.
FileText config_of(Session& session, const Document& document) {
  const std::string& config = session.linters.find(document.path, session.root, session.settings).config;
  if (!config.empty()) return file_at(session, config);
  const std::string folder = session.root.empty() ? std::string(folder_of(document.path)) : session.root;
  if (folder.empty()) return {};
  return file_at(session, folder + "/" + std::string(kConfigName));
}

TextChange file_change(const FileText& file, std::vector<Edit> edits) {
  if (file.open != nullptr) return change_of(*file.open, std::move(edits));
  return {.uri = uri_of(file.path),
          .path = file.path,
          .version = std::nullopt,
          .before = SourceText(file.path, file.bytes.value_or(""), Writable::kYes),
          .creates = !file.bytes,
          .edits = std::move(edits)};
}

/// The change that makes `after` of the file.
Proposal rewritten(const FileText& file, const std::string& after) {
  const SourceText before(file.path, file.bytes.value_or(""), Writable::kYes);
  Proposal out{file_change(file, edits_between(before, after)), {}};
  const std::size_t reason = after.rfind(kReason);
  if (reason == std::string::npos) return out;
  const auto begin = static_cast<std::uint32_t>(reason);
  out.cursor = {begin, begin + static_cast<std::uint32_t>(kReason.size())};
  return out;
}

}  // namespace

namespace {

std::optional<Proposal> allow_by_comment(Session& session, const Document& document, const Finding& finding) {
  const Draft& draft = *document.checked->result->draft;
  const auto block = std::find_if(draft.blocks.begin(), draft.blocks.end(), [&](const Block& each) {
    return each.span.begin <= finding.span.begin && finding.span.begin <= each.span.end;
  });
  if (block == draft.blocks.end()) return std::nullopt;
  const std::uint32_t line = document.text.position(block->span.begin).line;
  const std::uint32_t at = document.text.line_span(line).begin;
  const std::string comment =
      "<!-- mannerly: allow " + finding.rule + ", " + std::string(kReason) + " -->" + line_end_of(document.text);
  Proposal out = proposal_of(document, {{at, at}, comment});
  const auto after = draft_after(session, document, out.change);
  const auto shifted = finding.span.begin + static_cast<std::uint32_t>(comment.size());
  if (!after || !allows(*after, finding.rule, shifted)) return std::nullopt;
  return out;
}

std::optional<Proposal> allow_by_file(Session& session, const Document& document, const Finding& finding) {
  const std::string& config = session.linters.find(document.path, session.root, session.settings).config;
  const std::string path = AllowFiles::path_for(config, document.path);
  const std::string name = AllowFiles::name_in(path, document.path);
  if (name.empty()) return std::nullopt;
  const FileText file = file_at(session, path);
  const AllowEntry entry{
      .file = name, .rule = finding.rule, .fingerprint = finding.fingerprint, .reason = std::string(kReason)};
  const auto after = with_entries(path, file.bytes.value_or(""), {entry});
  if (!after) return std::nullopt;
  return rewritten(file, *after);
}

}  // namespace

std::optional<Proposal> allow_here(Session& session, const Document& document, const Finding& finding) {
  auto comment = allow_by_comment(session, document, finding);
  return comment ? std::move(comment) : allow_by_file(session, document, finding);
}

std::optional<Proposal> allow_in_file(Session& session, const Document& document, const std::string& rule) {
  const Draft& draft = *document.checked->result->draft;
  const std::string item = "{rule: " + rule + ", reason: " + std::string(kReason) + "}";
  const std::string end = line_end_of(document.text);
  const std::string_view text = document.text.bytes();
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const bool fenced = text.substr(start).starts_with("---") && draft.body.begin > start;
  const std::uint32_t top = static_cast<std::uint32_t>(start);
  std::optional<Edit> edit = Edit{{top, top}, "---" + end + "allow:" + end + "  - " + item + end + "---" + end};
  if (fenced) {
    // The YAML lies between the line of the first fence and that of the second, which ends where the body begins.
    const std::uint32_t yaml = document.text.line_span(2).begin;
    const std::uint32_t fence = document.text.position(draft.body.begin - 1).line;
    const std::uint32_t fence_line = document.text.line_span(fence).begin;
    edit = add_list_item(std::string(text.substr(yaml, fence_line - yaml)), "allow", item);
    if (edit) edit->span = {edit->span.begin + yaml, edit->span.end + yaml};
  }
  if (!edit) return std::nullopt;
  Proposal out = proposal_of(document, std::move(*edit));
  const auto after = draft_after(session, document, out.change);
  if (!after || !allows(*after, rule, after->body.end)) return std::nullopt;
  return out;
}

std::optional<Proposal> allow_in_project(Session& session, const Document& document, const std::string& rule) {
  const FileText config = config_of(session, document);
  if (config.path.empty()) return std::nullopt;
  auto edit = set_map_row(config.bytes.value_or(""), "rules", {rule, "off", std::string(kReason)});
  if (!edit) return std::nullopt;
  const Span cursor = reason_in(*edit);
  Proposal out{file_change(config, {std::move(*edit)}), cursor};
  const auto linter = linter_with(session, config.path, text_after(out.change));
  if (!linter) return std::nullopt;
  const auto& rows = (*linter)->config().rules;
  const bool off = !rows.empty() && std::any_of(rows.begin(), rows.end(), [&](const RuleSetting& row) {
    return row.pattern == rule && row.severity == Severity::kOff && row.where.path == config.path;
  });
  return off ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<Proposal> add_word(Session& session, const Document& document, const std::string& word) {
  const FileText config = config_of(session, document);
  if (config.path.empty()) return std::nullopt;
  const auto after = with_words(config.path, config.bytes.value_or(""), {word});
  if (!after) return std::nullopt;
  return rewritten(config, *after);
}

std::optional<Proposal> add_own_word(Session& session, const std::string& word) {
  const std::string& path = session.settings.linter.words_file;
  if (path.empty()) return std::nullopt;
  const FileText list = file_at(session, path);
  return rewritten(list, with_listed_words(list.bytes.value_or(""), {word}));
}

std::string unknown_word_of(const Document& document, const Finding& finding) {
  const std::string_view word = document.text.text(finding.span);
  const bool one_word = !word.empty() && word.find_first_of(" \t\r\n") == std::string_view::npos;
  return finding.rule == "spelling/unknown-word" && one_word ? std::string(word) : std::string();
}

}  // namespace mannerly::lsp
