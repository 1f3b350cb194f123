// Words set in styled letters (𝗯𝗼𝗹𝗱, Ⓒⓘⓡⓒⓛⓔⓓ, ꜱᴍᴀʟʟ ᴄᴀᴘꜱ), which look like letters and are none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly {

struct StyledRun {
  Span span;
  std::string plain;  ///< the same in plain letters
};

/// Runs of styled words within `part`, in order. Left out: a lone letter (a variable, a sign), phonetic notation, and
/// full-width letters where the text also has Chinese, Japanese or Korean.
std::vector<StyledRun> styled_runs(std::string_view bytes, Span part);

}  // namespace mannerly
