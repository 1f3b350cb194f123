// Kind `emoji`: emoji beyond what the message kind bears, of an unfit group, emoticons, and letters or bullets made of
// symbols. What counts as one emoji is decided in text/.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "checks/case_names.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"
#include "checks/styled.h"

namespace mannerly {
namespace {

enum class Mode { kPresent, kExcess, kSuggestive, kEmoticon, kDecorative };

struct EmojiParams {
  Mode mode = Mode::kPresent;
  ByKind<double> limits;
  std::vector<std::string> list;  ///< emoji or emoticons the mode is about
};

bool is_ornament(char32_t c) {
  static constexpr auto kOrnaments = std::to_array<char32_t>(
      {0x2605, 0x2606, 0x2729, 0x272A, 0x2726, 0x2727, 0x25BA, 0x25B6, 0x27A4, 0x2794,  0x27A1, 0x2714,
       0x2713, 0x2705, 0x2756, 0x25C6, 0x25A0, 0x25AA, 0x25CF, 0x2023, 0x2B50, 0x1F449, 0x1F539});
  return std::find(kOrnaments.begin(), kOrnaments.end(), c) != kOrnaments.end();
}

class EmojiCheck final : public Check {
 public:
  explicit EmojiCheck(EmojiParams params) : params_(std::move(params)), first_bytes_(firsts_of(params_.list)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    switch (params_.mode) {
      case Mode::kPresent:
      case Mode::kExcess:
        return count(analysis, sink);
      case Mode::kSuggestive:
        return listed(analysis, sink);
      case Mode::kEmoticon:
        return emoticons(analysis, sink);
      case Mode::kDecorative:
        return decorative(analysis, sink);
    }
  }

  Trigger trigger() const override {
    const bool other_signs = params_.mode == Mode::kEmoticon || params_.mode == Mode::kDecorative;
    return {.needed = other_signs ? Needed::kNothing : Needed::kEmoji};
  }

 private:
  static ByteSet firsts_of(const std::vector<std::string>& list) {
    std::string firsts;
    for (const std::string& one : list) firsts += one[0] == ' ' ? "" : one.substr(0, 1);
    return ByteSet(firsts);
  }

  static void report(const Analysis& analysis, Span span, FindingSink& sink) {
    const std::string match(analysis.document().text(span));
    Finding& finding = sink.add(span, fill_in(sink.message(), {{"match", match}}));
    finding.fixes.push_back(
        single_fix("delete “" + match + "”", deletion(analysis.document(), span), Applicability::kSafe));
  }

  /// Emoji in scope, in order.
  static std::vector<Span> emoji_in(const Analysis& analysis, const FindingSink& sink) {
    std::vector<Span> out;
    for (const Token& token : analysis.document().tokens) {
      if (token.kind == TokenKind::kEmoji && sink.in_scope(token.span.begin)) out.push_back(token.span);
    }
    return out;
  }

  /// kPresent: the first emoji beyond the limit. kExcess: every one beyond its limit, and each that follows another at
  /// once. An emoji that follows another is left to kExcess, so that one emoji is one finding.
  void count(const Analysis& analysis, FindingSink& sink) const {
    const double* limit = params_.limits.find(analysis.draft().kind, analysis.relation());
    const std::vector<Span> all = emoji_in(analysis, sink);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool beside = i > 0 && trim(analysis.document().text(Span{all[i - 1].end, all[i].begin})).empty();
      const auto index = static_cast<double>(i);
      const bool first_beyond = limit != nullptr && index >= *limit && index < *limit + 1;
      const bool beyond = limit != nullptr && index >= *limit;
      const bool fires = params_.mode == Mode::kPresent ? first_beyond && !beside : beside || beyond;
      if (fires) report(analysis, all[i], sink);
    }
  }

  void listed(const Analysis& analysis, FindingSink& sink) const {
    for (const Span span : emoji_in(analysis, sink)) {
      const std::string_view text = analysis.document().text(span);
      const bool unfit = std::any_of(params_.list.begin(), params_.list.end(),
                                     [&](const std::string& e) { return text.starts_with(e); });
      if (unfit) report(analysis, span, sink);
    }
  }

  static bool stands_before_emoticons(char c) {
    switch (c) {
      case ' ':
      case '\t':
      case '\n':
      case '\r':
      case '.':
      case '!':
      case '?':
      case ',':
      case '(':
        return true;
      default:
        return false;
    }
  }

  /// Emoticons stand alone between blanks or at the end of a line or sentence; ":)" inside "8:)" is none.
  void emoticons(const Analysis& analysis, FindingSink& sink) const {
    const std::string_view mask = analysis.document().mask;
    const Span body = analysis.draft().body;
    for (std::uint32_t at = body.begin; at < body.end; ++at) {
      if (!first_bytes_.has(mask[at]) || !(at == body.begin || stands_before_emoticons(mask[at - 1]))) continue;
      std::size_t longest = 0;
      for (const std::string& face : params_.list) {
        const std::size_t end = at + face.size();
        if (mask[at] != face[0] || face.size() <= longest || mask.substr(at, face.size()) != face) continue;
        const bool ends = end >= body.end || std::string_view(" \t\n\r.!?,)").find(mask[end]) != std::string_view::npos;
        if (ends) longest = face.size();
      }
      if (longest == 0 || !sink.in_scope(at)) continue;
      report(analysis, {at, at + static_cast<std::uint32_t>(longest)}, sink);
      at += static_cast<std::uint32_t>(longest) - 1;
    }
  }

  void decorative(const Analysis& analysis, FindingSink& sink) const {
    const std::string_view bytes = analysis.draft().source.bytes();
    const Span body = analysis.draft().body;
    for (const StyledRun& run : styled_runs(bytes, body)) {
      if (sink.in_scope(run.span.begin)) report_styled(analysis, run, sink);
    }
    const std::string_view text = bytes.substr(0, body.end);
    for (std::size_t at = ascii_end(text, body.begin); at < text.size(); at = ascii_end(text, at)) {
      const auto begin = static_cast<std::uint32_t>(at);
      if (!is_ornament(next_code_point(bytes, at)) || !sink.in_scope(begin)) continue;
      report(analysis, {begin, static_cast<std::uint32_t>(at)}, sink);
    }
  }

  static void report_styled(const Analysis& analysis, const StyledRun& run, FindingSink& sink) {
    const std::string match(analysis.document().text(run.span));
    Finding& finding = sink.add(run.span, fill_in(sink.message(), {{"match", match}}));
    finding.fixes.push_back(single_fix("write “" + run.plain + "”", {run.span, run.plain}, Applicability::kSafe));
  }

  EmojiParams params_;
  ByteSet first_bytes_;  ///< of the list
};

}  // namespace

std::unique_ptr<Check> compile_emoji(const RuleSpec& spec, CompileContext& context) {
  static constexpr NameTable<Mode, 5> kModes{{{Mode::kPresent, "present"},
                                              {Mode::kExcess, "excess"},
                                              {Mode::kSuggestive, "suggestive"},
                                              {Mode::kEmoticon, "emoticon"},
                                              {Mode::kDecorative, "decorative"}}};
  EmojiParams params;
  yaml::DictReader reader(spec.path);
  reader.on("mode", [&](const yaml::Node& n) { return read_named(n, kModes, params.mode); }).required();
  reader.on("list", [&](const yaml::Node& n) { return yaml::read_strings(n, params.list); });
  reader.on("limits", [&](const yaml::Node& n) -> yaml::Fault {
    for (const auto& [key, value] : n.entries) {
      if (!is_case_name(key.scalar)) {
        context.problems.push_back(yaml::error_at(key, spec.path, "limits: " + unknown_case(key.scalar)));
        continue;
      }
      double limit = 0;
      if (auto fault = yaml::read_number(value, limit); !fault.empty()) return fault;
      params.limits.cases.emplace_back(key.scalar, limit);
    }
    return {};
  });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<EmojiCheck>(std::move(params));
}

}  // namespace mannerly
