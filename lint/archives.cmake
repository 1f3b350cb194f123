# Packages of which the program links the archives: a program that needs no search for shared libraries starts in half
# the time. Tests and tools link the shared ones. A package without an archive is linked as ever; where all have one, the
# program is static.
option(MANNERLY_ARCHIVES "link the program with the packages' static archives where there are any" ON)

# mannerly_package(NAME TARGETS … ARCHIVES …): links the archives in a target that has the property LINKS_ARCHIVES, and
# the targets elsewhere.
function(mannerly_package name)
  cmake_parse_arguments(ARG "" "" "TARGETS;ARCHIVES" ${ARGN})
  add_library(${name} INTERFACE)
  set(found "")
  foreach(archive IN LISTS ARG_ARCHIVES)
    find_library(${name}_${archive} NAMES lib${archive}.a)
    if(${name}_${archive})
      list(APPEND found ${${name}_${archive}})
    endif()
  endforeach()
  list(LENGTH found have)
  list(LENGTH ARG_ARCHIVES want)
  if(MANNERLY_ARCHIVES AND NOT MANNERLY_SANITIZE AND have EQUAL want)
    target_link_libraries(${name} INTERFACE
      "$<$<BOOL:$<TARGET_PROPERTY:LINKS_ARCHIVES>>:${found}>"
      "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:LINKS_ARCHIVES>>>:${ARG_TARGETS}>")
  else()
    target_link_libraries(${name} INTERFACE ${ARG_TARGETS})
    set_property(GLOBAL APPEND PROPERTY MANNERLY_SHARED ${name})
  endif()
endfunction()

# Debian has no archive of md4c: it is made of the source that integrations/packages.sh fetched.
set(MANNERLY_MD4C_SOURCE "${CMAKE_SOURCE_DIR}/build/sources/md4c_0.4.8.orig.tar.gz" CACHE FILEPATH "md4c's source")
function(mannerly_md4c name)
  set(files ${CMAKE_CURRENT_BINARY_DIR}/md4c)
  if(EXISTS ${MANNERLY_MD4C_SOURCE} AND NOT EXISTS ${files})
    file(ARCHIVE_EXTRACT INPUT ${MANNERLY_MD4C_SOURCE} DESTINATION ${files} PATTERNS "*/src/md4c.[ch]")
  endif()
  file(GLOB source ${files}/*/src/md4c.c)
  if(source)
    add_library(md4c-archive STATIC EXCLUDE_FROM_ALL ${source})
    target_compile_options(md4c-archive PRIVATE -ffunction-sections)
    set_target_properties(md4c-archive PROPERTIES OUTPUT_NAME md4c)
    set(${name}_md4c md4c-archive CACHE INTERNAL "")  # what mannerly_package() would look for
  endif()
  mannerly_package(${name} TARGETS PkgConfig::MD4C ARCHIVES md4c)
endfunction()

# mannerly_static(TARGET): nothing is left to load when it starts, if there are archives of all.
function(mannerly_static target)
  get_property(shared GLOBAL PROPERTY MANNERLY_SHARED)
  find_library(MANNERLY_LIBC NAMES libc.a)
  if(NOT shared AND MANNERLY_LIBC)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/cli/frame_index.cc)
    target_link_options(${target} PRIVATE -static -Wl,--eh-frame-hdr -Wl,--wrap=__register_frame_info
                        -Wl,--wrap=__deregister_frame_info)
  endif()
endfunction()
