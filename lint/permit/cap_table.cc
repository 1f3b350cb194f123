#include "permit/cap_table.h"

#include <utility>

#include "base/bytes.h"
#include "permit/evaluate.h"
#include "permit/policies.h"
#include "permit/verdict.h"

namespace mannerly::permit {
namespace {

void write_number(const std::optional<double>& value, ByteWriter& out) {
  out.value(value.has_value());
  out.value(value.value_or(0));
}

std::optional<double> read_number(ByteReader& in) {
  const bool known = in.value<bool>();
  const double value = in.value<double>();
  return known ? std::optional<double>(value) : std::nullopt;
}

void write_cap(const Cap& cap, ByteWriter& out) {
  out.text(cap.channel);
  out.value(cap.of_subject);
  out.value(cap.max);
  out.number(cap.when.size());
  for (const Condition& condition : cap.when) {
    out.value(condition.fact);
    out.array(condition.any_of);
    write_number(condition.at_least, out);
    write_number(condition.below, out);
  }
}

Cap read_cap(ByteReader& in) {
  Cap out;
  out.channel = in.text();
  out.of_subject = in.value<bool>();
  out.max = in.value<int>();
  out.when.resize(in.number());
  for (Condition& condition : out.when) {
    condition.fact = in.value<Fact>();
    const auto any_of = in.array<double>();
    for (std::size_t i = 0; i < any_of.size(); ++i) condition.any_of.push_back(any_of[i]);
    condition.at_least = read_number(in);
    condition.below = read_number(in);
  }
  return out;
}

template <class Use>
void each_fact(const Use& use) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Fact::kCount); ++i) use(static_cast<Fact>(i));
}

void write_table(const Policy& policy, ByteWriter& out) {
  each_fact([&](Fact fact) { write_number(policy.usual.get(fact), out); });
  out.value(policy.usual.not_first());
  out.number(policy.caps.size());
  for (const Cap& cap : policy.caps) write_cap(cap, out);
}

CapTable read_table(ByteReader in) {
  CapTable out;
  each_fact([&](Fact fact) { out.usual.set(fact, read_number(in)); });
  out.usual.set_not_first(in.value<bool>());
  const std::uint32_t count = in.number();
  for (std::uint32_t i = 0; i < count; ++i) out.caps.push_back(read_cap(in));
  return out;
}

}  // namespace

LengthCap select_caps(const CapTable& table, const PermissionCase& question) {
  LengthCap out;
  const FactSheet sheet = make_sheet(question);
  const std::string channel = channel_of(question);
  for (const Cap& cap : table.caps) {
    if (cap.channel != channel || !holds(cap.when, sheet, table.usual)) continue;
    std::optional<int>& place = cap.of_subject ? out.subject : out.body;
    if (!place) place = cap.max;
  }
  return out;
}

std::string packed_caps() {
  std::vector<Error> problems;
  const auto set = load_policies({}, problems);
  ByteWriter out;
  if (!set) return {};
  for (const Policy& policy : set->policies) {
    ByteWriter table;
    write_table(policy, table);
    out.text(policy.name);
    out.text(table.take());
  }
  return out.take();
}

std::optional<CapTable> read_caps(std::string_view bytes, std::string_view policy) {
  for (ByteReader in(bytes); !in.at_end();) {
    const std::string_view name = in.text();
    const std::string_view table = in.text();
    if (name == policy) return read_table(ByteReader(table));
  }
  return std::nullopt;
}

}  // namespace mannerly::permit
