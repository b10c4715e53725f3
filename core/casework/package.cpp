// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/package.h"

#include "core/base/digest.h"
#include "core/casework/case_json.h"

#include <algorithm>
#include <optional>
#include <set>

namespace tereze::casework {
namespace {

constexpr std::string_view kMagic = "TZPKG\x01";
constexpr std::uint32_t kMostParts = 258;  ///< manifest, signature, 256 files
constexpr std::uint32_t kMostPartBytes = 64U << 20;

/// What a part is. Parts stand in this order, files by name, so one package has one form of bytes.
enum class PartKind : std::uint8_t { Manifest = 1, Signature = 2, File = 3 };

void append_number(Bytes& to, std::uint32_t number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        to.push_back(static_cast<std::uint8_t>(number >> shift));
}

void append_part(Bytes& to, PartKind kind, std::string_view name, ByteView content) {
    to.push_back(static_cast<std::uint8_t>(kind));
    append_number(to, static_cast<std::uint32_t>(name.size()), 2);
    append(to, as_bytes(name));
    append_number(to, static_cast<std::uint32_t>(content.size()), 4);
    append(to, content);
}

/// Takes bytes off the front; once they do not suffice, everything is refused.
class PartReader {
  public:
    explicit PartReader(ByteView bytes) : m_left(bytes) {}

    std::optional<ByteView> take(std::size_t count) {
        if (count > m_left.size())
            return std::nullopt;
        const auto taken = m_left.first(count);
        m_left = m_left.subspan(count);
        return taken;
    }
    std::optional<std::uint32_t> number(std::size_t bytes) {
        const auto taken = take(bytes);
        if (!taken)
            return std::nullopt;
        std::uint32_t number = 0;
        for (const auto byte : *taken)
            number = number << 8 | byte;
        return number;
    }
    bool at_end() const { return m_left.empty(); }

  private:
    ByteView m_left;
};

struct Part {
    PartKind kind = PartKind::File;
    std::string name;
    ByteView content;
};

tl::unexpected<Error> invalid(std::string why) {
    return fail("casework.package_invalid", ErrorClass::Software, Remedy::None, std::move(why));
}

tl::unexpected<Error> bad_attachment(std::string_view code, std::string detail) {
    return fail(code, ErrorClass::Fraud, Remedy::Service, std::move(detail));
}

Result<Part> read_part(PartReader& reader) {
    const auto kind = reader.number(1);
    const auto name_size = reader.number(2);
    if (!kind || !name_size)
        return invalid("cut");
    const auto name = reader.take(*name_size);
    const auto size = reader.number(4);
    if (!name || !size)
        return invalid("cut");
    if (*size > kMostPartBytes)
        return invalid("part too long");
    const auto content = reader.take(*size);
    if (!content)
        return invalid("cut");
    if (*kind < 1 || *kind > 3)
        return invalid("unknown kind of part");
    return Part{static_cast<PartKind>(*kind), as_text(*name), *content};
}

/// Whether `name` may stand at place `index` of the list.
bool fits(const Part& part, std::uint32_t index) {
    if (index == 0)
        return part.kind == PartKind::Manifest && part.name.empty();
    if (index == 1)
        return part.kind == PartKind::Signature && part.name.empty();
    return part.kind == PartKind::File && is_safe_file_name(part.name);
}

}  // namespace

Bytes Package::serialize() const {
    Bytes bytes = to_bytes(kMagic);
    append_number(bytes, static_cast<std::uint32_t>(files.size() + 2), 4);
    append_part(bytes, PartKind::Manifest, "", manifest);
    append_part(bytes, PartKind::Signature, "", signature);
    for (const auto& [name, content] : files)
        append_part(bytes, PartKind::File, name, content);
    return bytes;
}

Result<Package> Package::parse(ByteView bytes) {
    PartReader reader(bytes);
    const auto magic = reader.take(kMagic.size());
    if (!magic || as_text(*magic) != kMagic)
        return invalid("not a package");
    const auto count = reader.number(4);
    if (!count || *count < 2 || *count > kMostParts)
        return invalid("count of parts");
    Package package;
    for (std::uint32_t index = 0; index < *count; ++index) {
        TEREZE_ASSIGN(const auto part, read_part(reader));
        if (!fits(part, index))
            return invalid("part " + std::to_string(index) + " misplaced");
        Bytes content(part.content.begin(), part.content.end());
        if (part.kind == PartKind::Manifest) {
            package.manifest = std::move(content);
        } else if (part.kind == PartKind::Signature) {
            package.signature = std::move(content);
        } else {
            const bool ascending =
                package.files.empty() || package.files.rbegin()->first < part.name;
            if (!ascending)
                return invalid("part " + std::to_string(index) + " doubled or unsorted");
            package.files.emplace_hint(package.files.end(), part.name, std::move(content));
        }
    }
    if (!reader.at_end())
        return invalid("bytes after the end");
    return package;
}

Result<Manifest> Package::check() const {
    TEREZE_ASSIGN(auto parsed, Manifest::parse(manifest));
    std::set<std::string_view> named;
    for (const auto& attachment : parsed.attachments) {
        const std::string line = "line " + std::to_string(attachment.number);
        const auto file = files.find(attachment.file_name);
        if (file == files.end())
            return bad_attachment("casework.attachment_missing", line);
        if (file->second.size() != attachment.size || sha256_hex(file->second) != attachment.sha256)
            return bad_attachment("casework.attachment_changed", line);
        named.insert(attachment.file_name);
    }
    if (named.size() != files.size())
        return bad_attachment("casework.attachment_unknown",
                              std::to_string(files.size() - named.size()) + " files");
    return parsed;
}

}  // namespace tereze::casework
