// Named classes (rules/classes/*.yaml): phrases that several rules share, with weights, anchors and groups.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "checks/phrase_list.h"
#include "mannerly/draft.h"
#include "text/document.h"
#include "yaml/node.h"

namespace mannerly {

/// A compiled class.
struct PhraseClass {
  std::string name;
  PhraseList phrases;
  std::vector<ListId> except;
  bool unless_negated = false;
  std::vector<Fills> fills;  ///< placeholders that are hits by themselves
  std::vector<Part> parts;   ///< where hits count; empty: all but quote and signature
};

struct ClassHit {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  ///< inclusive
  std::uint32_t sentence = 0;
  Part part = Part::kBody;
  double weight = 1;
  std::uint32_t entry = 0;
  const std::string* group = nullptr;  ///< owned by the class
};

/// Those in the sentences `first` to `last`, both included, of hits that stand in the order of the text.
std::span<const ClassHit> hits_between(std::span<const ClassHit> hits, std::uint32_t first, std::uint32_t last);

/// Reads one class file (already parsed). Faults become located problems.
PhraseClass read_class(const std::string& name, const yaml::Node& node, const std::string& path, PhraseBook& book,
                       std::vector<Error>& problems);

/// The class in a row of bytes, for packs, and back; its phrases are those of the packed book.
void write_class(const PhraseClass& phrase_class, ByteWriter& out);
PhraseClass read_class(ByteReader& in, PhraseBook& book);

/// Hits that survive exceptions, negation, parts and anchors, in text order.
std::vector<ClassHit> class_hits(const PhraseClass& phrase_class, const Document& document, const PhraseHits& hits,
                                 const CommonWords& common);

/// True when "not", "no", "never", "without" or an n't word stands within three words before `token` in its sentence.
bool negated(const Document& document, std::uint32_t token);
/// True when the hit is capitalised inside a sentence beside another capitalised word: part of a name.
bool inside_name(const Document& document, std::uint32_t first_token, std::uint32_t last_token);

}  // namespace mannerly
