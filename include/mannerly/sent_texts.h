// What a member has lately written to whom, for comparing new drafts with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/history.h"

namespace mannerly {

/// An own message to one other person.
struct SentText {
  std::string to;
  std::string text;  ///< valid UTF-8, perhaps cut at its end
  Day day;
};

/// The latest `most` own texts from `first` to `last`, newest first. Thread safe.
std::vector<SentText> sent_texts(const History& history, Day first, Day last, std::size_t most);

}  // namespace mannerly
