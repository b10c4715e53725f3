// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/worker/sane_device.h"

#include "drivers/scanner/scan_fault.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <span>

namespace tereze::drivers::scanner::worker {
namespace {

tl::unexpected<Error> failed(SANE_Status status, const std::string& call) {
    return fail(error_of(fault_of_status(status), call + ": " + sane_strstatus(status)));
}

tl::unexpected<Error> unsupported(const std::string& name, const char* why) {
    return fail("scanner.unsupported", ErrorClass::Software, Remedy::Configure,
                "option " + name + " " + why);
}

std::string text_of(SANE_String_Const text) {
    return text == nullptr ? std::string() : text;
}

double from_word(SANE_Value_Type type, SANE_Word word) {
    return type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : word;
}

std::optional<double> parse_number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<SANE_Word> parse_flag(const std::string& text) {
    if (text == "true" || text == "yes")
        return SANE_TRUE;
    if (text == "false" || text == "no")
        return SANE_FALSE;
    return std::nullopt;
}

void read_constraint(const SANE_Option_Descriptor& descriptor, OptionFacts& facts) {
    if (descriptor.constraint_type == SANE_CONSTRAINT_RANGE) {
        facts.lowest = from_word(descriptor.type, descriptor.constraint.range->min);
        facts.highest = from_word(descriptor.type, descriptor.constraint.range->max);
    } else if (descriptor.constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const auto* list = descriptor.constraint.word_list;
        for (const auto word : std::span(list + 1, static_cast<std::size_t>(list[0])))
            facts.numbers.push_back(from_word(descriptor.type, word));
    } else if (descriptor.constraint_type == SANE_CONSTRAINT_STRING_LIST) {
        for (const auto* word = descriptor.constraint.string_list; *word != nullptr; ++word)
            facts.words.emplace_back(*word);
    }
}

}  // namespace

Result<std::unique_ptr<SaneLibrary>> SaneLibrary::start() {
    SANE_Int version = 0;
    if (const auto status = sane_init(&version, nullptr); status != SANE_STATUS_GOOD)
        return failed(status, "sane_init");
    return std::unique_ptr<SaneLibrary>(new SaneLibrary());
}

SaneLibrary::~SaneLibrary() {
    sane_exit();
}

Result<std::vector<ListedDevice>> SaneLibrary::devices() const {
    const SANE_Device** list = nullptr;
    if (const auto status = sane_get_devices(&list, SANE_FALSE); status != SANE_STATUS_GOOD)
        return failed(status, "sane_get_devices");
    std::vector<ListedDevice> devices;
    for (; list != nullptr && *list != nullptr; ++list)
        devices.push_back({text_of((*list)->name), text_of((*list)->vendor),
                           text_of((*list)->model), text_of((*list)->type)});
    return devices;
}

struct SaneDevice::Place {
    SANE_Int index;
    const SANE_Option_Descriptor* descriptor;
};

Result<std::unique_ptr<SaneDevice>> SaneDevice::open(const std::string& name) {
    SANE_Handle handle = nullptr;
    const auto status = sane_open(name.c_str(), &handle);
    // SANE standard §4.3.4: here, and only here, INVAL means that there is no such device.
    if (status == SANE_STATUS_INVAL)
        return fail("scanner.not_found", ErrorClass::Hardware, Remedy::Service,
                    "sane_open " + name);
    if (status != SANE_STATUS_GOOD)
        return failed(status, "sane_open");
    return std::unique_ptr<SaneDevice>(new SaneDevice(handle));
}

SaneDevice::~SaneDevice() {
    sane_cancel(m_handle);
    sane_close(m_handle);
}

std::optional<SaneDevice::Place> SaneDevice::find(const std::string& name) const {
    // Searched anew each time: setting one option may move or change all others (RELOAD_OPTIONS).
    for (SANE_Int index = 1;; ++index) {
        const auto* descriptor = sane_get_option_descriptor(m_handle, index);
        if (descriptor == nullptr)
            return std::nullopt;
        if (descriptor->name != nullptr && name == descriptor->name)
            return Place{index, descriptor};
    }
}

std::optional<OptionFacts> SaneDevice::option(const std::string& name) const {
    const auto place = find(name);
    if (!place)
        return std::nullopt;
    const auto& descriptor = *place->descriptor;
    OptionFacts facts;
    facts.active = SANE_OPTION_IS_ACTIVE(descriptor.cap);
    facts.settable = SANE_OPTION_IS_SETTABLE(descriptor.cap);
    facts.type = descriptor.type;
    facts.unit = descriptor.unit;
    read_constraint(descriptor, facts);
    return facts;
}

Result<> SaneDevice::control(const Place& place, const std::string& name, void* value) {
    SANE_Int info = 0;
    const auto status =
        sane_control_option(m_handle, place.index, SANE_ACTION_SET_VALUE, value, &info);
    if (status != SANE_STATUS_GOOD)
        return failed(status, "option " + name);
    return {};
}

Result<> SaneDevice::set_text(const Place& place, const std::string& name,
                              const std::string& value) {
    const auto& descriptor = *place.descriptor;
    if (value.size() + 1 > static_cast<std::size_t>(std::max(descriptor.size, 0)))
        return unsupported(name, "takes no text of this length");
    if (descriptor.constraint_type == SANE_CONSTRAINT_STRING_LIST) {
        OptionFacts facts;
        read_constraint(descriptor, facts);
        if (std::find(facts.words.begin(), facts.words.end(), value) == facts.words.end())
            return unsupported(name, "does not know this word");
    }
    // The backend may write up to `size` bytes back (an inexact value).
    std::vector<char> buffer(static_cast<std::size_t>(descriptor.size), '\0');
    std::copy(value.begin(), value.end(), buffer.begin());
    return control(place, name, buffer.data());
}

Result<> SaneDevice::set(const std::string& name, const std::string& value) {
    const auto place = find(name);
    if (!place)
        return unsupported(name, "does not exist");
    const auto& descriptor = *place->descriptor;
    if (!SANE_OPTION_IS_ACTIVE(descriptor.cap))
        return unsupported(name, "is not active");
    if (!SANE_OPTION_IS_SETTABLE(descriptor.cap))
        return unsupported(name, "cannot be set");
    if (descriptor.type == SANE_TYPE_STRING)
        return set_text(*place, name, value);
    if (descriptor.type == SANE_TYPE_BUTTON)
        return control(*place, name, nullptr);
    if (descriptor.type == SANE_TYPE_BOOL) {
        auto flag = parse_flag(value);
        if (!flag)
            return unsupported(name, "wants true or false");
        return control(*place, name, &*flag);
    }
    const auto number = parse_number(value);
    if (!number)
        return unsupported(name, "wants a number");
    return set_number(name, *number);
}

Result<> SaneDevice::set_number(const std::string& name, double value) {
    const auto place = find(name);
    if (!place)
        return unsupported(name, "does not exist");
    const auto& descriptor = *place->descriptor;
    const bool is_number = descriptor.type == SANE_TYPE_INT || descriptor.type == SANE_TYPE_FIXED;
    if (!is_number || descriptor.size != sizeof(SANE_Word))
        return unsupported(name, "is not one number");
    if (std::abs(value) > 32'000 && descriptor.type == SANE_TYPE_FIXED)
        return unsupported(name, "wants a smaller number");
    if (std::abs(value) > 2'000'000'000)
        return unsupported(name, "wants a smaller number");
    SANE_Word word = descriptor.type == SANE_TYPE_FIXED
                         ? SANE_FIX(value)
                         : static_cast<SANE_Word>(std::lround(value));
    return control(*place, name, &word);
}

std::optional<double> SaneDevice::number(const std::string& name) const {
    const auto place = find(name);
    if (!place || !SANE_OPTION_IS_ACTIVE(place->descriptor->cap) ||
        place->descriptor->size != sizeof(SANE_Word))
        return std::nullopt;
    SANE_Word word = 0;
    if (sane_control_option(m_handle, place->index, SANE_ACTION_GET_VALUE, &word, nullptr) !=
        SANE_STATUS_GOOD)
        return std::nullopt;
    return from_word(place->descriptor->type, word);
}

Result<SANE_Parameters> SaneDevice::parameters() {
    SANE_Parameters parameters{};
    if (const auto status = sane_get_parameters(m_handle, &parameters); status != SANE_STATUS_GOOD)
        return failed(status, "sane_get_parameters");
    return parameters;
}

Result<std::size_t> SaneDevice::read(std::uint8_t* to, std::size_t room) {
    SANE_Int got = 0;
    const auto status = sane_read(m_handle, to, static_cast<SANE_Int>(room), &got);
    if (status == SANE_STATUS_EOF)
        return 0;
    if (status != SANE_STATUS_GOOD)
        return failed(status, "sane_read");
    return static_cast<std::size_t>(std::max(got, 0));
}

}  // namespace tereze::drivers::scanner::worker
