// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Preloaded into Debian's ippeveprinter 2.4.2, which does not start without a D-Bus Avahi daemon.
// The calls succeed and announce nothing on the network; the port is told on stdout as READY
// instead.
#include <cstdint>
#include <cstdio>

namespace {
int handle = 0;  // ippeveprinter only checks that what it gets is not null
}

extern "C" {

void* avahi_threaded_poll_new() {
    return &handle;
}
void* avahi_threaded_poll_get(void*) {
    return &handle;
}
int avahi_threaded_poll_start(void*) {
    return 0;
}
int avahi_threaded_poll_stop(void*) {
    return 0;
}
void avahi_threaded_poll_free(void*) {}
void avahi_threaded_poll_lock(void*) {}
void avahi_threaded_poll_unlock(void*) {}

void* avahi_client_new(const void*, int, void (*)(void*, int, void*), void*, int* error) {
    if (error != nullptr)
        *error = 0;
    return &handle;
}
void avahi_client_free(void*) {}
int avahi_client_errno(void*) {
    return 0;
}
const char* avahi_client_get_host_name_fqdn(void*) {
    return "localhost";
}

void* avahi_entry_group_new(void*, void (*)(void*, int, void*), void*) {
    return &handle;
}
int avahi_entry_group_add_service_strlst(void*, int, int, int, const char*, const char* type,
                                         const char*, const char*, std::uint16_t port, void*) {
    static bool told = false;
    // Printers register several services on one port; "_printer._tcp" has port 0.
    if (port != 0 && !told && type != nullptr) {
        told = true;
        std::printf("READY port=%u\n", static_cast<unsigned>(port));
        std::fflush(stdout);
    }
    return 0;
}
int avahi_entry_group_add_service_subtype(void*, ...) {
    return 0;
}
int avahi_entry_group_commit(void*) {
    return 0;
}
int avahi_entry_group_reset(void*) {
    return 0;
}
void avahi_entry_group_free(void*) {}

}  // extern "C"
