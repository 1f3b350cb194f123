// `file:` URIs ↔ paths. A client's own spelling of a URI is kept for answers; it is never rebuilt from a path.
#pragma once

#include <string>
#include <string_view>

namespace mannerly::lsp {

/// The path of a `file:` URI, percent-decoded; empty for other schemes. Bytes need not be UTF-8.
std::string path_of(std::string_view uri);
/// The `file:` URI of an absolute path.
std::string uri_of(std::string_view path);
/// The last piece of a path or URI.
std::string_view file_name(std::string_view path);
/// The folder of a path, without the closing slash; empty when it names none.
std::string_view folder_of(std::string_view path);

}  // namespace mannerly::lsp
