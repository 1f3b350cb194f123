// Phrases with a common beginning share nodes of the trie only while they are written alike. Here the nodes that the
// same words can lead to become one node, so that a text token is looked up once and not once a phrase.
//
// This is the subset construction over word edges. Classes, `_` and gaps stay edges of their own beside the words,
// which keeps the number of nodes near that of the trie.
#pragma once

#include "checks/phrase_automaton.h"

namespace mannerly {

/// A trie with the same hits, in which no node has two edges for one word, one class or one length of gap, and none has
/// skips. Phrases for which that would need many times the nodes come back as they are.
PhraseTrie merged(const PhraseTrie& trie);

}  // namespace mannerly
