# SPDX-License-Identifier: Apache-2.0
# Language, warnings, sanitizers: one interface target that everything links to.
option(TEREZE_BUILD_TESTS "Build tests, stand-ins and the demo" ON)
option(TEREZE_UI_DRIVER "Let a local socket drive the user interface (tests and demo only)" ON)
option(TEREZE_COVERAGE "Instrument for coverage" OFF)
option(TEREZE_FUZZ "Build fuzz targets with libFuzzer (Clang)" OFF)
set(TEREZE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(THREADS_PREFER_PTHREAD_FLAG ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
    add_link_options(-fuse-ld=lld)
endif()

add_library(tereze_options INTERFACE)
target_include_directories(tereze_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(tereze_options INTERFACE
    -Wall -Wextra -Wno-missing-field-initializers -Werror -Wshadow -Wconversion
    -Wno-sign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-align -fno-common -fstack-protector-strong)
target_compile_definitions(tereze_options INTERFACE TEREZE_VERSION="${PROJECT_VERSION}")
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_definitions(tereze_options INTERFACE _FORTIFY_SOURCE=2)
endif()
if(TEREZE_SANITIZE)
    # GCC 12 takes std::regex under AddressSanitizer for uninitialised (GCC bug 105562).
    target_compile_options(tereze_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> -fsanitize=${TEREZE_SANITIZE}
        -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(tereze_options INTERFACE -fsanitize=${TEREZE_SANITIZE})
endif()
if(TEREZE_COVERAGE)
    target_compile_options(tereze_options INTERFACE --coverage)
    target_link_options(tereze_options INTERFACE --coverage)
endif()
if(TEREZE_FUZZ)
    target_compile_options(tereze_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(tereze_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
