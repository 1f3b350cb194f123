#include "report/region.h"

#include <algorithm>
#include <filesystem>

#include "base/hash.h"

namespace mannerly {
namespace {

bool is_unreserved(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
}

}  // namespace

Region region_of(const Draft& draft, Span span, ColumnUnit unit) {
  if (!draft.id.empty()) {
    const std::uint32_t line = std::max(draft.record_line, 1U);
    return {{line, 1}, {line, 2}};
  }
  return {draft.source.position(span.begin, unit), draft.source.position(span.end, unit)};
}

std::string repository_path(const std::string& path, const ReportOptions& options) {
  namespace fs = std::filesystem;
  const fs::path given = fs::path(path).lexically_normal();
  if (options.root.empty()) return given.generic_string();
  const fs::path absolute = (fs::path(options.folder) / path).lexically_normal();
  const fs::path relative = absolute.lexically_relative(options.root);
  const bool below = !relative.empty() && *relative.begin() != "..";
  return below ? relative.generic_string() : given.generic_string();
}

std::string path_uri(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return uri;
}

std::string message_of(const Draft& draft, const Finding& finding) {
  return draft.id.empty() ? finding.message : "record “" + draft.id + "”: " + finding.message;
}

Edit merged_edit(const SourceText& source, const Fix& fix) {
  Edit merged = fix.edits.front();
  for (std::size_t i = 1; i < fix.edits.size(); ++i) {
    merged.text += source.text({merged.span.end, fix.edits[i].span.begin});
    merged.text += fix.edits[i].text;
    merged.span.end = fix.edits[i].span.end;
  }
  return merged;
}

bool is_applicable(const Draft& draft, const Fix& fix) {
  return draft.source.writable() && !fix.edits.empty() && fix.applicability != Applicability::kDisplay;
}

std::string Identities::of(const std::string& path, const Draft& draft, const Finding& finding) {
  return of(path + '\n' + draft.id + '\n' + finding.rule + '\n' + finding.fingerprint);
}

std::string Identities::of(const std::string& name) {
  const std::uint64_t identity = fnv1a(name);
  return to_hex(identity) + ':' + std::to_string(++given_[identity]);
}

}  // namespace mannerly
