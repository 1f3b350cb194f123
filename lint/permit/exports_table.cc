#include "permit/exports_table.h"

#include <algorithm>
#include <cstring>

#include "base/strings.h"
#include "permit/exports_date.h"
#include "permit/exports_profile.h"
#include "permit/exports_text.h"

namespace mannerly::permit {
namespace {

constexpr std::size_t kMostProblems = 20;
constexpr std::size_t kMostSamples = 20;

std::string quoted_list(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back("“" + name + "”");
  return join(quoted, ", ");
}

bool has_nul(std::string_view text) { return std::memchr(text.data(), 0, text.size()) != nullptr; }

}  // namespace

void TableProblems::add(std::uint32_t line, std::string message) {
  if (++count_ <= kMostProblems) out_.push_back({std::move(message), path_, line, line > 0 ? 1U : 0U});
}

void TableProblems::finish() {
  if (count_ <= kMostProblems) return;
  out_.push_back({std::to_string(count_ - kMostProblems) + " more rows cannot be read", path_, 0, 0});
}

TableReader::TableReader(const TableSpec& spec, std::string path, std::vector<Error>& problems, Use use)
    : spec_(spec),
      problems_(std::move(path), problems),
      use_(std::move(use)),
      csv_([this](const CsvRow& row) { take(row); }),
      places_(spec.columns.size(), -1) {}

void TableReader::take(const CsvRow& row) {
  if (given_up_) return;
  if (width_ == 0) {
    if (!find_header(row)) keep_sample(row);
    return;
  }
  if (!row.fault.empty()) return problems_.add(row.line, "broken row: " + std::string(row.fault));
  if (has_nul(row.raw)) return problems_.add(row.line, "broken row: it holds a NUL byte");
  if (row.fields.size() != width_) {
    return problems_.add(row.line, "broken row: " + std::to_string(row.fields.size()) +
                                       " fields where the header has " + std::to_string(width_) +
                                       "; the file may be cut here, or a quotation mark missing");
  }
  use_(TableRow(row, places_), problems_);
}

/// True when `row` is the header; it may be separated by semicolons or tabs once a spreadsheet has saved it.
bool TableReader::find_header(const CsvRow& row) {
  if (is_header(row.fields)) return true;
  if (row.fields.size() != 1) return false;
  for (const char separator : {';', '\t'}) {
    if (row.fields[0].find(separator) == std::string_view::npos || !is_header(split(row.fields[0], separator)))
      continue;
    csv_.set_separator(separator);
    return true;
  }
  return false;
}

bool TableReader::is_header(const std::vector<std::string_view>& fields) {
  std::vector<std::string> names;
  for (const std::string_view field : fields) names.push_back(folded_name(field));
  std::vector<int> places;
  for (const TableColumn& column : spec_.columns) {
    const auto found = std::find(names.begin(), names.end(), ascii_lower(column.name));
    if (found == names.end() && column.need == Need::kRequired) return false;
    places.push_back(found == names.end() ? -1 : static_cast<int>(found - names.begin()));
  }
  places_ = std::move(places);
  width_ = names.size();
  return true;
}

void TableReader::keep_sample(const CsvRow& row) {
  if (samples_.empty() && (row.raw.starts_with("\xFF\xFE") || row.raw.starts_with("\xFE\xFF"))) {
    given_up_ = true;
    return problems_.add(row.line, "the file is UTF-16; save it as CSV in UTF-8");
  }
  Sample sample{row.line, {}};
  for (const std::string_view field : row.fields) sample.fields.push_back(shown(field));
  samples_.push_back(std::move(sample));
  if (samples_.size() == kMostSamples) give_up();
}

/// No header: names what stands there, what is wanted, and what the data say about the columns.
void TableReader::give_up() {
  given_up_ = true;
  if (samples_.empty()) return problems_.add(0, "the file is empty; wanted the export's " + std::string(spec_.file));
  // The preamble has fewer columns than the table.
  const auto header = std::max_element(samples_.begin(), samples_.end(), [](const Sample& a, const Sample& b) {
    return a.fields.size() < b.fields.size();
  });
  std::vector<std::string> wanted;
  for (const TableColumn& column : spec_.columns) {
    if (column.need == Need::kRequired) wanted.emplace_back(column.name);
  }
  problems_.add(header->line, "no header of the export's " + std::string(spec_.file) + ": found " +
                                  quoted_list(header->fields) + "; wanted " + quoted_list(wanted) +
                                  " in English, as the export writes them" +
                                  columns_by_data(static_cast<std::size_t>(header - samples_.begin())));
}

/// "; by their data, …" for columns whose every value is of one kind that only one column of the export has.
std::string TableReader::columns_by_data(std::size_t header) const {
  const auto all_are = [&](std::size_t column, auto is_kind) {
    std::size_t seen = 0;
    for (std::size_t i = header + 1; i < samples_.size(); ++i) {
      if (column >= samples_[i].fields.size() || samples_[i].fields[column].empty()) continue;
      if (!is_kind(samples_[i].fields[column])) return false;
      ++seen;
    }
    return seen > 0;
  };
  std::vector<std::string> known;
  for (std::size_t i = 0; i < samples_[header].fields.size(); ++i) {
    const std::string& name = samples_[header].fields[i];
    if (all_are(i, [](const std::string& field) { return !profile_key(field).empty(); })) {
      known.push_back("“" + name + "” holds profile addresses");
    } else if (all_are(i, [](const std::string& field) { return parse_export_date(field).has_value(); })) {
      known.push_back("“" + name + "” holds dates");
    }
  }
  return known.empty() ? std::string() : "; by their data, " + join(known, " and ");
}

void TableReader::finish() {
  csv_.finish();
  if (width_ == 0 && !given_up_) give_up();
  problems_.finish();
}

}  // namespace mannerly::permit
