// "Subject: …" as the first line of a text file.
#pragma once

#include "mannerly/draft.h"

namespace mannerly::draft {

/// Takes a leading subject line that a blank line or a greeting follows out of the body, unless the subject is known
/// already.
void take_subject_line(Draft& draft);

}  // namespace mannerly::draft
