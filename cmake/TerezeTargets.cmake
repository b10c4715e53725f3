# SPDX-License-Identifier: Apache-2.0
# The three shapes a folder can take: a library, a program, a test program.

# tereze_library(<name> SOURCES ... [DEPENDS ...] [PRIVATE_DEPENDS ...])
function(tereze_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC tereze_options ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE_DEPENDS})
endfunction()

# tereze_program(<name> SOURCES ... [DEPENDS ...])
function(tereze_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE tereze_options ${ARG_DEPENDS})
endfunction()

# tereze_test(<name> SOURCES ... [DEPENDS ...] [LABEL unit|integration|e2e] [TIMEOUT seconds] [SERIAL])
# One ctest entry per program: Catch2 runs the cases in one process, which keeps the suite fast.
function(tereze_test name)
    cmake_parse_arguments(ARG "SERIAL" "LABEL;TIMEOUT" "SOURCES;DEPENDS" ${ARGN})
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE tereze_options ${ARG_DEPENDS} ${CATCH2_MAIN_LIBRARY})
    target_compile_definitions(${name} PRIVATE
        TEREZE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TEREZE_BUILD_DIR="${CMAKE_BINARY_DIR}"
        TEREZE_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${name} COMMAND ${name} --order lex)
    set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
    if(ARG_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()

# tereze_test_on_postgresql(<name>): runs a test program that asks tests/support/store for its database
# a second time, on PostgreSQL.
function(tereze_test_on_postgresql name)
    cmake_parse_arguments(ARG "" "ONLY" "" ${ARGN})
    get_test_property(${name} LABELS labels)
    get_test_property(${name} TIMEOUT timeout)
    math(EXPR timeout "${timeout} * 2")
    add_test(NAME ${name}_on_postgresql COMMAND ${name} ${ARG_ONLY} --order lex)
    set_tests_properties(${name}_on_postgresql PROPERTIES LABELS ${labels} TIMEOUT ${timeout}
        ENVIRONMENT TEREZE_TEST_DATABASE=postgresql)
endfunction()

# tereze_fuzz(<name> SOURCES ... [DEPENDS ...]): built only by the fuzz preset; elsewhere the same
# LLVMFuzzerTestOneInput is run over tests/fuzz/corpus/<name> by a small driver, as a unit test.
function(tereze_fuzz name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    if(TEREZE_FUZZ)
        add_executable(${name} ${ARG_SOURCES})
        target_link_libraries(${name} PRIVATE tereze_options ${ARG_DEPENDS} -fsanitize=fuzzer)
    else()
        add_executable(${name} ${ARG_SOURCES} ${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
        target_link_libraries(${name} PRIVATE tereze_options ${ARG_DEPENDS})
        add_test(NAME ${name} COMMAND ${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name})
        set_tests_properties(${name} PROPERTIES LABELS fuzz TIMEOUT 60)
    endif()
endfunction()
